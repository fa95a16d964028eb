// Reads a file of labelme, which is of one image: what it's called, and where in the file the shapes stand. The image that it
// may hold as a text is passed over.
import { createHash, type Hash } from 'node:crypto';
import { join } from 'node:path';
import { parseJson } from '../../../../shared/parse-json.ts';
import { eachElement } from '../shapes/json-elements.ts';
import { fieldOf, listOf } from '../shapes/json-fields.ts';
import { isRectangle } from '../shapes/rectangle.ts';
import { type Kind, kindOf, labelOf, wordOf } from './kinds.ts';

export interface LabelmeFile {
  /** Relative to the data folder. */
  readonly file: string;
  readonly imagePath: string | undefined;
  readonly width: unknown;
  readonly height: unknown;
  /** In bytes: from the first shape to behind the last; undefined: it has none. */
  readonly place: { readonly from: number; readonly to: number } | undefined;
  /** Of each area and line. */
  readonly labels: readonly string[];
  /** The same for the same areas and lines. */
  readonly digest: number;
  readonly boxes: number;
  /** Polygons that are rectangles along the axes. */
  readonly rectangles: number;
  readonly lines: number;
  /** How often each kind of mark. */
  readonly marks: ReadonlyMap<string, number>;
  /** Shapes that are no JSON, such as one with a NaN in it; `example` is where the first begins, in bytes. */
  readonly unreadable: { readonly count: number; readonly example: number };
}

const PLACES = ['shapes[]', 'imagePath', 'imageWidth', 'imageHeight'] as const;

/** Undefined: it has no list of shapes. @throws SyntaxError that says why it can't be read */
export async function readLabelme(root: string, file: string): Promise<LabelmeFile | undefined> {
  const shapes = new Shapes();
  const fields = new Map<string, unknown>();
  const lists = await eachElement(join(root, file), PLACES, ({ place, text, from, to }) => {
    if (place === 'shapes[]') shapes.take(text, from, to);
    else fields.set(place, parsed(text));
  });
  const imagePath = fields.get('imagePath');
  const isLabelme = lists.has('shapes[]') && (fields.has('imagePath') || shapes.havePoints);
  if (!isLabelme) return undefined;
  return {
    file,
    imagePath: typeof imagePath === 'string' && imagePath !== '' ? imagePath : undefined,
    width: fields.get('imageWidth'),
    height: fields.get('imageHeight'),
    ...shapes.found(),
  };
}

class Shapes {
  havePoints = false;
  readonly #labels: string[] = [];
  readonly #marks = new Map<string, number>();
  readonly #digest: Hash = createHash('sha256');
  readonly #counts: Record<Kind, number> = { polygon: 0, circle: 0, mask: 0, line: 0, box: 0, mark: 0 };
  readonly #unreadable = { count: 0, example: 0 };
  #rectangles = 0;
  #from: number | undefined;
  #to = 0;

  take(text: string, from: number, to: number): void {
    this.#from ??= from;
    this.#to = to;
    const shape = parsed(text);
    if (shape === undefined) {
      if (this.#unreadable.count++ === 0) this.#unreadable.example = from;
      return;
    }
    const points = listOf(fieldOf(shape, 'points'));
    if (points.length > 0) this.havePoints = true;
    const kind = kindOf(shape);
    this.#counts[kind]++;
    if (kind === 'mark') this.#marks.set(wordOf(shape), (this.#marks.get(wordOf(shape)) ?? 0) + 1);
    if (kind === 'mark' || kind === 'box') return;
    if (kind === 'polygon' && isRectangle(points.flatMap(listOf))) this.#rectangles++;
    this.#labels.push(labelOf(shape));
    this.#digest.update(JSON.stringify([labelOf(shape), kind, points, fieldOf(shape, 'mask') ?? null]));
  }

  found() {
    return {
      place: this.#from === undefined ? undefined : { from: this.#from, to: this.#to },
      labels: this.#labels,
      // 48 bits: as many as a number holds, and enough for the files of one image.
      digest: this.#digest.digest().readUIntBE(0, 6),
      boxes: this.#counts.box,
      rectangles: this.#rectangles,
      lines: this.#counts.line,
      marks: this.#marks,
      unreadable: this.#unreadable,
    };
  }
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
