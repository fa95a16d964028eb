import { describe, expect, test } from 'vitest';
import { parseGate } from '../../../../src/stages/1-config/gates/parse-gate.ts';
import { mergeFolds } from '../../../../src/stages/7-report/merge/folds.ts';
import { judgeMerged } from '../../../../src/stages/7-report/merge/gates.ts';
import { mergedWords } from '../../../../src/stages/7-report/merge/words.ts';
import { renderSummary } from '../../../../src/stages/7-report/summary.ts';
import { record, run } from './sample-runs.ts';

const folds = [run('fold', 1, { a: 100 }), run('fold', 2, { b: 200 }), run('fold', 3, { c: 0 })];
const measuredTest = folds[0]!.results.test;
const tested = { task: 'segmentation', test: measuredTest, 'not-tested': null } as const;
const gate = (text: string) => parseGate(text).gate!;

describe('gates of joined runs', () => {
  test.each([
    ['a metric of the joined model that holds', 'test-accuracy > 0', 'failed', 'test-accuracy is'],
    ['one that does not', 'test-accuracy < 0', 'passed', 'test-accuracy is'],
    ['of one class', 'class "background" recall < 0', 'passed', 'recall of class "background" is'],
    ['each run has its own curves', 'overfit', 'not-applicable', 'each run is diagnosed by itself'],
    ['and its own baseline', 'delta test-macro-f1 < 0', 'not-applicable', 'compared with no baseline'],
    ['and its own validation', 'val-loss > 0', 'not-applicable', 'validated by itself'],
  ])('%s: %s', (_, text, status, sentence) => {
    const [result] = judgeMerged([gate(text)], tested);
    expect(result).toMatchObject({ text, status, sentence: expect.stringContaining(sentence) });
  });

  test('without a test nothing fails, and the reason is the test’s', () => {
    const untested = { ...tested, test: null, 'not-tested': 'the data set has no test part' };
    expect(judgeMerged([gate('test-accuracy > 0')], untested)).toMatchObject([
      { status: 'not-applicable', sentence: 'the data set has no test part' },
    ]);
  });

  test('the summary opens with them', () => {
    const failing = record(folds, {
      test: measuredTest,
      notTested: null,
      failIf: [gate('test-accuracy > 0')],
    });
    const summary = renderSummary(mergeFolds(failing));
    expect(summary).toContain('failed: <code>test-accuracy &gt; 0</code> (0.9961)');
    expect(renderSummary(mergeFolds(record(folds)))).not.toContain('Gates');
  });

  test('the log opens with them, as that of a training does', () => {
    const failIf = [gate('test-accuracy < 0'), gate('no-verdict')];
    const [first, second] = mergedWords(
      mergeFolds(record(folds, { test: measuredTest, notTested: null, failIf })),
    );
    expect(first).toMatch(/^Gates: 1 of 1 passed; not applicable: `no-verdict` \(.*\)$/);
    expect(second).toMatch(/^Cross-validation, 3 folds/);
    expect(mergedWords(mergeFolds(record(folds)))[0]).toBe(`${second}`);
  });
});
