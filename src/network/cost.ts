// What a network costs to compute, counted from its layers; what a machine makes of it is measured elsewhere.
import type { Network } from './network.ts';
import { inputsOf, shapesOf } from './shapes.ts';

/** Multiply-accumulates of the convolutions of one forward pass over one image; all else costs little beside them. */
export function countMacs(network: Network, { height, width }: { height: number; width: number }): number {
  const shapes = shapesOf(network);
  let macs = 0;
  for (const layer of network.layers) {
    if (layer.op !== 'conv' && layer.op !== 'transposed-conv') continue;
    const input = shapes.get(inputsOf(layer)[0])!;
    const { channels, divisor } = shapes.get(layer.name)!;
    // Each output pixel of a 2x2 transposed conv of stride 2 comes of one weight an input channel.
    const taps = layer.op === 'conv' ? layer.kernel ** 2 : 1;
    macs += (input.channels * channels * taps * height * width) / divisor ** 2;
  }
  return macs;
}
