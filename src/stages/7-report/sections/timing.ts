// The section of the times: of each stage, the slowest ones at once.
import { fold, paragraph, type Section, table } from '../../../document/document.ts';
import { cut } from '../../../document/inline.ts';
import { formatSeconds } from '../../../document/numbers.ts';
import type { Results } from '../../../results/results.ts';
import { allTimings, stageTimings } from '../timing-words.ts';

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
