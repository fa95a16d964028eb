// Freezes the lower part of a network, so that a training leaves it as it is: it takes no gradient there, no optimizer state and
// no work for either.
import type { Layer, Network } from './network.ts';
import { parametersOf } from './parameters.ts';
import { layersUpTo } from './shapes.ts';

/** Everything that the output of layer `name` comes of stays as it is. */
export function frozenUpTo(network: Network, name: string): Network {
  const learned = new Set(parametersOf(network).map(({ layer }) => layer));
  const below = new Set<Layer>(layersUpTo(network, name).filter((layer) => learned.has(layer.name)));
  const layers = network.layers.map((layer) =>
    below.has(layer) ? ({ ...layer, frozen: true } as Layer) : layer,
  );
  return { ...network, layers };
}
