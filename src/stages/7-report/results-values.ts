// The parts of results.json that a run has whether it trained or not: data, a part of the split, machine; and how values
// become JSON. It rounds nothing.
import type { Dataset, Sample } from '../2-dataset/dataset.ts';
import { shortHash } from '../2-dataset/short-hash.ts';
import { dataHash } from '../5-train/fingerprint.ts';
import type { Environment } from './environment.ts';
import type { Results } from './results.ts';

export function dataResults(dataset: Dataset): Results['data'] {
  return {
    root: dataset.root,
    hash: dataHash(dataset),
    images: dataset.samples.length,
    'bit-depth': dataset.bitDepth,
    channels: dataset.channels,
    sizes: sizesOf(dataset),
    warnings: dataset.warnings.map(({ code, message, file }) => ({ code, message, file })),
  };
}

function sizesOf({ samples }: Dataset): Results['data']['sizes'] {
  const sizes = samples
    .map(({ width, height }) => ({ height, width }))
    .toSorted((a, b) => a.height * a.width - b.height * b.width);
  return sizes.length === 0 ? null : { smallest: sizes[0], largest: sizes[sizes.length - 1] };
}

/** @param classes how many there are */
export function partResults(samples: readonly Sample[], classes: number): Results['split']['test'] {
  const counts = Array.from({ length: classes }, (_, k) =>
    sum(samples, (sample) => sample.classCounts[k] ?? 0),
  );
  const total = sum(counts, (count) => count);
  const share = counts.map((count) => finite(count / total));
  const hashes = samples.map(({ id, imageHash, labelHash }) => ({
    id,
    image: shortHash(imageHash),
    labels: shortHash(labelHash),
  }));
  return { images: samples.length, 'class-pixels': counts, 'class-share': share, samples: hashes };
}

export function environmentResults({ memoryBytes, ...rest }: Environment): Results['environment'] {
  return { ...rest, 'memory-bytes': memoryBytes };
}

type Json = Results['settings'][string];

/** camelCase keys become the kebab-case words used outside; what is undefined becomes null. */
export function words(record: object): Record<string, Json> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [kebabCase(key), json(value)]));
}

function json(value: unknown): Json {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return finite(value);
  if (Array.isArray(value)) return value.map(json);
  return typeof value === 'object' && value !== null ? words(value) : null;
}

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** JSON has no NaN and no Infinity. */
export function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

function sum<T>(items: readonly T[], read: (item: T) => number): number {
  return items.reduce((total, item) => total + read(item), 0);
}
