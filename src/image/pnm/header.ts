// The header of a PNM image: its kind, its size and the largest value of a sample, apart by blanks and comments.
import { damagedImage } from '../damaged.ts';

export interface PnmHeader {
  readonly kind: 'bits' | 'grey' | 'color';
  /** Samples are written as text. */
  readonly isPlain: boolean;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** Of a sample; 1 for bits. */
  readonly most: number;
  /** Where the samples begin. */
  readonly end: number;
}

const KINDS = ['bits', 'grey', 'color'] as const;

/** Longer is no header: comments take as much as anybody has to say. */
const MOST_BYTES = 65_536;

/** @param start where its "P" is. @throws ImageError */
export function readPnmHeader(bytes: Uint8Array, start: number): PnmHeader {
  const text = Buffer.from(
    bytes.buffer,
    bytes.byteOffset + start,
    Math.min(MOST_BYTES, bytes.length - start),
  );
  const head = text.toString('latin1');
  const number = Number(/^P([1-6])/.exec(head)?.[1] ?? Number.NaN);
  if (Number.isNaN(number)) throw damagedImage('PNM', 'no header');
  const kind = KINDS[(number - 1) % 3];
  const field = /(?:\s|#[^\n\r]*[\n\r])+(\d{1,9})/y;
  field.lastIndex = 2;
  const next = () => Number(field.exec(head)?.[1] ?? Number.NaN);
  const [width, height, most] = [next(), next(), kind === 'bits' ? 1 : next()];
  const blank = /(?:#[^\n\r]*[\n\r]|\s)/y;
  blank.lastIndex = field.lastIndex;
  if (!(width > 0 && height > 0 && most > 0 && most < 65_536) || !blank.test(head))
    throw damagedImage('PNM', 'its header says no size');
  const channels = kind === 'color' ? 3 : 1;
  return { kind, isPlain: number < 4, width, height, channels, most, end: start + blank.lastIndex };
}
