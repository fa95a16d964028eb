// What a run leaves for later ones, and when it leaves nothing.
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventPublisher } from '../../src/api/publisher.ts';
import type { EarlierRuns } from '../../src/earlier/earlier-runs.ts';
import { runsInOutput } from '../../src/earlier/output-folder.ts';
import { baselineCacheFailed } from '../../src/errors.ts';
import { keepRun, publishEvaluation, publishRun } from '../../src/run/keep.ts';
import { parseSettings } from '../../src/stages/1-config/parse.ts';
import type { EvaluationReport, Report } from '../../src/stages/8-publish/publisher.ts';
import { sampleEvaluationResults } from '../stages/7-report/evaluation/sample-evaluation.ts';
import { sampleResults } from '../stages/7-report/sample-run.ts';
import { writeReport } from '../stages/8-publish/report.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

let folder: TemporaryFolder;
let report: Report;
let kept: string[];
let warned: string[];
let said: string[];

beforeEach(async () => {
  folder = await temporaryFolder();
  report = await writeReport(join(folder.path, 'run'));
  kept = [];
  warned = [];
  said = [];
});
afterEach(() => folder[Symbol.asyncDispose]());

/** @param whole whether all that is published arrives */
function keeping({ whole = true, baseline = 'auto', failIf = 'worse\noverfit', flags = {} } = {}) {
  const earlier: EarlierRuns = {
    ...runsInOutput(folder.path, ''),
    async keepResults(path) {
      kept.push(path);
      return [baselineCacheFailed('saved', 'no answer')];
    },
    async keepRun(fingerprint) {
      kept.push(fingerprint);
      return [];
    },
  };
  const published = async () => ({ whole });
  const publisher = {
    ...eventPublisher((event) => event.type === 'warning' && warned.push(event.fault.code)),
    say: (line: string) => void said.push(line),
    publish: published,
    publishEvaluation: published,
  };
  const settings = parseSettings({ flags: { data: 'x', baseline, 'fail-if': failIf, ...flags }, cwd: '/' });
  return { settings, cwd: '/', publisher, earlier };
}

const gate = (status: 'failed' | 'not-applicable', text = 'overfit') => ({
  text,
  status,
  sentence: '',
  value: null,
  bound: null,
  baseline: null,
});
const UNTESTED = { ...sampleResults().test, images: 0, accuracy: null };

describe('results to compare later runs with', () => {
  test.each([
    { why: 'a run that went well', changes: {}, isKept: true },
    { why: 'a cancelled run is half a training', changes: { 'stop-reason': 'cancelled' }, isKept: false },
    {
      why: 'a model that had no time to be trained',
      changes: { untrained: 'less-than-an-epoch' },
      isKept: false,
    },
    { why: 'a run that had no time to train on', changes: { untrained: 'nothing-new' }, isKept: false },
    { why: 'a model that was not tested', changes: { test: UNTESTED }, isKept: false },
    { why: 'a run that a gate failed', changes: { gates: [gate('failed')] }, isKept: false },
    {
      why: 'worse than before is what is on the branch now',
      changes: { gates: [gate('failed', 'worse')] },
      isKept: true,
    },
    { why: 'a gate with nothing to go by', changes: { gates: [gate('not-applicable')] }, isKept: true },
  ] as const)('are kept or not: $why', async ({ why, changes, isKept }) => {
    const results = { ...report.results, ...changes } as Report['results'];
    await publishRun(keeping(), { ...report, results });
    expect(kept, why).toEqual(isKept ? [report.resultsPath] : []);
    expect(warned, 'a failure is a warning').toEqual(isKept ? ['baseline-cache-failed'] : []);
  });

  test.each([
    { why: 'a later run would look for it', series: 'cells', flags: {}, isSaid: true },
    { why: 'nobody looks for it', series: undefined, flags: {}, isSaid: false },
    {
      why: 'nor where a file is named',
      series: 'cells',
      flags: { baseline: '/old/results.json' },
      isSaid: false,
    },
  ])('are missed, and the run that leaves none says so: $why', async ({ why, series, flags, isSaid }) => {
    const results = { ...report.results, gates: [gate('failed')] } as Report['results'];
    const options = keeping(flags);
    await publishRun({ ...options, earlier: { ...options.earlier, series } }, { ...report, results });
    const wanted = ['This run is no baseline for later ones, since `overfit` failed.'];
    expect(said, why).toEqual(isSaid ? wanted : []);
  });

  test('are kept of a fold, too: the same fold of a later run finds them', async () => {
    await publishRun(keeping({ flags: { folds: '3', fold: '1' } }), report);
    expect(kept).toEqual([report.resultsPath]);
  });

  test.each([
    ['a run whose upload broke', { whole: false }],
    ['a run that is compared with a file', { baseline: '/old/results.json' }],
    ['a run that is compared with nothing', { baseline: 'none' }],
  ])('are not kept of %s', async (why, change) => {
    await publishRun(keeping(change), report);
    expect(kept, why).toEqual([]);
  });

  test.each([
    ['an evaluation', [], ['evaluation.json']],
    ['one that is worse', [gate('failed', 'worse')], ['evaluation.json']],
    ['not of one that a gate failed', [gate('failed')], []],
  ] as const)('are kept of %s', async (why, gates, wanted) => {
    const evaluation = { ...sampleEvaluationResults(), gates: [...gates] };
    const evaluated = { evaluation, evaluationPath: 'evaluation.json' } as EvaluationReport;
    await publishEvaluation(keeping(), evaluated);
    expect(kept, why).toEqual(wanted);
  });
});

describe('the run itself', () => {
  test.each([
    ['trained to its end and tested', {}, 'f', ['f']],
    ['cancelled', { 'stop-reason': 'cancelled' }, 'f', []],
    ['not tested', { test: UNTESTED }, 'f', []],
    ['not trained', { untrained: 'less-than-an-epoch' }, 'f', []],
    ['trained no more', { untrained: 'nothing-new' }, 'f', []],
    ['of which nothing says what it was of', {}, undefined, []],
  ] as const)('is kept where it is whole: %s', async (why, changes, fingerprint, wanted) => {
    const results = { ...report.results, ...changes } as Report['results'];
    await keepRun(keeping(), fingerprint, { ...report, results });
    expect(kept, why).toEqual(wanted);
  });
});
