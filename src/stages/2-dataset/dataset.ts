// What the data set is, after scan and audit: names, sizes, classes, counts. The pixels stay on disk.
import type { Fault } from '../../errors.ts';
import type { BitDepth } from '../../image/raster.ts';

export interface Dataset {
  readonly root: string;
  readonly task: Task;
  readonly classes: readonly ClassInfo[];
  /** Channels of every image as the network gets it: 1 (grey) or 3 (colour). */
  readonly channels: 1 | 3;
  /** The deepest sample format found. */
  readonly bitDepth: BitDepth;
  /** `undefined` for classification, which has no masks. */
  readonly maskEncoding: MaskEncoding | undefined;
  /** In order of `id`. */
  readonly samples: readonly Sample[];
  /** Warnings only: errors have stopped the run before a Dataset exists. */
  readonly warnings: readonly Fault[];
}

/** What a label says: the class of each pixel, or that of the whole image. */
export type Task = 'segmentation' | 'classification';

export interface ClassInfo {
  readonly index: number;
  readonly name: string;
  /** Red, green, blue, 0-255. */
  readonly color: readonly [number, number, number];
}

/** How mask pixels become class indices. */
export type MaskEncoding =
  /** The pixel value is the class index; these values are ignored. */
  | { readonly kind: 'index'; readonly ignored: readonly number[] }
  /** `values[i]` is the pixel value of class i, where values aren't simply 0, 1, 2, ...; these values are ignored. */
  | { readonly kind: 'values'; readonly values: readonly number[]; readonly ignored: readonly number[] }
  /** Exactly 0 and 255: two classes. */
  | { readonly kind: 'binary' }
  /** `colors[i]` is class i as 0xRRGGBB. */
  | { readonly kind: 'palette'; readonly colors: readonly number[]; readonly ignored: readonly number[] };

export interface Sample {
  /** Unique, stable, relative to the data folder: the image's path without its extension, `/` separated. */
  readonly id: string;
  /** Relative to the data folder. */
  readonly image: string;
  /** Relative to the data folder; `undefined` for classification. */
  readonly mask: string | undefined;
  readonly width: number;
  readonly height: number;
  /** SHA-256 of the decoded pixels and their shape, hex: a copy saved in another format has the same. */
  readonly imageHash: string;
  /** SHA-256, hex: of the decoded mask before its values became classes, or of the class's name. */
  readonly labelHash: string;
  /** What `group-by` captured, else the image hash. */
  readonly group: string;
  /**
   * Labels per class. Segmentation: pixels of the mask; ignored ones, and those without a value in the image, not among
   * them. Classification: 1 for the image's class, 0 for all others.
   */
  readonly classCounts: readonly number[];
  /** Where a pre-split data set (`train/ val/ test/`) puts it. */
  readonly part: SplitPart | undefined;
}

export type SplitPart = 'train' | 'validation' | 'test';
