// The head of the page: badges that say verdict, gates and diagnosis, and scores with their change.
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../../../src/document/html/page.ts';
import type { Comparison } from '../../../../src/results/judgement.ts';
import type { Results } from '../../../../src/results/results.ts';
import { documentOf } from '../../../../src/stages/7-report/documents.ts';
import { classNotes } from '../../../../src/stages/7-report/sections/classes.ts';
import { scoreTiles } from '../../../../src/stages/7-report/sections/head.ts';
import { renderSummary } from '../../../../src/stages/7-report/summary.ts';
import { resultLines } from '../../../../src/stages/7-report/words/sentences.ts';
import { gatesOf } from '../gates-of.ts';
import { comparedResults } from '../sample-comparison.ts';
import { sampleResults } from '../sample-run.ts';

const pageHead = (results: Results) => renderHtml(documentOf(results), []);

const badges = (text: string) =>
  [...text.matchAll(/<li class="(\w+)"><span aria-hidden="true">(.)<\/span> ([^<]*)<\/li>/gu)].map(
    ([, tone, mark, words]) => `${tone} ${mark} ${words}`,
  );

describe('badges', () => {
  test('say verdict, gates and findings in this order, each with a mark beside its colour', () => {
    const failIf = gatesOf('test-mean-iou < 0.95');
    expect(badges(pageHead(sampleResults({ settings: { failIf } })))).toEqual([
      'info – No baseline',
      'bad ✗ Gates failed',
      'warn ! Overfit',
    ]);
    expect(badges(pageHead(comparedResults()))[0]).toBe('good ▲ Better');
  });

  test('of no two verdicts look alike', () => {
    const compared = comparedResults();
    const verdicts = ['better', 'same', 'worse', 'different-test-split', 'no-baseline'] as const;
    const seen = verdicts.map((verdict: Comparison['verdict']) =>
      badges(pageHead({ ...compared, comparison: { ...compared.comparison, verdict } }))[0].slice(0, -1),
    );
    expect(new Set(seen).size).toBe(verdicts.length);
  });
});

describe('which class is taken for the background', () => {
  const named = (name: string) => {
    const results = sampleResults();
    const [first, ...others] = results.test['per-class'];
    return { ...results, test: { ...results.test, 'per-class': [{ ...first!, class: name }, ...others] } };
  };
  const notes = (results: Results) => scoreTiles(results).map(({ note }) => note ?? '');
  const classNotesOf = (results: Results) => JSON.stringify(classNotes(results));

  test('stands beside the score that leaves it out, and below the table of classes', () => {
    expect(notes(named('membrane')).filter((note) => note.includes('without membrane'))).toHaveLength(1);
    expect(classNotesOf(named('membrane'))).toContain(
      'The first class, membrane, is taken for the background: mean Dice leaves it out.',
    );
  });

  test.each([
    ['its name says so', named('Background')],
    ['whole images have none', { ...named('cat'), task: 'classification' as const }],
  ])('not where %s', (reason, results) => {
    expect(notes(results).join(), reason).not.toContain('without');
    expect(classNotesOf(results), reason).not.toContain('taken for');
  });
});

describe('a model that was not trained', () => {
  const sentence = 'Not trained: the time was over before the model had seen one epoch';
  const outcome = { untrained: 'less-than-an-epoch', stopReason: 'time-budget' } as const;

  test('is told in the first line of summary and log, and by a badge', () => {
    const results = sampleResults({ outcome });
    expect(renderSummary(results).split('\n')[0]).toContain(sentence);
    expect(renderSummary(results), 'its numbers stand there all the same').toContain('Test macro F1 0.973');
    expect(resultLines(results)[0]).toBe(sentence);
    expect(badges(pageHead(results))[0]).toBe('bad ✗ Not trained');
  });

  test('however it compares', () => {
    const results = { ...comparedResults(), untrained: 'less-than-an-epoch' as const };
    const [first] = renderSummary(results).split('\n');
    expect(first).toContain(sentence);
    expect(renderSummary(results)).toContain(results.comparison.sentence);
  });

  test('nothing of it stands where a model was trained', () => {
    for (const results of [sampleResults(), comparedResults()])
      expect(renderSummary(results) + resultLines(results).join()).not.toContain('Not trained');
  });
});

describe('the scores', () => {
  const change = (low: number, high: number) => {
    const compared = comparedResults();
    const { comparison } = compared;
    const macroF1 = { change: 0.014, interval: { low, high } };
    const changes = comparison.changes && { ...comparison.changes, 'macro-f1': macroF1 };
    return pageHead({ ...compared, comparison: { ...comparison, changes } });
  };

  test.each([
    { low: 0.001, high: 0.02, tone: 'up', why: 'above 0' },
    { low: -0.02, high: -0.001, tone: 'down', why: 'below 0' },
    { low: -0.001, high: 0.02, tone: 'level', why: 'it may be nothing' },
  ])('a change is coloured where its interval leaves out 0: $why', ({ low, high, tone, why }) => {
    expect(change(low, high), why).toContain(`0.973 <span class="change ${tone}">+0.014</span>`);
  });

  test('stand alone without a baseline, and the reason is told', () => {
    const text = pageHead(sampleResults());
    expect(text).not.toContain('class="change');
    expect(text).toContain('No baseline: this is not a pull request.');
  });
});

test('each finding has the rule that fired', () => {
  const results = sampleResults();
  const text = pageHead(results);
  for (const { title, rule } of results.diagnosis) {
    expect(text).toContain(`<strong>Diagnosis: ${title}.</strong>`);
    expect(text.replaceAll('&#39;', "'")).toContain(`<small>Rule: ${rule}.</small>`);
  }
});
