// Decoded pixels, as plain data.

/** An image: interleaved H,W,C; 8-bit, 16-bit or float samples as the file has them. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array | Uint16Array | Float32Array;
}

/** A mask: class indices H,W; 255 is ignored. */
export interface LabelMap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * How raw pixel values become network input, per channel: clip(raw, low, high), then (value - offset) * scale, then
 * the stretch. Planned from training images only and stored in the model.
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
