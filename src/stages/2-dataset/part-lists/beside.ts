// Lists of parts that lie beside the data folder, where `data` names the folder of images alone. They aren't used.
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { filesNamed, indexNames } from './image-names.ts';
import { namedGroups } from './named-lists.ts';
import { readNumberedLists } from './numbered.ts';
import type { PartList } from './part-list.ts';
import { readNamedLists } from './read-names.ts';

/** Where data sets have their lists. */
const OF_LISTS = /^(?:meta|splits?|lists?|imagesets|main|segmentation|annotations?|labels?|partitions?)$/i;
const DEEPEST = 2;
const MOST_GROUPS = 8;

/** Of the first lists that name an image, their paths from the data folder. */
export async function listsBeside(root: string, files: readonly string[]): Promise<readonly string[]> {
  const parent = dirname(root);
  if (parent === root) return [];
  const others = await namesIn(parent, '', basename(root));
  const lists: PartList[] = [];
  for (const group of namedGroups(others).slice(0, MOST_GROUPS))
    lists.push(...[await readNamedLists(parent, group)].filter((list) => list !== undefined));
  lists.push(...(await readNumberedLists(parent, others)));
  const index = indexNames(files);
  const found = lists.find(({ entries }) => entries.some(({ name }) => filesNamed(name, index).length > 0));
  return found === undefined ? [] : found.files.map((file) => `../${file}`);
}

async function namesIn(folder: string, within: string, skipped?: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = within === '' ? entry.name : `${within}/${entry.name}`;
    if (entry.isFile()) names.push(path);
    const isOfLists = entry.isDirectory() && entry.name !== skipped && OF_LISTS.test(entry.name);
    if (isOfLists && path.split('/').length <= DEEPEST)
      for (const name of await namesIn(join(folder, entry.name), path)) names.push(name);
  }
  return names;
}
