// Judges the gates of `fail-if` by what the run found. It decides nothing else: an exit code is for the entries.
import { formatApart, formatBeside, formatChangeBeside, formatSigned } from '../../document/numbers.ts';
import type { Baseline } from '../../earlier/baseline.ts';
import { type Fault, gateFailed } from '../../errors.ts';
import { SCORES } from '../../metrics/scores.ts';
import type { GateResult } from '../../results/gates.ts';
import type { Finding } from '../../results/judgement.ts';
import type { Results } from '../../results/results.ts';
import {
  type FindingGate,
  type FindingName,
  type Gate,
  isComparing,
  type MetricGate,
  type Operator,
} from '../1-config/gates/grammar.ts';
import { isSameImages } from './baseline/test-images.ts';
import { type GateRun, type MeasuredRun, measure, partOf, titleOf, UNTRAINED } from './gates/measure.ts';
import { RUNS_OF_DECLINE, scoresOf } from './trend.ts';
import { untrainedSentence } from './words/untrained.ts';

export type Judged = GateRun &
  Pick<Results, 'diagnosis' | 'comparison'> &
  Partial<Pick<Results, 'stop-reason' | 'untrained' | 'trend'>>;

/**
 * In order. A gate whose number isn't there, because there is no baseline, no test or no pixel of the class, is not
 * applicable; so is every gate of a cancelled run, whose numbers are those of half a training. Of a model that was not
 * trained all fail, whatever its numbers are.
 */
export function judgeGates(gates: readonly Gate[], run: Judged, baseline: Baseline): GateResult[] {
  const untrained = untrainedSentence(run);
  return gates.map((gate) => {
    if (run['stop-reason'] === 'cancelled') return inapplicable(gate, 'the run was cancelled');
    if (untrained !== undefined) return result(gate, 'failed', untrained);
    if (gate.kind === 'finding') return judgeFinding(gate, run);
    return gate.delta ? judgeChange(gate, run, baseline) : judgeValue(gate, run);
  });
}

/** An error for each gate that failed. */
export function gateFaults({ gates }: Pick<Results, 'gates'>): Fault[] {
  return gates
    .filter(({ status }) => status === 'failed')
    .map(({ text, sentence }) => gateFailed(text, sentence));
}

export function hasFailedGate({ gates }: Pick<Results, 'gates'>): boolean {
  return gates.some(({ status }) => status === 'failed');
}

/** The gates that failed and look at this run alone. */
export function failedByItself(
  { gates }: Pick<Results, 'gates'>,
  conditions: readonly Gate[] = [],
): readonly GateResult[] {
  const alone = new Set(conditions.filter((gate) => !isComparing(gate)).map(({ text }) => text));
  return gates.filter(({ text, status }) => status === 'failed' && alone.has(text));
}

function result(
  gate: Gate,
  status: GateResult['status'],
  sentence: string,
  numbers: Partial<Pick<GateResult, 'value' | 'baseline'>> = {},
): GateResult {
  const bound = gate.kind === 'metric' ? gate.bound : null;
  return {
    text: gate.text,
    status,
    sentence: sentence.replace(/\.$/, ''),
    value: null,
    bound,
    baseline: null,
    ...numbers,
  };
}

export function inapplicable(gate: Gate, reason: string): GateResult {
  return result(gate, 'not-applicable', reason);
}

interface Comparing {
  holds(value: number, bound: number): boolean;
  /** For "0.7421, below 0.8", where it holds and where it doesn't. */
  readonly words: readonly [held: string, not: string];
}

const COMPARE: Readonly<Record<Operator, Comparing>> = {
  '<': { holds: (value, bound) => value < bound, words: ['below', 'at least'] },
  '<=': { holds: (value, bound) => value <= bound, words: ['at most', 'above'] },
  '>': { holds: (value, bound) => value > bound, words: ['above', 'at most'] },
  '>=': { holds: (value, bound) => value >= bound, words: ['at least', 'below'] },
};

/** `said` is a sentence up to the bound. */
function compare(gate: MetricGate, value: number, said: string, baseline: number | null = null): GateResult {
  const { holds, words } = COMPARE[gate.operator];
  const failed = holds(value, gate.bound);
  const sentence = `${said}, ${words[failed ? 0 : 1]} ${formatSigned(gate.bound)}`;
  return result(gate, failed ? 'failed' : 'passed', sentence, { value, baseline });
}

/** Of the number alone, whatever came before. */
export function judgeValue(gate: MetricGate, run: MeasuredRun): GateResult {
  const { value, absent } = measure(gate, run);
  if (value === undefined) return inapplicable(gate, absent);
  return compare(gate, value, `${titleOf(gate)} is ${formatBeside(value, gate.bound)}`);
}

function judgeChange(gate: MetricGate, run: Judged, { results: before }: Baseline): GateResult {
  const { comparison } = run;
  if (before === undefined || comparison.verdict === 'different-classes')
    return inapplicable(gate, comparison.sentence);
  const now = measure(gate, run);
  if (now.value === undefined) return inapplicable(gate, now.absent);
  const then = measure(gate, before);
  if (then.value === undefined) return inapplicable(gate, `in the baseline ${then.absent}`);
  const part = partOf(gate);
  if (part === 'test' && comparison.changes === null) return inapplicable(gate, comparison.sentence);
  if (part !== 'test' && !isSameImages(run.split[part], before.split[part]))
    return inapplicable(gate, `the ${part} images or their labels are not those of the baseline`);
  if (part === 'test' && comparison['shared-images'] !== null) return judgeShared(gate, run, then.value);
  const change = difference(now.value, then.value);
  const from = `${formatApart(then.value, now.value)} before, ${formatApart(now.value, then.value)} now`;
  const said = `${titleOf(gate)} changed by ${formatChangeBeside(change, gate.bound)} (${from})`;
  return compare(gate, change, said, then.value);
}

/** Where each run tested some of the images, only what was compared on those of both has a change. */
function judgeShared(gate: MetricGate, { comparison }: Judged, before: number): GateResult {
  const change = sharedChange(gate, comparison.changes);
  const images = `the ${comparison['shared-images']} test images of both runs`;
  if (change === null || change === undefined)
    return inapplicable(gate, `${titleOf(gate)} is not compared on ${images}`);
  const said = `${titleOf(gate)} changed by ${formatChangeBeside(change.change, gate.bound)} on ${images}`;
  return compare(gate, change.change, said, before);
}

function sharedChange({ metric, class: named }: MetricGate, changes: Results['comparison']['changes']) {
  if (named === undefined) {
    const score = SCORES.find(({ key }) => metric === `test-${key}`);
    return score && changes?.[score.key];
  }
  const ofClass = changes?.['per-class'].find((one) => one.class === named.name);
  return metric === 'f1' || metric === 'iou' ? ofClass?.[metric] : undefined;
}

/** Without what float64 leaves over: 0.9 - 0.92 is -0.02, and not below it. Pixel counts tell apart no 1e-12. */
function difference(now: number, then: number): number {
  return Number((now - then).toFixed(12)) + 0;
}

function judgeFinding(gate: FindingGate, run: Judged): GateResult {
  if (gate.finding === 'worse' || gate.finding === 'no-verdict') return judgeVerdict(gate, run);
  if (gate.finding === 'declining') return judgeTrend(gate, run);
  const found = run.diagnosis.find(({ verdict }) => verdict === gate.finding);
  if (found !== undefined) return result(gate, 'failed', `${found.title}: ${found.sentence}`);
  if (run.history.length === 0 && !OF_TEST_ALONE.includes(gate.finding)) return inapplicable(gate, UNTRAINED);
  if (OF_TEST.includes(gate.finding)) {
    if (run.test.images === 0) return inapplicable(gate, 'the model was not tested');
    return result(gate, 'passed', 'not found');
  }
  const [curves] = run.diagnosis;
  if (curves === undefined || cannotTell(curves.verdict, gate.finding))
    return inapplicable(
      gate,
      curves === undefined ? 'nothing was diagnosed' : `${curves.title}: ${curves.sentence}`,
    );
  return result(gate, 'passed', `the diagnosis is: ${curves.title}`);
}

function judgeVerdict(gate: FindingGate, { comparison: { verdict, sentence } }: Judged): GateResult {
  const isThere = ['better', 'same', 'worse'].includes(verdict);
  if (gate.finding === 'no-verdict') return result(gate, isThere ? 'passed' : 'failed', sentence);
  if (!isThere) return inapplicable(gate, sentence);
  return result(gate, verdict === 'worse' ? 'failed' : 'passed', sentence);
}

function judgeTrend(gate: FindingGate, { trend }: Judged): GateResult {
  if (trend === undefined) return inapplicable(gate, 'an evaluation has no history to tell by');
  if (trend === null) return inapplicable(gate, 'there is no history to tell by');
  const { length } = scoresOf(trend.runs);
  if (length < RUNS_OF_DECLINE)
    return inapplicable(gate, `${length} of the ${RUNS_OF_DECLINE} runs that it takes`);
  return result(gate, trend.decline === null ? 'passed' : 'failed', trend.sentence);
}

/** This one needs no training to be seen. */
const OF_TEST_ALONE: readonly FindingName[] = ['class-never-predicted'];

/** The diagnosis has one verdict on the curves; these stand beside it. */
const OF_TEST: readonly FindingName[] = ['class-never-predicted', 'train-test-gap'];

/** After one of these the diagnosis looks no further, so what would come after it is neither there nor not there. */
const NO_FURTHER: readonly string[] = ['too-short', 'learning-rate-too-high', 'too-noisy'];

function cannotTell(verdict: Finding['verdict'], wanted: FindingName): boolean {
  const [found, asked] = [NO_FURTHER.indexOf(verdict), NO_FURTHER.indexOf(wanted)];
  return found >= 0 && (asked < 0 || asked > found);
}
