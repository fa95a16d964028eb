// What a network costs to compute, counted from its layers; what a machine makes of it is measured elsewhere.
import type { Layer, Network } from './network.ts';
import { inputsOf, shapesOf } from './shapes.ts';

/** Multiply-accumulates of the convolutions of one forward pass over one image; all else costs little beside them. */
export function countMacs(network: Network, { height, width }: { height: number; width: number }): number {
  const shapes = shapesOf(network);
  let macs = 0;
  for (const layer of network.layers) {
    const { channels, divisor } = shapes.get(layer.name)!;
    const weights = weightsOfNumber(layer, shapes.get(inputsOf(layer)[0])?.channels ?? 0);
    macs += (channels * weights * height * width) / divisor ** 2;
  }
  return macs;
}

/** How many weights go into one number of a convolution's output; 0 of other layers. */
function weightsOfNumber(layer: Layer, inputs: number): number {
  switch (layer.op) {
    case 'conv':
      return inputs * layer.kernel ** 2;
    case 'depthwise-conv':
      return layer.kernel ** 2;
    case 'transposed-conv':
      // Each output pixel of a 2x2 window of stride 2 comes of one weight an input channel.
      return inputs;
    default:
      return 0;
  }
}
