// Whether probabilities can be believed: how often the pixels that a model is 80 % sure of are right. Counts are added
// up over all images first and divided once. After Guo et al., "On Calibration of Modern Neural Networks" (2017).

/** Bins of equal width over 0..1, as Guo et al. have them. */
export const CONFIDENCE_BINS = 15;

/** Pixels whose largest probability lies in (`low`, `high`]; the first bin holds 0 too. */
export interface ConfidenceBin {
  readonly low: number;
  readonly high: number;
  readonly pixels: number;
  /** Of them, those whose most probable class is the true one. */
  readonly correct: number;
  /** Sum of their largest probabilities. */
  readonly confidence: number;
}

/** Counts of the pixels by confidence; mutable, because it is added to pixel by pixel. */
export class ConfidenceCounts {
  readonly #pixels = new Float64Array(CONFIDENCE_BINS);
  readonly #correct = new Float64Array(CONFIDENCE_BINS);
  readonly #confidence = new Float64Array(CONFIDENCE_BINS);

  /** @param confidence the largest of the pixel's class probabilities, 0..1; rounding may put it a little above 1 */
  add(confidence: number, correct: boolean): void {
    const sure = Math.min(1, confidence);
    const bin = Math.max(0, Math.ceil(sure * CONFIDENCE_BINS) - 1);
    this.#pixels[bin]++;
    this.#confidence[bin] += sure;
    if (correct) this.#correct[bin]++;
  }

  get bins(): readonly ConfidenceBin[] {
    return Array.from(this.#pixels, (pixels, bin) => ({
      low: bin / CONFIDENCE_BINS,
      high: (bin + 1) / CONFIDENCE_BINS,
      pixels,
      correct: this.#correct[bin],
      confidence: this.#confidence[bin],
    }));
  }
}

/**
 * Expected calibration error: the mean distance between a bin's confidence and its accuracy, weighted by its pixels;
 * 0 is best, NaN if nothing was counted.
 */
export function calibrationError(bins: readonly ConfidenceBin[]): number {
  let distance = 0;
  let pixels = 0;
  for (const bin of bins) {
    distance += Math.abs(bin.correct - bin.confidence);
    pixels += bin.pixels;
  }
  return distance / pixels;
}
