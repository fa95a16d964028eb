// What labels and the data set are both described in: the task, a class, a part of the split.

/** What a label says: the class of each pixel, or that of the whole image. */
export type Task = 'segmentation' | 'classification';

export interface ClassInfo {
  readonly index: number;
  readonly name: string;
  /** Red, green, blue, 0-255. */
  readonly color: readonly [number, number, number];
}

export type SplitPart = 'train' | 'validation' | 'test';
