// The regions of one image, from VIA's JSON or from lines of its CSV: version 1 numbers them by keys, version 2 lists them.
import { parseCsv } from '../../../../shared/csv.ts';
import { parseJson } from '../../../../shared/parse-json.ts';
import { fieldOf } from '../shapes/json-fields.ts';

export interface Region {
  readonly shape: unknown;
  readonly attributes: unknown;
}

export interface ViaEntry {
  readonly filename: string;
  /** The name in the key that it stands under, where that's another. */
  readonly keyed: string | undefined;
  /** Of the image's file. */
  readonly bytes: number | undefined;
  readonly regions: readonly Region[];
}

export type RegionKind = 'polygon' | 'circle' | 'ellipse' | 'box' | 'mark';

const KINDS: ReadonlyMap<string, RegionKind> = new Map([
  ['polygon', 'polygon'],
  ['circle', 'circle'],
  ['ellipse', 'ellipse'],
  ['rect', 'box'],
]);
/** The name of the image with its size in bytes, -1 of one at an address. */
const KEY = /^(?<name>.+?\.[a-z]+)-?\d+$/i;
/** More than anybody draws on an image. */
const MOST_ROWS = 1_000_000;
/** filename, file_size, file_attributes, region_count, region_id, region_shape_attributes, region_attributes */
const [FILENAME, SIZE, COUNT, SHAPE, ATTRIBUTES] = [0, 1, 3, 5, 6];

/** What an entry of the JSON says of its image; undefined: nothing. */
export function entryInJson(text: string, key = ''): ViaEntry | undefined {
  const given = parsed(text);
  const [filename, listed] = [fieldOf(given, 'filename'), fieldOf(given, 'regions')];
  if (typeof filename !== 'string' || filename === '') return undefined;
  const regions = Array.isArray(listed) ? listed : Object.values(Object(listed));
  return {
    filename,
    keyed: key.startsWith(filename) ? undefined : KEY.exec(key)?.groups?.name,
    bytes: bytesIn(fieldOf(given, 'size')),
    regions: regions.map((region) => ({
      shape: fieldOf(region, 'shape_attributes'),
      attributes: fieldOf(region, 'region_attributes'),
    })),
  };
}

/** What lines of one image say; undefined: they are none of VIA. */
export function entryInCsv(text: string): ViaEntry | undefined {
  const rows = parseCsv(text, MOST_ROWS);
  const filename = rows?.[0]?.[FILENAME];
  if (rows === undefined || filename === undefined || filename === '') return undefined;
  const drawn = rows.filter((row) => row[COUNT] !== '0' && row[SHAPE] !== undefined && row[SHAPE] !== '{}');
  return {
    filename,
    keyed: undefined,
    bytes: bytesIn(Number(rows[0][SIZE])),
    regions: drawn.map((row) => ({ shape: parsed(row[SHAPE]), attributes: parsed(row[ATTRIBUTES] ?? '') })),
  };
}

/** -1 of an image at an address. */
function bytesIn(given: unknown): number | undefined {
  return typeof given === 'number' && Number.isInteger(given) && given > 0 ? given : undefined;
}

/** Of each line, how many regions it says that its image has. */
export function regionCountsIn(
  text: string,
): readonly { readonly filename: string; readonly told: number }[] {
  const rows = parseCsv(text, MOST_ROWS) ?? [];
  return rows.flatMap((row) => {
    const told = Number(row[COUNT]);
    return Number.isInteger(told) ? [{ filename: row[FILENAME], told }] : [];
  });
}

export function kindOf({ shape }: Region): RegionKind {
  return KINDS.get(wordOf(shape)) ?? 'mark';
}

/** For people: "polyline". */
export function wordOf(shape: unknown): string {
  const name = fieldOf(shape, 'name');
  return typeof name === 'string' && name.length < 30 ? name.toLowerCase() : 'region of unknown kind';
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
