// How many numbers a network holds at a time for one image, counted from its layers; what an engine makes of it is measured
// elsewhere.
import type { Network } from './network.ts';
import { inputsOf, shapesOf } from './shapes.ts';

interface Size {
  readonly height: number;
  readonly width: number;
}

/** In training: every layer's output until its gradient is there. Joined ones are read where they lie. */
export function countKept(network: Network, size: Size): number {
  const numbers = numbersOf(network, size);
  return network.layers.reduce((sum, { name }) => sum + numbers(name), 0);
}

/** In a forward pass: at the layer where it's most, its output and what later ones still need. */
export function countLive(network: Network, size: Size): number {
  const numbers = numbersOf(network, size);
  const last = lastUses(network);
  let [live, most] = [0, 0];
  for (const [index, { name }] of network.layers.entries()) {
    live += numbers(name);
    most = Math.max(most, live);
    for (const [done, at] of last) if (at === index) live -= numbers(done);
  }
  return most;
}

function numbersOf(network: Network, { height, width }: Size): (layer: string) => number {
  const shapes = shapesOf(network);
  const joined = new Set(network.layers.filter(({ op }) => op === 'concat').map(({ name }) => name));
  return (layer) => {
    const { channels, divisor, spatial } = shapes.get(layer)!;
    if (joined.has(layer)) return 0;
    return spatial ? (channels * height * width) / divisor ** 2 : channels;
  };
}

/** By layer: the index of the last one that reads its output, be it as a part of what was joined. */
function lastUses({ layers }: Network): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const [index, layer] of [...layers.entries()].reverse()) {
    // Found already, since all that reads this layer comes after it.
    const until = layer.op === 'concat' ? (last.get(layer.name) ?? index) : index;
    for (const from of inputsOf(layer)) last.set(from, Math.max(last.get(from) ?? 0, until));
  }
  return last;
}
