// Cuts an image that is too large for one prediction into overlapping tiles. Only geometry, no pixels.

/** What is predicted (`height` x `width` at `top`, `left`) and the part of it that is kept, in image coordinates. */
export interface Tile {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
  readonly keep: {
    readonly top: number;
    readonly left: number;
    readonly bottom: number;
    readonly right: number;
  };
}

export interface TileSize {
  /** Edge of a tile in pixels. */
  readonly edge: number;
  /** Pixels of context that are predicted but not kept, on each side that has a neighbour. */
  readonly margin: number;
}

/**
 * 1024 pixels with 128 of context. A U-Net with four poolings and two 3x3 convolutions a level sees at most 107
 * pixels to each side (30 going down, 32 at the bottom, 30 coming up, 15 by where the pooling windows lie), so a kept
 * pixel sees all that it would see in the whole image. Tiles begin at multiples of 768, a multiple of every network
 * stride up to 256, so that pooling windows lie as in the whole image.
 */
export const TILE_SIZE: TileSize = { edge: 1024, margin: 128 };

/** Of another edge, a multiple of 256, the same holds: such tiles begin at multiples of it. */
export function tileOfEdge(edge: number): TileSize {
  return { ...TILE_SIZE, edge };
}

/** Tiles in row order; their kept parts cover every pixel exactly once. */
export function overlappingTiles(height: number, width: number, size: TileSize = TILE_SIZE): Tile[] {
  const rows = spans(height, size);
  const columns = spans(width, size);
  return rows.flatMap((row) =>
    columns.map((column) => ({
      top: row.start,
      left: column.start,
      height: row.end - row.start,
      width: column.end - column.start,
      keep: { top: row.keepStart, left: column.keepStart, bottom: row.keepEnd, right: column.keepEnd },
    })),
  );
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly keepStart: number;
  readonly keepEnd: number;
}

function spans(length: number, { edge, margin }: TileSize): Span[] {
  const step = edge - 2 * margin;
  if (step <= 0) throw new RangeError(`a tile of ${edge} pixels has nothing but its margins of ${margin}`);
  const result: Span[] = [];
  for (let start = 0; ; start += step) {
    const last = start + edge >= length;
    const end = last ? length : start + edge;
    result.push({
      start,
      end,
      keepStart: start === 0 ? 0 : start + margin,
      keepEnd: last ? length : end - margin,
    });
    if (last) return result;
  }
}
