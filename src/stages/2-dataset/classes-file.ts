// Reads classes.json: the names of the classes, their mask values, colours or folders, and what is ignored.
import { join } from 'node:path';
import * as z from 'zod';
import { classCountMismatch, classesFileInvalid, classesFilePassedOver, type Fault } from '../../errors.ts';
import { messageOf } from '../../shared/message-of.ts';
import { isOutOfMemory } from '../../shared/out-of-memory.ts';
import { parseJson } from '../../shared/parse-json.ts';
import { reasonsOf } from '../../shared/schema-reasons.ts';
import { readTextInData } from './text-in-data.ts';

export const CLASSES_FILE = 'classes.json';
const LARGEST_BYTES = 1024 * 1024;

/** What the user says about the classes, from classes.json and the `classes` setting. */
export interface ClassesSpec {
  /** The classes that count, in the order of their indices. */
  readonly classes: readonly ClassEntry[];
  /** `undefined`: the usual (255 in masks of indices, nothing in colour masks). */
  readonly ignored: Ignored | undefined;
}

export interface Ignored {
  /** Of masks. */
  readonly values: readonly number[];
  readonly colors: readonly number[];
  /** Class folders whose images are left out. */
  readonly folders: readonly string[];
}

export interface ClassEntry {
  readonly name: string;
  /** The pixel value in the masks. */
  readonly value?: number | undefined;
  /** 0xRRGGBB: the colour in the masks, or only the one to show the class in. */
  readonly color?: number | undefined;
  /** Further values or colours that mean the same in the masks. */
  readonly more?: { readonly values: readonly number[]; readonly colors: readonly number[] } | undefined;
  /** The class folders, or what a tool calls it, of all that is this class; `undefined`: it's called like the class. */
  readonly folders?: readonly string[] | undefined;
}

const byte = z.int().min(0).max(255);
const value = z.int().min(0).max(65_535);
const hexColor = z
  .string()
  .regex(/^#?[0-9a-f]{6}$/i, 'expected "#rrggbb"')
  .transform((text) => Number.parseInt(text.replace('#', ''), 16));
const tripleColor = z
  .tuple([byte, byte, byte])
  .transform(([red, green, blue]) => (red << 16) | (green << 8) | blue);
const color = z.union([hexColor, tripleColor], 'expected "#rrggbb" or [red, green, blue]');
const values = z.union([value, z.array(value).min(1)], 'expected a mask value or a list of them');
const colors = z.union(
  [color, z.array(color).min(1)],
  'expected "#rrggbb" or [red, green, blue], or a list of them',
);
const folder = z.string().trim().min(1);
const entry = z.preprocess(
  (given) => (typeof given === 'string' ? { name: given } : given),
  z.strictObject({
    name: z.string().trim().min(1),
    value: values.optional(),
    color: colors.optional(),
    folder: z.union([folder, z.array(folder).min(1)], 'expected a folder or a list of them').optional(),
    ignore: z.boolean().default(false),
  }),
);
const ignored = z.union(
  [value.transform((number) => ({ value: number })), color.transform((number) => ({ color: number }))],
  'expected a mask value or a color',
);
const classesFile = z.preprocess(
  (given) => (Array.isArray(given) ? { classes: given } : given),
  z.strictObject({ classes: z.array(entry).min(1), ignore: z.array(ignored).optional() }),
);

/** Reads `classes.json` in `root` if there is one; `names` (the `classes` setting) wins over the names in it. */
export async function readClasses(
  root: string,
  names: readonly string[] | undefined,
): Promise<{ spec: ClassesSpec | undefined; faults: readonly Fault[] }> {
  const text = await readTextInData(join(root, CLASSES_FILE), LARGEST_BYTES).catch(
    (cause: NodeJS.ErrnoException) => {
      if (isOutOfMemory(cause)) throw cause;
      if (cause.code === 'ENOENT') return undefined;
      return cause;
    },
  );
  const fromSetting = names && {
    classes: names.map((name) => ({ name })),
    ignored: undefined,
  };
  if (text === undefined) return { spec: fromSetting, faults: [] };
  const { spec, reasons } = text instanceof Error ? { reasons: [text.message] } : parseClasses(text);
  if (spec === undefined) {
    const fault = fromSetting === undefined ? classesFileInvalid : classesFilePassedOver;
    return { spec: fromSetting, faults: [fault(CLASSES_FILE, reasons)] };
  }
  if (names === undefined) return { spec, faults: [] };
  if (names.length !== spec.classes.length) {
    return {
      spec,
      faults: [classCountMismatch(names.length, `${spec.classes.length} according to classes.json`)],
    };
  }
  return {
    spec: {
      ...spec,
      classes: spec.classes.map((known, i) => ({ ...known, folders: foldersOfClass(known), name: names[i] })),
    },
    faults: [],
  };
}

/** The folders that hold a class's images, or the names that a tool has for it. */
export function foldersOfClass({
  name,
  folders = [name],
}: Pick<ClassEntry, 'name' | 'folders'>): readonly string[] {
  return folders.map((one) => one.normalize('NFC'));
}

/** The content of a classes.json, or the reasons why it can't be used. */
export function parseClasses(text: string): { spec?: ClassesSpec; reasons: readonly string[] } {
  let json: unknown;
  try {
    json = parseJson(text);
  } catch (cause) {
    return { reasons: [`not JSON (${messageOf(cause)})`] };
  }
  const parsed = classesFile.safeParse(json);
  if (!parsed.success) {
    return {
      reasons: reasonsOf(parsed.error.issues),
    };
  }
  const { classes: entries, ignore } = parsed.data;
  const reasons = contradictions(entries);
  if (reasons.length > 0) return { reasons };
  const dropped = [...(ignore ?? []), ...entries.filter((known) => known.ignore)];
  return {
    spec: {
      classes: entries.filter((known) => !known.ignore).map(classEntry),
      ignored:
        ignore === undefined && dropped.length === 0
          ? undefined
          : {
              values: dropped.flatMap(numbersOf('value')),
              colors: dropped.flatMap(numbersOf('color')),
              folders: entries
                .filter((known) => known.ignore)
                .map(classEntry)
                .flatMap(foldersOfClass),
            },
    },
    reasons: [],
  };
}

type OneOrMore = number | readonly number[];

/** As an entry stands in the file. */
interface WrittenEntry {
  readonly name: string;
  readonly value?: OneOrMore | undefined;
  readonly color?: OneOrMore | undefined;
  readonly folder?: string | readonly string[] | undefined;
  readonly ignore: boolean;
}

function classEntry(written: WrittenEntry): ClassEntry {
  const [value, ...values] = numbersOf('value')(written);
  const [color, ...colors] = numbersOf('color')(written);
  const more = values.length + colors.length === 0 ? undefined : { values, colors };
  const folders = written.folder === undefined ? undefined : [written.folder].flat();
  return { name: written.name, value, color, folders, more };
}

function numbersOf(key: 'value' | 'color') {
  return (known: {
    readonly value?: OneOrMore | undefined;
    readonly color?: OneOrMore | undefined;
  }): readonly number[] => [known[key] ?? []].flat();
}

function contradictions(entries: readonly WrittenEntry[]): string[] {
  const counted = entries.filter(({ ignore }) => !ignore);
  const reasons: string[] = [];
  if (counted.length === 0) reasons.push('every class is ignored');
  if (counted.length > 255) reasons.push(`${counted.length} classes, 255 are possible`);
  for (const key of ['name', 'value', 'color', 'folder'] as const) {
    const given = counted.flatMap((known): readonly (string | number)[] => [known[key] ?? []].flat());
    if (new Set(given).size < given.length) reasons.push(`two classes have the same ${key}`);
  }
  for (const key of ['value', 'color'] as const) {
    const given = counted.filter((known) => known[key] !== undefined).length;
    if (given > 0 && given < counted.length) reasons.push(`only some classes have a ${key}`);
  }
  return reasons;
}
