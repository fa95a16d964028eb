// The section of the settings, as used.
import { fold, paragraph, type Section, table } from '../../../document/document.ts';
import { cut, LONGEST_SENTENCE } from '../../../document/inline.ts';
import { formatBytes, formatSeconds } from '../../../document/numbers.ts';
import type { Results } from '../../../results/results.ts';

/** Keys of results.json that say a unit: the setting's own name, and its value for people. */
const WITH_UNIT = new Map<string, { readonly name: string; readonly format: (value: number) => string }>([
  ['time-budget-ms', { name: 'time-budget', format: (milliseconds) => formatSeconds(milliseconds / 1000) }],
  ['memory-budget-bytes', { name: 'memory-budget', format: formatBytes }],
]);

function asSet(key: string, value: unknown): readonly [name: string, value: unknown] {
  const { name, format } = WITH_UNIT.get(key) ?? { name: key, format: String };
  return [name, typeof value === 'number' ? format(value) : value];
}

/** Every setting as used, then those that were not set. */
export function settingsSection({ settings }: Pick<Results, 'settings'>): Section {
  const entries = Object.entries(settings).map(([key, value]) => asSet(key, value));
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
