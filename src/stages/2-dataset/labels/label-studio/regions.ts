// What a task of Label Studio holds: its annotations, each with the regions that somebody has drawn. Values stay as they're written.
import { fieldOf, listOf } from '../shapes/json-fields.ts';
import type { Size } from '../shapes/shape.ts';

export type RegionKind = 'polygon' | 'brush' | 'bitmask' | 'ellipse' | 'box' | 'point' | 'line';

export interface Region {
  readonly kind: RegionKind;
  /** The name of what it was labelled with in the project. */
  readonly control: string;
  /** More than one where the project lets people choose several. */
  readonly labels: readonly string[];
  /** What says where it is, in percent of the image. */
  readonly value: unknown;
  /** Of the image that it was drawn on, where it's said. */
  readonly size: Size | undefined;
  /** By how many degrees the image was turned meanwhile. */
  readonly turned: number;
}

export interface Annotation {
  /** Its place in the task. */
  readonly entry: number;
  /** Who made it: a number, an address, or what is written in their place. */
  readonly by: string;
  /** When it was changed last; as text the later one is the greater. */
  readonly changed: string;
  /** Marked as the one that counts. */
  readonly isGroundTruth: boolean;
  readonly regions: readonly Region[];
  /** It says something of the image as a whole. */
  readonly hasChoices: boolean;
}

export interface Task {
  readonly id: string;
  /** What the annotators saw. */
  readonly data: unknown;
  /** Without those that were skipped. */
  readonly annotations: readonly Annotation[];
  /** It is there, and an annotator has skipped it. */
  readonly isSkipped: boolean;
  readonly isPredicted: boolean;
  /** Of JSON-MIN, which is a table as well. */
  readonly isMinimal: boolean;
}

/** Of JSON, and of JSON-MIN, where each annotation stands by itself. Undefined: it's no task. */
export function taskOf(given: unknown): Task | undefined {
  const own = fieldOf(given, 'annotations') ?? fieldOf(given, 'completions');
  const id = textOf(fieldOf(given, 'id'));
  const data = fieldOf(given, 'data') ?? {};
  const isPredicted = listOf(fieldOf(given, 'predictions')).length > 0;
  // As a program writes it for Label Studio to import.
  if (own === undefined && isPredicted)
    return { id, data, annotations: [], isSkipped: false, isPredicted, isMinimal: false };
  if (Array.isArray(own)) {
    const annotations = own.map(annotationOf);
    const kept = annotations.filter((_, i) => !isSkipped(own[i]));
    return {
      id,
      data,
      annotations: kept,
      isSkipped: kept.length < own.length,
      isPredicted,
      isMinimal: false,
    };
  }
  const isMinimal = ['annotation_id', 'annotator', 'lead_time'].some(
    (key) => fieldOf(given, key) !== undefined,
  );
  if (!isMinimal) return undefined;
  const annotations = fieldOf(given, 'annotation_id') === null ? [] : [minimalOf(given)];
  return { id, data: given, annotations, isSkipped: false, isPredicted: false, isMinimal };
}

function isSkipped(given: unknown): boolean {
  return fieldOf(given, 'was_cancelled') === true || fieldOf(given, 'skipped') === true;
}

function annotationOf(given: unknown, entry: number): Annotation {
  const results = listOf(fieldOf(given, 'result'));
  const regions = results.flatMap((result) =>
    regionOf(fieldOf(result, 'value'), result, textOf(fieldOf(result, 'from_name'))),
  );
  return {
    entry,
    by: annotatorOf(fieldOf(given, 'completed_by')),
    changed: textOf(fieldOf(given, 'updated_at') ?? fieldOf(given, 'created_at')),
    isGroundTruth: fieldOf(given, 'ground_truth') === true,
    regions: withoutTwins(regions),
    hasChoices: results.some((result) => fieldOf(fieldOf(result, 'value'), 'choices') !== undefined),
  };
}

/** The name of each control is a key beside the data, and holds its regions. */
function minimalOf(given: unknown): Annotation {
  const regions = Object.entries(given as object).flatMap(([control, values]) =>
    listOf(values).flatMap((value) => regionOf(value, value, control)),
  );
  return {
    entry: 0,
    by: annotatorOf(fieldOf(given, 'annotator')),
    changed: textOf(fieldOf(given, 'updated_at') ?? fieldOf(given, 'created_at')),
    isGroundTruth: false,
    regions: withoutTwins(regions),
    hasChoices: fieldOf(given, 'choice') !== undefined,
  };
}

/** A project with a tool for outlines and one for labels, or for what is said of each region, writes it again for each of them. */
function withoutTwins(regions: readonly Region[]): readonly Region[] {
  if (regions.every(({ labels }) => labels.length > 0)) return regions;
  const told = new Set(regions.filter(({ labels }) => labels.length > 0).map(placeOf));
  return regions.filter((region) => {
    if (region.labels.length > 0) return true;
    const place = placeOf(region);
    return !told.has(place) && told.add(place);
  });
}

/** The same for two that lie in the same place. */
export function placeOf({ kind, value }: Region): string {
  return JSON.stringify([kind, ...placeIn(value)]);
}

/** Without the labels. */
export function placeIn(value: unknown): readonly unknown[] {
  return ['points', 'rle', 'imageDataURL', 'x', 'y', 'width', 'height', 'radiusX', 'radiusY', 'rotation'].map(
    (key) => fieldOf(value, key) ?? null,
  );
}

function regionOf(value: unknown, beside: unknown, control: string): readonly Region[] {
  const kind = kindOf(value);
  if (kind === undefined) return [];
  const [width, height] = ['original_width', 'original_height'].map((key) => Number(fieldOf(beside, key)));
  const isSize = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
  return [
    {
      kind,
      control,
      labels: labelsOf(value),
      value,
      size: isSize ? { width, height } : undefined,
      turned: Number(fieldOf(beside, 'image_rotation') ?? 0),
    },
  ];
}

function kindOf(value: unknown): RegionKind | undefined {
  const has = (...keys: string[]) => keys.every((key) => typeof fieldOf(value, key) === 'number');
  if (Array.isArray(fieldOf(value, 'rle'))) return 'brush';
  if (typeof fieldOf(value, 'imageDataURL') === 'string') return 'bitmask';
  if (Array.isArray(fieldOf(value, 'vertices'))) return 'line';
  if (Array.isArray(fieldOf(value, 'points'))) return 'polygon';
  if (has('x', 'y', 'radiusX', 'radiusY')) return 'ellipse';
  if (has('x', 'y', 'width', 'height')) return 'box';
  return has('x', 'y') ? 'point' : undefined;
}

/** Under `polygonlabels`, `brushlabels` and so on. */
function labelsOf(value: unknown): readonly string[] {
  const key = Object.keys(value as object).find((one) => /labels$/i.test(one));
  const labels = key === undefined ? [] : listOf(fieldOf(value, key));
  return labels.flatMap((one) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []));
}

/** A number, or what is known of a person. */
function annotatorOf(given: unknown): string {
  const known = ['email', 'username', 'id'].map((key) => textOf(fieldOf(given, key)));
  return known.find((text) => text !== '') ?? textOf(given);
}

function textOf(given: unknown): string {
  return typeof given === 'string' || typeof given === 'number' ? String(given) : '';
}
