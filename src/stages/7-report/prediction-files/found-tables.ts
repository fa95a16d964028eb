// The CSV files of a search: the tiles and the objects that hold the class, in order of rank.
import type { FoundObject } from '../../../objects/components.ts';
import type { FoundTile } from '../../../objects/grid-search.ts';
import { csvRow } from '../../../shared/csv.ts';
import type { ClassInfo } from '../../2-dataset/dataset.ts';
import { inChunks, objectCells, objectColumns, short } from './tables.ts';

export interface RankedTile {
  readonly image: string;
  readonly tile: FoundTile;
}

export interface RankedObject {
  readonly image: string;
  /** As objects.csv counts it. */
  readonly number: number;
  readonly object: FoundObject;
}

/** In chunks, because no text may be longer than half a gigabyte. */
export function foundTileRows(ranked: readonly RankedTile[]): Uint8Array[] {
  const header = [
    'rank',
    'image',
    'left',
    'top',
    'width',
    'height',
    'area',
    'share',
    'objects',
    'mean-probability',
  ];
  const rows = ranked.map(({ image, tile }, i) => {
    const { left, top, width, height, area, objects, meanProbability } = tile;
    const share = short(area / (width * height));
    return csvRow([i + 1, image, left, top, width, height, area, share, objects, short(meanProbability)]);
  });
  return inChunks([csvRow(header), ...rows]);
}

export function foundObjectRows(
  ranked: readonly RankedObject[],
  classes: readonly ClassInfo[],
): Uint8Array[] {
  const rows = ranked.map(({ image, number, object }, i) =>
    csvRow([i + 1, image, number, ...objectCells(object, classes)]),
  );
  return inChunks([csvRow(['rank', 'image', 'object', ...objectColumns()]), ...rows]);
}
