// The blocks of a document that show pictures, with the words beside each. The pictures themselves come with the page.
import type { Inline } from './inline.ts';

export interface NamedColor {
  readonly name: string;
  readonly color: readonly number[];
}

/** Pictures that lie in predictions/; the page has them too, as large as it can. */
export interface Pictures {
  readonly kind: 'pictures';
  /** What is to know of all of them. */
  readonly note: Inline;
  /** What may lie over a picture, switched on and off by a key. */
  readonly layers: readonly PictureLayer[];
  readonly pictures: readonly PictureText[];
}

export interface PictureLayer extends NamedColor {
  /** A word, unique among the layers. */
  readonly key: string;
}

export interface PictureText {
  /** Unique in the document. */
  readonly key: string;
  /** What it is, in words. */
  readonly label: string;
  readonly lines: readonly Inline[];
}

/** A contact sheet: each image of it alone, and beside it with its label drawn over; or alone, where it has one class. */
export interface Sheet {
  readonly kind: 'sheet';
  /** What is to know of all of them. */
  readonly note: Inline;
  /** The colours that are drawn over. */
  readonly legend: readonly NamedColor[];
  readonly pictures: readonly PictureText[];
}
