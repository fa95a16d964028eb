// The contact sheet of a search: the first tiles by rank, the class outlined in its colour, each with where it lies; or
// the first images by a classifier.
import { annotated, scaled } from '../../../image/drawing.ts';
import type { LabelMap, Raster } from '../../../image/raster.ts';
import type { FoundTile } from '../../../objects/grid-search.ts';
import type { Normalization } from '../../../shared/normalization.ts';
import { escapeControls } from '../../../shared/quote.ts';
import type { ModelDescription } from '../../6-evaluate/model-description.ts';
import type { FoundImage } from './classified-tables.ts';
import { displayPainter } from './display.ts';

/** Most tiles or images on the sheet; all of them are in the tables. */
export const SHEET_TILES = 40;
const COLUMNS = 5;
const EDGE = 256;
const GAP = 16;
const CAPTION = 40;
const TITLE = 48;

export interface SheetTile {
  readonly image: string;
  readonly tile: FoundTile;
  /** 8-bit red, green, blue. */
  readonly picture: Raster;
}

/** Draws a tile: its pixels, and the outline of the class in the class's colour. */
export function sheetTile({
  image,
  tile,
  pixels,
  labels,
  wanted,
  description,
}: {
  readonly image: string;
  readonly tile: FoundTile;
  readonly pixels: Raster;
  readonly labels: LabelMap;
  readonly wanted: number;
  readonly description: Pick<ModelDescription, 'classes' | 'normalization'>;
}): SheetTile {
  const paint = displayPainter(description.normalization);
  const { color } = description.classes[wanted];
  const { width, height } = pixels;
  const data = new Uint8Array(width * height * 3);
  for (let p = 0; p < width * height; p++) {
    if (isOutline(labels, p, wanted)) data.set(color, p * 3);
    else paint(pixels, p, data, p * 3);
  }
  return { image, tile, picture: { width, height, channels: 3, data } };
}

/** A pixel just outside the class, so that the outline hides nothing of it. */
function isOutline({ width, height, data }: LabelMap, p: number, wanted: number): boolean {
  if (data[p] === wanted) return false;
  const [x, y] = [p % width, Math.floor(p / width)];
  return (
    (x > 0 && data[p - 1] === wanted) ||
    (x + 1 < width && data[p + 1] === wanted) ||
    (y > 0 && data[p - width] === wanted) ||
    (y + 1 < height && data[p + width] === wanted)
  );
}

export interface SheetTitle {
  /** Of the class. */
  readonly name: string;
  /** Tiles that hold it, on the sheet or not. */
  readonly total: number;
  /** Fewer pixels than this are no object. */
  readonly minArea: number;
}

/** A PNG, the tiles row by row in order of rank. */
export function contactSheet(title: SheetTitle, tiles: readonly SheetTile[]): Promise<Buffer> {
  return drawSheet(
    titleOf(title, tiles.length),
    tiles.map((tile, i) => ({ picture: tile.picture, caption: captionOf(tile, i + 1) })),
  );
}

export interface SheetImage extends FoundImage {
  /** 8-bit red, green, blue, small. */
  readonly picture: Raster;
}

/** The image as the network sees it, small enough to be kept. */
export async function sheetImage(
  found: FoundImage,
  pixels: Raster,
  normalization: Normalization,
): Promise<SheetImage> {
  const paint = displayPainter(normalization);
  const { width, height } = pixels;
  const data = new Uint8Array(width * height * 3);
  for (let p = 0; p < width * height; p++) paint(pixels, p, data, p * 3);
  return { ...found, picture: await scaled({ width, height, channels: 3, data }, EDGE) };
}

/** A PNG of the images that are taken for a class, in order of rank; `total` of them there are. */
export function imageSheet(name: string, total: number, images: readonly SheetImage[]): Promise<Buffer> {
  const count = images.length === total ? `${total}` : `the first ${images.length} of ${total}`;
  const title =
    total === 0
      ? `${name}: nothing found`
      : `${name}: ${count} ${total === 1 ? 'image' : 'images'} by probability`;
  return drawSheet(
    title,
    images.map(({ image, picture, probability }, i) => ({
      picture,
      caption: [`${i + 1}. ${shortened(image, 32)}`, `probability ${probability.toFixed(3)}`],
    })),
  );
}

interface Captioned {
  readonly picture: Raster;
  readonly caption: readonly [string, string];
}

async function drawSheet(title: string, tiles: readonly Captioned[]): Promise<Buffer> {
  const columns = Math.min(COLUMNS, Math.max(1, tiles.length));
  const rows = Math.ceil(tiles.length / columns);
  const width = GAP + Math.max(3, columns) * (EDGE + GAP);
  const height = TITLE + rows * (EDGE + CAPTION + GAP) + GAP;
  const sheet: Raster = { width, height, channels: 3, data: new Uint8Array(width * height * 3).fill(24) };
  const texts: string[] = [text(GAP, 30, 20, title)];
  for (const [i, tile] of tiles.entries()) {
    const left = GAP + (i % columns) * (EDGE + GAP);
    const top = TITLE + Math.floor(i / columns) * (EDGE + CAPTION + GAP);
    place(sheet, await scaled(tile.picture, EDGE), left, top);
    const [first, second] = tile.caption;
    texts.push(text(left, top + EDGE + 16, 13, first), text(left, top + EDGE + 33, 13, second));
  }
  return annotated(sheet, texts.join(''));
}

function titleOf({ name, total, minArea }: SheetTitle, shown: number): string {
  const counted = minArea > 1 ? `, objects of ${minArea} pixels or more` : '';
  if (total === 0) return `${name}: nothing found${counted}`;
  return `${name}: ${shown === total ? total : `the first ${shown} of ${total}`} tiles by area${counted}`;
}

function captionOf({ image, tile }: SheetTile, rank: number): readonly [string, string] {
  const objects = tile.objects === 1 ? '1 object' : `${tile.objects} objects`;
  return [`${rank}. ${shortened(image, 22)} at ${tile.left}, ${tile.top}`, `${tile.area} pixels, ${objects}`];
}

/** Its end: that's what tells files apart. */
function shortened(name: string, longest: number): string {
  return name.length > longest ? `…${name.slice(1 - longest)}` : name;
}

function place(sheet: Raster, picture: Raster, left: number, top: number): void {
  for (let y = 0; y < picture.height; y++) {
    const row = picture.data.subarray(y * picture.width * 3, (y + 1) * picture.width * 3);
    sheet.data.set(row, ((top + y) * sheet.width + left) * 3);
  }
}

function text(x: number, y: number, size: number, content: string): string {
  const escaped = escapeControls(content).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<text x="${x}" y="${y}" font-family="sans-serif" font-size="${size}" fill="#fff">${escaped}</text>`;
}
