// The weights that come with this program, read and held against their digest: EfficientNet-Lite0's without its head, as
// ImageNet trained them (scripts/pretrained.py). It knows no network, and doesn't decide whether a training takes them.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { InputError, pretrainedWeightsDamaged, type WeightsDamage } from '../errors.ts';
import { messageOf } from '../shared/message-of.ts';
import type { Normalization } from '../shared/normalization.ts';
import { MIB, readPlainFile } from '../shared/plain-file.ts';
import { decodeSafetensors } from '../shared/safetensors.ts';
import type { Tensor } from '../shared/tensor.ts';

export interface Pretrained {
  readonly name: 'EfficientNet-Lite0';
  /** For people. */
  readonly title: string;
  /** SPDX's word. */
  readonly licence: 'Apache-2.0';
  readonly trainedOn: 'ImageNet';
  /** Of the file, hex. */
  readonly sha256: string;
  /** By the names of network/efficientnet-lite.ts: all parameters but the head's, for images of three channels. */
  readonly parameters: Readonly<Record<string, Tensor>>;
}

const FILE = ['pretrained', 'efficientnet-lite0.safetensors'];
const BYTES = 7_017_088;
/** Hex. */
export const PRETRAINED_SHA256 = 'd2fc1037a5905c22e97974c6393a97d842b59477ced930e84a07d108d1b2d035';

/**
 * @param root the package's own folder
 * @throws InputError `pretrained-weights-damaged`: there is no such file, or another one
 */
export async function readPretrained(root: string): Promise<Pretrained> {
  const path = join(root, ...FILE);
  const bytes = await readPlainFile(path, 64 * MIB).catch((cause: unknown) => {
    throw damaged(path, whyUnread(cause), cause);
  });
  if (bytes.length !== BYTES) throw damaged(path, { kind: 'size', bytes: bytes.length, expected: BYTES });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== PRETRAINED_SHA256)
    throw damaged(path, { kind: 'digest', sha256, expected: PRETRAINED_SHA256 });
  const { tensors: parameters } = decodeSafetensors(bytes);
  const title = 'EfficientNet-Lite0, trained on ImageNet';
  return {
    name: 'EfficientNet-Lite0',
    title,
    licence: 'Apache-2.0',
    trainedOn: 'ImageNet',
    sha256,
    parameters,
  };
}

function damaged(path: string, damage: WeightsDamage, cause?: unknown): InputError {
  return new InputError(pretrainedWeightsDamaged(path, damage), { cause });
}

export function whyUnread(cause: unknown): WeightsDamage {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
  return { kind: 'unreadable', reason: code ?? messageOf(cause) };
}

const STEM = 'stem.conv.weight';

/**
 * What a network for images of so many channels starts from. Grey counts as a colour of three equal channels: the stem's
 * kernels, O,3,k,k, become their sums over the channels, O,1,k,k, which says the same at a third of the work.
 */
export function pretrainedParameters(
  { parameters }: Pretrained,
  channels: 1 | 3,
): Readonly<Record<string, Tensor>> {
  return channels === 3 ? parameters : { ...parameters, [STEM]: summedOverChannels(parameters[STEM]) };
}

function summedOverChannels({ shape: [filters, channels, ...kernel], data }: Tensor): Tensor {
  const taps = kernel.reduce((product, size) => product * size, 1);
  const summed = new Float32Array(filters * taps);
  for (let i = 0; i < summed.length; i++) {
    const first = Math.floor(i / taps) * channels * taps + (i % taps);
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += data[first + channel * taps];
    summed[i] = sum;
  }
  return { shape: [filters, 1, ...kernel], data: summed };
}

/** What the weights were trained with, of 8-bit pixels: (value - 127) / 128. */
export function pretrainedNormalization(channels: 1 | 3): Normalization {
  const one = { low: 0, high: 255, offset: 127, scale: 1 / 128 };
  return { channels: Array.from({ length: channels }, () => one) };
}
