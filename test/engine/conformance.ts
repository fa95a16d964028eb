// One suite for every engine, through the public interface only: what it computes must be what the reference engine
// computes and what PyTorch computed. The networks are in conformance-rows.ts.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine, OptimizerSpec } from '../../src/engine/engine.ts';
import { createReferenceEngine } from '../../src/engine/reference/reference.ts';
import { golden, goldenNames } from '../golden/golden.ts';
import { type Case, difference, largest, type Measured, measure } from './conformance-case.ts';
import { describeDropout } from './conformance-dropout.ts';
import { caseOf, type Group } from './conformance-row.ts';
import { opGroups, wholeNetworks } from './conformance-rows.ts';
import { describeState } from './conformance-state.ts';

/** Runs the suite over the engine that `makeEngine` gives. */
export function describeConformance(name: string, makeEngine: () => Engine | Promise<Engine>): void {
  describe(name, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await makeEngine();
    });
    const useEngine = (): Engine => engine;
    for (const group of [...opGroups, wholeNetworks]) describeGroup(group, useEngine);
    describeGolden(useEngine);
    describeTraining(useEngine);
    describeDropout(useEngine);
    describeState(useEngine);
  });
}

function describeGroup({ op, rows, tolerance, why }: Group, useEngine: () => Engine): void {
  describe(op, () => {
    test.each(rows)('$reason', async (row) => {
      const given = caseOf(row);
      const actual = await measure(useEngine(), given);
      const expected = await measure(createReferenceEngine(), given);
      expectSame(actual, expected, row.tolerance ?? tolerance, `${row.reason} (${why})`);
    });
  });
}

/** What every row demands of what was measured. */
export function expectSame(actual: Measured, expected: Measured, tolerance: number, reason: string): void {
  expect(difference(actual.probabilities, expected.probabilities), `probabilities: ${reason}`).toBeLessThan(
    tolerance,
  );
  for (const mode of ['evaluation', 'training'] as const) {
    const { loss, count, confusion } = actual[mode];
    expect(difference([loss], [expected[mode].loss], 1e-3), `${mode} loss: ${reason}`).toBeLessThan(
      tolerance,
    );
    expect(count, `${mode} count: ${reason}`).toBe(expected[mode].count);
    expect(confusion, `${mode} confusion: ${reason}`).toEqual(expected[mode].confusion);
  }
  expectSameGradients(actual.gradients, expected.gradients, tolerance, reason);
  for (const [name, statistic] of Object.entries(expected.running)) {
    expect(difference(actual.running[name], statistic), `${name}: ${reason}`).toBeLessThan(tolerance);
  }
}

/**
 * A layer's weight and bias gradients are sums over the same output gradients, so rounding is measured by the largest
 * of the layer: a bias before batch norm has a gradient of 0, the sum of terms that are not. A layer whose gradients
 * are all below a thousandth of the network's largest is held to that thousandth.
 */
function expectSameGradients(
  actual: Readonly<Record<string, ArrayLike<number>>>,
  expected: Readonly<Record<string, ArrayLike<number>>>,
  tolerance: number,
  reason: string,
): void {
  const sizes = Object.entries(expected).map(
    ([name, gradient]) => [layerOf(name), largest(gradient)] as const,
  );
  const ofNetwork = Math.max(...sizes.map(([, size]) => size));
  for (const [name, gradient] of Object.entries(expected)) {
    const ofLayer = sizes.filter(([layer]) => layer === layerOf(name)).map(([, size]) => size);
    const floor = Math.max(1e-3 * ofNetwork, ...ofLayer);
    expect(difference(actual[name], gradient, floor), `gradient of ${name}: ${reason}`).toBeLessThan(
      tolerance,
    );
  }
}

function layerOf(parameter: string): string {
  return parameter.slice(0, parameter.lastIndexOf('.'));
}

/** The golden cases are whole networks too. */
const GOLDEN_TOLERANCE = wholeNetworks.tolerance;

function describeGolden(useEngine: () => Engine): void {
  describe.each(goldenNames)('PyTorch: %s', (name) => {
    const { expected, ...given } = golden(name);

    test('probabilities, losses, every gradient and the running statistics', async () => {
      const { probabilities, evaluation, training, gradients, running } = await measure(useEngine(), given);
      expect(difference(probabilities, expected.probabilities)).toBeLessThan(GOLDEN_TOLERANCE);
      expect(difference([evaluation.loss], [expected.evaluationLoss])).toBeLessThan(GOLDEN_TOLERANCE);
      expect(difference([training.loss], [expected.trainingLoss])).toBeLessThan(GOLDEN_TOLERANCE);
      expectSameGradients(gradients, expected.gradients, GOLDEN_TOLERANCE, name);
      for (const [key, statistic] of Object.entries(expected.running)) {
        expect(difference(running[key], statistic), key).toBeLessThan(GOLDEN_TOLERANCE);
      }
    });

    test.each(expected.training)(
      'five steps of $optimizer.name',
      async ({ optimizer, losses, evaluatedAfter }) => {
        const { learningRate } = optimizer;
        const trained = await fiveSteps(useEngine(), given, optimizer, learningRate, losses.length);
        expect(difference(trained.losses, losses)).toBeLessThan(TRAINING_TOLERANCE);
        expect(difference([trained.evaluatedAfter], [evaluatedAfter])).toBeLessThan(TRAINING_TOLERANCE);
      },
    );
  });
}

/**
 * Losses over five updates. Adam divides a gradient by its own size, so where one is nearly 0 its rounding decides how
 * far that weight moves; such weights matter little to the loss. A wrong rule is out by 1e-3 or more.
 */
const TRAINING_TOLERANCE = 5e-5;

const optimizers: readonly { reason: string; rate: number; optimizer: OptimizerSpec }[] = [
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

function describeTraining(useEngine: () => Engine): void {
  describe.each(wholeNetworks.rows.slice(0, 2))('five losses: $reason', (row) => {
    test.each(optimizers)('$reason', async ({ optimizer, rate, reason }) => {
      const given = caseOf(row);
      const actual = await fiveSteps(useEngine(), given, optimizer, rate, 5);
      const expected = await fiveSteps(createReferenceEngine(), given, optimizer, rate, 5);
      expect(difference(actual.losses, expected.losses), reason).toBeLessThan(TRAINING_TOLERANCE);
      expect(difference([actual.evaluatedAfter], [expected.evaluatedAfter]), reason).toBeLessThan(
        TRAINING_TOLERANCE,
      );
    });
  });
}

async function fiveSteps(engine: Engine, given: Case, optimizer: OptimizerSpec, rate: number, steps: number) {
  const { network, batch, parameters, loss } = given;
  const trainer = await engine.build(network, { seed: 1, loss, optimizer });
  try {
    await trainer.load({ ...(await trainer.save()), parameters });
    const losses: number[] = [];
    for (let i = 0; i < steps; i++) losses.push((await trainer.step(batch, rate)).loss);
    return { losses, evaluatedAfter: (await trainer.evaluate(batch)).loss };
  } finally {
    await trainer.dispose();
  }
}
