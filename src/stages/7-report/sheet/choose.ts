// Chooses the images of the contact sheet: by the seed, so that every class is seen, and a few of each class and of each
// part of the split. Pure.
import { Random } from '../../../shared/random.ts';
import type { Dataset, Sample } from '../../2-dataset/dataset.ts';
import { PARTS, partsOf, type Split } from '../../3-split/split.ts';

/** More are no sheet that one looks over; of more classes each has one, up to the second number. */
const MOST = 24;
const MOST_OF_MANY_CLASSES = 48;
/** Of so many images with a class the one that shows most of it is taken: a few pixels would hardly be seen. */
const COMPARED = 4;
/** Of all images together, so that a sheet of whole slides takes no longer than one of photographs: 24 of 22 megapixels. */
const MOST_PIXELS = 2 ** 29;

export interface Chosen {
  readonly sample: Sample;
  readonly part: Sample['part'];
  /** Its place in the sheet: whole images stand by their classes, masks with the rarest classes first. */
  readonly order: number;
}

/**
 * In rounds over the classes, each time of another part: in the first, a class that an image of an earlier one shows
 * needs none of its own. What doesn't fit in the pixels that are left is passed over for a smaller image; the very first
 * is taken however large it is. They come in the order in which they were chosen, so that whoever reads only the first
 * ones has seen most classes.
 */
export function chooseSheet(
  dataset: Pick<Dataset, 'task' | 'classes' | 'samples'>,
  split: Split | undefined,
  seed: number,
  mostPixels = MOST_PIXELS,
): readonly Chosen[] {
  const { task, classes, samples } = dataset;
  const most = Math.min(samples.length, Math.max(MOST, Math.min(classes.length, MOST_OF_MANY_CLASSES)));
  const pools = poolsOf(dataset, split, seed);
  const chosen = new Map<Sample, Chosen>();
  let pixelsLeft = mostPixels;
  const seen = (index: number) => [...chosen.keys()].some(({ classCounts }) => classCounts[index] > 0);
  const rarestFirst = classes.toSorted((a, b) => countOf(samples, a.index) - countOf(samples, b.index));
  for (let round = 0; chosen.size < most; round++) {
    const before = chosen.size;
    for (const [place, { index }] of rarestFirst.entries()) {
      if (chosen.size === most || (round === 0 && seen(index))) continue;
      // Of what is everywhere, such as the ground, any image will do: the fullest would show nothing else.
      const compared = place === classes.length - 1 ? 1 : COMPARED;
      const isFree = (sample: Sample) =>
        !chosen.has(sample) && (chosen.size === 0 || pixelsOf(sample) <= pixelsLeft);
      const next = takeFrom(pools, { turn: round + place, index, compared, isFree });
      if (next === undefined) continue;
      chosen.set(next.sample, { ...next, order: task === 'segmentation' ? place : index });
      pixelsLeft -= pixelsOf(next.sample);
    }
    // Images without any class are left: nothing of them would be seen.
    if (chosen.size === before && round > 0) break;
  }
  return [...chosen.values()];
}

interface Pool {
  readonly part: Sample['part'];
  /** In an order drawn by the seed. */
  readonly samples: readonly Sample[];
}

function poolsOf(dataset: Pick<Dataset, 'samples'>, split: Split | undefined, seed: number): readonly Pool[] {
  const random = Random.for(seed, 'sheet');
  if (split === undefined) return [{ part: undefined, samples: random.shuffle(dataset.samples) }];
  const parts = partsOf(dataset, split);
  const pools = PARTS.map((part) => ({ part, samples: random.shuffle(parts[part]) }));
  return pools.filter(({ samples }) => samples.length > 0);
}

interface Wanted {
  readonly turn: number;
  /** Of the class. */
  readonly index: number;
  readonly compared: number;
  readonly isFree: (sample: Sample) => boolean;
}

/** Of the pool at `turn`, else of the next that has an image with the class. */
function takeFrom(
  pools: readonly Pool[],
  { turn, index, compared, isFree }: Wanted,
): Omit<Chosen, 'order'> | undefined {
  for (let i = 0; i < pools.length; i++) {
    const { part, samples } = pools[(turn + i) % pools.length]!;
    const some = samples
      .filter((sample) => sample.classCounts[index] > 0 && isFree(sample))
      .slice(0, compared);
    if (some.length === 0) continue;
    const sample = some.reduce((best, one) => (shareOf(one, index) > shareOf(best, index) ? one : best));
    return { sample, part };
  }
  return undefined;
}

function shareOf(sample: Sample, index: number): number {
  return sample.classCounts[index] / pixelsOf(sample);
}

function pixelsOf({ width, height }: Sample): number {
  return width * height;
}

function countOf(samples: readonly Sample[], index: number): number {
  return samples.reduce((sum, { classCounts }) => sum + classCounts[index], 0);
}
