// Rows of the ops that look at one pixel or channel at a time, of the classifier's head, and of the losses.
import type { Layer } from '../../src/network/network.ts';
import { activation, between, classifier, conv, dense, mean, norm, type Row } from './conformance-row.ts';

/** About a third of the outputs below 0, between, and above 6. */
const aboveAndBelow = {
  'before.weight': (index: number) => 4 * Math.cos(index * index),
  'before.bias': () => 3,
};
const zeroBefore = { 'before.weight': () => 0, 'before.bias': () => 0 };

export const activationRows: readonly Row[] = [
  { reason: 'ELU', network: between(5, [activation('elu')]) },
  {
    reason: 'ELU in blocks',
    network: between(16, [conv('a', 'before', 16), { ...activation('elu'), from: 'a' } as Layer]),
  },
  {
    reason: 'ELU far below zero',
    network: between(4, [activation('elu')]),
    parameters: { 'before.bias': () => -30 },
  },
  { reason: 'ELU at zero has slope 1', network: between(4, [activation('elu')]), parameters: zeroBefore },
  { reason: 'ReLU', network: between(5, [activation('relu')]) },
  {
    reason: 'ReLU in blocks',
    network: between(16, [conv('a', 'before', 16), { ...activation('relu'), from: 'a' } as Layer]),
  },
  { reason: 'ReLU at zero has slope 0', network: between(4, [activation('relu')]), parameters: zeroBefore },
  { reason: 'ReLU6', network: between(5, [activation('relu6')]), parameters: aboveAndBelow },
  {
    reason: 'ReLU6 in blocks',
    network: between(16, [conv('a', 'before', 16), { ...activation('relu6'), from: 'a' } as Layer]),
    parameters: { 'a.bias': (index) => index - 4 },
  },
  { reason: 'ReLU6 at zero has slope 0', network: between(4, [activation('relu6')]), parameters: zeroBefore },
  {
    reason: 'ReLU6 at six has slope 0',
    network: between(4, [activation('relu6')]),
    parameters: { ...zeroBefore, 'before.bias': () => 6 },
  },
  {
    reason: 'ReLU6 at the last number before six has slope 1',
    network: between(4, [activation('relu6')]),
    parameters: { ...zeroBefore, 'before.bias': () => 6 - 2 ** -21 },
  },
];

export const batchNormRows: readonly Row[] = [
  { reason: 'few channels', network: between(3, [norm()]) },
  { reason: '16 channels', network: between(16, [norm()]) },
  { reason: 'one image', network: between(16, [norm()]), batch: { size: 1 } },
  {
    reason: 'another momentum and a large epsilon',
    network: between(16, [norm(0.4, 0.3)]),
    batch: { size: 3 },
  },
  {
    // At 500, float32 rounds the values themselves by 3e-5, and differently for each pixel; a variance taken as mean
    // square minus squared mean is out by 250,000 * 6e-8 = 1.5e-2.
    reason: 'a mean far from zero: the variance must not be a difference of large squares',
    network: between(16, [norm()]),
    parameters: { 'before.bias': () => 500 },
    tolerance: 1e-4,
  },
  {
    reason: 'between conv without bias and ReLU, on odd sizes',
    network: between(16, [
      conv('a', 'before', 16, { bias: false }),
      { ...norm(), name: 'b', from: 'a' } as Layer,
      { ...activation('relu'), from: 'b' } as Layer,
    ]),
    batch: { size: 3, height: 5, width: 7 },
  },
];

export const headRows: readonly Row[] = [
  { reason: 'global average pool and dense', network: classifier(5, [mean, dense()]), batch: { size: 3 } },
  {
    reason: '16 channels, one odd image',
    network: classifier(16, [mean, dense()]),
    batch: { size: 1, height: 3, width: 5 },
  },
  {
    reason: 'dense with L2, seven classes',
    network: classifier(4, [mean, dense(7, 0.03)], 1, 7),
    batch: { size: 5 },
    // TensorFlow adds the 5 * 8 * 8 gradients of a bias one after the other, and after the mean those of an image are
    // equal, so that each rounds the same way: 320 * 6e-8.
    tolerance: 2e-5,
  },
  {
    reason: 'labels ignored in classification',
    network: classifier(4, [mean, dense()]),
    batch: { size: 9, ignored: 0.4 },
  },
  {
    reason: 'dense after dense',
    network: classifier(4, [
      mean,
      { ...dense(6), name: 'hidden' } as Layer,
      { ...dense(), from: 'hidden' } as Layer,
    ]),
    batch: { size: 3 },
  },
];

const plain = between(4, [activation('elu')]);
const large = (index: number) => ((index % 7) - 3) * 40;

export const lossRows: readonly Row[] = [
  {
    reason: 'label smoothing, ignored labels, class weights',
    network: plain,
    loss: { classWeights: [0.2, 3, 1.5], labelSmoothing: 0.15 },
    batch: { ignored: 0.4 },
  },
  {
    reason: 'soft labels, class weights, an ignored label',
    network: classifier(4, [mean, dense()]),
    loss: { classWeights: [0.2, 3, 1.5] },
    batch: { size: 5, ignored: 0.2 },
    soft: true,
  },
  {
    reason: 'soft labels, smoothed, logits far apart',
    network: classifier(4, [mean, dense()]),
    loss: { labelSmoothing: 0.1 },
    batch: { size: 3 },
    images: large,
    soft: true,
  },
  { reason: 'class weights', network: plain, loss: { classWeights: [0.2, 3, 1.5] } },
  {
    reason: 'ignored labels',
    network: plain,
    loss: { classWeights: [0.2, 3, 1.5] },
    batch: { ignored: 0.4 },
  },
  { reason: 'soft Dice', network: plain, loss: { crossEntropy: 0, dice: 1 } },
  {
    reason: 'soft Dice, ignored labels',
    network: plain,
    loss: { crossEntropy: 0, dice: 1 },
    batch: { ignored: 0.4 },
  },
  {
    reason: 'soft Dice takes no class weights',
    network: plain,
    loss: { crossEntropy: 0, dice: 1, classWeights: [0.2, 3, 1.5] },
  },
  {
    reason: 'both, weighted, ignored labels, three images',
    network: plain,
    loss: { crossEntropy: 0.7, dice: 1.6, classWeights: [0.2, 3, 1.5] },
    batch: { size: 3, ignored: 0.2 },
  },
  {
    reason: 'everything ignored: nothing to learn, and no NaN',
    network: plain,
    loss: { crossEntropy: 1, dice: 1 },
    batch: { ignored: 1 },
  },
  {
    reason: 'logits so far apart that a probability is 0 in float32',
    network: plain,
    parameters: { 'head.weight': large },
  },
  {
    reason: 'soft Dice with probabilities of 0 and 1',
    network: plain,
    loss: { crossEntropy: 0, dice: 1 },
    parameters: { 'head.weight': large },
  },
  {
    reason: 'a class that no label has',
    network: {
      ...plain,
      classes: 5,
      layers: plain.layers.map((layer) => (layer.name === 'head' ? conv('head', 'last', 5) : layer)),
    },
    loss: { crossEntropy: 1, dice: 1 },
    batch: { size: 1, height: 2, width: 1 },
  },
];
