// Draws a tile of the contact sheet: the image with its contrast stretched, and what lies over it, the areas of its
// classes and a line around them, which keeps objects in sight that are smaller than a pixel of the tile.

import type { DrawnLabel, SheetPicture } from '../../../document/html/sheet.ts';
import { IGNORE } from '../../../engine/engine.ts';
import { scaled } from '../../../image/drawing.ts';
import { encodeJpeg, encodeMask, encodePng } from '../../../image/encode.ts';
import type { LabelMap, Raster } from '../../../image/raster.ts';
import type { ClassInfo } from '../../2-dataset/dataset.ts';
import type { LabelledImage } from '../../2-dataset/labelled-image.ts';
import { pngAddress } from '../page-pictures.ts';
import { displayed } from '../predictions.ts';
import { sheetColors } from './colors.ts';
import { innermost, outlined, shrunk } from './label-pixels.ts';
import { isGround } from './tile.ts';

/** A line around areas of a small image would cover them: its label is drawn finer than the image. */
const FINEST_EDGE = 256;
/** Pixels of a smaller image are told apart by eye, and JPEG would blur them. */
const PIXEL_EDGE = 128;
/** A line is a pixel thick for so many of the tile's longer edge. */
const EDGE_OF_A_LINE = 192;
/** A class is named where an area of it is so many times less deep at most. */
const EDGE_OF_A_NAME = 24;
/** And a stripe of what is ignored for so many. */
const EDGE_OF_A_STRIPE = 128;

type Color = ClassInfo['color'];
const BLACK: Color = [0, 0, 0];
const WHITE: Color = [255, 255, 255];

/** An image and its label no larger than they are drawn, so that a whole sheet of them fits in memory. */
export async function reduced({ image, labels }: LabelledImage, longestEdge: number): Promise<LabelledImage> {
  const small = await thumbnail(image, longestEdge);
  const { width, height } = small;
  return { image: small, labels: labels.data.length > width * height ? shrunk(labels, small) : labels };
}

export async function sheetPicture(
  key: string,
  { image, labels }: LabelledImage,
  classes: readonly ClassInfo[],
  longestEdge: number,
): Promise<SheetPicture> {
  const shown = await thumbnail(image, longestEdge);
  const { width, height } = shown;
  const isPixels = labels.width === image.width && labels.height === image.height && labels.data.length > 1;
  return {
    key,
    width,
    height,
    image: await address(shown),
    label: isPixels ? drawnLabel(labels, shown, classes) : undefined,
  };
}

/** Twice as large at first, by every n-th pixel, for a large image is quickly made small so, and then smoothly. */
async function thumbnail(image: Raster, longestEdge: number): Promise<Raster> {
  const shown = displayed(image, 2 * longestEdge);
  return Math.max(shown.width, shown.height) <= longestEdge ? shown : scaled(shown, longestEdge);
}

function drawnLabel(
  labels: LabelMap,
  { width, height }: Pick<Raster, 'width' | 'height'>,
  classes: readonly ClassInfo[],
): DrawnLabel {
  const longest = Math.max(width, height);
  const finer = Math.max(1, Math.ceil(FINEST_EDGE / longest));
  const areas = shrunk(labels, { width: width * finer, height: height * finer });
  const edge = longest * finer;
  const lines = outlined(areas, Math.max(1, Math.round(edge / EDGE_OF_A_LINE)));
  const colors = sheetColors(classes);
  const isHatched = hatching(areas, Math.max(2, Math.round(edge / EDGE_OF_A_STRIPE)));
  return {
    fill: layer(
      areas,
      (label) => colors[label] ?? BLACK,
      (p) => !isGround(areas.data[p], classes),
    ),
    outline: layer(
      lines,
      (label) => colors[label] ?? WHITE,
      (p) => isHatched(p) || (lines.data[p] !== areas.data[p] && !isGround(lines.data[p], classes)),
    ),
    names: namesIn(areas, classes, finer),
  };
}

/** Where the classes that have room for it are named, those with the most room first. */
function namesIn(areas: LabelMap, classes: readonly ClassInfo[], finer: number): DrawnLabel['names'] {
  const least = Math.max(areas.width, areas.height) / EDGE_OF_A_NAME;
  return [...innermost(areas)]
    .filter(([label, { depth }]) => depth >= least && label < classes.length && !isGround(label, classes))
    .toSorted(([, one], [, other]) => other.depth - one.depth)
    .map(([label, { x, y }]) => ({ class: label, x: (x + 0.5) / finer, y: (y + 0.5) / finer }));
}

/** Stripes over what is ignored, which no colour of a class can be taken for. */
function hatching({ width, data }: LabelMap, stripe: number): (p: number) => boolean {
  return (p) => data[p] === IGNORE && ((p % width) + Math.floor(p / width)) % (3 * stripe) < stripe;
}

/** The pixels that `shows` names, in the colours of their labels; elsewhere one sees through. */
function layer(labels: LabelMap, colorOf: (label: number) => Color, shows: (p: number) => boolean): string {
  const places = new Map<number, number>();
  const data = labels.data.map((label, p) => {
    if (!shows(p)) return 0;
    const place = places.get(label) ?? Math.min(255, places.size + 1);
    places.set(label, place);
    return place;
  });
  const colors = [...places.keys()].map(colorOf);
  return pngAddress(encodeMask({ ...labels, data }, [BLACK, ...colors], [0]));
}

async function address(shown: Raster): Promise<string> {
  if (Math.max(shown.width, shown.height) <= PIXEL_EDGE) return pngAddress(await encodePng(shown));
  return `data:image/jpeg;base64,${(await encodeJpeg(shown)).toString('base64')}`;
}
