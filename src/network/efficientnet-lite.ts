// EfficientNet-Lite0 as plain data (Tan & Le 2019; Google's TPU repository, models/official/efficientnet/lite): inverted
// residual blocks without squeeze-and-excite, ReLU6. It names a classifier, or an encoder alone; it holds no weights.
import type { Layer, Network } from './network.ts';

export interface EfficientNetLiteOptions {
  /** Channels of the images: colours, or grey. */
  readonly channels: 1 | 3;
  readonly classes: number;
  /** Probability that dropout zeroes a feature before the last layer (0.2 on ImageNet); 0: no dropout layer. */
  readonly dropout: number;
}

/** TensorFlow's 0.99, from the other end. */
const NORM_MOMENTUM = 0.01;
const NORM_EPSILON = 1e-3;
/** What a block widens its input to before its depthwise convolution; the first block doesn't. */
const EXPANSION = 6;
const STEM_FILTERS = 32;
const TOP_FILTERS = 1280;

interface Stage {
  readonly blocks: number;
  readonly kernel: 3 | 5;
  /** Of its first block. */
  readonly stride: 1 | 2;
  readonly filters: number;
}

const STAGES: readonly Stage[] = [
  { blocks: 1, kernel: 3, stride: 1, filters: 16 },
  { blocks: 2, kernel: 3, stride: 2, filters: 24 },
  { blocks: 2, kernel: 5, stride: 2, filters: 40 },
  { blocks: 3, kernel: 3, stride: 2, filters: 80 },
  { blocks: 3, kernel: 5, stride: 1, filters: 112 },
  { blocks: 4, kernel: 5, stride: 2, filters: 192 },
  { blocks: 1, kernel: 3, stride: 1, filters: 320 },
];

/** By stride: the output of the last block of that resolution, of 16, 24, 40, 112 and 320 channels. */
export const EFFICIENTNET_LITE0_OUTPUTS = {
  2: 'block1.project-norm',
  4: 'block3.add',
  8: 'block5.add',
  16: 'block11.add',
  32: 'block16.project-norm',
} as const;

/** Channels of the same. */
export const EFFICIENTNET_LITE0_CHANNELS = { 2: 16, 4: 24, 8: 40, 16: 112, 32: 320 } as const;

/** The encoder, a 1x1 convolution to 1280 channels, their means (`features`), dense, softmax. */
export function efficientNetLite0({ channels, classes, dropout }: EfficientNetLiteOptions): Network {
  const layers = [...efficientNetLite0Encoder(channels)];
  layers.push(
    conv('top.conv', last(layers), TOP_FILTERS, 1),
    norm('top.norm', 'top.conv'),
    relu6('top.relu6', 'top.norm'),
    { op: 'global-average-pool', name: 'features', from: 'top.relu6' },
  );
  if (dropout > 0) layers.push({ op: 'dropout', name: 'dropout', from: 'features', rate: dropout });
  layers.push(
    { op: 'dense', name: 'head', from: last(layers), units: classes, l2: 0 },
    { op: 'softmax', name: 'probabilities', from: 'head' },
  );
  return { title: 'EfficientNet-Lite0', task: 'classification', classes, stride: 32, layers };
}

/**
 * The encoder with a linear head on its hypercolumns (Hariharan et al. 2015): at a quarter of the resolution its outputs of
 * all strides side by side, the finest first, 512 channels, the coarser ones bilinear; 1x1 conv (`head`), bilinear upsampling, softmax.
 */
export function efficientNetLite0Hypercolumns({
  channels,
  classes,
}: Pick<EfficientNetLiteOptions, 'channels' | 'classes'>): Network {
  const layers: Layer[] = [...efficientNetLite0Encoder(channels)];
  layers.push({ op: 'max-pool', name: 'from2', from: EFFICIENTNET_LITE0_OUTPUTS[2] });
  const columns = ['from2', EFFICIENTNET_LITE0_OUTPUTS[4]];
  for (const stride of [8, 16, 32] as const) {
    let from: string = EFFICIENTNET_LITE0_OUTPUTS[stride];
    for (let to = stride / 2; to >= 4; to /= 2) {
      layers.push({ op: 'upsample', name: `from${stride}to${to}`, from });
      from = last(layers);
    }
    columns.push(from);
  }
  layers.push(
    { op: 'concat', name: 'hypercolumns', from: columns },
    {
      ...{ op: 'conv', name: 'head', from: 'hypercolumns', filters: classes, kernel: 1, dilation: 1 },
      ...{ bias: true, l2: 0 },
    },
    { op: 'upsample', name: 'head.up2', from: 'head' },
    { op: 'upsample', name: 'head.up1', from: 'head.up2' },
    { op: 'softmax', name: 'probabilities', from: 'head.up1' },
  );
  const title = 'EfficientNet-Lite0 with a linear head on its hypercolumns';
  return { title, task: 'segmentation', classes, stride: 32, layers };
}

/** From the input to the last block: a stem of stride 2 and 16 blocks, `block1` to `block16`. */
export function efficientNetLite0Encoder(channels: 1 | 3): readonly Layer[] {
  const layers: Layer[] = [
    { op: 'input', name: 'input', channels },
    { ...conv('stem.conv', 'input', STEM_FILTERS, 3), stride: 2 },
    norm('stem.norm', 'stem.conv'),
    relu6('stem.relu6', 'stem.norm'),
  ];
  let [filters, block] = [STEM_FILTERS, 0];
  for (const stage of STAGES) {
    for (let i = 0; i < stage.blocks; i++) {
      block++;
      const stride = i === 0 ? stage.stride : 1;
      layers.push(
        ...invertedResidual(`block${block}`, last(layers), filters, { ...stage, stride }, block > 1),
      );
      filters = stage.filters;
    }
  }
  return layers;
}

/** Whether its first layers are the encoder, be they frozen or not. */
export function hasEfficientNetLite0({ layers }: Network): boolean {
  return efficientNetLite0Encoder(3).every(
    ({ op, name }, i) => layers[i]?.op === op && layers[i].name === name,
  );
}

/** Wide, each channel by itself, narrow; what went in is added where the shape stays the same (Sandler et al. 2018). */
function invertedResidual(
  block: string,
  from: string,
  inputFilters: number,
  { kernel, stride, filters }: Stage,
  expands: boolean,
): Layer[] {
  const [expand, depthwise, project] = [`${block}.expand`, `${block}.depthwise`, `${block}.project`];
  const layers: Layer[] = [];
  if (expands) layers.push(conv(expand, from, EXPANSION * inputFilters, 1), ...normRelu6(expand));
  layers.push(
    {
      ...{ op: 'depthwise-conv', name: depthwise, from: expands ? `${expand}-relu6` : from },
      ...{ kernel, stride, bias: false, l2: 0 },
    },
    ...normRelu6(depthwise),
    conv(project, `${depthwise}-relu6`, filters, 1),
    norm(`${project}-norm`, project),
  );
  if (stride === 1 && filters === inputFilters)
    layers.push({ op: 'add', name: `${block}.add`, from: [`${project}-norm`, from] });
  return layers;
}

/** The batch norm's shift makes a bias of the conv's own needless. */
function conv(name: string, from: string, filters: number, kernel: 1 | 3): Layer & { readonly op: 'conv' } {
  return { op: 'conv', name, from, filters, kernel, dilation: 1, bias: false, l2: 0 };
}

function normRelu6(conv: string): Layer[] {
  return [norm(`${conv}-norm`, conv), relu6(`${conv}-relu6`, `${conv}-norm`)];
}

/** The statistics are of a million pictures: a training with few keeps them, and learns weight and bias. */
function norm(name: string, from: string): Layer {
  const numbers = { momentum: NORM_MOMENTUM, epsilon: NORM_EPSILON };
  return { op: 'batch-norm', name, from, ...numbers, statistics: 'running' };
}

function relu6(name: string, from: string): Layer {
  return { op: 'activation', name, from, kind: 'relu6' };
}

function last(layers: readonly Layer[]): string {
  return layers[layers.length - 1].name;
}
