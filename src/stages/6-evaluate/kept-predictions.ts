// Predictions of the first test images, kept in case they are shown: which ones are is known only after the last.
import type { Raster } from '../../image/raster.ts';

/** Of so many pixels; images beyond them are predicted again where they are shown. */
export const KEPT_PIXELS = 2 ** 24;

export class KeptPredictions<Kept extends { readonly id: string; readonly image: Raster }> {
  readonly #byId = new Map<string, Kept>();
  #pixels = 0;

  add(prediction: Kept): void {
    this.#pixels += prediction.image.width * prediction.image.height;
    if (this.#pixels <= KEPT_PIXELS) this.#byId.set(prediction.id, prediction);
  }

  get(id: string): Kept | undefined {
    return this.#byId.get(id);
  }
}
