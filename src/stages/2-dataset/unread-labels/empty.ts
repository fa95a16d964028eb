// Files in which tools write annotations, and which hold nothing: which tool they are of can't be told.
import { join } from 'node:path';
import { annotationFilesEmpty, type Fault } from '../../../errors.ts';
import { unlessOutOfMemory } from '../../../shared/out-of-memory.ts';
import { readTextHead } from '../../../shared/plain-file.ts';

const ANNOTATIONS = /\.(?:json|geojson|ndjson|jsonl|xml|csv|txt)$/i;
/** An empty list or object, as some tools export what nobody has labelled. */
const NOTHING = /^\s*(?:\[\s*\]|\{\s*\})?\s*$/;
const LOOKED_AT = 100;
const HEAD = 64;

/** Undefined: none of the first is. */
export async function emptyAnnotations(
  root: string,
  others: readonly string[],
  images: number,
): Promise<Fault | undefined> {
  const empty: string[] = [];
  for (const file of others.filter((path) => ANNOTATIONS.test(path)).slice(0, LOOKED_AT)) {
    // What can't be read says nothing.
    const head = await readTextHead(join(root, file), HEAD, { links: 'refused' }).catch(
      unlessOutOfMemory('x'),
    );
    if (NOTHING.test(head)) empty.push(file);
  }
  return empty.length === 0 ? undefined : annotationFilesEmpty(empty, images);
}
