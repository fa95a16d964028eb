// Draws a tile of the contact sheet: the image with its contrast stretched, and what lies over it, the areas of its
// classes and a line around them, which keeps objects in sight that are smaller than a pixel of the tile.
import type { DrawnLabel, SheetPicture } from '../../../document/html/sheet.ts';
import { scaled } from '../../../image/drawing.ts';
import { encodeJpeg, encodeMask, encodePng } from '../../../image/encode.ts';
import type { LabelMap, Raster } from '../../../image/raster.ts';
import type { ClassInfo } from '../../2-dataset/dataset.ts';
import type { LabelledImage } from '../../2-dataset/labelled-image.ts';
import { pngAddress } from '../page-pictures.ts';
import { displayed, IGNORED_COLOR } from '../predictions.ts';
import { outlined, shrunk } from './label-pixels.ts';
import { isGround } from './tile.ts';

/** A line around areas of a small image would cover them: its label is drawn finer than the image. */
const FINEST_EDGE = 256;
/** Pixels of a smaller image are told apart by eye, and JPEG would blur them. */
const PIXEL_EDGE = 128;
/** A line is a pixel thick for so many of the tile's longer edge. */
const EDGE_OF_A_LINE = 192;

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
  const lines = outlined(areas, Math.max(1, Math.round((longest * finer) / EDGE_OF_A_LINE)));
  return {
    fill: layer(areas, classes, (p) => !isGround(areas.data[p], classes)),
    outline: layer(lines, classes, (p) => lines.data[p] !== areas.data[p]),
  };
}

/** The pixels that `shows` names, in the colours of their labels; elsewhere one sees through. */
function layer(labels: LabelMap, classes: readonly ClassInfo[], shows: (p: number) => boolean): string {
  const places = new Map<number, number>();
  const data = labels.data.map((label, p) => {
    if (!shows(p)) return 0;
    const place = places.get(label) ?? Math.min(255, places.size + 1);
    places.set(label, place);
    return place;
  });
  const colors = [...places.keys()].map((label) => classes[label]?.color ?? IGNORED_COLOR);
  return pngAddress(encodeMask({ ...labels, data }, [[0, 0, 0], ...colors], [0]));
}

async function address(shown: Raster): Promise<string> {
  if (Math.max(shown.width, shown.height) <= PIXEL_EDGE) return pngAddress(await encodePng(shown));
  return `data:image/jpeg;base64,${(await encodeJpeg(shown)).toString('base64')}`;
}
