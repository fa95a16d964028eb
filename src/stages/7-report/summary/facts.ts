// The folded lists of facts: audit findings, plan with reasons, settings, times, machine.
import type { Results } from '../results.ts';
import { allTimings, stageTimings } from '../timing-words.ts';
import { escapeText, table } from './markdown.ts';
import { formatBytes, formatCount, formatSeconds, plural } from './numbers.ts';

const MOST_FINDINGS = 50;
/** Longer than a name: messages and reasons are sentences. */
const LONGEST_SENTENCE = 400;

/** What the audit of the data found; nothing but warnings, errors have stopped the run. */
export function findingsList({ data }: Pick<Results, 'data'>): string {
  if (data.warnings.length === 0) return 'The audit found nothing to warn of.';
  const lines = data.warnings
    .slice(0, MOST_FINDINGS)
    .map(({ code, message }) => `- ${escapeText(code)}: ${escapeText(message, LONGEST_SENTENCE)}`);
  const rest = data.warnings.length - lines.length;
  if (rest > 0) lines.push(`- and ${plural(rest, 'more warning')} in results.json`);
  return `The audit found ${plural(data.warnings.length, 'thing')} to warn of:\n\n${lines.join('\n')}`;
}

/** Network and training as planned, with the reason of each choice. */
export function planTable({ plan }: Results): string {
  const facts = `Recipe ${plan.recipe}: ${escapeText(plan.network)}, ${plural(plan.parameters, 'parameter')}.`;
  if (plan.reasons.length === 0) return facts;
  const rows = plan.reasons.map(({ setting, value, reason }) => [
    escapeText(setting),
    escapeText(value),
    escapeText(reason, LONGEST_SENTENCE),
  ]);
  return `${facts}\n\n${table(['choice', 'value', 'reason'], rows, 'lll')}`;
}

/** Every setting as used, then those that were not set. */
export function settingsTable({ settings }: Pick<Results, 'settings'>): string {
  const entries = Object.entries(settings);
  const rows = entries
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [
      escapeText(name),
      escapeText(typeof value === 'string' ? value : JSON.stringify(value)),
    ]);
  const unset = entries.filter(([, value]) => value === null).map(([name]) => escapeText(name));
  const note = unset.length === 0 ? '' : `\n\nNot set: ${unset.join(', ')}.`;
  return table(['setting', 'value'], rows, 'll') + note;
}

const SLOWEST = 3;

/** "Slowest stages: training 4 min 11 s, test 2.40 s, data set 1.21 s."; undefined where nothing was timed. */
export function slowestStages({ 'timings-seconds': timings }: Results): string | undefined {
  const slowest = stageTimings(timings)
    .filter(({ seconds }) => seconds > 0)
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, SLOWEST)
    .map(({ title, seconds }) => `${escapeText(title)} ${formatSeconds(seconds)}`);
  return slowest.length === 0 ? undefined : `Slowest stages: ${slowest.join(', ')}.`;
}

export function timingsTable({ 'timings-seconds': timings }: Pick<Results, 'timings-seconds'>): string {
  const rows = allTimings(timings).map(({ title, seconds }) => [escapeText(title), formatSeconds(seconds)]);
  return table(['stage', 'time'], rows, 'lr');
}

export function environmentTable(results: Results): string {
  const { engine, environment } = results;
  const runtime = `${engine.runtime} runtime, ${engine.layout} layout, ${plural(engine.threads, 'thread')}`;
  return table(
    ['fact', 'value'],
    [
      ['best-epoch', escapeText(results.tool.version)],
      ['engine', `${engine.engine} ${escapeText(engine.version)}, ${runtime}`],
      [
        'machine',
        `${escapeText(environment.cpu)}, ${plural(environment.cores, 'core')}, ${formatBytes(environment['memory-bytes'])}`,
      ],
      [
        'system',
        `Node ${escapeText(environment.node)}, ${escapeText(environment.platform)} ${escapeText(environment.arch)}`,
      ],
      ['peak memory', formatBytes(results['peak-memory-bytes'])],
      ['seed', formatCount(results.plan.seed)],
      ['data hash', results.data.hash],
      ['made', results['created-at']],
    ],
    'll',
  );
}
