// From a sample of a release to shapes: polygons, or the pixels of a picture whose values are the ids of the objects.
import { prepareMask, type RawMask } from '../../../../image/mask.ts';
import { ImageError } from '../../../../image/recognize.ts';
import { parseJson } from '../../../../shared/parse-json.ts';
import { BitmapReader } from '../shapes/bitmap.ts';
import type { ReadPassage } from '../shapes/passage.ts';
import { coordinate, type Shape, ShapeError, type Size } from '../shapes/shape.ts';
import { categoriesIn, labelOf, type SampleLabel } from './release.ts';

/** @param passages what names the classes, the sample, and its picture where it has one. @throws ShapeError */
export async function segmentsShapes(
  [attributes, sample, picture]: readonly ReadPassage[],
  size: Size,
): Promise<readonly Shape[]> {
  if (attributes === undefined || sample === undefined) return [];
  const categories = categoriesIn(parsed(attributes.text));
  const label = labelOf(parsed(sample.text));
  if (label === undefined) throw new ShapeError('is no longer there');
  const classOf = (category: number) => {
    const name = categories.get(category);
    if (name === undefined)
      throw new ShapeError(`is of category ${category}, which the release does not list`);
    return name;
  };
  if (picture === undefined) return polygonsOf(label, classOf);
  return pixelsOf(label, await decoded(Buffer.from(picture.text, 'base64'), size), classOf);
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw new ShapeError('is no JSON');
  }
}

function polygonsOf({ objects }: SampleLabel, classOf: (category: number) => string): readonly Shape[] {
  return objects
    .filter(({ type }) => type === 'polygon')
    .map(({ category, points }) => ({
      class: classOf(category),
      geometry: { kind: 'polygons', parts: [[Float64Array.from(points, coordinate)]], rule: 'even-odd' },
    }));
}

/** One for each class. */
function pixelsOf(
  { objects }: SampleLabel,
  mask: RawMask,
  classOf: (category: number) => string,
): readonly Shape[] {
  const { width, height } = mask;
  const classes = new Map(objects.map(({ id, category }) => [id, classOf(category)]));
  const bits = new Map([...new Set(classes.values())].map((name) => [name, new Uint8Array(width * height)]));
  for (let p = 0; p < mask.data.length; p++) {
    const id = idOf(mask, p);
    if (id === 0) continue;
    const name = classes.get(id);
    if (name === undefined)
      throw new ShapeError(`has a picture with object ${id}, which the release does not list`);
    bits.get(name)![p] = 1;
  }
  const bitmaps = new BitmapReader(mask);
  return [...bits].map(([name, own]) => ({
    class: name,
    geometry: bitmaps.take({ kind: 'bitmap', left: 0, top: 0, width, height, bits: own }),
  }));
}

/** The lowest byte is red; the tool's own package saves pictures with one grey value in their place. */
function idOf({ form, data }: RawMask, p: number): number {
  const value = data[p];
  return form === 'color' ? (value >> 16) | (value & 0xff00) | ((value & 0xff) << 16) : value;
}

async function decoded(file: Uint8Array, { width, height }: Size): Promise<RawMask> {
  const mask = await decodedWithin(file, width * height).catch((error: unknown) => {
    if (!(error instanceof ImageError)) throw error;
    throw new ShapeError(`has a picture that ${error.message}`, { cause: error });
  });
  if (mask.width !== width || mask.height !== height)
    throw new ShapeError(
      `has a picture of ${mask.width}x${mask.height} pixels where its image has ${width}x${height}`,
    );
  return mask;
}

/** Nothing that is larger than the image is decoded. */
async function decodedWithin(file: Uint8Array, most: number): Promise<RawMask> {
  const { pixels, decode } = await prepareMask(file);
  if (pixels > most) throw new ShapeError(`has a picture of ${pixels} pixels where its image has ${most}`);
  return decode();
}
