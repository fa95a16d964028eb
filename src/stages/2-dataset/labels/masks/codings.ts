// Sees whether the masks of one set code the same classes in two ways, such as 0/1 in some files and 0/255 in others.
// Pure.
import { type Coding, type Fault, masksCodedDifferently } from '../../../../errors.ts';
import { classesJson, oneClassEach } from './classes-json.ts';
import { type Found, heldBy } from './found.ts';
import type { MaskEncoding } from './label.ts';
import { nameColor } from './values.ts';

/** Black and 0 are in every coding. */
const BACKGROUND = 0;

/** Indices are small; the values of a class that is painted to be seen are not. */
const LARGEST_INDEX = 63;

/** Files that hang together by the values they share, beside the background. */
interface Group {
  readonly values: ReadonlySet<number>;
  readonly files: number;
  readonly first: string;
  readonly background: boolean;
  /** Whether any of the files says more than grey. */
  readonly colored: boolean;
}

/**
 * @param leftOut values that are ignored
 * @param names of the classes; as many as there are values: each is a class, then
 */
export function codedDifferently(
  found: Found,
  by: MaskEncoding['by'],
  leftOut: readonly number[],
  names: readonly string[] | undefined,
): Fault | undefined {
  const held = [...(by === 'value' ? found.values : found.colors).keys()].filter(
    (value) => !leftOut.includes(value),
  );
  if (!held.includes(BACKGROUND) || names?.length === held.length) return undefined;
  const groups = groupsOf(found, by, (value) => value !== BACKGROUND && !leftOut.includes(value));
  const pairs = by === 'color' ? greyAndColored(groups) : twoScales(groups);
  const doubt = (by === 'color' ? swapped(found, held) : undefined) ?? (pairs && { groups, pairs });
  return doubt && fault(by, held, { ...doubt, names });
}

/** Masks that use 255 for what is not among the other values, and no mask shows both. */
export function apartFrom255(found: Found, values: readonly number[]): Fault | undefined {
  const groups = groupsOf(found, 'value', (value) => value !== BACKGROUND);
  const shows255 = groups.find((group) => group.values.has(255));
  const others = groups.filter((group) => group !== shows255);
  if (shows255 === undefined || shows255.values.size > 1 || others.length === 0) return undefined;
  const pairs = twoScales(groups) ?? [];
  return fault('value', [...values, 255], { groups, pairs, names: undefined });
}

function groupsOf(
  { masks }: Found,
  by: MaskEncoding['by'],
  counts: (value: number) => boolean,
): readonly Group[] {
  let groups: Group[] = [];
  for (const { file, mask } of masks) {
    const held = heldBy(mask, by);
    const values = [...held].filter(counts);
    if (values.length === 0) continue;
    const touched = groups.filter((group) => values.some((value) => group.values.has(value)));
    const joined: Group = {
      values: new Set([...touched.flatMap((group) => [...group.values]), ...values]),
      files: 1 + touched.reduce((sum, { files }) => sum + files, 0),
      first: touched[0]?.first ?? file,
      background: held.has(BACKGROUND) || touched.some(({ background }) => background),
      colored: mask.form !== 'grey' || touched.some(({ colored }) => colored),
    };
    groups = [...groups.filter((group) => !touched.includes(group)), joined];
  }
  return groups;
}

type Pairs = readonly (readonly [number, number])[];

/** Two groups of as many values, not all of them small enough to be indices of one list. */
function twoScales(groups: readonly Group[]): Pairs | undefined {
  if (groups.length !== 2) return undefined;
  const [one, other] = groups.map(({ values }) => [...values].sort((a, b) => a - b));
  if (one.length !== other.length || Math.max(...one, ...other) <= LARGEST_INDEX) return undefined;
  return one.map((value, i) => [value, other[i]]);
}

/** Grey masks beside colour masks, of as many values: indices, or what a conversion made of the colours. */
function greyAndColored(groups: readonly Group[]): Pairs | undefined {
  if (groups.length !== 2 || groups[0].colored === groups[1].colored) return undefined;
  const [one, other] = groups.map(({ values }) => [...values].sort((a, b) => a - b));
  return one.length === other.length ? one.map((value, i) => [value, other[i]]) : undefined;
}

/** Red and blue changed places in some files: each colour has its counterpart, and no mask shows both. */
function swapped(found: Found, held: readonly number[]): Omit<Doubt, 'names'> | undefined {
  const uneven = held.filter((color) => swap(color) !== color);
  if (uneven.length === 0 || !uneven.every((color) => held.includes(swap(color)))) return undefined;
  const groups = groupsOf(found, 'color', (color) => swap(color) !== color);
  const mixes = groups.some(({ values }) => [...values].some((color) => values.has(swap(color))));
  if (mixes) return undefined;
  const pairs = held
    .filter((color) => color !== BACKGROUND && color >= swap(color))
    .map((color) => [color, swap(color)] as const);
  return { groups, pairs };
}

function swap(color: number): number {
  return ((color & 255) << 16) | (color & 0xff00) | (color >> 16);
}

interface Doubt {
  readonly groups: readonly Group[];
  /** Values that may mean the same; none: unknown which. */
  readonly pairs: Pairs;
  readonly names: readonly string[] | undefined;
}

function fault(by: MaskEncoding['by'], held: readonly number[], { groups, pairs, names }: Doubt): Fault {
  const write = (value: number) => (by === 'value' ? String(value) : nameColor(value));
  const codings = groups.map(({ values, files, first, background }): Coding => {
    const all = [...(background ? [BACKGROUND] : []), ...values].sort((a, b) => a - b);
    return { values: all.map(write), files, first };
  });
  const usual = [
    'background',
    ...(pairs.length === 1 ? ['foreground'] : pairs.map((_, i) => `class ${i + 1}`)),
  ];
  const called = names?.length === usual.length ? names : usual;
  const same = [[BACKGROUND], ...pairs].map((values, i) => ({
    name: called[i],
    values: [...new Set(values)],
  }));
  return masksCodedDifferently(codings, {
    same: pairs.length === 0 ? undefined : classesJson(same, by),
    different: oneClassEach(held, by),
    ignorable: by === 'value' && held.includes(255),
  });
}
