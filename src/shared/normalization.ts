// How raw pixels become network input, as numbers: what training applies and the model file carries inside.

/**
 * How raw pixel values become network input, per channel: clip(raw, low, high), then (value - offset) * scale, then
 * the stretch. NaN, a pixel without a value, counts as low. Planned from training images only and stored in the model.
 */
export interface Normalization {
  /**
   * `asinh`: the inverse hyperbolic sine, linear around 0 and logarithmic far from it, with which astronomers show
   * faint and bright sources together (Lupton, Gunn & Szalay 1999). Absent: none.
   */
  readonly stretch?: 'asinh' | undefined;
  readonly channels: readonly {
    readonly low: number;
    readonly high: number;
    readonly offset: number;
    readonly scale: number;
  }[];
}
