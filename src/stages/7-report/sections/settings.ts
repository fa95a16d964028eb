// The section of the settings, as used.
import { fold, paragraph, type Section, table } from '../../../document/document.ts';
import { cut, LONGEST_SENTENCE } from '../../../document/inline.ts';
import type { Results } from '../../../results/results.ts';

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
