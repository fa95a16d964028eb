// An image of which the header is read and no pixel, so that what decoding it takes is known before it's done.

export interface Prepared<T> {
  readonly pixels: number;
  /** The most memory that decoding takes, in bytes: the pixels that come of it among it, the file's own bytes not. */
  readonly decodingBytes: number;
  /** @throws ImageError */
  decode(): Promise<T>;
}
