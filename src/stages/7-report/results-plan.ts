// The plan of a run as results.json has it.
import { countParameters } from '../../network/parameters.ts';
import { words } from '../../results/json-values.ts';
import type { Results } from '../../results/results.ts';
import type { Plan } from '../4-plan/plan.ts';

export function planResults(plan: Plan): Results['plan'] {
  return {
    recipe: plan.recipe,
    network: plan.network.title,
    parameters: countParameters(plan.network),
    patch: { ...plan.patch },
    tile: { ...plan.tile },
    'batch-size': plan.batchSize,
    'patches-per-image': plan.patchesPerImage,
    normalization: {
      stretch: plan.normalization.stretch ?? 'none',
      channels: plan.normalization.channels.map((channel) => ({ ...channel })),
    },
    loss: {
      'cross-entropy': plan.loss.crossEntropy,
      dice: plan.loss.dice,
      'class-weights': [...plan.loss.classWeights],
      'label-smoothing': plan.loss.labelSmoothing ?? 0,
      'mix-up': plan.mixUp,
    },
    optimizer: words(plan.optimizer),
    'learning-rate': plan.learningRate,
    'layer-rates': { ...plan.rates },
    'linear-probe': plan.linearProbe ?? false,
    'warmup-steps': plan.warmupSteps,
    'decay-power': plan.decayPower ?? null,
    'reduce-on-plateau': {
      factor: plan.reduceOnPlateau.factor,
      patience: plan.reduceOnPlateau.patience,
      'min-delta': plan.reduceOnPlateau.minDelta,
      floor: plan.reduceOnPlateau.floor,
    },
    augmentation: plan.augmentation === undefined ? null : words(plan.augmentation),
    monitor: plan.monitor,
    epochs: plan.epochs,
    patience: plan.patience,
    'min-delta': plan.minDelta,
    target: plan.target ?? null,
    'time-budget-seconds': plan.timeBudgetMs === undefined ? null : plan.timeBudgetMs / 1000,
    seed: plan.seed,
    reasons: plan.reasons.map((reason) => ({ ...reason })),
  };
}
