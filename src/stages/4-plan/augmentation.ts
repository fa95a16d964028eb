// Augmentation: what may happen to a training patch, as data.

/** Probabilities are per patch. */
export interface Augmentation {
  readonly horizontalFlip: number;
  readonly verticalFlip: number;
  /** Probability of one, two or three quarter turns. */
  readonly quarterTurns: number;
  /** Up to `degrees` either way. */
  readonly rotation: { readonly probability: number; readonly degrees: number };
  /** Magnification, uniform between `low` and `high`. */
  readonly scale: { readonly probability: number; readonly low: number; readonly high: number };
  /** Adds up to `amount` standard deviations of the patch, either way. */
  readonly brightness: { readonly probability: number; readonly amount: number };
  /** Multiplies the distance from the patch's mean by 1 - amount to 1 + amount. */
  readonly contrast: { readonly probability: number; readonly amount: number };
  /** Raises the patch, mapped to [0, 1] by its minimum and maximum, to a power between `low` and `high`. */
  readonly gamma: { readonly probability: number; readonly low: number; readonly high: number };
  /** Gaussian, up to `sigma` standard deviations of the patch. */
  readonly noise: { readonly probability: number; readonly sigma: number };
  /** Gaussian, up to `sigma` pixels. */
  readonly blur: { readonly probability: number; readonly sigma: number };
  /** Up to `holes` squares, their edge up to `size` of the patch's, set to the mean; what they hide is ignored. */
  readonly coarseDropout: { readonly probability: number; readonly holes: number; readonly size: number };
  /** Swaps light and dark within the patch's range. */
  readonly invert: { readonly probability: number };
}

/** Nothing happens: to be spread under what should. */
export const NO_AUGMENTATION: Augmentation = {
  horizontalFlip: 0,
  verticalFlip: 0,
  quarterTurns: 0,
  rotation: { probability: 0, degrees: 0 },
  scale: { probability: 0, low: 1, high: 1 },
  brightness: { probability: 0, amount: 0 },
  contrast: { probability: 0, amount: 0 },
  gamma: { probability: 0, low: 1, high: 1 },
  noise: { probability: 0, sigma: 0 },
  blur: { probability: 0, sigma: 0 },
  coarseDropout: { probability: 0, holes: 0, size: 0 },
  invert: { probability: 0 },
};

/**
 * What suits most images seen from above or through a microscope. Ranges follow nnU-Net's (Isensee et al. 2021)
 * where it has them; invert is off because most images have a light side.
 */
export function defaultAugmentation(): Augmentation {
  return {
    horizontalFlip: 0.5,
    verticalFlip: 0.5,
    quarterTurns: 0.5,
    rotation: { probability: 0.2, degrees: 15 },
    scale: { probability: 0.2, low: 0.7, high: 1.4 },
    brightness: { probability: 0.15, amount: 0.3 },
    contrast: { probability: 0.15, amount: 0.25 },
    gamma: { probability: 0.15, low: 0.7, high: 1.5 },
    noise: { probability: 0.1, sigma: 0.1 },
    blur: { probability: 0.1, sigma: 1 },
    coarseDropout: { probability: 0.05, holes: 4, size: 0.2 },
    invert: { probability: 0 },
  };
}
