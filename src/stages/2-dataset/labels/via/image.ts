// What the regions of one image come to, before anyone knows which of their attributes is the class.
import { createHash } from 'node:crypto';
import { fieldOf, listOf } from '../shapes/json-fields.ts';
import type { Passage } from '../shapes/passage.ts';
import { isRectangle } from '../shapes/rectangle.ts';
import { type Attributes, attributesIn } from './attributes.ts';
import { kindOf, type Region, type ViaEntry, wordOf } from './regions.ts';

export interface ViaImage {
  readonly filename: string;
  /** The name in the key that it stands under, where that's another. */
  readonly keyed: string | undefined;
  /** Of its file. */
  readonly bytes: number | undefined;
  readonly passage: Passage;
  /** Of each area. */
  readonly areas: readonly Attributes[];
  /** The same for the same areas with the same attributes. */
  readonly digest: number;
  readonly boxes: number;
  /** Polygons that are rectangles along the axes. */
  readonly rectangles: number;
  /** What covers no pixels, each as people call it. */
  readonly marks: readonly string[];
}

export function viaImage({ filename, keyed, bytes, regions }: ViaEntry, passage: Passage): ViaImage {
  const areas = regions.filter((region) => isArea(region));
  const attributes = areas.map((area) => attributesIn(area.attributes));
  const said = areas.map(({ shape }, i) => [Object.entries(Object(shape)).sort(byKey), [...attributes[i]]]);
  return {
    filename,
    keyed,
    bytes,
    passage,
    areas: attributes,
    // 48 bits: as many as a number holds, and enough for the entries of one image.
    digest: createHash('sha256').update(JSON.stringify(said)).digest().readUIntBE(0, 6),
    boxes: regions.filter((region) => kindOf(region) === 'box').length,
    rectangles: areas.filter(isRectangular).length,
    marks: regions.filter((region) => kindOf(region) === 'mark').map(({ shape }) => wordOf(shape)),
  };
}

export function isArea(region: Region): boolean {
  return kindOf(region) !== 'box' && kindOf(region) !== 'mark';
}

function isRectangular(region: Region): boolean {
  const [x, y] = ['all_points_x', 'all_points_y'].map((key) => listOf(fieldOf(region.shape, key)));
  return kindOf(region) === 'polygon' && isRectangle(x.flatMap((one, i) => [one, y[i]]));
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
