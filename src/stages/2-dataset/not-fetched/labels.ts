// What would label the images and isn't here: pointers of Git LFS in place of tables, exports and lists, and what DVC keeps.
import { extname, join } from 'node:path/posix';
import {
  dvcNotPulled,
  type Fault,
  filesNotFetched,
  labelsNotFetched,
  labelsNotThere,
  noClassFolders,
  noImages,
  noMasks,
  oneClassFolder,
  spreadsheetNotRead,
  tableWithoutLabels,
  unpairedImage,
  unpairedMask,
} from '../../../errors.ts';
import { pointerIn } from '../../../image/recognize.ts';
import { unlessOutOfMemory } from '../../../shared/out-of-memory.ts';
import { readHead } from '../../../shared/plain-file.ts';
import type { FoundFiles } from '../files.ts';
import { dvcOutOf } from './dvc.ts';
import { foldersAround, pathFrom } from './places.ts';

/** What is told where something is missing, which may be what wasn't fetched. */
const LACKING = new Set(
  [
    noMasks,
    noImages,
    noClassFolders,
    oneClassFolder,
    tableWithoutLabels,
    spreadsheetNotRead,
    labelsNotThere,
    unpairedImage,
    unpairedMask,
  ].map(({ code }) => code),
);
/** What labels, lists and archives are called. */
const NAMED =
  /\.(?:csv|tsv|txt|lst|dat|json|jsonl|ndjson|geojson|xml|ya?ml|names|pbtxt|np[yz]|mat|xlsx?|ods|parquet|zip|tar|t?gz|7z)$/i;
/** Git LFS goes by endings, mostly: of each so many are looked at. */
const LOOKED_AT = 3;
const MOST_FILES = 1000;
/** A pointer has less. */
const BYTES = 512;

/** Told alone instead of that something is missing; undefined: all was fetched, or something else is wrong. */
export async function whyLabelsLack(
  root: string,
  { others, faults }: Pick<FoundFiles, 'others' | 'faults'>,
  said: readonly Fault[],
): Promise<readonly Fault[] | undefined> {
  if (!said.some(({ code }) => LACKING.has(code))) return undefined;
  const pulled = faults.filter(({ code }) => code === dvcNotPulled.code);
  if (pulled.length > 0) return pulled;
  const pointers = await pointersAmong(root, others);
  if (pointers !== undefined) return [labelsNotFetched(pointers.files, pointers.pointer)];
  const out = await dvcOutOf(root, await foldersAround(root));
  if (out === undefined) return undefined;
  const [kept, file] = [out.path, out.file].map((path) => pathFrom(root, path));
  return [dvcNotPulled(file, { folder: kept, out: kept, file })];
}

/** Told beside what else there is to say. */
export async function filesLacking(
  root: string,
  { others }: Pick<FoundFiles, 'others'>,
): Promise<readonly Fault[]> {
  const pointers = await pointersAmong(root, others);
  return pointers === undefined ? [] : [filesNotFetched(pointers.files, pointers.pointer)];
}

async function pointersAmong(root: string, others: readonly string[]) {
  const byEnding = new Map<string, string[]>();
  for (const file of others.filter((other) => NAMED.test(other))) {
    const ending = extname(file).toLowerCase();
    const own = byEnding.get(ending);
    if (own === undefined) byEnding.set(ending, [file]);
    else own.push(file);
  }
  const files: string[] = [];
  let pointer: Pointer | undefined;
  for (const own of byEnding.values()) {
    for (const [i, file] of own.slice(0, MOST_FILES).entries()) {
      if (i === LOOKED_AT && pointer === undefined) break;
      const found = await pointerAt(join(root, file));
      if (found === undefined) continue;
      files.push(file);
      pointer = found;
    }
  }
  return pointer && { files, pointer };
}

type Pointer = NonNullable<ReturnType<typeof pointerIn>>;

/** DVC's have an ending of their own, and YAML of others reads like one. */
async function pointerAt(path: string): Promise<Pointer | undefined> {
  const head = await readHead(path, BYTES, { links: 'refused' }).catch(unlessOutOfMemory(undefined));
  const pointer = head && pointerIn(head);
  return pointer?.of === 'DVC' ? undefined : pointer;
}
