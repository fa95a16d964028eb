// The sections of facts: audit findings, plan with reasons, settings, model file, machine, times.
import { facts, fold, paragraph, type Section, table } from '../../../document/document.ts';
import { code, cut } from '../../../document/inline.ts';
import { formatBytes, formatCount, formatSeconds, plural } from '../../../document/numbers.ts';
import type { Results } from '../../../results/results.ts';
import { allTimings, stageTimings } from '../timing-words.ts';

/** Longer than a name: messages and reasons are sentences. */
const LONGEST_SENTENCE = 400;

/** What the audit of the data found; nothing but warnings, errors have stopped the run. */
export function auditSection({ data }: Pick<Results, 'data'>): Section {
  const { warnings } = data;
  const found = plural(warnings.length, 'thing');
  const items = warnings.map(({ code: fault, message }) => [
    code(cut(fault)),
    ` ${cut(message, LONGEST_SENTENCE)}`,
  ]);
  const blocks =
    warnings.length === 0
      ? [paragraph('The audit found nothing to warn of.')]
      : [paragraph(`The audit found ${found} to warn of:`), { kind: 'list', items } as const];
  return { id: 'audit', title: 'Audit', leaveOut: 6, blocks: [fold(`Audit (${warnings.length})`, blocks)] };
}

/** Network and training as planned, with the reason of each choice. */
export function planSection({ plan }: Results): Section {
  const rows = plan.reasons.map(({ setting, value, reason }) => [
    cut(setting),
    cut(value),
    cut(reason, LONGEST_SENTENCE),
  ]);
  const blocks = [
    paragraph(`Recipe ${plan.recipe}: ${cut(plan.network)}, ${plural(plan.parameters, 'parameter')}.`),
    ...(rows.length === 0
      ? []
      : [table('What was chosen and why', ['choice', 'value', 'reason'], rows, { text: [0, 1, 2] })]),
  ];
  return { id: 'plan', title: 'Plan', leaveOut: 10, blocks: [fold('Plan, with reasons', blocks)] };
}

/** Every setting as used, then those that were not set. */
export function settingsSection({ settings }: Pick<Results, 'settings'>): Section {
  const entries = Object.entries(settings);
  const rows = entries
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [
      cut(name),
      cut(typeof value === 'string' ? value : JSON.stringify(value), LONGEST_SENTENCE),
    ]);
  const unset = entries.filter(([, value]) => value === null).map(([name]) => cut(name));
  const blocks = [
    table('Settings as given or by default', ['setting', 'value'], rows, { text: [0, 1] }),
    ...(unset.length === 0 ? [] : [paragraph(`Not set: ${unset.join(', ')}.`)]),
  ];
  return {
    id: 'settings',
    title: 'Settings',
    leaveOut: 12,
    blocks: [fold(`Settings (${rows.length})`, blocks, {})],
  };
}

export function modelSection({ model }: { readonly model: Results['model'] }): Section {
  const text = `Model: ${cut(model.path, 200)}, ${formatBytes(model.bytes)}, sha256 ${model.sha256}`;
  return { id: 'model', title: 'Model file', leaveOut: 1, blocks: [paragraph(text)] };
}

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
}: Pick<Results, 'environment' | 'peak-memory-bytes'>): string[][] {
  const { cpu, cores, node, platform, arch } = environment;
  return [
    ['machine', `${cut(cpu)}, ${plural(cores, 'core')}, ${formatBytes(environment['memory-bytes'])}`],
    ['system', `Node ${cut(node)}, ${cut(platform)} ${cut(arch)}`],
    ['peak memory', formatBytes(results['peak-memory-bytes'])],
  ];
}

const SLOWEST = 3;

export function timingSection({ 'timings-seconds': timings }: Pick<Results, 'timings-seconds'>): Section {
  const rows = allTimings(timings).map(({ title, seconds }) => [cut(title), formatSeconds(seconds)]);
  const slowest = stageTimings(timings)
    .filter(({ seconds }) => seconds > 0)
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, SLOWEST)
    .map(({ title, seconds }) => `${cut(title)} ${formatSeconds(seconds)}`);
  const times = fold('Times', [table('Time of each stage', ['stage', 'time'], rows)], {
    openOnPage: true,
    name: 'times',
    leaveOut: 11,
  });
  return {
    id: 'timing',
    title: 'Timing',
    leaveOut: 3,
    blocks: [...(slowest.length === 0 ? [] : [paragraph(`Slowest stages: ${slowest.join(', ')}.`)]), times],
  };
}
