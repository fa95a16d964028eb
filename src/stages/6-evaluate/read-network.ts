// The network that a model file says it is of, read back from its metadata. A file may say anything: what makes no network, or
// one beyond all measure, is refused.
import * as z from 'zod';
import type { Layer, Network } from '../../network/network.ts';
import { shapesOf } from '../../network/shapes.ts';
import { validateNetwork } from '../../network/validate.ts';
import type { FileMetadata } from '../../shared/file-metadata.ts';
import { parseJson } from '../../shared/parse-json.ts';
import type { ModelDescription } from './model-description.ts';

// Several times what any network of ours has: beyond it a small file takes a machine's memory.
const MOST_LAYERS = 2000;
const MOST_CHANNELS = 4096;
const LARGEST_STRIDE = 256;
const LARGEST_DILATION = 64;

const channels = z.int().min(1).max(MOST_CHANNELS);
const from = z.string();
const several = z.array(from).max(MOST_LAYERS);
const named = { name: z.string() };
const l2 = z.number();
const frozen = z.literal(true).optional();

const layer = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('input'), ...named, channels }),
  z.strictObject({
    op: z.literal('conv'),
    ...named,
    from,
    filters: channels,
    kernel: z.union([z.literal(1), z.literal(3)]),
    stride: z.literal(2).optional(),
    dilation: z.int().min(1).max(LARGEST_DILATION),
    bias: z.boolean(),
    l2,
    frozen,
  }),
  z.strictObject({
    op: z.literal('depthwise-conv'),
    ...named,
    from,
    kernel: z.union([z.literal(3), z.literal(5)]),
    stride: z.union([z.literal(1), z.literal(2)]),
    bias: z.boolean(),
    l2,
    frozen,
  }),
  z.strictObject({ op: z.literal('transposed-conv'), ...named, from, filters: channels, l2, frozen }),
  z.strictObject({ op: z.literal('max-pool'), ...named, from }),
  z.strictObject({ op: z.literal('upsample'), ...named, from }),
  z.strictObject({ op: z.literal('concat'), ...named, from: several }),
  z.strictObject({ op: z.literal('add'), ...named, from: several }),
  z.strictObject({ op: z.literal('activation'), ...named, from, kind: z.enum(['elu', 'relu', 'relu6']) }),
  z.strictObject({
    op: z.literal('batch-norm'),
    ...named,
    from,
    momentum: z.number(),
    epsilon: z.number(),
    statistics: z.literal('running').optional(),
    frozen,
  }),
  z.strictObject({ op: z.literal('dropout'), ...named, from, rate: z.number() }),
  z.strictObject({ op: z.literal('global-average-pool'), ...named, from }),
  z.strictObject({ op: z.literal('dense'), ...named, from, units: channels, l2, frozen }),
  z.strictObject({ op: z.literal('softmax'), ...named, from }),
]) satisfies z.ZodType<Layer>;

const layers = z.array(layer).min(1).max(MOST_LAYERS);

/**
 * @param metadata of a single model, or of one member
 * @throws Error with the reason, a clause
 */
export function readNetwork(metadata: FileMetadata, description: ModelDescription): Network {
  const network = networkOf(metadata, description);
  const input = network.layers[0];
  const isOfItsWord =
    input?.op === 'input' &&
    input.channels === description.channels &&
    (description.task === 'classification' || description.stride === network.stride);
  if (!isOfItsWord) throw new Error('its parts contradict each other');
  return network;
}

function networkOf(metadata: FileMetadata, { task, classes }: ModelDescription): Network {
  if (metadata.layers === undefined) throw new Error('it has no "layers"');
  const parsed = layers.safeParse(parseJson(metadata.layers));
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new Error(`its "layers" can't be read: ${path.join('.')}: ${message}`);
  }
  const layered = {
    title: metadata.network ?? '',
    task,
    classes: classes.length,
    layers: parsed.data,
  };
  let network: Network;
  try {
    const shapes = [...shapesOf({ ...layered, stride: 1 }).values()];
    network = { ...layered, stride: Math.max(...shapes.map(({ divisor }) => divisor)) };
    validateNetwork(network);
    if (shapes.every((shape) => shape.channels <= MOST_CHANNELS) && network.stride <= LARGEST_STRIDE)
      return network;
  } catch (cause) {
    // Of our own networks it would be an internal error, of a file's it's the file's.
    throw new Error('its "layers" make no network', { cause });
  }
  throw new Error('its "layers" make a network beyond all measure');
}
