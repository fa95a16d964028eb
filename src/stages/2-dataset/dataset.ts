// What the data set is, after scan and audit: names, sizes, classes, counts. The pixels stay on disk.
import type { Fault } from '../../errors.ts';
import type { BitDepth } from '../../image/raster.ts';
import type { SampleWith } from './labels/source.ts';
import type { Label, Reading } from './labels/sources.ts';
import type { ClassInfo, Task } from './terms.ts';

export type { ClassInfo, SplitPart, Task } from './terms.ts';

export interface Dataset {
  readonly root: string;
  readonly task: Task;
  readonly classes: readonly ClassInfo[];
  /** Channels of every image as the network gets it: 1 (grey) or 3 (colour). */
  readonly channels: 1 | 3;
  /** The deepest sample format found. */
  readonly bitDepth: BitDepth;
  /** Which source the labels are of, and what it has settled to read them by. */
  readonly labels: Reading;
  /** What was taken for what, and because of what: a short clause for people. */
  readonly why: string;
  /** In order of `id`. */
  readonly samples: readonly Sample[];
  /** What gave samples the parts that they have, for behind "by", such as "their folders"; undefined: none has one. */
  readonly partsBy: string | undefined;
  /** Of all masks: pixels that count in neither loss nor metrics, since the mask says so or the image has no value there. */
  readonly ignoredPixels: number;
  /** Image files in the folder that are neither an image of the set nor hold a label, relative to it. */
  readonly leftOut: readonly string[];
  /** Bad files that were left out on demand, in order of their names. */
  readonly skipped: readonly string[];
  /** Warnings only: errors have stopped the run before a Dataset exists. */
  readonly warnings: readonly Fault[];
}

export type Sample = SampleWith<Label>;
