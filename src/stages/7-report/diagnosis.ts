// What the curves of a training and its test say, in words and with the rule that fired. A pure function of what
// results.json holds; each rule stands with its bounds and their reasons in diagnosis/.
import type { Finding } from '../../results/judgement.ts';
import { curvesOf, type Diagnosed } from './diagnosis/curves.ts';
import {
  correctTraining,
  overfitBehind,
  overfitRising,
  stillImproving,
  tooNoisy,
  tooShort,
  underfit,
} from './diagnosis/fit.ts';
import { diverging, rising, wandering } from './diagnosis/learning-rate.ts';
import { finding, type Rule } from './diagnosis/rule.ts';
import { classNeverPredicted, trainTestGap } from './diagnosis/test-set.ts';

/**
 * In this order; the first that fires is the verdict on the curves. A learning rate too high spoils every curve, so it
 * comes first; noise hides what the rules after it look for. A rising validation loss outweighs that it once fell; a
 * training cut off early is neither behind nor underfit yet.
 */
export const RULES: readonly Rule[] = [
  diverging,
  tooShort,
  rising,
  wandering,
  tooNoisy,
  overfitRising,
  stillImproving,
  overfitBehind,
  underfit,
  correctTraining,
];

/** First the one verdict on the curves, then what the test adds. */
export function diagnose(run: Diagnosed): Finding[] {
  const curves = curvesOf(run);
  const verdict = firstOf(curves);
  const beside = [classNeverPredicted(run), trainTestGap(curves, run.test)];
  return [verdict, ...beside].filter((found) => found !== undefined);
}

function firstOf(curves: ReturnType<typeof curvesOf>): Finding | undefined {
  for (const rule of RULES) {
    const observed = rule.find(curves);
    if (observed !== undefined) return finding(rule, observed);
  }
  return undefined;
}
