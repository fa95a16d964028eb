// Runs to diagnose, made from a few columns: what a test leaves out is a quiet, fitting default.
import { byName, EPOCH_SCORES } from '../../../../src/metrics/epoch-scores.ts';
import type { Diagnosed } from '../../../../src/stages/7-report/diagnosis/curves.ts';
import { sampleResults } from '../sample-run.ts';

export interface Curve {
  readonly train: readonly (number | null)[];
  readonly validation: readonly (number | null)[];
  /** Default 1e-3. */
  readonly rates?: readonly (number | null)[];
  /** Default 0.95. */
  readonly trainF1?: readonly (number | null)[];
  readonly validationF1?: readonly (number | null)[];
  /** Default: the lowest validation loss. */
  readonly bestEpoch?: number;
  /** Default `patience`. */
  readonly stopReason?: Diagnosed['stop-reason'];
  readonly untrained?: Diagnosed['untrained'];
  /** Default false: the first epoch fitted a head alone. */
  readonly linearProbe?: boolean;
  readonly classShare?: readonly (number | null)[];
  readonly test?: Partial<Diagnosed['test']>;
}

const { split, test } = sampleResults();

export function diagnosed(curve: Curve): Diagnosed {
  const { train, validation, classShare } = curve;
  const finite = validation.map((value) => value ?? Number.POSITIVE_INFINITY);
  return {
    history: train.map((loss, i) => ({
      epoch: i + 1,
      'learning-rate': curve.rates === undefined ? 1e-3 : curve.rates[i],
      'train-loss': loss,
      'val-loss': validation[i],
      ...byName(EPOCH_SCORES, () => null),
      'train-macro-f1': curve.trainF1 === undefined ? 0.95 : curve.trainF1[i],
      'val-macro-f1': curve.validationF1 === undefined ? 0.95 : curve.validationF1[i],
      seconds: 1,
    })),
    task: 'segmentation',
    plan: { 'linear-probe': curve.linearProbe ?? false },
    'best-epoch': curve.bestEpoch ?? finite.indexOf(Math.min(...finite)) + 1,
    'stop-reason': curve.stopReason ?? 'patience',
    ...(curve.untrained && { untrained: curve.untrained }),
    split: {
      ...split,
      train: { ...split.train, 'class-share': [...(classShare ?? [0.9, 0.1])] },
    },
    test: { ...test, ...curve.test },
  };
}
