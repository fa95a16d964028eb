// What a row of a Labelbox export holds: an image, and its labels, each with the objects that somebody has drawn.
import { UNNAMED } from '../../ground-names.ts';
import { fieldOf, listOf } from '../shapes/json-fields.ts';
import type { Size } from '../shapes/shape.ts';

export type ObjectKind = 'polygon' | 'mask' | 'box' | 'line' | 'point';

export interface LabelboxObject {
  readonly kind: ObjectKind;
  readonly name: string;
  /** What says where it is: `{x, y}` of each corner, or what the kind has in their place. */
  readonly place: unknown;
  /** Of a mask: a picture of this object alone. */
  readonly isPlain?: boolean;
}

export interface Label {
  /** Its place in the row. */
  readonly entry: number;
  readonly by: string;
  /** When it was changed last; as text the later one is the greater. */
  readonly changed: string;
  /** The benchmark that others are compared with. */
  readonly isGroundTruth: boolean;
  readonly objects: readonly LabelboxObject[];
}

export interface Row {
  readonly named: string;
  readonly size: Size | undefined;
  /** Without those that were skipped. */
  readonly labels: readonly Label[];
  readonly isSkipped: boolean;
}

/** Of the exports that have a `data_row`, and of the older ones with titles in words. Undefined: it's no row of an image. */
export function rowOf(given: unknown): Row | undefined {
  const dataRow = fieldOf(given, 'data_row');
  if (dataRow === undefined) return olderRowOf(given);
  const [externalId, globalKey, address] = ['external_id', 'global_key', 'row_data'].map((key) =>
    textOf(fieldOf(dataRow, key)),
  );
  const named = [externalId, pathOf(address), globalKey].find((name) => name !== '');
  if (named === undefined) return undefined;
  const projects = fieldOf(given, 'projects');
  const all = Object.values(typeof projects === 'object' && projects !== null ? projects : {}).flatMap(
    (project) => listOf(fieldOf(project, 'labels')),
  );
  const kept = all.map(labelOf).filter((_, i) => !isSkipped(all[i]));
  const size = sizeOf(fieldOf(given, 'media_attributes'));
  return { named, size, labels: kept, isSkipped: kept.length < all.length };
}

/** Each label has a row of its own there. */
function olderRowOf(given: unknown): Row | undefined {
  const label = fieldOf(given, 'Label');
  const [externalId, address] = ['External ID', 'Labeled Data'].map((key) => textOf(fieldOf(given, key)));
  const named = externalId === '' ? pathOf(address) : externalId;
  if (named === '' || label === undefined) return undefined;
  const isLabelled = typeof label === 'object' && label !== null;
  const isLeft = fieldOf(given, 'Skipped') === true;
  const own: Label = {
    entry: 0,
    by: textOf(fieldOf(given, 'Created By')),
    changed: textOf(fieldOf(given, 'Updated At') ?? fieldOf(given, 'Created At')),
    isGroundTruth: false,
    objects: listOf(fieldOf(label, 'objects')).flatMap(objectOf),
  };
  return { named, size: undefined, labels: isLabelled && !isLeft ? [own] : [], isSkipped: isLeft };
}

function isSkipped(given: unknown): boolean {
  return fieldOf(fieldOf(given, 'performance_details'), 'skipped') === true;
}

function labelOf(given: unknown, entry: number): Label {
  const details = fieldOf(given, 'label_details');
  return {
    entry,
    by: textOf(fieldOf(details, 'created_by')),
    changed: textOf(fieldOf(details, 'updated_at') ?? fieldOf(details, 'created_at')),
    isGroundTruth: fieldOf(details, 'is_benchmark_reference') === true,
    objects: listOf(fieldOf(fieldOf(given, 'annotations'), 'objects')).flatMap(objectOf),
  };
}

const PLACES = [
  ['polygon', 'polygon'],
  ['mask', 'mask'],
  ['composite_mask', 'mask'],
  ['instanceURI', 'mask'],
  ['bounding_box', 'box'],
  ['bbox', 'box'],
  ['line', 'line'],
  ['point', 'point'],
] as const satisfies readonly (readonly [key: string, kind: ObjectKind])[];

function objectOf(given: unknown): readonly LabelboxObject[] {
  const found = PLACES.find(([key]) => (fieldOf(given, key) ?? null) !== null);
  if (found === undefined) return [];
  const name = [fieldOf(given, 'name'), fieldOf(given, 'title'), fieldOf(given, 'value')].map(textOf);
  return [
    {
      kind: found[1],
      name: name.find((text) => text.trim() !== '')?.trim() ?? UNNAMED,
      place: fieldOf(given, found[0]),
      isPlain: found[0] === 'mask',
    },
  ];
}

function sizeOf(given: unknown): Size | undefined {
  const [width, height] = ['width', 'height'].map((key) => Number(fieldOf(given, key)));
  const isSize = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
  return isSize ? { width, height } : undefined;
}

/** Of an address what stands before its query. */
function pathOf(address: string): string {
  return address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*\//i, '').replace(/[?#].*$/s, '');
}

function textOf(given: unknown): string {
  return typeof given === 'string' ? given : '';
}
