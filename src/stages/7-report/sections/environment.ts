// The section of the machine: what it ran on, and what it takes to run it again.
import { facts, fold, type Section } from '../../../document/document.ts';
import { cut } from '../../../document/inline.ts';
import { formatBytes, formatCount, plural } from '../../../document/numbers.ts';
import type { Results } from '../../../results/results.ts';

export function environmentSection(results: Results): Section {
  const { engine, tool, data, plan } = results;
  const runtime = `${engine.runtime} runtime, ${engine.layout} layout, ${plural(engine.threads, 'thread')}`;
  const rows = [
    ['best-epoch', cut(tool.version)],
    ['engine', `${engine.engine} ${cut(engine.version)}, ${runtime}`],
    ...machineRows(results),
    ['seed', formatCount(plan.seed)],
    ['data hash', data.hash],
    ['made', results['created-at']],
  ];
  return machineSection(facts('What it ran on, and what it takes to run it again', rows));
}

export function machineSection(table: ReturnType<typeof facts>): Section {
  const blocks = [fold('Environment', [table])];
  return { id: 'environment', title: 'Environment', leaveOut: 11, blocks };
}

export function machineRows({
  environment,
  ...results
}: Pick<Results, 'environment' | 'peak-memory-bytes'> &
  Partial<Pick<Results, 'foreseen-memory-bytes'>>): string[][] {
  const { cpu, cores, node, platform, arch } = environment;
  const foreseen = results['foreseen-memory-bytes'] ?? null;
  const besideForeseen = foreseen === null ? '' : ` (foreseen ${formatBytes(foreseen)})`;
  return [
    ['machine', `${cut(cpu)}, ${plural(cores, 'core')}, ${formatBytes(environment['memory-bytes'])}`],
    ['system', `Node ${cut(node)}, ${cut(platform)} ${cut(arch)}`],
    ['peak memory', `${formatBytes(results['peak-memory-bytes'])}${besideForeseen}`],
  ];
}
