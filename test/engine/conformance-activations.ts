// The conformance suite's part on what single layers give: any of them, as the reference engine has it.
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { createReferenceEngine } from '../../src/engine/reference/reference.ts';
import type { Network } from '../../src/network/network.ts';
import { golden } from '../golden/golden.ts';
import { difference, parametersFor } from './conformance-case.ts';

/** Sums of some ten layers in float32; another layer's output is another size, or out by a tenth and more. */
const TOLERANCE = 2e-5;

const cases: readonly [reason: string, network: Network][] = [
  ['joins and images', golden('unet-3-elu-norm').network],
  ['strides, sums and vectors', golden('mobile').network],
];

const SHAPE = { size: 3, height: 8, width: 12 };

export function describeActivations(useEngine: () => Engine): void {
  describe('what a layer gives', () => {
    test.each(cases)('every layer: %s', async (_reason, network) => {
      const [input] = network.layers;
      const channels = input.op === 'input' ? input.channels : 0;
      const images = Float32Array.from({ length: 3 * channels * 8 * 12 }, (_, i) => Math.sin(i * i));
      const options = { seed: 1, loss: LOSS, optimizer: SGD };
      const parameters = parametersFor(network, 2);
      const trainer = await useEngine().build(network, options);
      const reference = await createReferenceEngine().build(network, options);
      for (const one of [trainer, reference]) await one.load({ step: 0, parameters, optimizer: {} });
      for (const { name } of network.layers.slice(1)) {
        const expected = await reference.activations(name, images, SHAPE);
        expect(difference(await trainer.activations(name, images, SHAPE), expected), name).toBeLessThan(
          TOLERANCE,
        );
      }
      const last = network.layers[network.layers.length - 1].name;
      expect(await trainer.activations(last, images, SHAPE)).toEqual(await trainer.predict(images, SHAPE));
      for (const name of ['input', 'nobody'])
        await expect(trainer.activations(name, images, SHAPE)).rejects.toThrow(`computes no layer "${name}"`);
      await trainer.dispose();
    });
  });
}

const LOSS = { crossEntropy: 1, dice: 0, classWeights: [1, 1, 1] };
const SGD = { name: 'sgd', momentum: 0, weightDecay: 0 } as const;
