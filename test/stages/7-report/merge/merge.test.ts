// Runs joined in memory: what is counted together, what is refused, how rows are ranked, and what the pages say.
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../../../src/document/html/page.ts';
import { mergedSchema } from '../../../../src/results/merged.ts';
import type { Results } from '../../../../src/results/results.ts';
import { type AnyResults, documentOf } from '../../../../src/stages/7-report/documents.ts';
import { disagreements } from '../../../../src/stages/7-report/merge/agree.ts';
import { mergeFolds, spreadOf } from '../../../../src/stages/7-report/merge/folds.ts';
import { outOfFoldCsv } from '../../../../src/stages/7-report/merge/out-of-fold-csv.ts';
import { mergeSweep } from '../../../../src/stages/7-report/merge/sweep.ts';
import { renderSummary } from '../../../../src/stages/7-report/summary.ts';
import { sampleResults } from '../sample-run.ts';
import { record, run } from './sample-runs.ts';

const pageOf = (results: AnyResults) => renderHtml(documentOf(results), []);

describe('folds', () => {
  const folds = [run('fold', 1, { b: 100, a: 300 }), run('fold', 2, { c: 0 }), run('fold', 3, { d: 500 })];

  test('every image counts once, by the fold that held it out', () => {
    const merged = mergeFolds(record(folds));
    const all = merged['out-of-fold'];
    expect(all['per-image'].map(({ id, fold }) => [id, fold])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 2],
      ['d', 3],
    ]);
    // 900 of 40,000 pixels are wrong, 900 of 4,000 of the class are missed.
    expect(all.accuracy).toBeCloseTo(1 - 900 / 40_000, 12);
    expect(all['per-class'][1]?.recall).toBeCloseTo(3100 / 4000, 12);
    expect(() => mergedSchema.parse(merged)).not.toThrow();
  });

  test('spread is that of a sample, over the folds that have a value', () => {
    expect(spreadOf([0.7, null, 0.8, 0.9])).toEqual({
      folds: 3,
      mean: expect.closeTo(0.8, 12),
      'standard-deviation': expect.closeTo(0.1, 12),
    });
    expect(spreadOf([0.7])).toEqual({ folds: 1, mean: 0.7, 'standard-deviation': null });
    expect(spreadOf([null])).toEqual({ folds: 0, mean: null, 'standard-deviation': null });
  });

  test('the class’s spread is over folds: recall 0.8, 1 and 0.5', () => {
    const { recall } = mergeFolds(record(folds)).spread['per-class'][1]!;
    expect(recall.mean).toBeCloseTo(2.3 / 3, 12);
    expect(recall['standard-deviation']).toBeCloseTo(0.2516611478, 9);
  });

  test('a missing fold is named first, in summary and page, and the rest is reported', () => {
    const missing = [{ number: 2, reason: 'its job <b>failed</b>' }];
    const merged = mergeFolds(record([folds[0]!, folds[2]!], { missing }));
    const summary = renderSummary(merged);
    expect(summary).toMatch(/^### 🟡 ccd · Cross-validation, 2 of 3 folds: macro F1 /);
    expect(summary).toContain('**Fold 2 is left out: its job &lt;b&gt;failed&lt;/b&gt;.**');
    const page = pageOf(merged);
    expect(page).toContain('Fold 2 is left out: its job &#60;b&#62;failed&#60;/b&#62;.');
    expect(page).toContain('not tested, because the images are not at hand');
  });

  test('the table of images is safe to open', () => {
    const hostile = mergeFolds(record([run('fold', 1, { '=HYPERLINK("x"),a': 0 }), folds[1]!, folds[2]!]));
    expect(outOfFoldCsv(hostile).split('\n')[1]).toMatch(/^"'=HYPERLINK\(""x""\),a",1,1,/);
    expect(outOfFoldCsv(hostile).split('\n')).toHaveLength(5);
  });
});

describe('runs that do not belong together are refused', () => {
  const base = sampleResults();
  test.each([
    [
      'another version',
      { tool: { name: 'best-epoch', version: '9.9.9' } },
      'the version of the runs is "0.1.0" in',
    ],
    ['other data', { data: { ...base.data, hash: 'f'.repeat(64) } }, 'the data hash of the runs'],
    ['other classes', { classes: base.classes.slice(1) }, 'the names of the classes'],
    ['another test part', { split: { ...base.split, test: base.split.train } }, 'the test part of the runs'],
    [
      'another setting',
      { settings: { ...base.settings, epochs: 7 } },
      'setting "epochs" of the runs is "100" in "runs/1" and "7" in "runs/2"',
    ],
  ] as const)('%s', (reason, change, words) => {
    const first = run('fold', 1, { a: 0 });
    const messages = disagreements([first, run('fold', 2, { b: 0 }, change as Partial<Results>)]).map(
      ({ code, message }) => `${code}: ${message}`,
    );
    expect(messages, reason).toHaveLength(1);
    expect(messages[0]).toContain('merge-runs-differ: ');
    if (reason !== 'another version') expect(messages[0]).toContain(words);
  });

  test('but not for where they ran', () => {
    const settings = {
      ...base.settings,
      output: '/elsewhere',
      threads: 2,
      'artifact-name': 'x',
      'skip-unchanged': true,
      fold: 2,
    };
    expect(disagreements([run('fold', 1, { a: 0 }), run('fold', 2, { b: 0 }, { settings })])).toEqual([]);
  });

  test('the same fold twice', () => {
    const [fault] = disagreements([run('fold', 1, { a: 0 }), run('fold', 1, { a: 0 })]);
    expect(fault?.message).toContain('fold 1 is there twice: "runs/1" and "runs/1"');
  });

  test('rows of a sweep may differ in what the sweep tries, and in nothing else', () => {
    const settings = (epochs: number, seed = 0) => ({
      settings: { ...base.settings, epochs, seed, sweep: [{ epochs: '1' }, { epochs: '2' }] },
    });
    const rows = [run('sweep-row', 1, { a: 0 }, settings(1)), run('sweep-row', 2, { a: 0 }, settings(2))];
    expect(disagreements(rows)).toEqual([]);
    const other = [rows[0]!, run('sweep-row', 2, { a: 0 }, settings(2, 5))];
    expect(disagreements(other).map(({ message }) => message)).toEqual([
      expect.stringContaining('setting "seed"'),
    ]);
  });

  test('a swept setting is known by its name with its unit, too', () => {
    const sweep = [{ 'time-budget': '1m' }, { 'time-budget': '2m' }];
    const settings = (minutes: number) => ({
      settings: { ...base.settings, 'time-budget-ms': minutes * 60_000, sweep },
    });
    const rows = [1, 2].map((row) => run('sweep-row', row, { a: 0 }, settings(row)));
    expect(disagreements(rows)).toEqual([]);
  });
});

describe('a sweep', () => {
  const images = (wrong: number) =>
    Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`image ${i}`, wrong + i]));
  const settings = {
    ...sampleResults().settings,
    sweep: [{ 'learning-rate': '0.1' }, { 'learning-rate': '1e-3', epochs: '9' }, { epochs: '8' }] as Record<
      string,
      string
    >[],
  };
  const good = { ...sampleResults().test, 'macro-f1': 0.4231 };
  const rows = [
    run('sweep-row', 1, images(600), { settings, test: good }),
    run('sweep-row', 2, images(100), { settings, test: { ...good, 'macro-f1': 0.1234 } }),
    run('sweep-row', 3, images(100), { settings, test: { ...good, 'macro-f1': 0.8123 } }),
  ];
  const merged = mergeSweep(record(rows));

  test('is ranked by the validation images, whatever the test says', () => {
    expect(merged.runs.map(({ number, rank }) => [number, rank])).toEqual([
      [2, 1],
      [3, 2],
      [1, 3],
    ]);
    expect(merged.runs[0]?.settings).toEqual({ 'learning-rate': '1e-3', epochs: '9' });
    expect(merged.runs[1]?.behind).toEqual({ change: 0, interval: { low: 0, high: 0 } });
    expect(merged.runs[2]?.behind?.interval?.high).toBeLessThan(0);
    expect(() => mergedSchema.parse(merged)).not.toThrow();
  });

  test('shows the test scores of the best row, and of no other', () => {
    expect(merged.test?.['macro-f1']).toBe(0.1234);
    for (const text of [renderSummary(merged), pageOf(merged), JSON.stringify(merged)]) {
      expect(text).toContain('0.123');
      expect(text).not.toMatch(/0\.812/);
      expect(text).not.toMatch(/0\.423/);
    }
  });

  test.each([
    ['a row has an interval of 8 images', 8, true],
    ['2 images are too few for one', 2, false],
  ])('the caption speaks of intervals where there are some: %s', (reason, count, spoken) => {
    const some = Object.fromEntries(Object.entries(images(100)).slice(0, count));
    const few = mergeSweep(record([1, 2].map((row) => run('sweep-row', row, some, { settings }))));
    expect(renderSummary(few).includes('best first, with 95 % intervals of the difference'), reason).toBe(
      spoken,
    );
    expect(renderSummary(few)).toContain('on the validation images, best first');
  });

  test('says which rows are not clearly worse', () => {
    expect(renderSummary(merged)).toContain('Not clearly worse than the best: 1 row (3)');
    expect(renderSummary(merged)).toMatch(/^### 🔵 ccd · Sweep, 3 rows: row 2 is best, macro F1 /);
  });
});
