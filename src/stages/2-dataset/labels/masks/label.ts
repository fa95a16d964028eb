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
export interface MaskEncoding {
  /** What tells classes apart: the values of grey and palette masks, or colours as 0xRRGGBB. */
  readonly by: 'value' | 'color';
  /** By class its values or colours; of a class that no mask shows there may be none. */
  readonly classes: readonly (readonly number[])[];
  readonly ignored: readonly number[];
  /** Whether other values go to the nearest of all these; else they belong nowhere. */
  readonly nearest: boolean;
}
