// Lists of class names in lines of text: a name a line, CVAT's labelmap.txt, CamVid's label_colors.txt, and TensorFlow's
// label_map.pbtxt.
import type { ClassEntry } from '../classes-file.ts';
import { type ListContent, listOf } from './class-list.ts';

/** A line of text has as many characters at most; what has more is no list of names. */
const LONGEST_LINE = 1000;
/** LabelMe's word for pixels that count for nothing; it stands in front of the background. */
const LABELME_IGNORE = '__ignore__';

/** Lines of one form, each a class: `name`, `3 name`, `3: name`, `r g b name`, `name r g b`, `name:r,g,b:parts:actions`. */
export function readLines(text: string): ListContent {
  const lines = linesOf(text);
  if (lines === undefined || lines.length === 0) return undefined;
  for (const read of [ofCvat, ofDatumaro, colorFirst, colorLast, numberFirst]) {
    const classes = lines.map(read);
    if (classes.every((entry) => entry !== undefined)) return listOf(classes);
  }
  const names = lines[0] === LABELME_IGNORE ? lines.slice(1) : lines;
  // Paths, sentences and tables are something else.
  if (names.some((name) => /[/\\;,:\t]|\.\w{3,4}$/.test(name) || name.split(/\s+/).length > 5))
    return undefined;
  return listOf(names.map((name) => ({ name })));
}

function linesOf(text: string): readonly string[] | undefined {
  const lines = text.split(/\r?\n|\r/);
  if (lines.some(({ length }) => length > LONGEST_LINE)) return undefined;
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

function ofCvat(line: string): ClassEntry | undefined {
  const [name, rgb, parts, actions, more] = line.split(':');
  if (rgb === undefined || parts === undefined || actions === undefined || more !== undefined)
    return undefined;
  return withColor(name, rgb.split(','));
}

/** Without a colour each has that of its place among Pascal VOC's. */
function ofDatumaro(line: string, place: number): ClassEntry | undefined {
  const name = /^(?<name>[^:]+):::$/.exec(line)?.groups?.name.trim();
  return name === undefined ? undefined : { name, color: vocColor(place) };
}

/** As Pascal VOC's development kit makes them: the bits of the place, dealt out to red, green and blue from the highest bit down. */
function vocColor(place: number): number {
  let [red, green, blue] = [0, 0, 0];
  for (let rest = place, bit = 7; rest > 0; rest >>= 3, bit--) {
    red |= (rest & 1) << bit;
    green |= ((rest >> 1) & 1) << bit;
    blue |= ((rest >> 2) & 1) << bit;
  }
  return red * 65_536 + green * 256 + blue;
}

function colorFirst(line: string): ClassEntry | undefined {
  const words = line.split(/[\s,]+/);
  return words.length < 4 ? undefined : withColor(words.slice(3).join(' '), words.slice(0, 3));
}

function colorLast(line: string): ClassEntry | undefined {
  const words = line.split(/[\s,:]+/);
  return words.length < 4 ? undefined : withColor(words.slice(0, -3).join(' '), words.slice(-3));
}

function numberFirst(line: string): ClassEntry | undefined {
  const found = /^(?<value>\d{1,5})\s*[\s:,=\t]\s*(?<name>\S.*)$/.exec(line)?.groups;
  return found && { name: found.name, value: Number(found.value) };
}

/** @param rgb three numbers as they are written */
export function withColor(name: string, rgb: readonly (string | undefined)[]): ClassEntry | undefined {
  const [red, green, blue] = rgb.map((number) => {
    const text = number?.trim() ?? '';
    return /^\d{1,3}$/.test(text) && Number(text) <= 255 ? Number(text) : Number.NaN;
  });
  const color = red * 65_536 + green * 256 + blue;
  return rgb.length === 3 && Number.isInteger(color) ? { name: name.trim(), color } : undefined;
}

/** `item { id: 1 name: 'cat' }`, for each class one. */
export function readPbtxt(text: string): ListContent {
  const items = [...text.matchAll(/item\s*\{(?<fields>[^{}]{0,2000})\}/g)].map(
    ({ groups }) => groups!.fields,
  );
  const classes = items.map((fields): ClassEntry | undefined => {
    const id = /\bid\s*:\s*(\d{1,5})\b/.exec(fields)?.[1];
    const named = /\b(?:display_)?name\s*:\s*(?:'([^'\n]*)'|"([^"\n]*)")/.exec(fields);
    const name = (named?.[1] ?? named?.[2])?.trim();
    return id === undefined || name === undefined ? undefined : { name, value: Number(id) };
  });
  return classes.every((entry) => entry !== undefined) ? listOf(classes) : undefined;
}
