// The parts of results.json that a run has whether it trained or not: data, a part of the split, machine.
import { oneForEachCause } from '../../errors.ts';
import { finite } from '../../results/json-values.ts';
import type { Results } from '../../results/results.ts';
import { pathFrom } from '../../shared/path-from.ts';
import type { Dataset, Sample } from '../2-dataset/dataset.ts';
import { shortHash } from '../2-dataset/short-hash.ts';
import { dataHash } from '../5-train/fingerprint.ts';
import type { Environment } from './environment.ts';

/** @param cwd the folder from which paths are told */
export function dataResults(dataset: Dataset, cwd: string): Results['data'] {
  return {
    root: pathFrom(cwd, dataset.root),
    hash: dataHash(dataset),
    images: dataset.samples.length,
    'bit-depth': dataset.bitDepth,
    channels: dataset.channels,
    'ignored-pixels': dataset.task === 'segmentation' ? dataset.ignoredPixels : null,
    sizes: sizesOf(dataset),
    'skipped-files': [...dataset.skipped],
    warnings: oneForEachCause(dataset.warnings).map(({ code, message, file, files }) => ({
      code,
      message,
      file,
      files: files && [...files],
    })),
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

function sum<T>(items: readonly T[], read: (item: T) => number): number {
  return items.reduce((total, item) => total + read(item), 0);
}
