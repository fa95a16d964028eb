// The U-Net (Ronneberger et al. 2015) as plain data: a contracting path, an expanding path and skips between them.
// With the classic widths, ELU and dropout it's the published recipe; with batch norm and ReLU nnU-Net's plain net.
import type { Layer, Network } from './network.ts';

export interface UnetOptions {
  readonly task: 'segmentation';
  /** Channels of the images. */
  readonly channels: number;
  readonly classes: number;
  /** Filters per level from full resolution down: [16, 32, 64] pools twice. */
  readonly widths: readonly number[];
  readonly activation: 'elu' | 'relu';
  /** Batch norm between each 3x3 conv and its activation; those convs then have no bias. */
  readonly batchNorm: boolean;
  /** Probability that dropout zeroes an element between a level's two convs; 0: no dropout layers. */
  readonly dropout: number;
  /** L2 penalty on the 3x3 convs' weights. */
  readonly l2: number;
  readonly title?: string;
}

/** PyTorch's defaults. */
const NORM_MOMENTUM = 0.1;
const NORM_EPSILON = 1e-5;

/** Two 3x3 convs per level, 2x2 max-pool, 2x2 transposed conv, skip concat (upsampled first), 1x1 conv, softmax. */
export function unet(options: UnetOptions): Network {
  const { channels, classes, widths, task } = options;
  const layers: Layer[] = [{ op: 'input', name: 'input', channels }];
  const bottom = widths.length - 1;
  let from = 'input';
  for (const [level, width] of widths.entries()) {
    const block = level === bottom ? 'bottleneck' : `encoder${level + 1}`;
    layers.push(...doubleConv(block, from, width, options));
    from = last(layers);
    if (level < bottom) {
      layers.push({ op: 'max-pool', name: `${block}.pool`, from });
      from = last(layers);
    }
  }
  for (let level = bottom - 1; level >= 0; level--) {
    const block = `decoder${level + 1}`;
    const skip = `encoder${level + 1}.${options.activation}2`;
    const filters = widths[level];
    layers.push(
      { op: 'transposed-conv', name: `${block}.up`, from, filters, l2: 0 },
      { op: 'concat', name: `${block}.concat`, from: [`${block}.up`, skip] },
      ...doubleConv(block, `${block}.concat`, filters, options),
    );
    from = last(layers);
  }
  layers.push(
    { op: 'conv', name: 'head', from, filters: classes, kernel: 1, dilation: 1, bias: true, l2: 0 },
    { op: 'softmax', name: 'probabilities', from: 'head' },
  );
  const title = options.title ?? `U-Net ${widths.join('-')}`;
  return { title, task, classes, stride: 2 ** bottom, layers };
}

function doubleConv(block: string, from: string, filters: number, options: UnetOptions): Layer[] {
  const layers = convBlock(block, 1, from, filters, options);
  if (options.dropout > 0) {
    layers.push({ op: 'dropout', name: `${block}.dropout`, from: last(layers), rate: options.dropout });
  }
  return [...layers, ...convBlock(block, 2, last(layers), filters, options)];
}

function convBlock(
  block: string,
  index: number,
  from: string,
  filters: number,
  options: UnetOptions,
): Layer[] {
  const { activation, batchNorm, l2 } = options;
  const conv = `${block}.conv${index}`;
  const norm = `${block}.norm${index}`;
  const layers: Layer[] = [
    { op: 'conv', name: conv, from, filters, kernel: 3, dilation: 1, bias: !batchNorm, l2 },
  ];
  if (batchNorm) {
    layers.push({ op: 'batch-norm', name: norm, from: conv, momentum: NORM_MOMENTUM, epsilon: NORM_EPSILON });
  }
  layers.push({
    op: 'activation',
    name: `${block}.${activation}${index}`,
    from: last(layers),
    kind: activation,
  });
  return layers;
}

function last(layers: readonly Layer[]): string {
  return layers[layers.length - 1].name;
}
