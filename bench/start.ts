// What a step begins with: a batch made from a seed, and for the comparison of losses also weights, in a file for all.
import { readFile, writeFile } from 'node:fs/promises';
import type { Batch } from '../src/engine/engine.ts';
import { initialParameters } from '../src/network/parameters.ts';
import { Random } from '../src/shared/random.ts';
import type { Tensor } from '../src/shared/tensor.ts';
import type { Case } from './cases.ts';
import type { Start } from './job.ts';

/** Pixels in [0, 1) and classes, evenly distributed. */
export function randomBatch({ shape: [size, channels, height, width], network, seed }: Case): Batch {
  const random = Random.for(seed, 'bench');
  const images = Float32Array.from({ length: size * channels * height * width }, () => random.next());
  const labelled = network.task === 'segmentation' ? height * width : 1;
  const labels = Uint8Array.from({ length: size * labelled }, () =>
    Math.floor(random.next() * network.classes),
  );
  return { images, labels, size, height, width };
}

/** @param known weights in place of random ones, by name */
export async function writeStart(
  path: string,
  one: Case,
  known: Readonly<Record<string, Tensor>>,
): Promise<Start> {
  const { images, labels } = randomBatch(one);
  const [size, , height, width] = one.shape;
  const pixels = one.network.task === 'segmentation' ? [height, width] : [];
  const tensors: Readonly<Record<string, Tensor>> = {
    images: { shape: one.shape, data: images },
    labels: { shape: [size, ...pixels], data: Float32Array.from(labels) },
    ...initialParameters(one.network, one.seed),
    ...known,
  };
  const entries = Object.entries(tensors);
  await writeFile(path, Buffer.concat(entries.map(([, { data }]) => bytesOf(data))));
  return { file: path, tensors: entries.map(([name, { shape }]) => ({ name, shape })) };
}

/** By name. */
export async function readStart({ file, tensors }: Start): Promise<Record<string, Tensor>> {
  const { buffer } = new Uint8Array(await readFile(file));
  let place = 0;
  return Object.fromEntries(
    tensors.map(({ name, shape }) => {
      const length = shape.reduce((product, edge) => product * edge, 1);
      const data = new Float32Array(buffer, place, length);
      place += data.byteLength;
      return [name, { shape, data }];
    }),
  );
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
