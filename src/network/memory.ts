// How many numbers a network holds at a time for one image, counted from its layers; what an engine makes of it is measured
// elsewhere.
import type { Network } from './network.ts';
import { learningLayers } from './parameters.ts';
import { inputsOf, shapesOf } from './shapes.ts';

interface Size {
  readonly height: number;
  readonly width: number;
}

/**
 * In training: the output of every layer that a gradient goes back through, and what those read, until it's there; of the
 * layers below them only what a forward pass needs. Joined ones are read where they lie.
 */
export function countKept(network: Network, size: Size): number {
  return mostLive(network, size, keptOutputs(network));
}

/** In a forward pass: at the layer where it's most, its output and what later ones still need. */
export function countLive(network: Network, size: Size): number {
  return mostLive(network, size, new Set());
}

/** At the layer where it's most. What is not `kept` goes after its last use. */
function mostLive(network: Network, size: Size, kept: ReadonlySet<string>): number {
  const numbers = numbersOf(network, size);
  const last = lastUses(network);
  let [live, most] = [0, 0];
  for (const [index, { name }] of network.layers.entries()) {
    live += numbers(name);
    most = Math.max(most, live);
    for (const [done, at] of last) if (at === index && !kept.has(done)) live -= numbers(done);
  }
  return most;
}

function keptOutputs(network: Network): ReadonlySet<string> {
  const learning = learningLayers(network);
  const kept = new Set(learning);
  for (const layer of [...network.layers].reverse()) {
    // Joined outputs are read as the parts that they are.
    const reads = learning.has(layer.name) || (layer.op === 'concat' && kept.has(layer.name));
    if (reads) for (const from of inputsOf(layer)) kept.add(from);
  }
  return kept;
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
