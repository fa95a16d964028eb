// From the lines of a label file to the outlines in it. Boxes aren't among the passages.
import type { ReadPassage } from '../shapes/passage.ts';
import { type Shape, ShapeError, type Size } from '../shapes/shape.ts';
import { numbersIn } from './lines.ts';

/** Shares are from 0 to 1; annotators and augmentation reach out of the image, and pixels are beyond this. */
const FARTHEST = 2;

/** @throws ShapeError */
export function yoloShapes(passages: readonly ReadPassage[], size: Size): readonly Shape[] {
  return passages.map(({ text, class: name }) => {
    const [, ...rest] = numbersIn(text) ?? [];
    if (name === undefined || rest.length < 4)
      throw new ShapeError('is no line of a class and the corners of an outline');
    if (rest.length % 2 === 1)
      throw new ShapeError('has an outline with an x without its y, or a score behind it');
    // Outlines in several pieces are joined by lines there and back, which enclose nothing.
    return { class: name, geometry: { kind: 'polygons', parts: [[ringOf(rest, size)]], rule: 'even-odd' } };
  });
}

function ringOf(shares: readonly number[], { width, height }: Size): Float64Array {
  return Float64Array.from(shares, (share, i) => {
    if (!(Math.abs(share - 0.5) <= FARTHEST - 0.5))
      throw new ShapeError('has corners that are no shares of width and height, which are from 0 to 1');
    return share * (i % 2 === 0 ? width : height);
  });
}
