// Augmentation: what may happen to a training patch, as data. Probabilities are per patch.

export interface Augmentation {
  readonly horizontalFlip: number;
  readonly verticalFlip: number;
  readonly quarterTurns: number;
  readonly rotation: { readonly probability: number; readonly degrees: number };
  readonly scale: { readonly probability: number; readonly low: number; readonly high: number };
  readonly brightness: { readonly probability: number; readonly amount: number };
  readonly contrast: { readonly probability: number; readonly amount: number };
  readonly gamma: { readonly probability: number; readonly low: number; readonly high: number };
  readonly noise: { readonly probability: number; readonly sigma: number };
  readonly blur: { readonly probability: number; readonly sigma: number };
  readonly coarseDropout: { readonly probability: number; readonly holes: number; readonly size: number };
  readonly invert: { readonly probability: number };
}
