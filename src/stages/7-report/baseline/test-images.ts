// Brings the test images of two runs together: the same ones, in the same order, or why they aren't the same.
import type { BaselineResults } from '../../../earlier/baseline.ts';
import type { ClassCounts } from '../../../metrics/confusion.ts';

type Tested = Pick<BaselineResults, 'classes' | 'split' | 'test'>;

export interface Paired {
  /** Counts by image, in one order for both. */
  readonly after: readonly ClassCounts[];
  readonly before: readonly ClassCounts[];
}

/** A text: why the two were not tested on the same images with the same labels, for after a colon. */
export function pairTestImages(current: Tested, baseline: Tested): Paired | string {
  const [after, before] = [tested(current), tested(baseline)];
  if (before === undefined || after === undefined)
    return 'its results.json is of before images could be told apart';
  if (after.length !== before.length || after.some(({ key }, i) => key !== before[i].key)) {
    const there = new Set(before.map(({ key }) => key));
    const shared = after.filter(({ key }) => there.has(key)).length;
    return `the test images or their labels are not the same (${shared} of ${after.length} were in the baseline's test of ${before.length})`;
  }
  if (after.some(({ counts }, i) => !sameTruth(counts, before[i].counts)))
    return 'the same masks were read as other classes';
  return { after: after.map(({ counts }) => counts), before: before.map(({ counts }) => counts) };
}

interface TestedImage {
  /** Hashes of image and labels. */
  readonly key: string;
  readonly id: string;
  readonly counts: ClassCounts;
}

/** In order of key, copies of an image by id; undefined where the file doesn't hold all of it. */
function tested({ classes, split, test }: Tested): readonly TestedImage[] | undefined {
  const keys = new Map(split.test.samples.map(({ id, image, labels }) => [id, `${image}-${labels}`]));
  const images = test['per-image'].flatMap(({ id, cells }) => {
    const key = keys.get(id);
    return key === undefined ? [] : [{ key, id, counts: countsOf(cells, classes.length) }];
  });
  if (images.length !== test.images) return undefined;
  return images.sort((a, b) => compare(a.key, b.key) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function countsOf(cells: readonly (readonly [number, number, number])[], classes: number): ClassCounts {
  const counts = new Float64Array(3 * classes);
  for (const [truth, predicted, pixels] of cells) {
    if (truth === predicted) counts[truth] += pixels;
    counts[classes + truth] += pixels;
    counts[2 * classes + predicted] += pixels;
  }
  return counts;
}

function sameTruth(a: ClassCounts, b: ClassCounts): boolean {
  const classes = a.length / 3;
  return a.subarray(classes, 2 * classes).every((pixels, k) => pixels === b[classes + k]);
}
