// Whether images have an up and a down, read from their labels: in a street the sky is above the road, on a slide under
// a microscope nothing is above anything.
import { IGNORE } from '../../engine/engine.ts';
import type { LabelMap } from '../../image/raster.ts';

/** Counts the classes of the upper and of the lower halves, image by image. */
export class Halves {
  readonly #upper: Float64Array;
  readonly #lower: Float64Array;

  constructor(classes: number) {
    this.#upper = new Float64Array(classes);
    this.#lower = new Float64Array(classes);
  }

  add({ width, height, data }: LabelMap): void {
    const half = Math.floor(height / 2) * width;
    count(data.subarray(0, half), this.#upper);
    count(data.subarray(data.length - half), this.#lower);
  }

  /**
   * Total variation distance between the classes above and below: the share of pixels, 0 to 1, that would have to
   * change class for a picture to look the same upside down.
   */
  difference(): number {
    const [upper, lower] = [sum(this.#upper), sum(this.#lower)];
    if (upper === 0 || lower === 0) return 0;
    return (
      this.#upper.reduce((most, value, c) => most + Math.abs(value / upper - this.#lower[c] / lower), 0) / 2
    );
  }
}

function count(labels: Uint8Array, counts: Float64Array): void {
  for (const label of labels) if (label !== IGNORE) counts[label]++;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
