// Exports of one file for each image: what the shapes in each come to, and what all of them hold together. A passage is the run
// from the first shape of a file to its last.
import { createHash } from 'node:crypto';
import {
  annotationFileUnreadable,
  annotationsUnreadable,
  type Fault,
  linesDrawn,
  marksIgnored,
} from '../../../../errors.ts';
import { messageOf } from '../../../../shared/message-of.ts';
import { parseJson } from '../../../../shared/parse-json.ts';
import type { DataFolder } from '../source.ts';
import { brokenBeside, candidatesIn, type ExportForm } from './candidates.ts';
import type { JsonElement } from './json-elements.ts';
import { listOf } from './json-fields.ts';
import type { ReadPassage } from './passage.ts';
import { coordinate, type Ring, ShapeError } from './shape.ts';
import type { Exported, ExportedImage } from './tool.ts';

/** What is seen of a shape before it's drawn. */
export interface SeenShape {
  /** `mark`: it covers nothing. */
  readonly kind: 'area' | 'line' | 'box' | 'mark';
  /** Of a mark, as people call it. */
  readonly word: string;
  /** As the tool calls it. */
  readonly class: string;
  /** The same for the same shape. */
  readonly content: unknown;
  /** A rectangle along the axes. */
  readonly isRectangle: boolean;
}

export interface SeenShapes {
  /** In bytes: from the first shape to behind the last; undefined: there is none. */
  readonly place: { readonly from: number; readonly to: number } | undefined;
  /** Of each area and line. */
  readonly classes: readonly string[];
  /** The same for the same areas and lines. */
  readonly digest: number;
  readonly boxes: number;
  readonly rectangles: number;
  readonly lines: number;
  readonly marks: readonly string[];
  /** Shapes that are no JSON, such as one with a NaN in it; `example` is where the first begins, in bytes. */
  readonly unreadable: { readonly count: number; readonly example: number };
}

export interface ImageFile extends Omit<ExportedImage, 'shapes'> {
  readonly seen: SeenShapes;
}

export class ShapesInFile {
  readonly #see: (given: unknown) => SeenShape;
  readonly #seen: SeenShape[] = [];
  readonly #digest = createHash('sha256');
  readonly #unreadable = { count: 0, example: 0 };
  #from: number | undefined;
  #to = 0;

  constructor(see: (given: unknown) => SeenShape) {
    this.#see = see;
  }

  take({ text, from, to }: Pick<JsonElement, 'text' | 'from' | 'to'>): void {
    this.#from ??= from;
    this.#to = to;
    const given = parsed(text);
    if (given === undefined) {
      if (this.#unreadable.count++ === 0) this.#unreadable.example = from;
      return;
    }
    const { content, ...seen } = this.#see(given);
    this.#seen.push({ ...seen, content: undefined });
    if (isDrawn(seen)) this.#digest.update(JSON.stringify([seen.class, content]));
  }

  found(): SeenShapes {
    const drawn = this.#seen.filter(isDrawn);
    const countOf = (kind: SeenShape['kind']) => this.#seen.filter((one) => one.kind === kind).length;
    return {
      place: this.#from === undefined ? undefined : { from: this.#from, to: this.#to },
      classes: drawn.map((shape) => shape.class),
      // 48 bits: as many as a number holds, and enough for the files of one image.
      digest: this.#digest.digest().readUIntBE(0, 6),
      boxes: countOf('box'),
      rectangles: drawn.filter((shape) => shape.isRectangle).length,
      lines: countOf('line'),
      marks: this.#seen.filter(({ kind }) => kind === 'mark').map(({ word }) => word),
      unreadable: this.#unreadable,
    };
  }
}

/** Undefined: it's no JSON. */
export function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** The shapes in the passages, which are elements of a list. @throws ShapeError */
export function shapesIn(passages: readonly ReadPassage[]): readonly unknown[] {
  return passages.flatMap(({ text }) => {
    const given = parsed(`[${text}]`);
    if (given === undefined) throw new ShapeError('is no JSON');
    return listOf(given);
  });
}

/** [[x, y], ...], each with nothing behind or with what's no place, such as a z. @throws ShapeError */
export function ringIn(given: unknown): Ring {
  const points = listOf(given).map((point) => listOf(point).slice(0, 2));
  if (points.some((point) => point.length !== 2))
    throw new ShapeError('has a point that is no pair of numbers');
  return Float64Array.from(points.flat(), coordinate);
}

function isDrawn({ kind }: Pick<SeenShape, 'kind'>): boolean {
  return kind === 'area' || kind === 'line';
}

/** @param read of a file; undefined: it's none of the tool */
export async function readImageFiles<File extends ImageFile>(
  folder: DataFolder,
  form: ExportForm,
  read: (file: string) => Promise<File | undefined>,
): Promise<{ readonly files: readonly File[]; readonly faults: readonly Fault[] }> {
  const files: File[] = [];
  const faults: Fault[] = [];
  const candidates = await candidatesIn(folder, form);
  for (const file of candidates) {
    const found = await read(file).catch((error) => messageOf(error));
    if (typeof found === 'string') faults.push(annotationFileUnreadable(file, found));
    else if (found !== undefined) files.push(found);
  }
  const broken = await brokenBeside(folder, form, candidates);
  faults.push(...broken.map(({ file, why }) => annotationFileUnreadable(file, why)));
  return { files, faults };
}

interface Together {
  /** As people call it. */
  readonly tool: string;
  /** As the tool lists them; those that shapes have and it doesn't list come behind, sorted. */
  readonly listed: readonly string[];
  readonly lineWidth?: number;
}

/** The file of an image lists no order of classes: sorted, it's the same whatever the images are called. */
export function exportedOf(files: readonly ImageFile[], { tool, listed, lineWidth }: Together): Exported {
  const sum = (read: (seen: SeenShapes) => number) =>
    files.reduce((total, { seen }) => total + read(seen), 0);
  const shown = new Set(files.flatMap(({ seen }) => seen.classes));
  const [boxes, lines] = [sum((seen) => seen.boxes), sum((seen) => seen.lines)];
  return {
    images: files.map(imageOf),
    classes: [...new Set([...listed, ...[...shown].sort()])],
    boxes,
    faults: [
      ...files.flatMap(({ file, seen: { unreadable } }) =>
        unreadable.count === 0 ? [] : [annotationsUnreadable(file, unreadable)],
      ),
      ...saidOfMarks(tool, files),
      ...(lines > 0 && lineWidth !== undefined ? [linesDrawn(tool, lines, lineWidth)] : []),
    ],
  };
}

function imageOf({ seen: { place, classes, rectangles, digest }, ...image }: ImageFile): ExportedImage {
  const { file } = image;
  const isBare = place === undefined || classes.length === 0;
  return { ...image, shapes: isBare ? [] : [{ passage: { file, ...place }, classes, rectangles, digest }] };
}

function saidOfMarks(tool: string, files: readonly ImageFile[]): readonly Fault[] {
  const counts = new Map<string, number>();
  for (const mark of files.flatMap(({ seen }) => seen.marks)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts.size === 0 ? [] : [marksIgnored(tool, [...counts])];
}
