// `recipe: auto`: how raw pixel values become network input, planned from how the training images' values lie.
import type { BitDepth } from '../../image/raster.ts';
import type { Normalization } from '../../shared/normalization.ts';
import type { ImageStatistics, Intensities } from './image-statistics.ts';

export interface PlannedNormalization {
  readonly normalization: Normalization;
  readonly reason: string;
}

export function planNormalization(statistics: ImageStatistics): PlannedNormalization {
  if (isExposure(statistics)) {
    return {
      normalization: asinhNormalization(statistics),
      reason:
        'a range far wider than the background noise: asinh keeps faint and bright apart, in units of the noise',
    };
  }
  return {
    normalization: robustNormalization(statistics),
    reason: 'clip to the 0.5th to 99.5th percentile of the training images, then mean 0, deviation 1',
  };
}

/** A quarter of a normal distribution's values lies within 0.64 standard deviations: 0.32 either side of the mean. */
const CROWD_WIDTH_IN_SIGMAS = 0.637;

/** From this ratio of range to noise on, linear scaling leaves faint structures too small to learn from quickly. */
const EXPOSURE_RANGE_IN_SIGMAS = 30;

/** Deep images of bright things on a dim, noisy background: astronomy, particle detectors, fluorescence. */
function isExposure({ bitDepth, intensities }: ImageStatistics): boolean {
  return (
    bitDepth !== 8 &&
    intensities.every(({ low, high, crowd }) => {
      const noise = noiseOf(crowd, bitDepth);
      // Where a quarter of the values are one and the same, nothing tells the noise.
      return noise > 0 && high - low > EXPOSURE_RANGE_IN_SIGMAS * noise;
    })
  );
}

function noiseOf({ width }: Intensities['crowd'], bitDepth: BitDepth): number {
  const noise = width / CROWD_WIDTH_IN_SIGMAS;
  // Whole numbers can't tell noise finer than their steps.
  return bitDepth === 32 ? noise : Math.max(1, noise);
}

function asinhNormalization({ bitDepth, intensities }: ImageStatistics): Normalization {
  return {
    stretch: 'asinh',
    channels: intensities.map(({ low, high, crowd }) => ({
      low,
      high,
      offset: crowd.center,
      scale: 1 / noiseOf(crowd, bitDepth),
    })),
  };
}

function robustNormalization({ intensities }: ImageStatistics): Normalization {
  return {
    channels: intensities.map(({ low, high, mean, deviation }) => ({
      low,
      high,
      offset: mean,
      // A channel of one value carries nothing; any scale does.
      scale: deviation === 0 ? 1 : 1 / deviation,
    })),
  };
}
