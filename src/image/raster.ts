// Decoded pixels, as plain data.

/** Bits of a sample: 8 and 16 are unsigned integers, 32 is a float. */
export type BitDepth = 8 | 16 | 32;

/** An image: interleaved H,W,C; 8-bit, 16-bit or float samples as the file has them. NaN is a pixel without a value. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array | Uint16Array | Float32Array;
}

/** A rectangle of an image, in its pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A mask: class indices H,W; 255 is ignored. */
export interface LabelMap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}
