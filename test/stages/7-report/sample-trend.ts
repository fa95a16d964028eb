// A run after eleven others, the best of them three runs ago.
import type { Trend } from '../../../src/results/trend.ts';

const SCORES = [0.902, 0.915, 0.921, 0.918, 0.933, 0.929, 0.94, 0.938, 0.951, 0.944, 0.946, 0.943];

export function sampleTrend(more: Partial<Trend> = {}): Trend {
  const runs = SCORES.map((score, i) => ({
    commit: `${i}c0ffee`.padStart(8, 'a').padEnd(40, '0'),
    date: new Date(Date.UTC(2026, 0, 1 + 2 * i, 3, 4, 5)).toISOString(),
    'run-id': String(17_000_000_000 + i),
    score,
    interval: { low: score - 0.02, high: score + 0.015 },
  }));
  const { interval: _, ...best } = runs[8]!;
  return {
    series: 'Train/train/best-epoch',
    branch: 'main',
    runs,
    best,
    decline: null,
    sentence: 'Test macro F1 is 0.943; the best of 12 runs was 0.951 (2026-01-17)',
    ...more,
  };
}
