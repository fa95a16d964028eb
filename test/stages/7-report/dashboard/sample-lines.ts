// Lines of a history, as runs of months leave them; a test changes what it is about.
import { byScore } from '../../../../src/metrics/scores.ts';
import { type HistoryLine, historyLineSchema } from '../../../../src/results/history-line.ts';
import { Random } from '../../../../src/shared/random.ts';

const HOUR = 3_600_000;
const hex = (text: string, length: number) =>
  Buffer.from(text).toString('hex').padEnd(length, '7').slice(0, length);

/** One run of many, its score by its place: it rises, stays, and wobbles with chance. */
export function lineAt(place: number, change: Partial<HistoryLine> = {}): HistoryLine {
  const random = Random.for(place, 'split');
  const score = 0.93 - 0.25 * Math.exp(-place / 8) + 0.03 * (random.next() - 0.5);
  const date = new Date(Date.UTC(2025, 0, 6, 3, 4, 5) + place * 21 * HOUR).toISOString();
  const verdicts = ['same', 'same', 'better', 'same', 'worse'] as const;
  return historyLineSchema.parse({
    'schema-version': 1,
    series: 'Train/train/best-epoch',
    artifact: 'best-epoch',
    data: 'data/ccd',
    branch: 'main',
    event: 'push',
    commit: hex(`${place * 7919}c`, 40),
    run: { id: String(17_000_000_000 + place * 31_337), attempt: 1, job: 'train' },
    date,
    task: 'segmentation',
    classes: ['background', 'hot pixel', 'particle track', 'glowing column'],
    scores: byScore(({ key }) =>
      key === 'balanced-accuracy' ? null : key === 'macro-f1' ? score : score + 0.02,
    ),
    intervals: byScore(({ key }) =>
      key === 'balanced-accuracy' ? null : { low: score - 0.021, high: score + 0.017 },
    ),
    'best-epoch': 41,
    'stopped-epoch': 61,
    'stop-reason': 'patience',
    images: { train: 142 + place, validation: 38, test: 42 },
    'data-hash': 'a'.repeat(64),
    'test-hash': 'b'.repeat(64),
    minutes: 4.2,
    'model-sha256': hex(`${place}`, 64),
    verdict: place === 0 ? 'no-baseline' : verdicts[place % verdicts.length],
    gates: 'passed',
    restored: false,
    ...change,
  });
}

export function linesOf(count: number, change: Partial<HistoryLine> = {}): HistoryLine[] {
  return Array.from({ length: count }, (_, i) => lineAt(i, change));
}

export const ABOUT = {
  home: { serverUrl: 'https://github.com', repository: 'example/telescope', branch: 'best-epoch-history' },
  defaultBranch: 'main',
} as const;
