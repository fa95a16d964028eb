// What a recipe decides from the image statistics, before the user's own settings override it.
import type { OptimizerSpec } from '../../engine/engine.ts';
import type { Plan } from './plan.ts';

/** Why each choice was made: one line a choice, for the log, the summary and results.json. */
export type Reasons = Readonly<Record<string, string>>;

export interface Recipe
  extends Pick<
    Plan,
    | 'network'
    | 'normalization'
    | 'patch'
    | 'batchSize'
    | 'patchesPerImage'
    | 'warmupSteps'
    | 'decayPower'
    | 'reduceOnPlateau'
    | 'augmentation'
    | 'learningRate'
    | 'mixUp'
    | 'rates'
    | 'linearProbe'
  > {
  readonly optimizer: OptimizerSpec['name'];
  readonly crossEntropy: number;
  readonly dice: number;
  readonly labelSmoothing: number;
  readonly classWeights: 'none' | 'balanced' | 'sqrt';
  readonly reasons: Reasons;
}

/** The wishes of the user that a recipe plans around. */
export interface Wishes {
  readonly imageSize: number | undefined;
  readonly batchSize: number | undefined;
  readonly timeBudgetMs: number | undefined;
}

/** The next multiple of `step` that is not below `value`. */
export function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}
