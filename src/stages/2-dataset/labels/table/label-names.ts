// Names for numbers and codes in a column of labels, where a list beside the table has one for each: lists of classes, JSON
// from the one to the other, and the word list of ImageNet's synsets.
import { basename, join } from 'node:path/posix';
import { type Fault, tableLabelsNamed, tableListsDisagree, tableListUnfit } from '../../../../errors.ts';
import { unlessOutOfMemory } from '../../../../shared/out-of-memory.ts';
import { parseJson } from '../../../../shared/parse-json.ts';
import type { ClassList } from '../../class-lists/class-list.ts';
import { readClassLists } from '../../class-lists/read.ts';
import type { ClassEntry } from '../../classes-file.ts';
import { readTextInData } from '../../text-in-data.ts';
import type { DataFolder } from '../source.ts';
import type { ClassedImage } from '../whole-image/samples.ts';
import { labelsIn } from './claim.ts';

/** What a file calls each label. */
interface Naming {
  readonly file: string;
  readonly names: ReadonlyMap<string, string>;
}

const NAMES_BY_JSON = /(?:label|class|categor|name|index|indices|idx|id2|2id|map)[^/]*\.json$/i;
const SYNSETS = /(?:words|synsets?|wnids?|map_clsloc|imagenet)[^/]*\.txt$/i;
const SYNSET = /^n\d{8}$/;
const MOST_FILES = 20;
const MOST_BYTES = 8 * 1024 * 1024;
const LONGEST_NAME = 200;

interface NamedImages {
  readonly images: readonly ClassedImage[];
  readonly faults: readonly Fault[];
}

/** As they are where the labels are names already, or the user lists them as they stand in the table. */
export async function withNames(
  images: readonly ClassedImage[],
  { settings, others, spec }: Pick<DataFolder, 'settings' | 'others' | 'spec'>,
): Promise<NamedImages> {
  const labels = [...new Set(images.map(({ mark }) => mark))];
  const isNumbers = labels.every((label) => /^\d{1,5}$/.test(label));
  const known = spec && labelsIn(spec);
  const isKnown = known !== undefined && labels.every((label) => known.has(label));
  if (labels.length === 0 || isKnown || !(isNumbers || labels.every((label) => SYNSET.test(label))))
    return { images, faults: [] };
  const { namings, unfit } = isNumbers
    ? await namingsOfNumbers(labels, { settings, others, spec })
    : { namings: await namingsOfSynsets(labels, settings.data, others), unfit: [] };
  const [first, ...more] = namings;
  if (first === undefined) return { images, faults: unfit };
  const disagreement = more.map((other) => differing(first, other, labels)).find((one) => one !== undefined);
  if (disagreement !== undefined) return { images: [], faults: [disagreement] };
  const named = images.map((image) => ({ ...image, mark: first.names.get(image.mark)! }));
  const pairs = labels.sort(byNumber).map((label) => [label, first.names.get(label)!] as const);
  return { images: named, faults: [tableLabelsNamed(first.file, pairs)] };
}

async function namingsOfNumbers(
  labels: readonly string[],
  { settings, others, spec }: Pick<DataFolder, 'settings' | 'others' | 'spec'>,
) {
  const namings: Naming[] = [];
  const unfit: Fault[] = [];
  for (const list of await readClassLists(settings.data, others)) addNaming(list, labels, namings, unfit);
  for (const [file, value] of await jsonFiles(settings.data, others)) {
    const names = namesInJson(value);
    if (labels.every((label) => names.has(label))) namings.push({ file, names });
  }
  if (spec === undefined) return { namings, unfit };
  const known = labelsIn(spec);
  const listed = namings.filter(({ names }) => labels.every((label) => known.has(names.get(label)!)));
  // A list of names alone is the user's own, and says by its order which is which; a model's has colours.
  if (listed.length === 0 && spec.classes.every(isPlain))
    addNaming({ file: 'classes', classes: spec.classes, ignored: [], by: 'order' }, labels, listed, []);
  return { namings: listed, unfit: [] };
}

function isPlain({ folders, value, color }: ClassEntry): boolean {
  return [folders, value, color].every((given) => given === undefined);
}

function addNaming(list: ClassList, labels: readonly string[], namings: Naming[], unfit: Fault[]): void {
  if (list.by === 'color') return;
  const names = list.by === 'value' ? namesByValue(list) : namesByOrder(list, labels);
  const lacking = labels.find((label) => !names.has(String(Number(label))));
  if (lacking === undefined)
    namings.push({
      file: list.file,
      names: new Map(labels.map((one) => [one, names.get(String(Number(one)))!])),
    });
  else unfit.push(tableListUnfit(list.file, list.classes.length, whyUnfit(list, labels, lacking)));
}

function whyUnfit({ by }: ClassList, labels: readonly string[], lacking: string): string {
  const most = Math.max(...labels.map(Number));
  return by === 'value'
    ? `it says nothing of ${lacking}, which the table holds`
    : `the labels in the table go up to ${most}`;
}

function namesByValue({ classes }: ClassList): ReadonlyMap<string, string> {
  return new Map(classes.map(({ name, value }) => [String(value), name]));
}

/** From 0, or from 1, where the last of them stands in the table, so that it's clear which. */
function namesByOrder({ classes }: ClassList, labels: readonly string[]): ReadonlyMap<string, string> {
  const numbers = new Set(labels.map(Number));
  const first = numbers.has(classes.length) && !numbers.has(0) ? 1 : 0;
  const last = classes.length - 1 + first;
  const fits = numbers.has(last) && [...numbers].every((one) => one >= first && one <= last);
  return new Map(fits ? classes.map(({ name }, i) => [String(i + first), name]) : []);
}

async function jsonFiles(
  root: string,
  others: readonly string[],
): Promise<readonly (readonly [string, unknown])[]> {
  const files = others.filter((file) => NAMES_BY_JSON.test(basename(file)));
  const values: (readonly [string, unknown])[] = [];
  for (const file of files.slice(0, MOST_FILES)) {
    const text = await readTextInData(join(root, file), MOST_BYTES).catch(unlessOutOfMemory(''));
    try {
      values.push([file, parseJson(text)]);
    } catch {
      // No JSON is no list.
    }
  }
  return values;
}

/** `{"0": "cat"}`, `{"cat": 0}` and ImageNet's `{"0": ["n01440764", "tench"]}`. */
function namesInJson(value: unknown): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map();
  const pairs = Object.entries(value).map(([key, one]): readonly [string, unknown] =>
    typeof one === 'number' ? [String(one), key] : [key, Array.isArray(one) ? one.at(-1) : one],
  );
  const names = pairs.flatMap(([label, name]) => (isName(name) ? [[label, name.trim()] as const] : []));
  return names.length === pairs.length && areDifferent(names.map(([, name]) => name))
    ? new Map(names)
    : new Map();
}

async function namingsOfSynsets(
  labels: readonly string[],
  root: string,
  others: readonly string[],
): Promise<readonly Naming[]> {
  const wanted = new Set(labels);
  const namings: Naming[] = [];
  for (const file of others.filter((one) => SYNSETS.test(basename(one))).slice(0, MOST_FILES)) {
    const text = await readTextInData(join(root, file), MOST_BYTES).catch(unlessOutOfMemory(''));
    // `n01440764 tench, Tinca tinca`, or with a number between as in map_clsloc.txt.
    const lines = text.matchAll(/^(?<synset>n\d{8})[ \t]+(?:\d+[ \t]+)?(?<name>[^,\r\n]{1,200})/gm);
    const names = new Map(
      [...lines].flatMap(({ groups }) =>
        wanted.has(groups!.synset) ? [[groups!.synset, groups!.name.trim()]] : [],
      ),
    );
    if (names.size === wanted.size && areDifferent([...names.values()])) namings.push({ file, names });
  }
  return namings;
}

function differing(one: Naming, other: Naming, labels: readonly string[]): Fault | undefined {
  const label = labels.find((each) => one.names.get(each) !== other.names.get(each));
  if (label === undefined) return undefined;
  const of = ({ file, names }: Naming) => ({ file, label, name: names.get(label)! });
  return tableListsDisagree(of(one), of(other));
}

function isName(name: unknown): name is string {
  return typeof name === 'string' && name.trim() !== '' && name.length <= LONGEST_NAME;
}

function areDifferent(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

function byNumber(a: string, b: string): number {
  return Number(a) - Number(b) || (a < b ? -1 : 1);
}
