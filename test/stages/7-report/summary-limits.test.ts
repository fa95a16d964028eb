// What GitHub takes: at most 1 MiB in a job's summary and 65,536 characters in a comment, whatever the run was. What had
// to go for that is named, the least important first, and the result is always there.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Document } from '../../../src/document/document.ts';
import type { Piece } from '../../../src/document/markdown/fit.ts';
import { blocksMarkdown, renderMarkdown } from '../../../src/document/markdown/render.ts';
import { byScore } from '../../../src/metrics/scores.ts';
import type { Results } from '../../../src/results/results.ts';
import { documentOf } from '../../../src/stages/7-report/documents.ts';
import { renderSummary } from '../../../src/stages/7-report/summary.ts';
import { HOSTILE_NAMES, tablesOf } from '../../document/markdown/github-markdown.ts';
import { expectWhole, runWith } from './hostile-run.ts';

const MIB = 1_048_576;
const COMMENT = 65_536;

/** What may be left out, the least important first: what stands open in a section, and each of its folds. */
function partsOf({ sections, numbersFile }: Document): readonly Piece[] {
  const shown = sections
    .filter(({ pageOnly }) => !pageOnly)
    .map((section) => ({ ...section, name: section.title.toLowerCase() }));
  const open = shown.map(({ name, leaveOut, blocks }) => {
    const rest = blocks.filter(({ kind }) => kind !== 'fold');
    return { name, leaveOut, markdown: blocksMarkdown(rest, numbersFile) };
  });
  const folds = shown.flatMap(({ name, leaveOut, blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'fold'
        ? [{ name, leaveOut, ...block, markdown: blocksMarkdown([block], numbersFile) }]
        : [],
    ),
  );
  return [...open, ...folds]
    .filter(({ markdown }) => markdown !== '')
    .toSorted((a, b) => b.leaveOut - a.leaveOut);
}

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
      'shared-images': null,
      data: { added: list, removed: list, relabelled: list, moved: list, 'read-otherwise': false },
    },
  };
}

/** What each limit lets through. */
function expectFitting(results: Results, limits: readonly number[]): string[] {
  const document = documentOf(results);
  const parts = partsOf(document);
  const whole = renderMarkdown(document, Number.POSITIVE_INFINITY);
  const head = whole.slice(0, whole.indexOf('\n\n', whole.indexOf('Stopped after epoch')));
  return limits.map((limit) => {
    const summary = renderMarkdown(document, limit);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(limit);
    expect(summary.length).toBeLessThanOrEqual(limit);
    expect(summary.startsWith(head), 'the result is there').toBe(true);
    expectLeftOut(summary, parts);
    return summary;
  });
}

function expectLeftOut(summary: string, parts: readonly Piece[]): void {
  const gone = parts.filter(({ markdown }) => !summary.includes(markdown)).map(({ name }) => name);
  expect(gone, 'the least important go first').toEqual(parts.slice(0, gone.length).map(({ name }) => name));
  const note = /\n\nLeft out, because GitHub takes no more: (.*)\. results\.json has all of it\.\n$/;
  expect(note.exec(summary)?.[1], 'what is gone is named').toBe(
    gone.length > 0 ? gone.join(', ') : undefined,
  );
}

test('10,000 epochs and 500 classes with long hostile names stay below 1 MiB', () => {
  const names = Array.from({ length: 500 }, (_, i) => `${i} ${'|<&@'.repeat(74)}`);
  const results = runWith(names, 10_000);
  expect(Buffer.byteLength(renderSummary(results))).toBeLessThan(MIB);
  const classes = partsOf(documentOf(results)).find(({ name }) => name === 'classes');
  expect(tablesOf(classes?.markdown ?? '')[0]).toHaveLength(101);
  const [, comment = ''] = expectFitting(compared(results, names), [MIB, COMMENT]);
  // To parse the mebibyte takes ten times as long: whole summaries of other runs are parsed below.
  expectWhole(comment);
});

test('any number of epochs and classes, any names: within any limit, every table whole', () => {
  // No table shows more than 100 rows and no list more than 50: more classes than these give the same text. The longest
  // names are among the hostile ones.
  const names = fc.array(fc.oneof(fc.constantFrom(...HOSTILE_NAMES), fc.string({ maxLength: 40 })), {
    minLength: 1,
    maxLength: 120,
    size: 'max',
  });
  const limits = fc.integer({ min: 2 ** 14, max: 2 ** 18 });
  fc.assert(
    fc.property(
      names,
      fc.integer({ min: 1, max: 1000 }),
      limits,
      fc.boolean(),
      (list, epochs, any, alone) => {
        const run = runWith(list, epochs);
        const results = alone ? run : compared(run, list);
        const summaries = expectFitting(results, [MIB - 2 ** 14, COMMENT, any]);
        for (const summary of new Set(summaries)) expectWhole(summary);
      },
    ),
    // A case takes a second: a failing one is told as it is, for to make it smaller would take an hour.
    { numRuns: 6, endOnFailure: true },
  );
});
