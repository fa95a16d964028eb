// Reads YOLO's data.yaml: what the classes are called, and which folders or lists of images each part of the split has. Where
// these lie is looked for in written-paths.ts.
import { join } from 'node:path';
import { messageOf } from '../../../../shared/message-of.ts';
import { parseYaml, valueOfYaml } from '../../../../shared/parse-yaml.ts';
import { MIB } from '../../../../shared/plain-file.ts';
import { isSurePart, partsAmong } from '../../part-names.ts';
import type { SplitPart } from '../../terms.ts';
import { readTextInData } from '../../text-in-data.ts';
import { VAL_REPEATS_TRAIN } from '../../yolo-layout.ts';
import { fieldOf, listOf } from '../shapes/json-fields.ts';

export interface DataYaml {
  /** Relative to the data folder. */
  readonly file: string;
  /** By the number in the labels. */
  readonly names: ReadonlyMap<number, string>;
  /** The folder that the others are relative to, as it's written. */
  readonly path: string | undefined;
  readonly parts: readonly WrittenPart[];
  /** Keys that say a part only beside others. */
  readonly assumedParts: readonly (readonly [key: string, part: SplitPart])[];
  /** Each line has these numbers behind its box: its keypoints. 0: they have none. */
  readonly keypoints: number;
  /** It says itself that its `val` is no part of its own. */
  readonly isRepeating: boolean;
}

export interface WrittenPart {
  readonly part: SplitPart;
  /** A folder of images, or a list of them. */
  readonly path: string;
}

const KEYS: readonly (readonly [key: string, part: SplitPart])[] = [
  ['train', 'train'],
  ['val', 'validation'],
  ['validation', 'validation'],
  ['valid', 'validation'],
  ['test', 'test'],
];
const MOST_CLASSES = 10_000;

/** Undefined: it's another file of that ending. @throws SyntaxError that says why it can't be read */
export async function readDataYaml(root: string, file: string): Promise<DataYaml | undefined> {
  const text = await readTextInData(join(root, file), MIB).catch(() => '');
  if (!/^["']?(?:names|nc)["']?\s*:/m.test(text)) return undefined;
  if (!/^["']?(?:train|val|valid|validation|test|path|nc|kpt_shape)["']?\s*:/m.test(text)) return undefined;
  const given = valueIn(text);
  const path = fieldOf(given, 'path');
  const assumedParts = [...partsAmong(Object.keys(Object(given)))].filter(([key]) => !isSurePart(key));
  return {
    file,
    names: namesIn(given),
    path: typeof path === 'string' ? path : undefined,
    parts: [...KEYS, ...assumedParts].flatMap(([key, part]) =>
      [fieldOf(given, key)]
        .flat()
        .filter(isText)
        .map((one) => ({ part, path: one.trim() })),
    ),
    assumedParts: assumedParts.filter(([key]) => [fieldOf(given, key)].flat().some(isText)),
    keypoints: keypointsIn(given),
    isRepeating: text.startsWith(VAL_REPEATS_TRAIN),
  };
}

function isText(given: unknown): given is string {
  return typeof given === 'string' && given.trim() !== '';
}

function valueIn(text: string): unknown {
  try {
    const document = parseYaml(text);
    if (document.errors.length > 0) throw document.errors[0];
    return valueOfYaml(document);
  } catch (error) {
    throw new SyntaxError(messageOf(error).split('\n')[0]);
  }
}

/** A list, or the number of each to its name; without either as Ultralytics calls them. */
function namesIn(given: unknown): ReadonlyMap<number, string> {
  const names = fieldOf(given, 'names');
  const entries = Array.isArray(names)
    ? names.map((name, number) => [number, name] as const)
    : Object.entries(typeof names === 'object' && names !== null ? names : {});
  const known = entries.flatMap(([number, name]) => {
    const isNamed = /^\d+$/.test(`${number}`) && ['string', 'number', 'boolean'].includes(typeof name);
    // Without a name it's told where a shape is of it.
    const own = isNamed ? String(name).trim() : '';
    return own === '' ? [] : [[Number(number), own] as const];
  });
  if (known.length > 0) return new Map(known.toSorted(([a], [b]) => a - b));
  const count = Number(fieldOf(given, 'nc'));
  const all = Number.isInteger(count) && count > 0 && count <= MOST_CLASSES ? count : 0;
  return new Map(Array.from({ length: all }, (_, number) => [number, `class_${number}`]));
}

/** `kpt_shape`: how many, and how many numbers each has. */
function keypointsIn(given: unknown): number {
  const [count, each] = listOf(fieldOf(given, 'kpt_shape')).map(Number);
  return Number.isInteger(count) && count > 0 && (each === 2 || each === 3) ? count * each : 0;
}
