// A compact residual network (He et al. 2016) as plain data: it names the whole image. Its blocks are the paper's basic
// ones, with a max-pool where those have a stride; every width a multiple of 16 suits kernels that work in blocks.
import type { Layer, Network } from './network.ts';

export interface ClassifierOptions {
  /** Channels of the images. */
  readonly channels: number;
  readonly classes: number;
  /** Filters of each stage; between two stages height and width halve. */
  readonly widths: readonly number[];
  /** Residual blocks in each stage. */
  readonly blocks: number;
  /** Whether height and width halve once more right after the stem: blocks at full resolution cost most. */
  readonly poolsStem: boolean;
  /** Probability that dropout zeroes a pooled feature before the last layer; 0: no dropout layer. */
  readonly dropout: number;
}

/** PyTorch's defaults. */
const NORM_MOMENTUM = 0.1;
const NORM_EPSILON = 1e-5;

/** 3x3 stem; stages of blocks with a 2x2 max-pool between; mean over height and width, dense, softmax. */
export function classifier(options: ClassifierOptions): Network {
  const { channels, classes, widths, blocks, poolsStem, dropout } = options;
  const layers: Layer[] = [{ op: 'input', name: 'input', channels }];
  layers.push(...convNorm('stem', '', 'input', widths[0], 3), relu('stem.relu', 'stem.norm'));
  if (poolsStem) layers.push(pool('stem', layers));
  let filters = widths[0];
  for (const [stage, width] of widths.entries()) {
    const name = `stage${stage + 1}`;
    if (stage > 0) layers.push(pool(name, layers));
    for (let block = 1; block <= blocks; block++) {
      layers.push(...residualBlock(`${name}.block${block}`, last(layers), filters, width));
      filters = width;
    }
  }
  layers.push({ op: 'global-average-pool', name: 'features', from: last(layers) });
  if (dropout > 0) layers.push({ op: 'dropout', name: 'dropout', from: 'features', rate: dropout });
  layers.push(
    { op: 'dense', name: 'head', from: last(layers), units: classes, l2: 0 },
    { op: 'softmax', name: 'probabilities', from: 'head' },
  );
  const poolings = widths.length - 1 + (poolsStem ? 1 : 0);
  const title = `${depthOf(layers)}-layer residual network ${widths.join('-')}`;
  return { title, task: 'classification', classes, stride: 2 ** poolings, layers };
}

/** Two 3x3 convs whose result is added to what went in; where the width changes, that goes through a 1x1 conv. */
function residualBlock(block: string, from: string, filters: number, width: number): Layer[] {
  const skip = filters === width ? from : `${block}.norm-skip`;
  return [
    ...convNorm(block, '1', from, width, 3),
    relu(`${block}.relu1`, `${block}.norm1`),
    ...convNorm(block, '2', `${block}.relu1`, width, 3),
    ...(skip === from ? [] : convNorm(block, '-skip', from, width, 1)),
    { op: 'add', name: `${block}.add`, from: [`${block}.norm2`, skip] },
    relu(`${block}.relu2`, `${block}.add`),
  ];
}

/** The batch norm's shift makes a bias of the conv's own needless. */
function convNorm(block: string, suffix: string, from: string, filters: number, kernel: 1 | 3): Layer[] {
  const [conv, norm] = [`${block}.conv${suffix}`, `${block}.norm${suffix}`];
  return [
    { op: 'conv', name: conv, from, filters, kernel, dilation: 1, bias: false, l2: 0 },
    { op: 'batch-norm', name: norm, from: conv, momentum: NORM_MOMENTUM, epsilon: NORM_EPSILON },
  ];
}

function relu(name: string, from: string): Layer {
  return { op: 'activation', name, from, kind: 'relu' };
}

function pool(block: string, layers: readonly Layer[]): Layer {
  return { op: 'max-pool', name: `${block}.pool`, from: last(layers) };
}

/** Layers with weights on the longest way through, as the paper counts them. */
function depthOf(layers: readonly Layer[]): number {
  return layers.filter((layer) => layer.op === 'dense' || (layer.op === 'conv' && layer.kernel === 3)).length;
}

function last(layers: readonly Layer[]): string {
  return layers[layers.length - 1].name;
}
