// Reads a release of Segments.ai: which classes and samples it lists, and where in it each stands.
import { createHash } from 'node:crypto';
import { join } from 'node:path/posix';
import { parseJson } from '../../../../shared/parse-json.ts';
import { eachElement, type JsonElement } from '../shapes/json-elements.ts';
import { fieldOf, listOf } from '../shapes/json-fields.ts';
import type { Passage } from '../shapes/passage.ts';

export interface Release {
  /** Of the labels: `segmentation-bitmap`, `vector`, ... */
  readonly taskType: string;
  /** What names the classes; undefined: nothing does. */
  readonly attributes: Passage | undefined;
  /** By id, in their order. */
  readonly categories: ReadonlyMap<number, string>;
  /** Of those that it gives no name. */
  readonly unnamed: readonly string[];
  readonly samples: readonly Sample[];
  readonly unreadable: { readonly count: number; readonly example: number };
}

export interface Sample {
  readonly name: string;
  readonly passage: Passage;
  /** Undefined: nobody has labelled it. */
  readonly label: SampleLabel | undefined;
}

export interface SampleLabel {
  /** Its list of labels, most often `ground-truth`. */
  readonly set: string;
  readonly status: string;
  readonly objects: readonly SegmentsObject[];
  /** The address of the picture that shows them. */
  readonly bitmap: string | undefined;
  /** The same for the same objects. */
  readonly digest: number;
}

export interface SegmentsObject {
  readonly id: number;
  readonly category: number;
  /** Of vectors: what it is, such as `polygon`. */
  readonly type: string | undefined;
  /** x and y of each, as they're written. */
  readonly points: readonly unknown[];
}

const PLACES = ['dataset.task_type', 'dataset.task_attributes', 'dataset.samples[]'] as const;
const GROUND_TRUTH = 'ground-truth';

/** @throws SyntaxError that says why it can't be read */
export async function readRelease(root: string, file: string): Promise<Release> {
  let taskType = '';
  let attributes: Passage | undefined;
  let categories: ReadonlyMap<number, string> = new Map();
  let unnamed: readonly string[] = [];
  const samples: Sample[] = [];
  const unreadable = { count: 0, example: 0 };
  const take = ({ place, text, from, to }: JsonElement<(typeof PLACES)[number]>) => {
    const given = parsed(text);
    if (given === undefined) {
      if (unreadable.count++ === 0) unreadable.example = from;
    } else if (place === 'dataset.task_type') taskType = String(given);
    else if (place === 'dataset.task_attributes') {
      attributes = { file, from, to };
      categories = categoriesIn(given);
      unnamed = unnamedIn(given);
    } else samples.push({ name: nameOf(given), passage: { file, from, to }, label: labelOf(given) });
  };
  await eachElement(join(root, file), PLACES, take);
  return { taskType, attributes, categories, unnamed, samples, unreadable };
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

export function categoriesIn(attributes: unknown): ReadonlyMap<number, string> {
  const listed = listOf(fieldOf(attributes, 'categories')).map((one) => {
    const [id, name] = [Number(fieldOf(one, 'id')), fieldOf(one, 'name')];
    return [id, typeof name === 'string' && name.trim() !== '' ? name.trim() : `category ${id}`] as const;
  });
  return new Map(listed.sort(([a], [b]) => a - b || 0));
}

function unnamedIn(attributes: unknown): readonly string[] {
  const bare = listOf(fieldOf(attributes, 'categories')).filter((one) => nameOf(one).trim() === '');
  return bare.map((one) => String(fieldOf(one, 'id')));
}

function nameOf(given: unknown): string {
  const name = fieldOf(given, 'name');
  return typeof name === 'string' ? name : '';
}

/** The ground truth, as the tool's own package takes it, else the only one. */
export function labelOf(sample: unknown): SampleLabel | undefined {
  const labels = fieldOf(sample, 'labels');
  if (typeof labels !== 'object' || labels === null) return undefined;
  const sets = Object.keys(labels);
  const set = sets.includes(GROUND_TRUTH) ? GROUND_TRUTH : sets.length === 1 ? sets[0] : undefined;
  const label = set === undefined ? undefined : fieldOf(labels, set);
  const attributes = fieldOf(label, 'attributes');
  if (set === undefined || typeof attributes !== 'object' || attributes === null) return undefined;
  const address = fieldOf(fieldOf(attributes, 'segmentation_bitmap'), 'url');
  const annotations = listOf(fieldOf(attributes, 'annotations'));
  return {
    set,
    status: String(fieldOf(label, 'label_status') ?? 'LABELED').toUpperCase(),
    objects: annotations.map(objectOf),
    bitmap: typeof address === 'string' && address !== '' ? address : undefined,
    digest: createHash('sha256')
      .update(JSON.stringify([annotations, address]))
      .digest()
      .readUIntBE(0, 6),
  };
}

function objectOf(given: unknown): SegmentsObject {
  const type = fieldOf(given, 'type');
  return {
    id: Number(fieldOf(given, 'id')),
    category: Number(fieldOf(given, 'category_id')),
    type: typeof type === 'string' ? type : undefined,
    points: listOf(fieldOf(given, 'points')).flatMap((point) => [listOf(point)[0], listOf(point)[1]]),
  };
}
