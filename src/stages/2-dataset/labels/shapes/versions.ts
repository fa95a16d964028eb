// Whether files that were put together are two versions of the same labels: their shapes enclose the same pixels, under other
// classes, of which the one would hide the other.
import { IGNORE } from '../../../../engine/engine.ts';
import { drawLabel, indicesOf } from './read.ts';
import type { Size } from './shape.ts';
import type { AnnotatedImage, ShapeLabel, ShapeReading, ShapeTool } from './tool.ts';

/** The files of two that enclose the same. */
export type Versions = readonly [one: string, other: string];

/** Of all pixels that either encloses. */
const SAME = 0.8;
/** Of those that both do. */
const OTHER_CLASS = 0.5;

interface SetOfShapes<Name extends string> {
  readonly tool: ShapeTool<Name>;
  readonly root: string;
  readonly reading: ShapeReading<Name>;
}

export async function versionsIn<Name extends string>(
  { tool, root, reading }: SetOfShapes<Name>,
  { versions = [] }: AnnotatedImage,
  label: ShapeLabel<Name>,
  size: Size,
): Promise<Versions | undefined> {
  const drawn: { readonly file: string; readonly classes: Uint8Array }[] = [];
  for (const { file, shapes } of versions) {
    const passages = shapes.map(({ passage }) => passage);
    const { data, names } = await drawLabel(tool, root, { ...label, passages }, { ...size, ...reading });
    const indices = indicesOf(names, reading);
    const classes = data.map((value) => (value === 0 ? NOTHING : indices[value]));
    const other = drawn.find((one) => areVersions(one.classes, classes));
    if (other !== undefined) return [other.file, file];
    drawn.push({ file, classes });
  }
  return undefined;
}

/** No shape lies there; of more than 254 classes an image was refused before. */
const NOTHING = 254;

function areVersions(one: Uint8Array, other: Uint8Array): boolean {
  let [either, both, unlike] = [0, 0, 0];
  for (let at = 0; at < one.length; at++) {
    const [first, second] = [one[at], other[at]];
    if (first === NOTHING && second === NOTHING) continue;
    either++;
    if (first === NOTHING || second === NOTHING) continue;
    both++;
    if (first !== second && first !== IGNORE && second !== IGNORE) unlike++;
  }
  return both > SAME * either && unlike > OTHER_CLASS * both;
}
