// Networks and batches that several tests of the ONNX engine use.
import type { TrainingOptions } from '../../../src/engine/engine.ts';
import type { Layer, Network } from '../../../src/network/network.ts';
import { unet } from '../../../src/network/unet.ts';
import { NETWORKS } from '../../golden/networks.ts';
import { type BatchOptions, batchFor } from '../conformance-case.ts';

export const recipe: TrainingOptions = {
  seed: 7,
  loss: { crossEntropy: 1, dice: 1, classWeights: [1, 2, 0.5] },
  optimizer: { name: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 },
};

const shared = { task: 'segmentation', channels: 3, classes: 3, l2: 0.001 } as const;

export const plainUnet = unet({
  ...shared,
  widths: [16, 32],
  activation: 'elu',
  batchNorm: false,
  dropout: 0.2,
});

export const normUnet = unet({
  ...shared,
  widths: [16, 24, 32],
  activation: 'relu',
  batchNorm: true,
  dropout: 0,
});

const layers: readonly Layer[] = [
  { op: 'input', name: 'input', channels: 3 },
  { op: 'conv', name: 'conv', from: 'input', filters: 16, kernel: 3, dilation: 1, bias: false, l2: 0 },
  { op: 'batch-norm', name: 'norm', from: 'conv', momentum: 0.1, epsilon: 1e-5 },
  { op: 'activation', name: 'relu', from: 'norm', kind: 'relu' },
  { op: 'max-pool', name: 'pool', from: 'relu' },
  { op: 'global-average-pool', name: 'average', from: 'pool' },
  { op: 'dense', name: 'logits', from: 'average', units: 3, l2: 0 },
  { op: 'softmax', name: 'probabilities', from: 'logits' },
];

export const classifier: Network = {
  title: 'small classifier',
  task: 'classification',
  classes: 3,
  stride: 2,
  layers,
};

/** All that a MobileNet and a decoder over it have: strides, depthwise convolutions, frozen layers, upsampling. */
export const mobileDecoder = inColour(NETWORKS['mobile-decoder']);
export const mobile = inColour(NETWORKS.mobile);

function inColour(network: Network): Network {
  const inputs = network.layers.map((layer) => (layer.op === 'input' ? { ...layer, channels: 3 } : layer));
  return { ...network, layers: inputs };
}

export function batchOf(network: Network, options: Partial<BatchOptions> = {}) {
  return batchFor(network, 3, { size: 2, height: 8, width: 12, ignored: 0.1, ...options });
}
