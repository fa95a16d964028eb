// Five updates of a network on one batch, with each update rule: what the suite and its report compare.
import type { Engine, OptimizerSpec } from '../../src/engine/engine.ts';
import { type Case, difference } from './conformance-case.ts';

/**
 * Losses over five updates. Adam divides a gradient by its own size, so where one is nearly 0 its rounding decides how
 * far that weight moves; such weights matter little to the loss. A wrong rule is out by 1e-3 or more, the worst engine by 5e-7.
 */
export const TRAINING_TOLERANCE = 1e-5;

export const optimizers: readonly { reason: string; rate: number; optimizer: OptimizerSpec }[] = [
  { reason: 'SGD', rate: 0.1, optimizer: { name: 'sgd', momentum: 0, weightDecay: 0 } },
  {
    reason: 'SGD, momentum, decay',
    rate: 0.02,
    optimizer: { name: 'sgd', momentum: 0.9, weightDecay: 0.05 },
  },
  {
    reason: 'Adam, no decay',
    rate: 0.01,
    optimizer: { name: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
  },
  {
    reason: 'Adam, decay in the gradient',
    rate: 0.01,
    optimizer: { name: 'adam', beta1: 0.8, beta2: 0.99, epsilon: 1e-6, weightDecay: 0.1 },
  },
  {
    reason: 'AdamW, decay beside the gradient',
    rate: 0.01,
    optimizer: { name: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.5 },
  },
  { reason: 'Adadelta', rate: 1, optimizer: { name: 'adadelta', rho: 0.95, epsilon: 1e-6 } },
];

export interface FiveLosses {
  /** Before each update. */
  readonly losses: readonly number[];
  /** Evaluation mode, after the last update. */
  readonly evaluatedAfter: number;
}

export async function fiveSteps(
  engine: Engine,
  { network, batch, parameters, loss, rates }: Case,
  optimizer: OptimizerSpec,
  rate: number,
): Promise<FiveLosses> {
  const trainer = await engine.build(network, {
    ...{ seed: 1, loss, optimizer },
    ...(rates ? { rates } : {}),
  });
  try {
    await trainer.load({ ...(await trainer.save()), parameters });
    const losses: number[] = [];
    for (let i = 0; i < 5; i++) losses.push((await trainer.step(batch, rate)).loss);
    return { losses, evaluatedAfter: (await trainer.evaluate(batch)).loss };
  } finally {
    await trainer.dispose();
  }
}

/** The larger of the two, over the five losses and over the one after them. */
export function trainingDifference(actual: FiveLosses, expected: FiveLosses): number {
  return Math.max(
    difference(actual.losses, expected.losses),
    difference([actual.evaluatedAfter], [expected.evaluatedAfter]),
  );
}
