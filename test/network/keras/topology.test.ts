// A network in Keras' words computes what the network says: plain TensorFlow.js against the reference engine.
import { expect, test } from 'vitest';
import type { ImageShape } from '../../../src/engine/engine.ts';
import { probabilities } from '../../../src/engine/reference/differentiate.ts';
import { widen } from '../../../src/engine/reference/tensor64.ts';
import { type KerasStep, layersModelTopology } from '../../../src/network/keras/topology.ts';
import { kerasName, kerasShape, toKeras } from '../../../src/network/keras/weights.ts';
import type { Layer, Network } from '../../../src/network/network.ts';
import { parametersOf } from '../../../src/network/parameters.ts';
import { unet } from '../../../src/network/unet.ts';
import { validateNetwork } from '../../../src/network/validate.ts';
import type { Tensor } from '../../../src/shared/tensor.ts';
import { golden, goldenNames } from '../../golden/golden.ts';
import { difference, predict, tf } from './tensorflow.ts';

type Parameters = Readonly<Record<string, Tensor>>;

/** TensorFlow.js computes in float32, the reference in float64. */
const TOLERANCE = 1e-5;

const SHAPE: ImageShape = { size: 2, height: 8, width: 12 };

test.each(goldenNames)('TensorFlow.js computes %s as the reference engine does', async (name) => {
  const { network, parameters, batch } = golden(name);
  await expectTheSame(network, parameters, batch.images, batch);
});

test.each(goldenNames)(
  'every weight of %s in TensorFlow.js has the name and shape that we say',
  async (name) => {
    const { network } = golden(name);
    const model = await tf.models.modelFromJSON(layersModelTopology(network));
    const theirs = model.weights.map(({ originalName, shape }) => `${originalName} ${shape}`);
    expect(theirs.sort()).toEqual(
      parametersOf(network)
        .map((spec) => `${kerasName(spec)} ${kerasShape(spec)}`)
        .sort(),
    );
    model.dispose();
  },
);

test('dropout is off in prediction, and every legal layer name is legal there', async () => {
  const network = renamed(
    unet({
      task: 'segmentation',
      channels: 2,
      classes: 3,
      widths: [3, 4],
      activation: 'relu',
      batchNorm: true,
      dropout: 0.4,
      l2: 0.01,
    }),
    (name) => (name === 'input' ? '0_in' : `x-${name}_Y.1`),
  );
  validateNetwork(network);
  await expectTheSame(network, parametersFor(network), imagesOf(2), SHAPE);
});

test('what only training feels: momentum as Keras counts it, the rate of dropout, no penalty', async () => {
  const { layers, ...rest } = golden('classifier').network;
  const dropout: Layer = { op: 'dropout', name: 'dropout', from: 'mean', rate: 0.4 };
  const dense = layers.map((layer) => (layer.op === 'dense' ? { ...layer, from: 'dropout' } : layer));
  const model = await tf.models.modelFromJSON(
    layersModelTopology({ ...rest, layers: [...dense.slice(0, -2), dropout, ...dense.slice(-2)] }),
  );
  expect(model.getLayer('norm1').getConfig()).toMatchObject({ momentum: 0.8, epsilon: 1e-3 });
  expect(model.getLayer('dropout').getConfig()).toMatchObject({ rate: 0.4 });
  expect(model.getLayer('conv1').getConfig()).toMatchObject({ kernelRegularizer: null });
  model.dispose();
});

test('layers come between the input and the network in their order', async () => {
  const { network, parameters } = golden('unet-3-relu');
  const relu: KerasStep = { className: 'ReLU', name: 'floor', config: { max_value: 0.5 } };
  const ceiling: KerasStep = { className: 'Activation', name: 'ceiling', config: { activation: 'elu' } };
  const model = await loaded(network, parameters, [relu, ceiling]);
  const images = imagesOf(1);
  const clipped = images.map((value) => Math.min(0.5, Math.max(0, value)));
  const theirs = predict(model, images, SHAPE);
  expect(difference(theirs, ours(network, parameters, clipped, SHAPE))).toBeLessThan(TOLERANCE);
  model.dispose();
});

async function expectTheSame(
  network: Network,
  parameters: Parameters,
  images: Float32Array,
  shape: ImageShape,
): Promise<void> {
  const model = await loaded(network, parameters);
  const theirs = predict(model, images, shape);
  expect(difference(theirs, ours(network, parameters, images, shape))).toBeLessThan(TOLERANCE);
  model.dispose();
}

async function loaded(
  network: Network,
  parameters: Parameters,
  before: readonly KerasStep[] = [],
): Promise<tf.LayersModel> {
  const model = await tf.models.modelFromJSON(layersModelTopology(network, before));
  const weights = parametersOf(network).map((spec) => toKeras(spec, parameters[spec.name]));
  model.loadWeights(
    Object.fromEntries(weights.map(({ name, data, shape }) => [name, tf.tensor(data, [...shape])])),
  );
  return model;
}

function ours(
  network: Network,
  parameters: Parameters,
  images: Float32Array,
  shape: ImageShape,
): Float64Array {
  const wide = Object.fromEntries(Object.entries(parameters).map(([name, tensor]) => [name, widen(tensor)]));
  return probabilities(network, wide, { images, ...shape }).data;
}

function imagesOf(channels: number): Float32Array {
  const { size, height, width } = SHAPE;
  return Float32Array.from({ length: size * channels * height * width }, (_, i) => Math.sin(i * i));
}

/** Variances must be positive; no two parameters are alike, so that none can be swapped unseen. */
function parametersFor(network: Network): Parameters {
  return Object.fromEntries(
    parametersOf(network).map(({ name, shape, fanIn }, stream) => {
      const length = shape.reduce((product, size) => product * size, 1);
      const [center, reach] = fanIn > 0 ? [0, Math.sqrt(3 / fanIn)] : [0.3, 0.2];
      const data = Float32Array.from({ length }, (_, i) => center + reach * Math.sin(i * i + stream));
      return [name, { shape, data }];
    }),
  );
}

function renamed(network: Network, rename: (name: string) => string): Network {
  const layers = network.layers.map((layer): Layer => {
    const name = rename(layer.name);
    if (layer.op === 'input') return { ...layer, name };
    if (layer.op === 'concat' || layer.op === 'add') return { ...layer, name, from: layer.from.map(rename) };
    return { ...layer, name, from: rename(layer.from) };
  });
  return { ...network, layers };
}
