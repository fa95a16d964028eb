// How each kind of gate comes out, with which numbers, and when there is nothing to judge by.
import { describe, expect, it } from 'vitest';
import type { Baseline } from '../../../src/earlier/baseline.ts';
import { finding } from '../../../src/results/judgement.ts';
import type { Results } from '../../../src/results/results.ts';
import { FINDINGS } from '../../../src/stages/1-config/gates/grammar.ts';
import { emptyEvaluation } from '../../../src/stages/6-evaluate/evaluate.ts';
import { failedByItself, gateFaults, hasFailedGate, judgeGates } from '../../../src/stages/7-report/gates.ts';
import { type TestedRun, testedRun } from './baseline/tested-run.ts';
import { gatesOf } from './gates-of.ts';
import { type RunChanges, sampleHistory, sampleResults } from './sample-run.ts';

type Found = Extract<Baseline, { readonly name: string }>;

const NONE: Baseline = { results: undefined, reason: 'No baseline: this is not a pull request.' };

const judge = (text: string, results: Results, baseline: Baseline = NONE) =>
  judgeGates(gatesOf(text), results, baseline)[0]!;

describe.each([
  ['less-than-an-epoch', 'Not trained: the time was over before the model had seen one epoch'],
  [
    'nothing-new',
    'Not trained: the time had no room for another epoch, and the model is the one that was there',
  ],
] as const)('of a model that was not trained (%s)', (untrained, sentence) => {
  it.each([
    ['test-macro-f1 < 0.9', 'its number would pass'],
    ['val-loss > 1', 'of its validation, too'],
    ['class background iou < 0.99', 'of a class'],
    ['delta test-macro-f1 < -0.02', 'though there is no baseline'],
    ['worse', 'though there is no baseline'],
    ['overfit', 'curves of nothing'],
    ['class-never-predicted', 'a finding of the test'],
  ])('no gate passes: %s', (text, reason) => {
    const result = judge(text, sampleResults({ outcome: { untrained, stopReason: 'time-budget' } }));
    expect(result, reason).toMatchObject({ status: 'failed', sentence, value: null });
  });
});

describe('a value', () => {
  const ROWS: [string, string, string, string][] = [
    ['test-macro-f1 < 0.9', 'passed', 'test-macro-f1 is 0.9727, at least 0.9', 'above'],
    ['test-macro-f1 < 98%', 'failed', 'test-macro-f1 is 0.9727, below 0.98', 'below'],
    ['test-accuracy > 0.99', 'failed', 'test-accuracy is 0.9961, above 0.99', 'too good to be true'],
    ['test-mean-iou >= 0.9', 'failed', 'test-mean-iou is 0.9482, at least 0.9', 'another operator'],
    ['test-mean-iou <= 0.9', 'passed', 'test-mean-iou is 0.9482, above 0.9', 'another operator'],
    ['test-calibration-error > 0.01', 'failed', 'test-calibration-error is 0.05, above 0.01', 'calibration'],
    ['validation-loss > 0.03', 'failed', 'val-loss is 0.03367, above 0.03', 'the kept epoch, not the last'],
    ['val-macro-f1 < 0.9', 'passed', 'val-macro-f1 is 0.9832, at least 0.9', 'validation'],
    ['train-loss < 0.01', 'passed', 'train-loss is 0.01341, at least 0.01', 'training'],
    [
      'class "hot pixel" recall < 0.98',
      'failed',
      'recall of class "hot pixel" is 0.9748, below 0.98',
      'a class',
    ],
    [
      'class background iou < 0.99',
      'passed',
      'iou of class "background" is 0.9962, at least 0.99',
      'another class',
    ],
  ];
  it.each(ROWS)('%s %s', (text, status, sentence, reason) => {
    const result = judge(text, sampleResults());
    expect(result, reason).toMatchObject({ text, status, baseline: null });
    expect(result.sentence, reason).toBe(sentence);
    expect(result.value, reason).toBeTypeOf('number');
    expect(result.bound, reason).toBeTypeOf('number');
  });

  it.each([
    ['<', 'passed'],
    ['<=', 'failed'],
    ['>', 'passed'],
    ['>=', 'failed'],
  ])('that is the bound itself: %s %s', (operator, status) => {
    const results = sampleResults();
    const exact = { ...results, test: { ...results.test, accuracy: 0.75 } };
    expect(judge(`test-accuracy ${operator} 0.75`, exact)).toMatchObject({
      status,
      value: 0.75,
      bound: 0.75,
    });
  });

  it('beside the bound is told with as many digits as it takes', () => {
    const results = sampleResults();
    const close = { ...results, test: { ...results.test, accuracy: 0.7999996 } };
    expect(judge('test-accuracy < 0.8', close).sentence).toBe('test-accuracy is 0.7999996, below 0.8');
  });
});

describe('a value that is not there', () => {
  const untested = { evaluation: emptyEvaluation(4) };
  const ROWS: [string, RunChanges, string, string][] = [
    ['test-macro-f1 < 0.9', untested, 'the model was not tested', 'no test image'],
    ['class background f1 < 0.9', untested, 'the model was not tested', 'no test image'],
    [
      'test-calibration-error > 0',
      { evaluation: { confidence: [] } },
      'test-calibration-error is not',
      'old',
    ],
    ['val-loss > 1', { outcome: { history: [], bestEpoch: 0 } }, 'nothing was trained', 'no epoch'],
    [
      'test-macro-f1 < 0.9',
      { outcome: { stopReason: 'cancelled' } },
      'the run was cancelled',
      'half a training: not even what was measured counts',
    ],
    ['overfit', { outcome: { stopReason: 'cancelled' } }, 'the run was cancelled', 'its curves neither'],
  ];
  it.each(ROWS)('%s %j', (text, changes, sentence, reason) => {
    const result = judge(text, sampleResults(changes));
    expect(result, reason).toMatchObject({ status: 'not-applicable', value: null });
    expect(result.sentence, reason).toContain(sentence);
  });

  const absent = testedRun({ missed: [50, 50], classes: ['sky', 'star', 'comet'] });
  it.each([
    ['class comet f1 < 0.5', 'no pixel of the test images shows or was predicted as class "comet"'],
    ['class comet recall < 0.5', 'no pixel of the test images shows class "comet"'],
    ['class star precision < 0.5', 'no pixel of the test images was predicted as class "star"'],
  ])('%s: %s', (text, sentence) => {
    expect(judge(text, absent)).toMatchObject({ status: 'not-applicable', sentence });
  });

  it('of a class that is missed altogether is 0, and there', () => {
    expect(judge('class star f1 < 0.5', absent)).toMatchObject({ status: 'failed', value: 0 });
  });
});

const MISSES = [5, 9, 6, 8, 7, 5, 9, 6];

function compared(current: TestedRun, baseline: TestedRun) {
  const before: Found = { results: testedRun(baseline), name: 'main' };
  return { results: testedRun({ ...current, baseline: before }), before };
}

describe('a change', () => {
  const worse = compared({ missed: MISSES.map((missed) => missed + 8) }, { missed: MISSES });

  it('is this run minus the baseline', () => {
    const result = judge('delta test-macro-f1 < -0.02', worse.results, worse.before);
    expect(result.status).toBe('failed');
    const [now, then] = [worse.results, worse.before.results].map(({ test }) => test['macro-f1']!);
    expect(result).toMatchObject({ bound: -0.02, baseline: then });
    expect(result.value).toBeCloseTo(now! - then!, 12);
    expect(result.sentence).toMatch(
      /^test-macro-f1 changed by −0\.0\d{2,4} \(0\.\d{3,4} before, 0\.\d{3,4} now\), below −0\.02$/,
    );
  });

  describe('of runs that had time for some of the same test images', () => {
    const missed = MISSES.map((misses) => misses + 8);
    const partly = compared(
      { missed, testedOf: [0, 1, 2, 3, 4, 5, 6] },
      { missed: MISSES, testedOf: [1, 2, 3, 4, 5, 6, 7] },
    );

    it.each([
      ['delta test-macro-f1 < -0.02', 'test-macro-f1'],
      ['delta class star f1 < -0.02', 'f1 of class "star"'],
    ])('%s is judged by those of both', (text, title) => {
      const result = judge(text, partly.results, partly.before);
      expect(result.status).toBe('failed');
      expect(result.sentence).toMatch(
        / changed by −0\.\d{2,5} on the 6 test images of both runs, below −0\.02$/,
      );
      expect(result.sentence.startsWith(title)).toBe(true);
    });

    it.each(['delta class star recall < -0.02', 'delta class background precision < 0'])(
      '%s, which is not compared, is not applicable',
      (text) => {
        const result = judge(text, partly.results, partly.before);
        expect(result).toMatchObject({ status: 'not-applicable', value: null });
        expect(result.sentence).toContain('is not compared on the 6 test images');
      },
    );
  });

  it('of a class', () => {
    const result = judge('delta class star recall < -50%', worse.results, worse.before);
    expect(result).toMatchObject({ status: 'passed', value: -0.16 });
    expect(result.sentence).toBe(
      'recall of class "star" changed by −0.16 (0.8625 before, 0.7025 now), at least −0.5',
    );
  });

  it('for the better has its sign', () => {
    const better = compared({ missed: MISSES.map((missed) => missed - 4) }, { missed: MISSES });
    expect(judge('delta class star recall > 0', better.results, better.before)).toMatchObject({
      status: 'failed',
      sentence: 'recall of class "star" changed by +0.08 (0.8625 before, 0.9425 now), above 0',
    });
  });

  it('does not fail by what float64 leaves over', () => {
    const { results, before } = worse;
    const set = (run: Results, accuracy: number) => ({ ...run, test: { ...run.test, accuracy } });
    const baseline = { results: set(before.results as Results, 0.92), name: 'main' };
    expect(0.9 - 0.92).toBeLessThan(-0.02);
    expect(judge('delta test-accuracy < -0.02', set(results, 0.9), baseline)).toMatchObject({
      status: 'passed',
      value: -0.02,
    });
  });

  it('of validation needs the same validation images', () => {
    const { results, before } = worse;
    expect(judge('delta val-loss > 0', results, before)).toMatchObject({ status: 'passed', value: 0 });
    const moved = compared(
      { missed: MISSES, samples: { 'images/b': { labelHash: 'e'.repeat(64) } } },
      { missed: MISSES },
    );
    expect(judge('delta val-loss > 0', moved.results, moved.before)).toMatchObject({
      status: 'not-applicable',
      sentence: 'the validation images or their labels are not those of the baseline',
    });
    expect(judge('delta train-loss > 0', moved.results, moved.before).status, 'those are').toBe('passed');
    expect(judge('delta test-accuracy < 0', moved.results, moved.before).status, 'those too').toBe('passed');
  });

  const ROWS: [string, ReturnType<typeof compared>, string, string][] = [
    [
      'delta test-macro-f1 < 0',
      compared({ missed: MISSES.slice(0, 5) }, { missed: MISSES }),
      'Not compared with main: the test images or their labels are not the same',
      'too few test images of both',
    ],
    [
      'delta test-macro-f1 < 0',
      compared({ missed: MISSES, classes: ['sky', 'comet'] }, { missed: MISSES }),
      'Not compared with main: the classes are not the same',
      'other classes',
    ],
    [
      'delta val-loss > 0',
      compared({ missed: MISSES, classes: ['sky', 'comet'] }, { missed: MISSES }),
      'Not compared with main: the classes are not the same',
      'other classes, another loss',
    ],
    [
      'delta test-accuracy < 0',
      compared({ missed: MISSES }, { missed: [] }),
      'in the baseline the model was',
      'no test there',
    ],
    [
      'delta class star precision < 0',
      compared({ missed: MISSES }, { missed: MISSES.map(() => 50) }),
      'in the baseline no pixel of the test images was predicted as class "star"',
      'never predicted there',
    ],
  ];
  it.each(ROWS)('%s has nothing to go by', (text, { results, before }, sentence, reason) => {
    const result = judge(text, results, before);
    expect(result, reason).toMatchObject({ status: 'not-applicable', value: null, baseline: null });
    expect(result.sentence, reason).toContain(sentence);
  });

  it('without a baseline says why there is none', () => {
    expect(judge('delta test-accuracy < 0', sampleResults())).toMatchObject({
      status: 'not-applicable',
      sentence: 'No baseline: this is not a pull request',
    });
  });
});

describe('a finding', () => {
  it('fails with what was seen', () => {
    const result = judge('overfit', sampleResults());
    expect(result).toMatchObject({ status: 'failed', value: null, bound: null });
    expect(result.sentence).toMatch(/^overfit: From epoch \d+ on the validation loss rose, .*[^.]$/);
  });

  const short = { outcome: { history: sampleHistory(1, 1), bestEpoch: 1 } };
  const diverged = { outcome: { stopReason: 'diverged' as const } };
  const noisy = sampleHistory(20, 20).map((row, i) => ({ ...row, valLoss: i % 2 === 0 ? 0.1 : 0.9 }));
  const ROWS: [string, RunChanges, string, string, string][] = [
    ['underfit', {}, 'passed', 'the diagnosis is: overfit', 'another verdict'],
    ['class-never-predicted', {}, 'passed', 'not found', 'of the test'],
    ['train-test-gap', {}, 'passed', 'not found', 'of the test'],
    [
      'class-never-predicted',
      { evaluation: emptyEvaluation(4) },
      'not-applicable',
      'the model was not tested',
      'no test to find it in',
    ],
    ['too-short', short, 'failed', 'too short to tell: Only one epoch', 'it is so'],
    ['overfit', short, 'not-applicable', 'too short to tell: Only one epoch', 'nobody can say'],
    ['overfit', { outcome: { history: noisy } }, 'not-applicable', 'too noisy to tell: ', 'nobody can say'],
    ['overfit', diverged, 'not-applicable', 'learning rate too high: After epoch 61 ', 'no curve to go by'],
    ['learning-rate-too-high', diverged, 'failed', 'learning rate too high: After epoch 61 ', 'it is so'],
    ['too-short', diverged, 'passed', 'the diagnosis is: learning rate too high', 'that is told'],
    ['learning-rate-too-high', short, 'not-applicable', 'too short to tell: ', 'nobody can say'],
    ['too-noisy', { outcome: { history: noisy } }, 'failed', 'too noisy to tell: ', 'it is so'],
    ['too-short', { outcome: { history: noisy } }, 'passed', 'too noisy to tell', 'that is told'],
    [
      'learning-rate-too-high',
      { outcome: { history: noisy } },
      'passed',
      'the diagnosis is',
      'that was told before',
    ],
  ];
  it.each(ROWS)('%s %#', (text, changes, status, sentence, reason) => {
    const result = judge(text, sampleResults(changes));
    expect(result.status, reason).toBe(status);
    expect(result.sentence, reason).toContain(sentence);
  });

  it('worse goes by the verdict on the baseline', () => {
    const more = MISSES.map((missed) => missed + 8);
    const [bad, good, same] = [
      compared({ missed: more }, { missed: MISSES }),
      compared({ missed: MISSES }, { missed: more }),
      compared({ missed: MISSES }, { missed: MISSES }),
    ];
    expect(judge('worse', bad!.results)).toMatchObject({
      status: 'failed',
      sentence: bad!.results.comparison.sentence,
    });
    expect(judge('worse', good!.results).status).toBe('passed');
    expect(judge('worse', same!.results).status).toBe('passed');
    expect(judge('worse', sampleResults()), 'no baseline').toMatchObject({ status: 'not-applicable' });
    const few = compared({ missed: [9, 9] }, { missed: [1, 1] });
    expect(judge('worse', few.results), 'too few images to tell').toMatchObject({ status: 'not-applicable' });
    for (const { results } of [bad!, good!, same!])
      expect(judge('no-verdict', results).status, 'there is one').toBe('passed');
    expect(judge('no-verdict', sampleResults()), 'no baseline').toMatchObject({
      status: 'failed',
      sentence: 'No baseline: this is not a pull request',
    });
    expect(judge('no-verdict', few.results), 'too few images to tell').toMatchObject({ status: 'failed' });
  });

  it('tells an evaluation that declining has nothing to go by, whatever history there is', () => {
    const evaluated = { ...sampleResults(), trend: undefined };
    expect(judgeGates(gatesOf('declining'), evaluated, NONE)).toMatchObject([
      { status: 'not-applicable', sentence: 'an evaluation has no history to tell by' },
    ]);
  });

  it.each([
    ['a finding on the run itself', 'overfit', true],
    ['a score', 'test-accuracy > 0.1', true],
    ['the verdict', 'worse', false],
    ['that there is none', 'no-verdict', false],
    ['a change', 'delta test-accuracy < 1', false],
  ])('keeps results from being compared with, or not: %s', (why, text, expected) => {
    const [gate] = gatesOf(text);
    const failed = {
      text,
      status: 'failed',
      sentence: '',
      value: null,
      bound: null,
      baseline: null,
    } as const;
    expect(failedByItself({ gates: [failed] }, [gate!]).length, why).toBe(Number(expected));
  });

  it('may be any verdict of the diagnosis but the one that every run should have', () => {
    const verdicts = finding.shape.verdict.options.filter((name) => name !== 'correct-training');
    expect([...FINDINGS].sort()).toEqual([...verdicts, 'worse', 'no-verdict', 'declining'].sort());
  });
});

describe('all gates of a run', () => {
  const failIf = gatesOf('test-accuracy < 0.9\ntest-accuracy > 0.9\nworse');
  const results = sampleResults({ settings: { failIf } });

  it('stand in the results in their order, beside the setting as it was typed', () => {
    expect(results.gates.map(({ status }) => status)).toEqual(['passed', 'failed', 'not-applicable']);
    expect(results.settings['fail-if']).toEqual(['test-accuracy < 0.9', 'test-accuracy > 0.9', 'worse']);
    expect(sampleResults().gates).toEqual([]);
  });

  it('fail the run if one of them failed, with its numbers', () => {
    expect(hasFailedGate(results)).toBe(true);
    expect(gateFaults(results)).toMatchObject([
      {
        code: 'gate-failed',
        severity: 'error',
        message:
          'gate `test-accuracy > 0.9` failed: test-accuracy is 0.9961, above 0.9. The model and the reports are there all the same.',
      },
    ]);
    const rest = sampleResults({ settings: { failIf: [failIf[0]!, failIf[2]!] } });
    expect(hasFailedGate(rest), 'a gate that is not applicable fails nothing').toBe(false);
    expect(gateFaults(rest)).toEqual([]);
  });
});
