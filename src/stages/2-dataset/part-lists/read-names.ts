// Reads lists of names: one to a line, or JSON as Food-101 and others have it. Which images they are is settled elsewhere.
import { join } from 'node:path/posix';
import { unlessOutOfMemory } from '../../../shared/out-of-memory.ts';
import { parseJson } from '../../../shared/parse-json.ts';
import { readTextInData } from '../text-in-data.ts';
import type { NamedGroup } from './named-lists.ts';
import { type Entry, MOST_BYTES, type PartList, partsIn } from './part-list.ts';

const TABLE = /^\.[ct]sv$/;

/** Undefined: none of them can be read, or tables of a single part, which are labels of all images mostly. */
export async function readNamedLists(root: string, group: NamedGroup): Promise<PartList | undefined> {
  const isTable = TABLE.test(group.ending);
  const entries: Entry[] = [];
  for (const { file, part } of group.lists) {
    const text = await readTextInData(join(root, file), MOST_BYTES).catch(unlessOutOfMemory(''));
    const names = group.ending === '.json' ? namesInJson(text) : linesOf(text);
    for (const name of names) entries.push({ name, part });
  }
  const said = partsIn(entries);
  if (entries.length === 0 || (isTable && said.size < 2)) return undefined;
  const files = group.lists.map(({ file }) => file);
  const isCertain = group.isOfVoc || (said.has('train') && said.size > 1);
  return { files, entries, isOfNames: !isTable, isCertain };
}

export function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n|\r/);
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** `["a", "b"]`, `{"class": ["class/a"]}`, or `[["class/a", 0, "class"]]`. */
function namesInJson(text: string): readonly string[] {
  const held = parsed(text);
  const lists = Array.isArray(held) ? [held] : isRecord(held) ? Object.values(held) : [];
  return lists.flatMap(namesIn);
}

/** A file that holds a list for each part: `{"train": [...], "val": [...]}`. */
export function namesByKey(text: string): ReadonlyMap<string, readonly string[]> | undefined {
  const held = parsed(text);
  if (!isRecord(held)) return undefined;
  return new Map(Object.entries(held).map(([key, list]) => [key, namesIn(list)]));
}

function namesIn(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one) => {
    const name = Array.isArray(one) ? one[0] : one;
    return typeof name === 'string' && name !== '' ? [name] : [];
  });
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
