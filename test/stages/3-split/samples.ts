// Data sets for tests of the split: samples that differ in what the split looks at, and no pixels.
import { createHash } from 'node:crypto';
import type { Dataset, Sample, SplitPart } from '../../../src/stages/2-dataset/dataset.ts';

export interface SampleOptions {
  /** What the image shows: equal texts are exact duplicates. */
  readonly image?: string;
  readonly group?: string | undefined;
  /** Classes in the mask; background and one more unless said otherwise. */
  readonly classes?: readonly number[];
  readonly part?: SplitPart | undefined;
}

const CLASSES = 4;

export function sample(
  id: string,
  { image = id, group, classes = [0, 1], part }: SampleOptions = {},
): Sample {
  const imageHash = createHash('sha256').update(image).digest('hex');
  return {
    id,
    image: `${id}.png`,
    label: { source: 'masks', files: [{ file: `${id}_mask.png` }] },
    width: 8,
    height: 8,
    imageHash,
    labelHash: imageHash,
    group: group ?? imageHash,
    classCounts: Array.from({ length: CLASSES }, (_, index) => (classes.includes(index) ? 10 : 0)),
    part,
  };
}

/** Samples `prefix`0, `prefix`1, ..., each on its own. */
export function samples(count: number, prefix = 's', options: SampleOptions = {}): Sample[] {
  return Array.from({ length: count }, (_, i) => sample(`${prefix}${i}`, options));
}

/** A data set of as many classes as its samples show. */
export function datasetOf(all: readonly Sample[]): Dataset {
  const count = Math.max(
    2,
    ...all.flatMap(({ classCounts }) => classCounts.flatMap((pixels, i) => (pixels > 0 ? i + 1 : 0))),
  );
  return {
    root: '/data',
    task: 'segmentation',
    classes: Array.from({ length: count }, (_, index) => ({
      index,
      name: `class ${index}`,
      color: [index, 0, 0],
    })),
    channels: 1,
    bitDepth: 8,
    labels: { source: 'masks', encoding: { by: 'value', classes: [[0], [1]], ignored: [], nearest: false } },
    why: 'masks in masks/, images in images/, paired by name',
    partsBy: undefined,
    samples: all
      .map((one) => ({ ...one, classCounts: one.classCounts.slice(0, count) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    leftOut: [],
    skipped: [],
    ignoredPixels: 0,
    warnings: [],
  };
}

/** The codes of what is wrong, but for warnings that a part is small, as it is in most tests. */
export function codesOf(faults: readonly { readonly code: string }[]): string[] {
  const small = ['part-small', 'classes-small-in-part'];
  return [...new Set(faults.map(({ code }) => code))].filter((code) => !small.includes(code));
}
