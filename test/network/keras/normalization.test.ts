// The normalisation as Keras layers gives what the normalisation's formula says, computed by plain TensorFlow.js.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalizationLayers } from '../../../src/network/keras/normalization.ts';
import { layersModelTopology } from '../../../src/network/keras/topology.ts';
import type { Network } from '../../../src/network/network.ts';
import type { Normalization } from '../../../src/shared/normalization.ts';
import { tf } from './tensorflow.ts';

type Channel = Normalization['channels'][number];

const VALUES = 64;

/** Whole limits from 0 to 65535, as pixels have them, an offset between them, any usual scale. */
const channel: fc.Arbitrary<Channel> = fc
  .record({
    limits: fc.tuple(fc.integer({ min: 0, max: 65_535 }), fc.integer({ min: 0, max: 65_535 })),
    inside: fc.double({ min: 0, max: 1, noNaN: true }),
    scale: fc.double({ min: 1e-5, max: 2, noNaN: true }),
  })
  .map(({ limits, inside, scale }) => {
    const [low, high] = limits.toSorted((a, b) => a - b);
    return { low, high, offset: low + inside * (high - low), scale };
  });

test('any 16-bit normalisation, to the last digits that float32 has', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(channel, { minLength: 1, maxLength: 3 }), async (channels) => {
      const given = (c: number) => spread(channels[c]);
      const values = Float32Array.from({ length: VALUES * channels.length }, (_, i) =>
        given(i % channels.length)(Math.floor(i / channels.length)),
      );
      const result = await throughLayers({ channels }, values);
      for (const [i, value] of values.entries()) {
        const { low, high, offset, scale } = channels[i % channels.length];
        const expected = (Math.min(Math.max(value, low), high) - offset) * scale;
        // Half a unit in the last place of an offset below 2^16 is 2^-9; the rest is rounding of the result.
        const rounding = scale * 2 ** -8 + Math.abs(expected) * 2 ** -21;
        expect(Math.abs(result[i] - expected), `${value} becomes ${expected}`).toBeLessThanOrEqual(rounding);
      }
    }),
    { numRuns: 50 },
  );
});

test.each<[reason: string, normalization: Normalization]>([
  ['a stretch', { stretch: 'asinh', channels: [{ low: 0, high: 9, offset: 0, scale: 1 }] }],
  [
    'a clip of one channel only',
    {
      channels: [
        { low: 0, high: 9, offset: 0, scale: 1 },
        { low: Number.NEGATIVE_INFINITY, high: 9, offset: 0, scale: 1 },
      ],
    },
  ],
])('%s is no standard layer', (reason, normalization) => {
  expect(normalizationLayers(normalization), reason).toBeUndefined();
});

/** Values from below the range to above it, both limits among them. */
function spread({ low, high }: Channel): (step: number) => number {
  const few = [low, high, 0, 65_535];
  return (step) => few[step] ?? Math.round(low - 10 + ((high - low + 20) * step) / VALUES);
}

/** What comes out of the last layer before the network; `values` interleave the channels. */
async function throughLayers(normalization: Normalization, values: Float32Array): Promise<Float32Array> {
  const channels = normalization.channels.length;
  const { steps, weights } = normalizationLayers(normalization)!;
  const model = await tf.models.modelFromJSON(layersModelTopology(smallest(channels), steps));
  const named = weights.map(({ name, data, shape }) => [name, tf.tensor(data, [...shape])] as const);
  model.loadWeights(Object.fromEntries(named), false);
  const output = model.getLayer(steps[steps.length - 1].name).output as tf.SymbolicTensor;
  const result = tf.tidy(() => {
    const before = tf.model({ inputs: model.inputs, outputs: output });
    return (before.predict(tf.tensor4d(values, [1, 1, VALUES, channels])) as tf.Tensor).dataSync().slice();
  });
  model.dispose();
  return result as Float32Array;
}

function smallest(channels: number): Network {
  const head = { op: 'conv', from: 'input', filters: 2, kernel: 1, dilation: 1, bias: true, l2: 0 } as const;
  return {
    title: 'smallest',
    task: 'segmentation',
    classes: 2,
    stride: 1,
    layers: [
      { op: 'input', name: 'input', channels },
      { ...head, name: 'head' },
      { op: 'softmax', name: 'probabilities', from: 'head' },
    ],
  };
}
