// What GitHub takes: at most 1 MiB in a job's summary and 65,536 characters in a comment, whatever the run was. What had
// to go for that is named, the least important first, and the result is always there.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byScore } from '../../../src/metrics/scores.ts';
import type { Results } from '../../../src/results/results.ts';
import { renderSummary } from '../../../src/stages/7-report/summary.ts';
import { HOSTILE_NAMES, tablesOf } from '../../document/markdown/github-markdown.ts';
import { expectWhole, runWith } from './hostile-run.ts';

const MIB = 1_048_576;
const COMMENT = 65_536;

/** The sections from the least important on, each with words that stand in it and in no other. */
const SECTIONS: readonly (readonly [name: string, words: string])[] = [
  ['settings', '<summary>Settings ('],
  ['environment', '<summary>Environment</summary>'],
  ['times', '<summary>Times</summary>'],
  ['plan', '<summary>Plan, with reasons</summary>'],
  ['epochs', '<summary>Epochs ('],
  ['confusion', '<summary>Confusion of '],
  ['test images', 'Test images by mean IoU, '],
  ['data and split', '<summary>Data and split'],
  ['audit', '<summary>Audit ('],
  ['curves', 'training loss. 🟧 Orange'],
  ['timing', 'Slowest stages: '],
  ['classes', '| precision |'],
  ['diagnosis', '**Diagnosis: '],
  ['model file', '\n\nModel: '],
];

/** The same run compared with a baseline that has as hostile a name, and other data. */
function compared(results: Results, names: readonly string[]): Results {
  const list = { count: names.length, ids: names.slice(0, 20) };
  const interval = { low: -0.5, high: 0.5 };
  const change = { change: 0.1, interval };
  const intervals = byScore(() => interval);
  return {
    ...results,
    comparison: {
      verdict: 'same',
      sentence: `Same as ${names[0]}: test macro F1 0.9`,
      baseline: {
        name: names[0],
        'created-at': '2026-01-01T00:00:00.000Z',
        version: '0.1.0',
        images: 7,
        ...byScore(() => 1),
        intervals,
      },
      changes: {
        ...byScore(() => change),
        'per-class': names.map((name) => ({ class: name, f1: change, iou: change })),
      },
      data: { added: list, removed: list, relabelled: list, moved: list },
    },
  };
}

function expectFitting(results: Results, limit: number): void {
  const whole = renderSummary(results, Number.POSITIVE_INFINITY);
  const summary = renderSummary(results, limit);
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(limit);
  expect(summary.length).toBeLessThanOrEqual(limit);
  expectWhole(summary);
  const head = whole.slice(0, whole.indexOf('\n\n', whole.indexOf('Stopped after epoch')));
  expect(summary.startsWith(head), 'the result is there').toBe(true);

  const there = SECTIONS.filter(([, words]) => whole.includes(words));
  const gone = there.filter(([, words]) => !summary.includes(words)).map(([name]) => name);
  expect(gone, 'the least important go first').toEqual(there.slice(0, gone.length).map(([name]) => name));
  const note = /\n\nLeft out, because GitHub takes no more: (.*)\. results\.json has all of it\.\n$/;
  expect(note.exec(summary)?.[1], 'what is gone is named').toBe(
    gone.length > 0 ? gone.join(', ') : undefined,
  );
}

test('the words of every section stand in the sample, so that a missing section is seen', () => {
  const summary = renderSummary(runWith(['a', 'b'], 30));
  for (const [name, words] of SECTIONS) expect(summary, name).toContain(words);
});

test('10,000 epochs and 500 classes with long hostile names stay below 1 MiB', () => {
  const names = Array.from({ length: 500 }, (_, i) => `${i} ${'|<&@'.repeat(74)}`);
  const results = runWith(names, 10_000);
  const summary = renderSummary(results);
  expect(Buffer.byteLength(summary)).toBeLessThan(MIB);
  expect(tablesOf(summary)[0]).toHaveLength(101);
  expectWhole(summary);
  for (const limit of [MIB, COMMENT]) expectFitting(compared(results, names), limit);
});

test('any number of epochs and classes, any names: within any limit, every table whole', () => {
  const names = fc.array(fc.oneof(fc.constantFrom(...HOSTILE_NAMES), fc.string({ maxLength: 300 })), {
    minLength: 1,
    maxLength: 500,
    size: 'max',
  });
  const limits = fc.integer({ min: 2 ** 14, max: 2 ** 18 });
  fc.assert(
    fc.property(
      names,
      fc.integer({ min: 1, max: 10_000 }),
      limits,
      fc.boolean(),
      (list, epochs, any, alone) => {
        const run = runWith(list, epochs);
        const results = alone ? run : compared(run, list);
        for (const limit of [MIB - 2 ** 14, COMMENT, any]) expectFitting(results, limit);
      },
    ),
    // A case takes a second: a failing one is told as it is, for to make it smaller would take an hour.
    { numRuns: 6, endOnFailure: true },
  );
});
