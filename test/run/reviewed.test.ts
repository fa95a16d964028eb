// What is said of a comparison that the data under review had a say in, and of what it had none.
import { expect, test } from 'vitest';
import type { FoundBaseline } from '../../src/earlier/baseline.ts';
import type { History } from '../../src/earlier/history.ts';
import type { Fault } from '../../src/errors.ts';
import {
  baselineAsReviewed,
  historyAsReviewed,
  initialModelAsReviewed,
  type Reviewed,
} from '../../src/run/reviewed.ts';
import { trendOf } from '../../src/stages/7-report/trend.ts';
import { nthLine } from '../results/sample-line.ts';
import { sampleResults } from '../stages/7-report/sample-run.ts';

const FILE = 'data/best-epoch.yml';
const NOTHING: Reviewed = {
  fileWithBaseline: undefined,
  fileWithArtifactName: undefined,
  baselineInCheckout: undefined,
  historyInCheckout: undefined,
  initialModelInCheckout: undefined,
};
const NAMES: Reviewed = { ...NOTHING, fileWithArtifactName: FILE };
const PAST: Reviewed = { ...NOTHING, historyInCheckout: 'past' };

/** What the run's own series is called by default, and what it's called where the workflow names it. */
const DEFAULT = 'Train/train/weak';
const OWN = 'cells';

interface Row {
  readonly why: string;
  readonly reviewed: Reviewed | undefined;
  /** As the workflow has them. */
  readonly baseline?: string;
  readonly series?: string;
  /** The series whose results, or lines, were found. */
  readonly found?: string;
  readonly told: readonly string[];
}

const IN_SERIES: readonly Row[] = [
  { why: 'no review', reviewed: undefined, found: DEFAULT, told: [] },
  { why: 'it gives nothing', reviewed: NOTHING, found: DEFAULT, told: [] },
  {
    why: 'its name is a part of the name of the series',
    reviewed: NAMES,
    found: DEFAULT,
    told: ['artifact-name'],
  },
  { why: 'its name is that of no results', reviewed: NAMES, told: ['artifact-name'] },
  { why: 'the workflow names the series that was found', reviewed: NAMES, series: OWN, found: OWN, told: [] },
  {
    why: 'the workflow names a series that has none, and the name finds another',
    reviewed: NAMES,
    series: OWN,
    found: 'Train/train/weak',
    told: ['artifact-name'],
  },
  {
    why: 'the workflow names a series that has none, and the name finds no other',
    reviewed: NAMES,
    series: OWN,
    told: ['artifact-name'],
  },
  { why: 'the history lies in the checkout', reviewed: PAST, series: OWN, found: OWN, told: ['history'] },
  { why: 'it may have taken all of the history away', reviewed: PAST, told: ['history'] },
  {
    why: 'both',
    reviewed: { ...PAST, fileWithArtifactName: FILE },
    found: DEFAULT,
    told: ['artifact-name', 'history'],
  },
];

const OF_A_PATH: readonly Row[] = [
  {
    why: 'it takes the baseline away',
    baseline: 'none',
    reviewed: { ...NAMES, fileWithBaseline: FILE },
    told: ['baseline'],
  },
  {
    why: 'the workflow takes it away, and what finds one counts for nothing',
    baseline: 'none',
    reviewed: { ...PAST, fileWithArtifactName: FILE },
    told: [],
  },
  {
    why: 'the workflow names a file of the checkout',
    baseline: '/w/old/results.json',
    reviewed: { ...NOTHING, baselineInCheckout: 'old/results.json' },
    told: ['baseline'],
  },
  {
    why: 'the workflow names a file that is elsewhere',
    baseline: '/tmp/results.json',
    reviewed: NOTHING,
    told: [],
  },
];

/** Which setting each message is about. */
function settingsOf(faults: readonly Fault[]): (string | undefined)[] {
  const setting = /`(?<name>[a-z-]+)` (?:in the workflow|")/;
  return faults.map(({ message }) => setting.exec(message)?.groups?.name);
}

test.each([...IN_SERIES, ...OF_A_PATH])('the baseline: $why', ({ why, reviewed, told, ...row }) => {
  const { baseline = 'auto', series, found } = row;
  const asked: FoundBaseline = {
    faults: [],
    baseline:
      found === undefined
        ? { results: undefined, reason: 'No baseline: none.' }
        : { results: sampleResults(), name: 'main', series: found },
  };
  const { baseline: judged, faults } = baselineAsReviewed(
    asked,
    reviewed,
    { baseline, series },
    series ?? DEFAULT,
  );
  expect(settingsOf(faults), why).toEqual(told);
  expect(faults.every(({ severity }) => severity === 'warning')).toBe(true);
  const said = judged.results === undefined ? judged.reason : judged.name;
  expect(said.match(/under review/g)?.length ?? 0, said).toBe(told.length);
});

test.each(IN_SERIES)('the trend: $why', ({ why, reviewed, series, found, told }) => {
  const history: History = {
    series: found ?? series ?? DEFAULT,
    ...{ branch: 'main', commit: null, run: null, job: undefined },
    lines: found === undefined ? [] : [nthLine(1, 0.5)],
  };
  // Whatever it's compared with: a decline fails a run without a baseline, too.
  for (const baseline of ['auto', 'none']) {
    const judged = historyAsReviewed(history, reviewed, { baseline, series }, series ?? DEFAULT);
    expect(settingsOf(judged.faults), why).toEqual(told);
    const trend = trendOf({ ...sampleResults(), date: '2026-11-25T14:03:27Z' }, judged.history);
    expect(trend?.sentence.match(/under review/g)?.length ?? 0, trend?.sentence).toBe(told.length);
  }
});

test('no history, no say in it', () => {
  const asked = { baseline: 'auto', series: undefined };
  expect(historyAsReviewed(undefined, NAMES, asked, DEFAULT)).toEqual({ history: undefined, faults: [] });
});

test.each([
  { why: 'no review', reviewed: undefined, setting: '/w/model.onnx', told: undefined },
  { why: 'it lies elsewhere', reviewed: NOTHING, setting: '/tmp/model.onnx', told: undefined },
  {
    why: 'it lies in the checkout',
    reviewed: { ...NOTHING, initialModelInCheckout: 'model.onnx' },
    setting: '/w/model.onnx',
    told: 'initial model "model.onnx" lies in the checkout',
  },
  { why: 'the baseline is the branch’s', reviewed: NOTHING, setting: 'baseline', told: undefined },
  {
    why: 'the baseline lies in the checkout, and its model with it',
    reviewed: { ...NOTHING, baselineInCheckout: 'past/results.json' },
    setting: 'baseline',
    told: 'initial model "past/results.json" lies in the checkout',
  },
  {
    why: 'the settings file of the data names the baseline',
    reviewed: { ...NOTHING, fileWithBaseline: FILE },
    setting: 'baseline',
    told: `initial model "${FILE}" lies in the checkout`,
  },
])('of the weights that a run starts from: $why', ({ why, reviewed, setting, told }) => {
  const chosen = initialModelAsReviewed(reviewed, setting);
  if (told === undefined) return expect(chosen, why).toBeUndefined();
  expect(chosen?.fault.message, why).toContain(told);
  expect(chosen?.label).toBe('from the checkout under review');
});
