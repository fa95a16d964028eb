// The machine that was measured on, as far as it decides how fast anything runs.
import { readFile } from 'node:fs/promises';
import { loadavg, totalmem } from 'node:os';
import { readEnvironment } from '../src/stages/7-report/environment.ts';

export interface BenchEnvironment {
  readonly cpu: string;
  readonly cores: number;
  readonly threads: number;
  /** Those that the arithmetic can gain from; empty where the system doesn't tell. */
  readonly instructionSets: readonly string[];
  readonly memoryBytes: number;
  readonly platform: string;
  /** Mean number of processes that wanted a core in the minute before: above about 0.2 the figures are not clean. */
  readonly loadBefore: number;
}

export async function readBenchEnvironment(threads: number): Promise<BenchEnvironment> {
  const { cpu, cores, platform, arch } = readEnvironment();
  // Only Linux has it.
  const cpuInfo = await readFile('/proc/cpuinfo', 'utf8').catch(() => '');
  return {
    cpu,
    cores,
    threads,
    instructionSets: instructionSetsIn(cpuInfo),
    memoryBytes: totalmem(),
    platform: `${platform} ${arch}`,
    loadBefore: loadavg()[0],
  };
}

/** Out of the text of /proc/cpuinfo: x86's `flags` or ARM's `Features`. */
export function instructionSetsIn(cpuInfo: string): string[] {
  const flags = /^(?:flags|Features)\s*:\s*(.*)$/m.exec(cpuInfo)?.[1].split(' ') ?? [];
  return flags.filter((flag) =>
    /^(avx2|fma|avx512f|avx512_vnni|avx512_bf16|amx_\w+|asimd|sve2?|bf16|i8mm)$/.test(flag),
  );
}
