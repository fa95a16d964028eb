// A U-Net (Ronneberger et al. 2015) whose contracting path is EfficientNet-Lite0, as plain data: a light expanding path
// over its outputs of stride 32 to 1. It holds no weights, and doesn't choose the stride it ends at.
import { EFFICIENTNET_LITE0_OUTPUTS, efficientNetLite0Encoder } from './efficientnet-lite.ts';
import type { Layer, Network } from './network.ts';

/** The stride at which classes are told apart; what is finer is interpolated. */
export type OutputStride = 1 | 2 | 4;

const RESOLUTIONS = { 1: 'full', 2: 'half', 4: 'quarter' } as const;

export interface EfficientNetUnetOptions {
  /** Channels of the images: colours, or grey. */
  readonly channels: 1 | 3;
  readonly classes: number;
  readonly outputStride: OutputStride;
}

/** PyTorch's defaults. */
const NORM = { momentum: 0.1, epsilon: 1e-5 } as const;

/** Filters of the expanding path by stride: few, since most of what is to be known the encoder knows. */
const WIDTHS = { 32: 96, 16: 96, 8: 64, 4: 48, 2: 24, 1: 16 } as const;
const STRIDES = [16, 8, 4, 2, 1] as const;

/**
 * The encoder; 1x1 conv at stride 32; at each finer stride down to `outputStride` bilinear upsampling, the encoder's output
 * of that stride beside it, two 3x3 convs, each with batch norm and ReLU; 1x1 conv to the classes (`head`), bilinear
 * upsampling to full resolution, softmax. At stride 1 a 3x3 conv of the images stands for the encoder, which has none there.
 */
export function efficientNetUnet({ channels, classes, outputStride }: EfficientNetUnetOptions): Network {
  const layers: Layer[] = [
    ...efficientNetLite0Encoder(channels),
    ...convBlock('context', EFFICIENTNET_LITE0_OUTPUTS[32], WIDTHS[32], 1),
  ];
  for (const stride of STRIDES.filter((one) => one >= outputStride)) {
    const from = last(layers);
    const block = `decoder${stride}`;
    const skip = stride === 1 ? 'detail-relu' : EFFICIENTNET_LITE0_OUTPUTS[stride];
    if (stride === 1) layers.push(...convBlock('detail', 'input', WIDTHS[1], 3));
    layers.push(
      { op: 'upsample', name: `${block}.up`, from },
      { op: 'concat', name: `${block}.concat`, from: [`${block}.up`, skip] },
      ...convBlock(`${block}.conv1`, `${block}.concat`, WIDTHS[stride], 3),
      ...convBlock(`${block}.conv2`, `${block}.conv1-relu`, WIDTHS[stride], 3),
    );
  }
  layers.push({
    op: 'conv',
    name: 'head',
    from: last(layers),
    filters: classes,
    kernel: 1,
    dilation: 1,
    bias: true,
    l2: 0,
  });
  for (let stride = outputStride / 2; stride >= 1; stride /= 2)
    layers.push({ op: 'upsample', name: `head.up${stride}`, from: last(layers) });
  layers.push({ op: 'softmax', name: 'probabilities', from: last(layers) });
  const title = `U-Net of EfficientNet-Lite0, at ${RESOLUTIONS[outputStride]} resolution`;
  return { title, task: 'segmentation', classes, stride: 32, layers };
}

function convBlock(name: string, from: string, filters: number, kernel: 1 | 3): Layer[] {
  return [
    { op: 'conv', name, from, filters, kernel, dilation: 1, bias: false, l2: 0 },
    { op: 'batch-norm', name: `${name}-norm`, from: name, ...NORM },
    { op: 'activation', name: `${name}-relu`, from: `${name}-norm`, kind: 'relu' },
  ];
}

function last(layers: readonly Layer[]): string {
  return layers[layers.length - 1].name;
}
