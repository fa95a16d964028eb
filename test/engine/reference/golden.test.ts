// The reference engine against PyTorch in float64: the proof that the definition of right is right.
import { describe, expect, test } from 'vitest';
import { differentiate, evaluate, probabilities } from '../../../src/engine/reference/differentiate.ts';
import { createReferenceEngine } from '../../../src/engine/reference/reference.ts';
import { widen } from '../../../src/engine/reference/tensor64.ts';
import { golden, goldenNames } from '../../golden/golden.ts';

/**
 * Both sides compute in float64 and the golden numbers are written with 12 digits, so they agree to about 1e-12 of the
 * largest of their kind; 1e-10 leaves room for sums taken in another order and for what batch norm magnifies.
 */
const TOLERANCE = 1e-10;

/**
 * Between steps the reference keeps its parameters as float32 (6e-8 each), PyTorch here as float64: five updates
 * apart, losses near 1 differ by about 1e-7.
 */
const TRAINING_TOLERANCE = 2e-6;

function difference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(actual.length).toBe(expected.length);
  const largest = Array.from(expected).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return (
    Array.from(actual).reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i])), 0) / largest
  );
}

describe.each(goldenNames)('%s', (name) => {
  const { network, batch, parameters, loss, rates, expected } = golden(name);
  const wide = Object.fromEntries(Object.entries(parameters).map(([key, tensor]) => [key, widen(tensor)]));
  const training = { training: true, seed: 0, step: 0 };

  test('probabilities and loss in evaluation', () => {
    expect(difference(probabilities(network, wide, batch).data, expected.probabilities)).toBeLessThan(
      TOLERANCE,
    );
    expect(difference([evaluate(network, wide, batch, loss).loss], [expected.evaluationLoss])).toBeLessThan(
      TOLERANCE,
    );
  });

  test('loss, every gradient and the running statistics in training', () => {
    const { result, gradients, running } = differentiate(network, wide, batch, loss, training);
    expect(difference([result.loss], [expected.trainingLoss])).toBeLessThan(TOLERANCE);
    expect(Object.keys(gradients).sort()).toEqual(Object.keys(expected.gradients).sort());
    for (const [key, gradient] of Object.entries(expected.gradients)) {
      expect(difference(gradients[key].data, gradient), key).toBeLessThan(TOLERANCE);
    }
    const after = { ...wide, ...running };
    for (const [key, statistic] of Object.entries(expected.running)) {
      expect(difference(after[key].data, statistic), key).toBeLessThan(TOLERANCE);
    }
  });

  test.each(expected.training)(
    'five steps of $optimizer.name',
    async ({ optimizer, losses, evaluatedAfter }) => {
      const trainer = await createReferenceEngine().build(network, {
        ...{ seed: 0, loss, optimizer },
        ...(rates ? { rates } : {}),
      });
      await trainer.load({ ...(await trainer.save()), parameters });
      const measured: number[] = [];
      for (const _ of losses) measured.push((await trainer.step(batch, optimizer.learningRate)).loss);
      expect(difference(measured, losses)).toBeLessThan(TRAINING_TOLERANCE);
      expect(difference([(await trainer.evaluate(batch)).loss], [evaluatedAfter])).toBeLessThan(
        TRAINING_TOLERANCE,
      );
    },
  );
});

test('the comparison sees a difference in the last of many numbers', () => {
  expect(difference([1, 2, 3.000001], [1, 2, 3])).toBeGreaterThan(TOLERANCE);
  expect(difference([1, 2, 3], [1, 2, 3])).toBe(0);
});
