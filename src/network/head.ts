// The head of a network: its last layer with weights, of which each row belongs to one class. For other classes a
// network keeps all but this. It trains nothing.
import { InternalError } from '../errors.ts';
import type { Tensor } from '../shared/tensor.ts';
import type { Layer, Network } from './network.ts';

type Head = Extract<Layer, { readonly op: 'conv' | 'dense' }>;

type Tensors = Readonly<Record<string, Tensor>>;

/** The same network with a head for so many classes. */
export function withClasses(network: Network, classes: number): Network {
  const head = headOf(network);
  const resized: Head = head.op === 'dense' ? { ...head, units: classes } : { ...head, filters: classes };
  return {
    ...network,
    classes,
    layers: network.layers.map((layer) => (layer === head ? resized : layer)),
  };
}

/**
 * Parameters for the classes of `fresh`, in their order.
 * @param network of `trained` or of `fresh`: only its layers' names count
 * @param trained where all but the head comes from, as far as it's there, as it is, and the rows of known classes
 * @param fresh where the rows of new classes come from, and what `trained` lacks
 * @param rows for each class of `fresh`, in its order, its row in the head of `trained`; undefined: it's a new one
 */
export function withHeadRows(
  network: Network,
  trained: Tensors,
  fresh: Tensors,
  rows: readonly (number | undefined)[],
): Record<string, Tensor> {
  const head = headOf(network).name;
  return Object.fromEntries(
    Object.entries(fresh).map(([name, tensor]) => [
      name,
      isOf(head, name) ? withRows(trained[name], tensor, rows) : (trained[name] ?? tensor),
    ]),
  );
}

/** @throws InternalError where no layer has a row for each class */
export function headOf({ layers }: Network): Head {
  const head = classifying(layers);
  if (head?.op !== 'conv' && head?.op !== 'dense')
    throw new InternalError(`a ${head?.op} stands before the softmax, not a layer with a row for each class`);
  return head;
}

/** The layer whose output the softmax takes, as it is or enlarged. */
export function classifying(layers: readonly Layer[]): Layer | undefined {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  let layer = layers.find(({ op }) => op === 'softmax');
  while (layer?.op === 'softmax' || layer?.op === 'upsample') layer = byName.get(layer.from);
  return layer;
}

function isOf(layer: string, parameter: string): boolean {
  return parameter.startsWith(`${layer}.`) && !parameter.slice(layer.length + 1).includes('.');
}

/** Rows lie one after the other: of a weight O,... and of a bias O alike. */
function withRows(trained: Tensor, { shape, data }: Tensor, rows: readonly (number | undefined)[]): Tensor {
  const length = data.length / rows.length;
  const result = data.slice();
  for (const [to, from] of rows.entries()) {
    if (from !== undefined)
      result.set(trained.data.subarray(from * length, (from + 1) * length), to * length);
  }
  return { shape, data: result };
}
