// The conformance suite over the reference engine (every statement but the comparison with itself, and PyTorch's
// numbers), and the proof that the suite can fail.
import { describe, expect, test } from 'vitest';
import type { Engine, Trainer } from '../../src/engine/engine.ts';
import { createReferenceEngine } from '../../src/engine/reference/reference.ts';
import { describeConformance, expectSame } from './conformance.ts';
import { type Measured, measure } from './conformance-case.ts';
import { expectOverfitted, overfit, overfitRows } from './conformance-overfit.ts';
import { caseOf } from './conformance-row.ts';
import { opGroups, wholeNetworks } from './conformance-rows.ts';

describeConformance('reference', createReferenceEngine);

describe('the suite can fail', () => {
  const given = caseOf(wholeNetworks.rows[1]);
  const name = 'encoder1.conv2.weight';
  const statistic = 'encoder1.norm1.running_var';
  const broken: [reason: string, change: (right: Measured) => Measured][] = [
    ['a loss', (right) => ({ ...right, training: { ...right.training, loss: right.training.loss * 1.001 } })],
    [
      'a count',
      (right) => ({ ...right, evaluation: { ...right.evaluation, count: right.evaluation.count - 1 } }),
    ],
    ['a confusion count', (right) => ({ ...right, training: { ...right.training, confusion: [] } })],
    [
      'a probability',
      (right) => ({ ...right, probabilities: right.probabilities.map((p, i) => (i === 7 ? 1 - p : p)) }),
    ],
    ['a missing image', (right) => ({ ...right, probabilities: right.probabilities.slice(1) })],
    ['NaN', (right) => ({ ...right, probabilities: right.probabilities.map(() => Number.NaN) })],
    [
      'one element of a gradient',
      (right) => ({ ...right, gradients: { ...right.gradients, [name]: right.gradients[name].with(3, 1) } }),
    ],
    [
      'running statistics',
      (right) => ({
        ...right,
        running: { ...right.running, [statistic]: right.running[statistic].map((v) => v * 1.1) },
      }),
    ],
  ];

  test.each(broken)('on %s', async (reason, change) => {
    const right = await measure(createReferenceEngine(), given);
    expectSame(right, right, wholeNetworks.tolerance, reason);
    expect(() => expectSame(change(right), right, wholeNetworks.tolerance, reason), reason).toThrow();
  });

  test.each([
    {
      reason: 'a learning rate that is ten times too small',
      change: (trainer: Trainer) => ({
        ...methodsOf(trainer),
        step: (...[batch, rate]: Parameters<Trainer['step']>) => trainer.step(batch, rate / 10),
      }),
      complaint: 'the part of the training loss',
    },
    {
      reason: 'running statistics that never change',
      change: (trainer: Trainer) => ({ ...methodsOf(trainer), evaluate: withFirstStatistics(trainer) }),
      complaint: 'accuracy of evaluation',
    },
  ])('on learning by heart: $reason', async ({ reason, change, complaint }) => {
    const result = await overfit(changed(createReferenceEngine(), change), overfitRows[0]);
    expect(() => expectOverfitted(result, reason)).toThrow(complaint);
  });

  test('every row has a gradient at its first conv, but for those that are about having none', async () => {
    const none = /^(everything ignored|everything: nothing changes|ReLU6? at (zero|six)|ELU far below zero)/;
    for (const row of [...opGroups, wholeNetworks].flatMap(({ rows }) => rows)) {
      const { gradients } = await measure(createReferenceEngine(), caseOf(row));
      const [first = []] = Object.values(gradients);
      expect(
        first.some((value) => value !== 0),
        row.reason,
      ).toBe(!none.test(row.reason));
    }
  });
});

/** The engine, its trainers changed. */
function changed(engine: Engine, change: (trainer: Trainer) => Trainer): Engine {
  return {
    name: engine.name,
    describe: () => engine.describe(),
    build: async (network, options) => change(await engine.build(network, options)),
  };
}

function methodsOf(trainer: Trainer): Trainer {
  return {
    step: (batch, rate) => trainer.step(batch, rate),
    evaluate: (batch) => trainer.evaluate(batch),
    predict: (images, shape) => trainer.predict(images, shape),
    activations: (layer, images, shape) => trainer.activations(layer, images, shape),
    save: () => trainer.save(),
    load: (state) => trainer.load(state),
    dispose: () => trainer.dispose(),
  };
}

/** Evaluates with the running statistics that a training starts from. */
function withFirstStatistics(trainer: Trainer): Trainer['evaluate'] {
  return async (batch) => {
    const state = await trainer.save();
    const parameters = Object.entries(state.parameters).map(([name, { shape, data }]) => {
      if (name.endsWith('running_mean')) return [name, { shape, data: data.map(() => 0) }];
      if (name.endsWith('running_var')) return [name, { shape, data: data.map(() => 1) }];
      return [name, { shape, data }];
    });
    await trainer.load({ ...state, parameters: Object.fromEntries(parameters) });
    return trainer.evaluate(batch);
  };
}
