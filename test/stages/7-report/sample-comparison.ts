// A run that was compared with its baseline, for a page that shows all it can.
import { byScore } from '../../../src/metrics/scores.ts';
import type { Results } from '../../../src/results/results.ts';
import { type RunChanges, sampleResults } from './sample-run.ts';

const interval = { low: -0.002, high: 0.022 };
const NONE = byScore(() => null);
const none = { count: 0, ids: [] };

export function comparedResults(changes: RunChanges = {}): Results {
  const results = sampleResults(changes);
  const intervals = { ...NONE, 'macro-f1': { low: 0.93, high: 0.97 } };
  return {
    ...results,
    test: { ...results.test, intervals },
    comparison: {
      verdict: 'better',
      sentence: 'Better than main: test macro F1 0.973 (+0.014, 95 % interval −0.002 to +0.022)',
      baseline: {
        name: 'main',
        'created-at': '2026-01-01T00:00:00.000Z',
        version: '0.1.0',
        images: 2,
        ...NONE,
        accuracy: 0.99,
        'mean-iou': 0.93,
        'macro-f1': 0.959,
        intervals,
      },
      changes: {
        ...NONE,
        'mean-iou': { change: 0.018, interval: null },
        'macro-f1': { change: 0.014, interval },
        'per-class': results.classes.map(({ name }) => ({
          class: name,
          f1: { change: -0.003, interval },
          iou: null,
        })),
      },
      'shared-images': null,
      data: {
        added: { count: 21, ids: ['images/20'] },
        removed: none,
        relabelled: { count: 1, ids: ['images/3'] },
        moved: none,
        'read-otherwise': false,
      },
    },
  };
}
