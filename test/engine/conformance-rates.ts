// The conformance suite's part on learning rates of layers: every optimizer takes them, in every engine.
import { describe, expect, test } from 'vitest';
import type { Engine, OptimizerSpec, TrainerState, TrainingOptions } from '../../src/engine/engine.ts';
import { createReferenceEngine } from '../../src/engine/reference/reference.ts';
import { unet } from '../../src/network/unet.ts';
import { batchFor, difference } from './conformance-case.ts';
import { optimizers, TRAINING_TOLERANCE } from './conformance-training.ts';

const network = unet({
  ...{ task: 'segmentation', channels: 3, classes: 3, widths: [8, 16] },
  ...{ activation: 'elu', batchNorm: true, dropout: 0, l2: 0.001 },
});
const batch = batchFor(network, 1, { size: 2, height: 8, width: 8, ignored: 0.1 });
const muon: OptimizerSpec = {
  ...{ name: 'muon', momentum: 0.9, beta1: 0.9, beta2: 0.999, epsilon: 1e-6, weightDecay: 0.1 },
};
const rows = [...optimizers, { reason: 'Muon, decay beside the gradient', rate: 0.01, optimizer: muon }];

interface Trained {
  readonly losses: readonly number[];
  readonly parameters: TrainerState['parameters'];
}

async function trained(
  engine: Engine,
  optimizer: OptimizerSpec,
  rate: number,
  rates: TrainingOptions['rates'],
): Promise<Trained> {
  const loss = { crossEntropy: 1, dice: 1, classWeights: [1, 2, 0.5] };
  const trainer = await engine.build(network, { seed: 4, loss, optimizer, ...(rates ? { rates } : {}) });
  const losses: number[] = [];
  for (let i = 0; i < 4; i++) losses.push((await trainer.step(batch, rate)).loss);
  const { parameters } = await trainer.save();
  await trainer.dispose();
  return { losses, parameters };
}

/** Every layer with the same rate. */
const all = (rate: number) => Object.fromEntries(network.layers.map(({ name }) => [name, rate]));

export function describeRates(useEngine: () => Engine): void {
  describe('learning rates of layers', () => {
    test.each(rows)('$reason: as the reference engine takes them', async ({ optimizer, rate }) => {
      const rates = { 'encoder1.conv1': 0, 'encoder1.conv2': 0.1, 'bottleneck.norm1': 0.1, head: 3 };
      const actual = await trained(useEngine(), optimizer, rate, rates);
      const expected = await trained(createReferenceEngine(), optimizer, rate, rates);
      expect(difference(actual.losses, expected.losses)).toBeLessThan(TRAINING_TOLERANCE);
      const without = await trained(createReferenceEngine(), optimizer, rate, undefined);
      expect(difference(without.losses, expected.losses), 'without them').toBeGreaterThan(1e-3);
    });

    test.each(rows)(
      '$reason: half the rate is that of half the learning rate',
      async ({ optimizer, rate }) => {
        const halved = await trained(useEngine(), optimizer, rate, all(0.5));
        expect(halved).toEqual(await trained(useEngine(), optimizer, rate / 2, undefined));
        expect(await trained(useEngine(), optimizer, rate, all(1))).toEqual(
          await trained(useEngine(), optimizer, rate, undefined),
        );
      },
    );

    test('a layer of rate 0 stays as it is, decay or not, while its statistics move', async () => {
      const { optimizer, rate } = rows[4];
      const before = await trained(useEngine(), optimizer, 0, undefined);
      const { parameters } = await trained(useEngine(), optimizer, rate, {
        'encoder1.conv1': 0,
        'encoder1.norm1': 0,
      });
      for (const name of ['encoder1.conv1.weight', 'encoder1.norm1.weight', 'encoder1.norm1.bias'])
        expect(parameters[name], name).toEqual(before.parameters[name]);
      for (const name of ['encoder1.conv2.weight', 'head.bias'])
        expect(parameters[name], name).not.toEqual(before.parameters[name]);
    });

    test.each([
      ['a layer that is none', { nobody: 1 }, /layer "nobody", which the network doesn't have/],
      ['less than nothing', { head: -0.1 }, /rate of the layer "head" is -0.1/],
      ['no number', { head: Number.NaN }, /rate of the layer "head" is NaN/],
    ])('%s is refused', async (reason, rates, message) => {
      await expect(trained(useEngine(), muon, 0.1, rates), reason).rejects.toThrow(message);
    });
  });
}
