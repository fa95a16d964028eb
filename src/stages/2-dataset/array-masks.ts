// Masks that are saved as arrays of NumPy and MATLAB: of the files with their endings those that pair with pictures, since
// features, lists and whole data sets have the same endings.
import { basename, dirname, join } from 'node:path/posix';
import { prepareImage } from '../../image/decode.ts';
import { prepareMask } from '../../image/mask.ts';
import type { Prepared } from '../../image/prepared.ts';
import { isOutOfMemory } from '../../shared/out-of-memory.ts';
import { MOST_BYTES, readPlainFile } from '../../shared/plain-file.ts';
import type { Settings } from '../1-config/settings.ts';
import { imageBase, maskBase, withoutExtension } from './endings.ts';
import type { FoundFiles } from './files.ts';
import { maskWord, saidBy } from './folder-words.ts';
import { ARRAY_FILE } from './image-file.ts';
import { matchPattern } from './patterns.ts';
import { taskNameOf } from './task-names.ts';
import { unreadFormats } from './unread-formats.ts';

/** Of the arrays of a folder, as many are called like a picture. */
const USUAL = 0.5;
/** So many of a folder are opened, where names don't say that they're masks, or folders may be classes. */
const LOOKED_AT = 3;

type Listed = Pick<FoundFiles, 'files' | 'others' | 'faults'>;

/** The same files, of which arrays that are masks count among the pictures. */
export async function withArrayMasks<Found extends Listed>(
  found: Found,
  settings: Pick<Settings, 'data' | 'task' | 'labels' | 'masks'>,
): Promise<Found> {
  const arrays = found.others.filter((file) => ARRAY_FILE.test(file));
  const isOther = settings.task === 'classification' || !['auto', 'masks'].includes(settings.labels);
  if (arrays.length === 0 || isOther) return found;
  const masks = new Set(
    settings.masks === undefined
      ? await masksAmong(settings.data, found.files, arrays)
      : matched(settings.masks, arrays),
  );
  if (masks.size === 0) return found;
  const others = found.others.filter((file) => !masks.has(file));
  const faults = found.faults.filter(({ code }) => code !== 'format-not-read');
  return {
    ...found,
    files: [...found.files, ...masks],
    others,
    faults: [...faults, ...unreadFormats(others)],
  };
}

function matched(pattern: string, arrays: readonly string[]): readonly string[] {
  const named = new Set(matchPattern('masks', pattern, arrays).files.map(({ path }) => path));
  return arrays.filter((file) => named.has(file.normalize('NFC')));
}

/** Those that a tool has named by its tasks pair in a way of their own. */
async function masksAmong(
  root: string,
  files: readonly string[],
  arrays: readonly string[],
): Promise<readonly string[]> {
  const ofTasks = arrays.filter((file) => taskNameOf(file) !== undefined);
  const named = new Set(ofTasks);
  const others = arrays.filter((file) => !named.has(file));
  return [...ofTasks, ...(await pairedArrays(root, files, others))];
}

async function pairedArrays(
  root: string,
  files: readonly string[],
  arrays: readonly string[],
): Promise<readonly string[]> {
  const pictures = groupedBy(files, nameOf);
  const isInClasses = new Set(files.map(classFolder).filter((folder) => folder !== undefined)).size > 1;
  const found: string[] = [];
  for (const own of groupedBy(arrays, dirname).values()) {
    const pairs = own.flatMap((array) => {
      const images = pictures.get(nameOf(array));
      return images === undefined ? [] : [{ array, images }];
    });
    // Where most have two pictures already, one of them is the mask.
    const alone = pairs.filter(({ images }) => images.length === 1);
    if (pairs.length < USUAL * own.length || 2 * alone.length <= pairs.length) continue;
    const isCalled = !isInClasses && pairs.every(({ array }) => isCalledMask(array));
    if (isCalled || (await areOfOneSize(root, alone))) for (const array of own) found.push(array);
  }
  return found;
}

interface NamedPair {
  readonly array: string;
  readonly images: readonly string[];
}

/** As large as their pictures. */
async function areOfOneSize(root: string, pairs: readonly NamedPair[]): Promise<boolean> {
  for (const { array, images } of pairs.slice(0, LOOKED_AT)) {
    const pixels = await pixelsOf(join(root, array), prepareMask);
    if (pixels === undefined || pixels !== (await pixelsOf(join(root, images[0]), prepareImage)))
      return false;
  }
  return true;
}

function isCalledMask(file: string): boolean {
  const stem = withoutExtension(basename(file));
  const folders = dirname(file).split('/');
  return (
    maskBase(stem) !== stem ||
    folders.some((folder) => saidBy(folder).role === 'mask' || maskWord(folder) !== undefined)
  );
}

/** The first folder that says neither "images" nor a part. */
function classFolder(image: string): string | undefined {
  const isName = (folder: string) => {
    const { role, part } = saidBy(folder);
    return folder !== '.' && role === undefined && part === undefined && maskWord(folder) === undefined;
  };
  return dirname(image).split('/').find(isName);
}

/** By the header. Undefined: it can't be read. */
async function pixelsOf(
  path: string,
  prepare: (file: Uint8Array) => Promise<Prepared<unknown>>,
): Promise<number | undefined> {
  try {
    return (await prepare(await readPlainFile(path, MOST_BYTES.whole))).pixels;
  } catch (error) {
    if (isOutOfMemory(error)) throw error;
    return undefined;
  }
}

function nameOf(file: string): string {
  return imageBase(maskBase(withoutExtension(basename(file)))).normalize('NFC');
}

function groupedBy(files: readonly string[], keyOf: (file: string) => string): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const own = groups.get(keyOf(file));
    if (own === undefined) groups.set(keyOf(file), [file]);
    else own.push(file);
  }
  return groups;
}
