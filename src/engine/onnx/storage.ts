// How a network's parameters lie in memory while it trains: each in one or more pieces, every piece in the order
// that its kernels read. The canonical layout (network.ts) is what goes in and comes out.
import type { Network } from '../../network/network.ts';
import { type ParameterSpec, parametersOf } from '../../network/parameters.ts';
import { inputsOf, shapesOf } from '../../network/shapes.ts';
import type { Layout } from './layout/layout.ts';
import { opOf } from './ops/index.ts';
import type { Piece } from './piece.ts';

export interface StoredParameter {
  readonly spec: ParameterSpec;
  readonly pieces: readonly Piece[];
}

export class Storage {
  readonly parameters: readonly StoredParameter[];
  readonly #byName: ReadonlyMap<string, StoredParameter>;

  constructor(network: Network, layout: Layout) {
    const sources = sourceChannels(network);
    const layers = new Map(network.layers.map((layer) => [layer.name, layer]));
    this.parameters = parametersOf(network).map((spec) => {
      const layer = layers.get(spec.layer)!;
      const [from] = inputsOf(layer);
      const arranged = opOf(layer).arrange?.(layer, spec, sources.get(from)!, layout);
      return { spec, pieces: arranged ?? [asItIs(spec)] };
    });
    this.#byName = new Map(this.parameters.map((stored) => [stored.spec.name, stored]));
  }

  piecesOf(parameter: string): readonly Piece[] {
    return this.#byName.get(parameter)!.pieces;
  }
}

/** A parameter stored as it is. */
function asItIs({ name, shape }: ParameterSpec): Piece {
  return {
    name,
    shape,
    block: 1,
    pack: (canonical) => canonical.slice(),
    unpack: (piece, canonical) => canonical.set(piece),
  };
}

/** By layer: the channels of each activation that its output consists of (more than one after a concat). */
function sourceChannels(network: Network): ReadonlyMap<string, readonly number[]> {
  const shapes = shapesOf(network);
  const sources = new Map<string, readonly number[]>();
  for (const layer of network.layers) {
    const joined = layer.op === 'concat' ? layer.from.flatMap((name) => sources.get(name)!) : undefined;
    sources.set(layer.name, joined ?? [shapes.get(layer.name)!.channels]);
  }
  return sources;
}
