// What changed in the data since the baseline: in a few words for a title, and with the images' names.
import type { Results } from '../results.ts';
import { escapeText } from './markdown.ts';
import { plural } from './numbers.ts';

const DATA_CHANGES = [
  ['added', 'added'],
  ['removed', 'removed'],
  ['relabelled', 'relabelled'],
  ['moved', 'moved to another part of the split'],
] as const;

/** "Since main: 3 images added (...), 1 relabelled (...)."; undefined where that isn't known. */
export function dataChangesNote({
  comparison: { data, baseline },
}: Pick<Results, 'comparison'>): string | undefined {
  if (data === null || baseline === null) return undefined;
  const since = `Since the baseline ${escapeText(baseline.name)} (${escapeText(baseline['created-at'].slice(0, '2026-01-02'.length))})`;
  const parts = DATA_CHANGES.flatMap(([kind, words]) => {
    const { count, ids } = data[kind];
    if (count === 0) return [];
    const more = count > ids.length ? ' and more' : '';
    return [`${plural(count, 'image')} ${words} (${ids.map((id) => escapeText(id)).join(', ')}${more})`];
  });
  return `${since}: ${parts.length === 0 ? 'the same images with the same labels' : parts.join('; ')}.`;
}

/** "since the baseline 3 images added, 1 image relabelled"; undefined where that isn't known. */
export function dataChangesCounts({ comparison: { data } }: Pick<Results, 'comparison'>): string | undefined {
  if (data === null) return undefined;
  const parts = DATA_CHANGES.filter(([kind]) => data[kind].count > 0).map(
    ([kind, words]) => `${plural(data[kind].count, 'image')} ${words}`,
  );
  return parts.length === 0 ? "the same as the baseline's" : `since the baseline ${parts.join(', ')}`;
}
