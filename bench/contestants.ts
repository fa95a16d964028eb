// Who is measured: ours, and the same work in Keras and PyTorch in the ways that are worth comparing with.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Command } from './child.ts';
import { CACHE } from './venv.ts';

export interface Contestant {
  readonly name: string;
  /** Ratios are against the fastest of `float32`; bfloat16 does less exact work and is reported apart. */
  readonly precision: 'float32' | 'bfloat16';
  /** Whose script and virtual environment. */
  readonly framework: 'ours' | 'keras' | 'torch';
  readonly variant: string;
  /** Measured by `--quick` too. */
  readonly quick: boolean;
}

export const OURS: Contestant = {
  name: 'Best Epoch',
  precision: 'float32',
  framework: 'ours',
  variant: 'float32',
  quick: true,
};

const PEERS: readonly Contestant[] = [
  { name: 'Keras', precision: 'float32', framework: 'keras', variant: 'float32', quick: true },
  { name: 'PyTorch', precision: 'float32', framework: 'torch', variant: 'float32', quick: true },
  { name: 'PyTorch compiled', precision: 'float32', framework: 'torch', variant: 'compiled', quick: true },
  { name: 'Keras XLA', precision: 'float32', framework: 'keras', variant: 'xla', quick: false },
  { name: 'Keras bfloat16', precision: 'bfloat16', framework: 'keras', variant: 'bfloat16', quick: false },
  { name: 'PyTorch bfloat16', precision: 'bfloat16', framework: 'torch', variant: 'bfloat16', quick: false },
];

/** Ours first. Left out: torch.compile without a C++ compiler, bfloat16 on processors that only emulate it. */
export function contestants(quick: boolean, instructionSets: readonly string[]): readonly Contestant[] {
  const compiler = ['g++', 'clang++'].some((name) => spawnSync(name, ['--version']).status === 0);
  const bfloat16 = instructionSets.some((name) => /bf16/.test(name));
  return [OURS, ...PEERS].filter(
    (one) =>
      (one.quick || !quick) &&
      (one.variant !== 'compiled' || compiler) &&
      (one.precision !== 'bfloat16' || bfloat16),
  );
}

export interface Places {
  /** Folder of the bundles. */
  readonly built: string;
  /** Folder of the peers' scripts. */
  readonly peers: string;
  /** Each framework's Python. */
  readonly python: Readonly<Record<'keras' | 'torch', string>>;
}

/** Everything that runs on several threads is told how many: libraries otherwise take all cores. */
export function commandOf(
  { framework, variant }: Contestant,
  job: string,
  threads: number,
  places: Places,
): Command {
  const environment = {
    OMP_NUM_THREADS: String(threads),
    PYTHONDONTWRITEBYTECODE: '1',
    TORCHINDUCTOR_CACHE_DIR: join(CACHE, 'inductor'),
  };
  if (framework === 'ours')
    return { file: process.execPath, arguments: [join(places.built, 'step.js'), job], environment };
  const script = join(places.peers, `${framework}_step.py`);
  return { file: places.python[framework], arguments: [script, job, variant], environment };
}
