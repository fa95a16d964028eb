// The pixels of a label as a small picture shows them: nothing that is rare gets lost. Pure.
import type { LabelMap } from '../../../image/raster.ts';

/** Each pixel is the rarest label of those that it stands for, so that a small object is still there. */
export function shrunk(
  labels: LabelMap,
  size: { readonly width: number; readonly height: number },
): LabelMap {
  const rank = ranksOf(labels.data);
  const data = new Uint8Array(size.width * size.height);
  for (let y = 0; y < size.height; y++) {
    const rows = spanOf(y, size.height, labels.height);
    for (let x = 0; x < size.width; x++) {
      const columns = spanOf(x, size.width, labels.width);
      let rarest = labels.data[rows.from * labels.width + columns.from];
      for (let v = rows.from; v < rows.end; v++) {
        for (let u = columns.from; u < columns.end; u++) {
          const label = labels.data[v * labels.width + u];
          if (rank[label] < rank[rarest]) rarest = label;
        }
      }
      data[y * size.width + x] = rarest;
    }
  }
  return { ...size, data };
}

/** Objects that are no more than this share of the picture would be lost in it: the line around them is twice as thick. */
const SMALL_SHARE = 0.002;

/** The labels grown by `thickness` pixels into those that are more frequent: what has changed is a line around them. */
export function outlined({ width, height, data }: LabelMap, thickness: number): LabelMap {
  const rank = ranksOf(data);
  const most = 256 * SMALL_SHARE * data.length;
  let grown = data;
  for (let step = 0; step < 2 * thickness; step++) {
    const before = grown;
    grown = before.map((label, p) => {
      const x = p % width;
      let rarest = label;
      const look = (neighbour: number) => {
        const grows = step < thickness || rank[neighbour] <= most;
        if (grows && rank[neighbour] < rank[rarest]) rarest = neighbour;
      };
      if (x > 0) look(before[p - 1]);
      if (x + 1 < width) look(before[p + 1]);
      if (p >= width) look(before[p - width]);
      if (p + width < width * height) look(before[p + width]);
      return rarest;
    });
  }
  return { width, height, data: grown };
}

export interface Innermost {
  /** Of the pixel. */
  readonly x: number;
  readonly y: number;
  /** Pixels to the nearest of another label or edge of the picture, along rows and columns. */
  readonly depth: number;
}

/** By label: the pixel that lies deepest inside an area of it, where there is most room for a word. */
export function innermost({ width, height, data }: LabelMap): ReadonlyMap<number, Innermost> {
  const depths = new Uint16Array(data.length);
  const beyond = (p: number, other: number, isInside: boolean) =>
    isInside && data[other] === data[p] ? depths[other] : 0;
  for (let p = 0; p < data.length; p++)
    depths[p] = 1 + Math.min(beyond(p, p - 1, p % width > 0), beyond(p, p - width, p >= width));
  const deepest = new Map<number, Innermost>();
  for (let p = data.length - 1; p >= 0; p--) {
    const [x, y] = [p % width, Math.floor(p / width)];
    const behind = Math.min(beyond(p, p + 1, x + 1 < width), beyond(p, p + width, y + 1 < height));
    depths[p] = Math.min(depths[p], 1 + behind);
    if (depths[p] > (deepest.get(data[p])?.depth ?? 0)) deepest.set(data[p], { x, y, depth: depths[p] });
  }
  return deepest;
}

/** By label: the rarer, the lower; of equals the later class. */
function ranksOf(data: Uint8Array): Float64Array {
  const counts = new Float64Array(256);
  for (const label of data) counts[label]++;
  return counts.map((count, label) => count * 256 + (255 - label));
}

/** Which of `from` pixels along an edge one of `to` stands for: one at least. */
function spanOf(i: number, to: number, from: number): { readonly from: number; readonly end: number } {
  const start = Math.min(from - 1, Math.floor((i * from) / to));
  return { from: start, end: Math.max(start + 1, Math.floor(((i + 1) * from) / to)) };
}
