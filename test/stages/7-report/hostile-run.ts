// A run whose every name is as hostile as asked for, and what must hold of the Markdown that tells of it.
import { expect } from 'vitest';
import { perClass } from '../../../src/metrics/confusion.ts';
import { byName, VALIDATION_SCORES } from '../../../src/metrics/epoch-scores.ts';
import { byScore, scoresOf } from '../../../src/metrics/scores.ts';
import type { Results } from '../../../src/results/results.ts';
import { elementsOf, tablesIn, toHtml } from '../../document/markdown/github-markdown.ts';
import { type RunChanges, sampleHistory, sampleResults, sampleRun } from './sample-run.ts';

/** A run with these class names, sample names and number of epochs. */
export function runWith(names: readonly string[], epochs: number): Results {
  const size = names.length;
  const confusion = Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 1000 + i : i % 3));
  const { dataset } = sampleRun();
  const changes: RunChanges = {
    dataset: {
      root: names[0],
      classes: names.map((name, index) => ({ index, name, color: [index % 256, 0, 0] })),
      samples: dataset.samples.map((sample, i) => ({ ...sample, image: names[i % size] })),
      warnings: names.map((name) => ({
        code: 'bad-name',
        message: `image "${name}" is odd`,
        severity: 'warning',
      })),
    },
    plan: {
      epochs,
      network: { ...sampleRun().plan.network, title: names[0] },
      reasons: names.map((name) => ({ setting: name, value: name, reason: name })),
    },
    settings: { data: names[0], groupBy: names[size - 1], classes: names },
    outcome: {
      history: sampleHistory(epochs, Math.ceil(epochs / 2)),
      bestEpoch: Math.ceil(epochs / 2),
      stoppedEpoch: epochs,
    },
    evaluation: {
      confusion,
      scores: scoresOf(confusion),
      perClass: perClass(confusion),
      perImage: names.slice(0, 7).map((id) => ({ id, confusion, scores: byScore(() => 1) })),
    },
  };
  const results = sampleResults(changes);
  return {
    ...results,
    predictions: [{ rank: 'worst', id: names[0], path: 'predictions/worst.png' }],
    'initial-model': {
      name: names[0],
      sha256: 'cd'.repeat(32),
      pretraining: null,
      origin: { name: names[0], sha256: 'd2'.repeat(32), dataset: names[0], licence: names[0] },
      'new-classes': [...names],
      'trained-on': null,
      'val-loss': 0.5,
      ...byName(VALIDATION_SCORES, () => 0.8),
    },
  };
}

/** Every table has one number of cells a row, and nothing but what a summary or a card is made of is an element. */
export function expectWhole(markdown: string): void {
  const html = toHtml(markdown);
  for (const rows of tablesIn(html)) {
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => rows[0].length));
  }
  const allowed = [
    'h1',
    'h2',
    'h3',
    'p',
    'pre',
    'code',
    'details',
    'summary',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'ul',
    'li',
    'strong',
    'span',
    'sub',
    'br',
  ];
  expect([...elementsOf(html)].filter((name) => !allowed.includes(name))).toEqual([]);
}
