// What a label is where masks are the labels, and what masks are read by.

export interface MaskLabel {
  readonly source: 'masks';
  /** One that shows all classes, or several that are joined, each with what it becomes in the joined mask. */
  readonly files: readonly { readonly file: string; readonly value?: number }[];
}

/** A file of an image's mask. */
export interface MaskFile {
  /** Relative to the data folder. */
  readonly file: string;
  /** The one class that it shows; absent: it shows all of them or, of several files, an object each. */
  readonly of?: string;
}

export interface MaskReading {
  readonly source: 'masks';
  readonly encoding: MaskEncoding;
}

/** How mask pixels become class indices. */
export type MaskEncoding =
  /** The pixel value is the class index; these values are ignored. */
  | { readonly kind: 'index'; readonly ignored: readonly number[] }
  /** `values[i]` is the pixel value of class i, where values aren't simply 0, 1, 2, ...; these values are ignored. */
  | { readonly kind: 'values'; readonly values: readonly number[]; readonly ignored: readonly number[] }
  /** Exactly 0 and 255: two classes. */
  | { readonly kind: 'binary' }
  /** `colors[i]` is class i as 0xRRGGBB. */
  | { readonly kind: 'palette'; readonly colors: readonly number[]; readonly ignored: readonly number[] };
