// How sure the test's scores are, from the counts of its images.
import { drawImages, type ScoreIntervals, scoreIntervals } from '../../metrics/bootstrap.ts';
import { type Confusion, classCounts } from '../../metrics/confusion.ts';
import { Random } from '../../shared/random.ts';

/** 95 % intervals over 2,000 seeded draws of as many images; undefined entries where there are too few images. */
export function testIntervals(images: readonly Confusion[], seed: number): ScoreIntervals {
  return scoreIntervals(images.map(classCounts), drawImages(images.length, Random.for(seed, 'bootstrap')));
}
