// What a run's document says, read in the summary: verdict, classes, diagnosis, data; and that no name in it becomes Markdown.
import { describe, expect, test } from 'vitest';
import type { Results } from '../../../src/results/results.ts';
import { compareRuns } from '../../../src/stages/7-report/baseline/compare.ts';
import { renderSummary } from '../../../src/stages/7-report/summary.ts';
import { elementsOf, HOSTILE_NAMES, tablesOf, toHtml } from '../../document/markdown/github-markdown.ts';
import { type TestedRun, testedRun } from './baseline/tested-run.ts';

const MISSES = [5, 9, 6, 8, 7, 5, 9, 6];

function compared(current: TestedRun, baseline: TestedRun, name = 'main'): Results {
  return testedRun({ ...current, baseline: { results: testedRun(baseline), name } });
}

const less = MISSES.map((missed) => missed - 4);
const better = compared({ missed: less }, { missed: MISSES });

describe('the heading', () => {
  test.each([
    {
      why: 'better',
      results: better,
      heading: /^### 🟢 ccd · Better than main: test macro F1 0\.9\d\d \(\+0\.0/,
    },
    {
      why: 'worse',
      results: compared({ missed: MISSES }, { missed: less }),
      heading: /^### 🔴 ccd · Worse than main: test macro F1 0\.\d{3} \(−0\.0/,
    },
    {
      why: 'the same',
      results: compared({ missed: MISSES }, { missed: MISSES }),
      heading: /^### ⚪ ccd · Same as main: test macro F1 0\.\d{3} \(unchanged\)/,
    },
    {
      why: 'another test split',
      results: compared({ missed: MISSES.slice(0, 5) }, { missed: MISSES }),
      heading:
        /^### 🟡 ccd · Not compared with main: the test images or their labels are not the same \(5 of 5 were/,
    },
    {
      why: 'too few test images',
      results: compared({ missed: [1, 2] }, { missed: [3, 4] }),
      heading: /^### 🟡 ccd · Too few test images to tell from main \(2, 6 are needed\): test macro F1 /,
    },
    {
      why: 'other classes',
      results: compared({ missed: MISSES, classes: ['background', 'galaxy'] }, { missed: MISSES }),
      heading:
        /^### 🟡 ccd · Not compared with main: the classes are not the same \(only here: galaxy; only there: \w+\)\. Test macro F1 /,
    },
    {
      why: 'the baseline was not tested',
      results: compared({ missed: MISSES }, { missed: [] }),
      heading:
        /^### 🟡 ccd · Not compared with main: the baseline was not tested\n\nTest macro F1 0\.\d{3}, /,
    },
    {
      why: 'no baseline: the result is the verdict',
      results: testedRun({ missed: MISSES }),
      heading: /^### 🔵 ccd · Test macro F1 0\.\d{3}, accuracy 0\.\d{3}, mean IoU 0\.\d{3}.*\n/,
    },
  ])('$why', ({ why, results, heading }) => {
    expect(renderSummary(results), why).toMatch(heading);
  });

  test('of a verdict is followed by the whole result, of no baseline by the reason below', () => {
    expect(renderSummary(better).split('\n\n')[1]).toMatch(/^Test macro F1 .*, accuracy .*, mean IoU .*\.$/);
    expect(renderSummary(testedRun({ missed: MISSES }))).toContain(
      '\n\nNo baseline: this is not a pull request.\n\n',
    );
    expect(renderSummary(better)).not.toContain('No baseline');
  });
});

describe('the test table', () => {
  test('has each class’s interval and its change since the baseline', () => {
    const [[header, , star]] = tablesOf(renderSummary(better));
    expect(header).toEqual(['class', 'precision', 'recall', 'F1', 'vs main', 'IoU', 'pixels']);
    expect(star[3]).toMatch(/^0\.\d{3} \(0\.\d{3} to 0\.\d{3}\)$/);
    expect(star[4]).toMatch(/^\+0\.0\d\d \(\+0\.0\d\d to \+0\.0\d\d\)$/);
    expect(renderSummary(better)).toMatch(
      /95 % intervals \(bootstrap over 8 test images\): macro F1 0\.\d{3} to 0\.\d{3}, accuracy /,
    );
  });

  test('has no column that would be empty', () => {
    const few = renderSummary(testedRun({ missed: [1, 2] }));
    expect(tablesOf(few)[0][0]).toEqual(['class', 'precision', 'recall', 'F1', 'IoU', 'pixels']);
    expect(few).not.toContain('95 %');
    const alone = renderSummary(testedRun({ missed: MISSES }));
    expect(tablesOf(alone)[0][0]).not.toContain('vs main');
  });

  test('calls a baseline with a long path just that', () => {
    const named = compared({ missed: less }, { missed: MISSES }, `/home/me/${'deep/'.repeat(9)}results.json`);
    expect(tablesOf(renderSummary(named))[0][0]).toContain('vs baseline');
  });
});

describe('the diagnosis', () => {
  test('is the verdict on the curves with its rule, then what else was found', () => {
    const results = testedRun({ missed: MISSES });
    const [curves] = results.diagnosis;
    expect(curves.verdict).toBe('overfit');
    const text = renderSummary({
      ...results,
      diagnosis: [curves, { ...curves, title: 'class never predicted', sentence: 'It is so.' }],
    });
    expect(text).toMatch(
      /\*\*Diagnosis: overfit\.\*\* From epoch \d+ on the validation loss rose, .*<br><sub>Rule: the validation loss, .*\.<\/sub>\n\n\*\*Also: class never predicted\.\*\* It is so\.<br><sub>Rule: /,
    );
  });
});

describe('the data since the baseline', () => {
  test('is told by what the images hold', () => {
    const samples = { 'images/a': { labelHash: 'e'.repeat(64) }, 'images/b': { imageHash: 'd'.repeat(64) } };
    const summary = renderSummary(compared({ missed: less, samples }, { missed: MISSES }));
    expect(summary).toContain(
      '1 image added (images/b); 1 image removed (images/b); 1 image relabelled (images/a).',
    );
    expect(summary.split('\n\n')[3], 'at a glance').toMatch(
      /Data: since the baseline 1 image added, 1 image removed, 1 image relabelled\.$/,
    );
    // The counts stand in the fold's title, so that nobody has to open it to see that something changed.
    expect(summary).toContain(
      '<summary>Data and split: since the baseline 1 image added, 1 image removed, 1 image relabelled</summary>',
    );
  });

  test('may be the same', () => {
    expect(renderSummary(better)).toMatch(
      /Since the baseline \(main, 2026.* UTC\): the same images with the same labels\./,
    );
  });
});

test.each(HOSTILE_NAMES.map((name) => ({ name })))(
  'the baseline $name is text, whatever it says',
  ({ name }) => {
    const results = compared({ missed: less }, { missed: MISSES }, name);
    const summary = renderSummary(results);
    const plain = renderSummary(better);
    expect(elementsOf(toHtml(summary))).toEqual(new Set([...elementsOf(toHtml(plain)), ...spans(name)]));
    for (const rows of tablesOf(summary)) expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(compareRuns(results, { results, name }).baseline?.name).toBe(name);
  },
);

/** A dollar sign is shown in a span: that is no element of the name's making. */
function spans(name: string): string[] {
  return name.includes('$') ? ['span'] : [];
}
