// Brings the test images of two runs together: those that both tested, in the same order, or why they can't be.
import type { BaselineResults } from '../../../earlier/baseline.ts';
import { FEWEST_IMAGES } from '../../../metrics/bootstrap.ts';
import type { ClassCounts } from '../../../metrics/confusion.ts';

type Tested = Pick<BaselineResults, 'classes' | 'split' | 'test'>;

export interface Paired {
  /** Counts by image, in one order for both. */
  readonly after: readonly ClassCounts[];
  readonly before: readonly ClassCounts[];
  /** Each tested others as well, for want of time or for images that came or went: these are the ones of both. */
  readonly isPartial: boolean;
  /** Both predicted every image the same, as far as counts tell. */
  readonly isAlike: boolean;
}

/** A text: why the two were not tested on the same images with the same labels, for after a colon. */
export function pairTestImages(current: Tested, baseline: Tested): Paired | string {
  const [after, before] = [tested(current), tested(baseline)];
  if (before === undefined || after === undefined)
    return 'its results.json is of before images could be told apart';
  const pairs = pairsOf(after, before);
  const isPartial = pairs.length < after.length || pairs.length < before.length;
  if (isPartial && !standsFor(pairs.length, current, baseline))
    return `the test images or their labels are not the same (${pairs.length} of ${after.length} were in the baseline's test of ${before.length})`;
  if (pairs.some(([a, b]) => !sameTruth(a.counts, b.counts)))
    return 'the same masks were read as other classes';
  return {
    after: pairs.map(([{ counts }]) => counts),
    before: pairs.map(([, { counts }]) => counts),
    isPartial,
    isAlike: pairs.every(([a, b]) => a.cells === b.cells),
  };
}

/**
 * Whether the images of both tell of the tests that they're from. Of one test part it's chance which there was time for. Of
 * two, whoever changes the data chooses what both have: that has to be half of the baseline's test at least.
 */
function standsFor(shared: number, current: Tested, baseline: Tested): boolean {
  if (isSameImages(current.split.test, baseline.split.test)) return shared > 0;
  return shared >= FEWEST_IMAGES && shared >= baseline.test.images / 2;
}

/** Of copies of an image as many as both have. Both lists are in order of key. */
function pairsOf(
  after: readonly TestedImage[],
  before: readonly TestedImage[],
): readonly (readonly [TestedImage, TestedImage])[] {
  const pairs: [TestedImage, TestedImage][] = [];
  for (let i = 0, j = 0; i < after.length && j < before.length; ) {
    const order = compare(after[i].key, before[j].key);
    if (order === 0) pairs.push([after[i], before[j]]);
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  return pairs;
}

type Part = Tested['split']['test'];

/** The same images with the same labels, by their hashes; false where one of the two doesn't hold them. */
export function isSameImages(a: Part, b: Part): boolean {
  const keys = ({ samples }: Part) => samples.map(({ image, labels }) => `${image}-${labels}`).sort();
  const [here, there] = [keys(a), keys(b)];
  return here.length > 0 && here.length === there.length && here.every((key, i) => key === there[i]);
}

interface TestedImage {
  /** Hashes of image and labels. */
  readonly key: string;
  readonly id: string;
  readonly counts: ClassCounts;
  /** Its whole confusion, as text. */
  readonly cells: string;
}

/** In order of key, copies of an image by id; undefined where the file doesn't hold all of it. */
function tested({ classes, split, test }: Tested): readonly TestedImage[] | undefined {
  const keys = new Map(split.test.samples.map(({ id, image, labels }) => [id, `${image}-${labels}`]));
  const images = test['per-image'].flatMap(({ id, cells }) => {
    const key = keys.get(id);
    return key === undefined
      ? []
      : [{ key, id, counts: countsOf(cells, classes.length), cells: JSON.stringify(cells) }];
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
