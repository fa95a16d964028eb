// An array of a .mat of version 5: flags, dimensions, name, and then elements, or the arrays that it holds itself.
// Source: "MAT-File Format" (MathWorks, R2024b), "miMATRIX Array Data Element Formats".
import { type MatReader, readTag, type Tag } from './mat-element.ts';
import { type ElementKind, type Matrix, sizeOfMatrix } from './matrix.ts';
import type { PackedArray } from './npz.ts';
import { damaged, endsEarly } from './refuse.ts';

const MATRIX = 14;
const CELL = 1;
const STRUCT = 2;
const DOUBLE = 6;
const UINT64 = 15;
const LOGICAL = 0x02;
const COMPLEX = 0x08;
const MOST_AXES = 32;
const MOST_FIELDS = 1000;
const MOST_ELEMENTS = 10_000;
const DEEPEST = 10;

/** How numbers are stored, whatever the array's class: whole ones of a double are, in as few bytes as they need. */
const STORED: ReadonlyMap<number, readonly [ElementKind, number]> = new Map([
  [1, ['signed', 1]],
  [2, ['unsigned', 1]],
  [3, ['signed', 2]],
  [4, ['unsigned', 2]],
  [5, ['signed', 4]],
  [6, ['unsigned', 4]],
  [7, ['float', 4]],
  [9, ['float', 8]],
  [12, ['signed', 8]],
  [13, ['unsigned', 8]],
]);

export interface MatArray extends PackedArray {
  /** Its elements are there. */
  readonly isWhole: boolean;
  /** Of the variable, unpacked. */
  unpackFrom(bytes: Uint8Array): Uint8Array;
}

/** What to read on from where there are arrays within; undefined: from the same. */
type Whole = (isNested: boolean) => MatReader | undefined;

/**
 * The matrices of numbers that could be a mask by their shape: the array itself, or those in it.
 * @param reader what stands behind the array's tag, perhaps only its beginning
 * @throws ImageError
 */
export function readArray(reader: MatReader, whole: Whole = () => undefined): readonly MatArray[] {
  return arraysIn(reader, '', { whole, depth: 0 });
}

interface Place {
  readonly whole: Whole;
  readonly depth: number;
}

interface Head {
  readonly kind: number;
  readonly flags: number;
  readonly shape: readonly number[];
  readonly name: string;
  /** Behind the name. */
  readonly next: number;
}

function arraysIn(reader: MatReader, around: string, { whole, depth }: Place): readonly MatArray[] {
  // An array without anything, as a cell may hold.
  if (reader.length === 0) return [];
  if (depth > DEEPEST) throw damaged(`its structs are nested more than ${DEEPEST} deep`);
  const head = headOf(reader);
  const name = around + head.name;
  if (head.kind === CELL || head.kind === STRUCT) {
    const all = whole(true) ?? reader;
    const inside = { whole: () => undefined, depth: depth + 1 };
    return head.kind === CELL
      ? inCells(all, { ...head, name }, inside)
      : inFields(all, { ...head, name }, inside);
  }
  const isNumbers = head.kind >= DOUBLE && head.kind <= UINT64 && (head.flags & COMPLEX) === 0;
  if (!isNumbers || sizeOfMatrix(head) === undefined) return [];
  return [numbersIn(reader, { ...head, name })];
}

function headOf(reader: MatReader): Head {
  const flags = readTag(reader, 0);
  const dimensions = readTag(reader, flags.next);
  const name = readTag(reader, dimensions.next);
  const { view, bytes, littleEndian } = reader;
  if (Math.max(flags.end, dimensions.end, name.end) > bytes.length) throw endsEarly();
  if (flags.end - flags.start < 8 || dimensions.type !== 5) throw damaged('an array has no shape');
  const axes = (dimensions.end - dimensions.start) / 4;
  if (!Number.isInteger(axes) || axes > MOST_AXES) throw damaged('an array has an impossible shape');
  const shape = Array.from({ length: axes }, (_, i) => view.getInt32(dimensions.start + 4 * i, littleEndian));
  const word = view.getUint32(flags.start, littleEndian);
  return {
    kind: word & 0xff,
    flags: (word >>> 8) & 0xff,
    shape,
    name: textOf(reader, name),
    next: name.next,
  };
}

function numbersIn(reader: MatReader, { shape, flags, name, next }: Head): MatArray {
  const tag = readTag(reader, next);
  const stored = STORED.get(tag.type);
  if (stored === undefined) throw damaged(`numbers are stored as type ${tag.type}`);
  const [kind, elementBytes] = stored;
  const isLogical = (flags & LOGICAL) !== 0 && elementBytes === 1;
  const matrix: Matrix = {
    name,
    shape,
    kind: isLogical ? 'truth' : kind,
    elementBytes,
    littleEndian: reader.littleEndian,
    byColumns: true,
  };
  const elements = (bytes: Uint8Array) => bytes.subarray(tag.start, tag.end);
  return {
    matrix,
    unpackedBytes: 0,
    isWhole: tag.end <= reader.bytes.length,
    unpack: () => elements(reader.bytes),
    unpackFrom: elements,
  };
}

function inCells(reader: MatReader, { name, shape, next }: Head, place: Place): readonly MatArray[] {
  const found: MatArray[] = [];
  let at = next;
  for (let i = 0; i < countOf(shape); i++) {
    const tag = arrayAt(reader, at);
    found.push(...arraysIn(within(reader, tag), `${name}{${i + 1}}`, place));
    at = tag.next;
  }
  return found;
}

/** Of each element of the struct array its fields, in their order. */
function inFields(reader: MatReader, { name, shape, next }: Head, place: Place): readonly MatArray[] {
  const length = readTag(reader, next);
  const names = readTag(reader, length.next);
  if (Math.max(length.end, names.end) > reader.bytes.length || length.end - length.start < 4)
    throw endsEarly();
  const each = reader.view.getInt32(length.start, reader.littleEndian);
  const fields = each > 0 ? Math.floor((names.end - names.start) / each) : 0;
  if (fields > MOST_FIELDS) throw damaged(`a struct has ${fields} fields`);
  const all = textOf(reader, names, '\0');
  const called = Array.from({ length: fields }, (_, i) =>
    all.slice(i * each, (i + 1) * each).replace(/\0.*$/s, ''),
  );
  const found: MatArray[] = [];
  const count = countOf(shape);
  let at = names.next;
  for (let i = 0; i < count; i++) {
    for (const field of called) {
      const tag = arrayAt(reader, at);
      const element = count === 1 ? name : `${name}(${i + 1})`;
      found.push(...arraysIn(within(reader, tag), `${element}.${field}`, place));
      at = tag.next;
    }
  }
  return found;
}

function arrayAt(reader: MatReader, at: number): Tag {
  const tag = readTag(reader, at);
  if (tag.end > reader.bytes.length) throw endsEarly();
  if (tag.type !== MATRIX) throw damaged('a struct or cell holds something else than arrays');
  return tag;
}

function within({ bytes, littleEndian }: MatReader, { start, end }: Tag): MatReader {
  const own = bytes.subarray(start, end);
  return {
    bytes: own,
    littleEndian,
    length: own.length,
    view: new DataView(own.buffer, own.byteOffset, own.byteLength),
  };
}

function countOf(shape: readonly number[]): number {
  const count = shape.reduce((all, length) => all * length, 1);
  if (!(count >= 0 && count <= MOST_ELEMENTS)) throw damaged(`a struct or cell has ${count} elements`);
  return count;
}

function textOf({ bytes }: MatReader, { start, end }: Tag, kept = ''): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
  return kept === '' ? text.replaceAll('\0', '') : text;
}
