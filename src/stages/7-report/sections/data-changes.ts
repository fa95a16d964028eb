// What changed in the data since the baseline: in a few words for a title, and with the images' names.
import { type Block, paragraph } from '../../../document/document.ts';
import { cut } from '../../../document/inline.ts';
import { plural } from '../../../document/numbers.ts';
import type { Results } from '../../../results/results.ts';
import { moment } from '../../../shared/moment.ts';

const KINDS = [
  ['added', 'added'],
  ['removed', 'removed'],
  ['relabelled', 'relabelled'],
  ['moved', 'moved to another part of the split'],
] as const;

const OTHERWISE = 'the labels stand for other classes';

/** "Since the baseline (main, 2026-01-02 03:04 UTC): 3 images added (...)."; none where that isn't known. */
export function dataChanges({ comparison: { data, baseline } }: Pick<Results, 'comparison'>): Block[] {
  if (data === null || baseline === null) return [];
  const since = `Since the baseline (${cut(baseline.name)}, ${moment(baseline['created-at'])})`;
  const parts = KINDS.flatMap(([kind, words]) => {
    const { count, ids } = data[kind];
    if (count === 0) return [];
    const more = count > ids.length ? ` and ${count - ids.length} more` : '';
    return [`${plural(count, 'image')} ${words} (${ids.map((id) => cut(id)).join(', ')}${more})`];
  });
  if (data['read-otherwise']) parts.push(`${OTHERWISE}, by classes.json or settings`);
  return [
    paragraph(`${since}: ${parts.length === 0 ? 'the same images with the same labels' : parts.join('; ')}.`),
  ];
}

/** "since the baseline 3 images added, 1 image relabelled"; undefined where that isn't known. */
export function dataChangesCounts({ comparison: { data } }: Pick<Results, 'comparison'>): string | undefined {
  if (data === null) return undefined;
  const parts = KINDS.filter(([kind]) => data[kind].count > 0).map(
    ([kind, words]) => `${plural(data[kind].count, 'image')} ${words}`,
  );
  if (data['read-otherwise']) parts.push(OTHERWISE);
  return parts.length === 0 ? "the same as the baseline's" : `since the baseline ${parts.join(', ')}`;
}
