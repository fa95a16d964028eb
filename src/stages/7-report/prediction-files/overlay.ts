// The overlay of one image: its pixels with the classes' colours over them, made smaller where it's large, row by row.
import type { Raster } from '../../../image/raster.ts';
import { createColorPng } from '../../../image/row-writer.ts';
import type { Normalization } from '../../../shared/normalization.ts';
import type { ClassInfo } from '../../2-dataset/dataset.ts';
import { displayPainter, tint } from './display.ts';

export interface OverlayInput {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly classes: readonly ClassInfo[];
  readonly normalization: Normalization;
  /** Default: `LONGEST_OVERLAY_EDGE`. */
  readonly longestEdge?: number;
}

/** A larger picture than this is looked at in a viewer of its own; the mask has every pixel. */
const LONGEST_OVERLAY_EDGE = 4096;

export interface Overlay {
  /** Rows of the image and their classes, from the top down. */
  write(image: Raster, labels: Uint8Array): Promise<void>;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

/** Each pixel of the picture is the mean of a square of the image's. */
export async function createOverlay(input: OverlayInput): Promise<Overlay> {
  const { width, height, classes } = input;
  const factor = Math.ceil(Math.max(width, height) / (input.longestEdge ?? LONGEST_OVERLAY_EDGE));
  const columns = Math.ceil(width / factor);
  const rows = Math.ceil(height / factor);
  const writer = await createColorPng(input.path, { width: columns, height: rows });
  const paint = displayPainter(input.normalization);
  const sums = new Float64Array(columns * 3);
  const counts = new Float64Array(columns);
  const pixel = new Uint8Array(3);
  let y = 0;

  function addRow(image: Raster, labels: Uint8Array, row: number): void {
    for (let x = 0; x < width; x++) {
      const p = row * width + x;
      paint(image, p, pixel, 0);
      tint(pixel, 0, classes, labels[p]);
      const to = Math.floor(x / factor);
      for (let c = 0; c < 3; c++) sums[to * 3 + c] += pixel[c];
      counts[to]++;
    }
  }

  function takeLine(): Uint8Array {
    const line = Uint8Array.from(sums, (sum, i) => Math.round(sum / counts[Math.floor(i / 3)]));
    sums.fill(0);
    counts.fill(0);
    return line;
  }

  return {
    async write(image, labels) {
      for (let row = 0; row < image.height; row++) {
        addRow(image, labels, row);
        y++;
        if (y % factor === 0 || y === height) await writer.write(takeLine());
      }
    },
    finish: () => writer.finish(),
    discard: () => writer.discard(),
  };
}
