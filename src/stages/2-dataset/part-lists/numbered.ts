// Parts by numbers, as CUB-200 and NABirds have them: images.txt names the image of each number, and train_test_split.txt
// says of each number whether it's for training.
import { basename, dirname, join } from 'node:path/posix';
import { unlessOutOfMemory } from '../../../shared/out-of-memory.ts';
import { readTextInData } from '../text-in-data.ts';
import { type Entry, MOST_BYTES, type PartList } from './part-list.ts';
import { linesOf } from './read-names.ts';

const PARTS_FILE = 'train_test_split.txt';
const NAMES_FILE = 'images.txt';

export async function readNumberedLists(
  root: string,
  others: readonly string[],
): Promise<readonly PartList[]> {
  const lists: PartList[] = [];
  for (const file of others.filter((other) => basename(other).toLowerCase() === PARTS_FILE)) {
    const names = others.find(
      (other) => dirname(other) === dirname(file) && basename(other).toLowerCase() === NAMES_FILE,
    );
    if (names === undefined) continue;
    const entries = joined(await pairsIn(join(root, names)), await pairsIn(join(root, file)));
    if (entries.length > 0) lists.push({ files: [names, file], entries, isOfNames: true, isCertain: true });
  }
  return lists;
}

/** The second word of each line, or more, by the first. */
async function pairsIn(path: string): Promise<ReadonlyMap<string, string>> {
  const text = await readTextInData(path, MOST_BYTES).catch(unlessOutOfMemory(''));
  const pairs = new Map<string, string>();
  for (const line of linesOf(text)) {
    const [, number, rest] = /^(\S+)\s+(.+)$/.exec(line) ?? [];
    if (number !== undefined) pairs.set(number, rest);
  }
  return pairs;
}

function joined(names: ReadonlyMap<string, string>, parts: ReadonlyMap<string, string>): readonly Entry[] {
  return [...names].flatMap(([number, name]) => {
    const part = parts.get(number);
    return part === '1' || part === '0' ? [{ name, part: part === '1' ? 'train' : 'test' }] : [];
  });
}
