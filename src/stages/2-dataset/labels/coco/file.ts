// Reads a file of COCO annotations: which images and classes it lists, and where in it each annotation stands. The outlines
// themselves stay in the file.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parseJson } from '../../../../shared/parse-json.ts';
import { eachElement, type JsonElement } from '../shapes/json-elements.ts';
import { fieldOf, listOf } from '../shapes/json-fields.ts';
import { isRectangle } from '../shapes/rectangle.ts';
import { type Size, sizeIn } from '../shapes/shape.ts';

export interface CocoFile {
  /** Relative to the data folder. */
  readonly file: string;
  /** By id. */
  readonly images: ReadonlyMap<string, CocoImage>;
  readonly categories: ReadonlyMap<string, Category>;
  readonly annotations: readonly Annotation[];
  /** It has a list of them, which may be empty. */
  readonly listsAnnotations: boolean;
  /** The first id that two images, or two categories of other names, have. */
  readonly twice: string | undefined;
  /** Entries that are no JSON, such as one with a NaN in it; `example` is where the first begins, in bytes. */
  readonly unreadable: { readonly count: number; readonly example: number };
}

export interface CocoImage {
  readonly named: string;
  readonly size: Size | undefined;
}

export interface Category {
  /** As it's written, for the order. */
  readonly id: unknown;
  readonly name: string;
  /** It has a name of its own; else it's called by its id. */
  readonly isNamed: boolean;
  readonly supercategory: string | undefined;
}

/** `box`: it has nothing else; `caption`, `segments`: of a file of another kind; `nothing`: not even that. */
export type Holds = 'shape' | 'box' | 'caption' | 'segments' | 'nothing';

export interface Annotation {
  readonly image: string;
  /** Empty: it says none. */
  readonly category: string;
  readonly from: number;
  readonly to: number;
  readonly holds: Holds;
  readonly isCrowd: boolean;
  readonly isRectangle: boolean;
  readonly hasKeypoints: boolean;
  /** The same for the same shape. */
  readonly digest: number;
}

const PLACES = ['images[]', 'categories[]', 'annotations[]'] as const;

/** Undefined: it lists no images with annotations. @throws SyntaxError that says why it can't be read */
export async function readCoco(root: string, file: string): Promise<CocoFile | undefined> {
  const images = new Map<string, CocoImage>();
  const categories = new Map<string, Category>();
  const annotations: Annotation[] = [];
  const unreadable = { count: 0, example: 0 };
  let twice: string | undefined;
  const take = (element: JsonElement) => {
    const given = parsed(element.text);
    if (given === undefined) {
      if (unreadable.count++ === 0) unreadable.example = element.from;
    } else if (element.place === 'images[]') {
      const image = imageOf(given);
      if (image === undefined) return;
      const id = idOf(given, 'id');
      if ((images.get(id)?.named ?? image.named) !== image.named) twice ??= id;
      images.set(id, image);
    } else if (element.place === 'categories[]') {
      const category = categoryOf(given);
      const id = idOf(given, 'id');
      if ((categories.get(id)?.name ?? category.name) !== category.name) twice ??= id;
      categories.set(id, category);
    } else annotations.push(annotationOf(given, element));
  };
  const lists = await eachElement(join(root, file), PLACES, take);
  if (annotations.some(({ holds }) => holds === 'shape' || holds === 'box') && images.size === 0)
    throw new SyntaxError('it lists annotations and no image with a "file_name"');
  if (images.size > 0 || (lists.has('images[]') && lists.has('annotations[]')))
    return {
      file,
      images,
      categories: categories.size > 0 ? categories : categoriesUsed(annotations),
      annotations,
      listsAnnotations: lists.has('annotations[]'),
      twice,
      unreadable,
    };
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** Numbers and texts are the same id. */
function idOf(given: unknown, key: string): string {
  const id = fieldOf(given, key);
  return typeof id === 'number' || typeof id === 'string' ? String(id) : '';
}

/** LVIS gives the address alone. */
function imageOf(given: unknown): CocoImage | undefined {
  const named = [fieldOf(given, 'file_name'), fieldOf(given, 'coco_url')].find(
    (name) => typeof name === 'string',
  );
  if (named === undefined) return undefined;
  return { named, size: sizeIn(fieldOf(given, 'width'), fieldOf(given, 'height')) };
}

function categoryOf(given: unknown): Category {
  const [id, name, supercategory] = ['id', 'name', 'supercategory'].map((key) => fieldOf(given, key));
  const own = typeof name === 'string' ? name.trim() : '';
  return {
    id,
    name: own === '' ? `category ${idOf(given, 'id')}` : own,
    isNamed: own !== '',
    supercategory: typeof supercategory === 'string' ? supercategory : undefined,
  };
}

/** Of a file that lists none. */
function categoriesUsed(annotations: readonly Annotation[]): ReadonlyMap<string, Category> {
  const ids = new Set(annotations.flatMap(({ category }) => (category === '' ? [] : [category])));
  return new Map([...ids].map((id) => [id, categoryOf({ id })]));
}

function annotationOf(given: unknown, { from, to }: JsonElement): Annotation {
  const segmentation = fieldOf(given, 'segmentation');
  const rings = ringsIn(segmentation);
  const category = idOf(given, 'category_id');
  const holds = holdsOf(given, segmentation);
  const isCrowd = Number(fieldOf(given, 'iscrowd')) === 1;
  return {
    image: idOf(given, 'image_id'),
    category,
    from,
    to,
    holds,
    isCrowd,
    isRectangle: holds === 'shape' && rings.length === 1 && isRectangle(listOf(rings[0])),
    hasKeypoints: listOf(fieldOf(given, 'keypoints')).length > 0,
    digest: holds === 'shape' ? digestOf([isCrowd, segmentation]) : 0,
  };
}

/** Some write a single polygon without the list around it. */
export function ringsIn(segmentation: unknown): readonly unknown[] {
  const given = listOf(segmentation);
  return given.length > 0 && given.every((one) => typeof one === 'number') ? [given] : given;
}

function holdsOf(given: unknown, segmentation: unknown): Holds {
  if (fieldOf(segmentation, 'counts') !== undefined) return 'shape';
  if (listOf(segmentation).some((ring) => !Array.isArray(ring) || ring.length > 0)) return 'shape';
  if (fieldOf(given, 'segments_info') !== undefined) return 'segments';
  if (fieldOf(given, 'caption') !== undefined) return 'caption';
  return listOf(fieldOf(given, 'bbox')).length === 4 ? 'box' : 'nothing';
}

/** 48 bits: as many as a number holds, and enough for the annotations of one image. */
function digestOf(content: unknown): number {
  return createHash('sha256').update(JSON.stringify(content)).digest().readUIntBE(0, 6);
}
