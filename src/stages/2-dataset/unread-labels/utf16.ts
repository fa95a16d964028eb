// Files that tools write annotations into, in UTF-16, in which JSON and XML of tools are read nowhere.
import { join } from 'node:path';
import { annotationFileInUtf16, type Fault } from '../../../errors.ts';
import { unlessOutOfMemory } from '../../../shared/out-of-memory.ts';
import { readHead } from '../../../shared/plain-file.ts';

const ANNOTATIONS = /\.(?:json|geojson|ndjson|jsonl|xml)$/i;
const LOOKED_AT = 20;

/** Undefined: none of the first is. */
export async function annotationsInUtf16(
  root: string,
  others: readonly string[],
): Promise<Fault | undefined> {
  for (const file of others.filter((path) => ANNOTATIONS.test(path)).slice(0, LOOKED_AT)) {
    const head = await readHead(join(root, file), 2, { links: 'refused' }).catch(
      unlessOutOfMemory(Buffer.alloc(0)),
    );
    if (isUtf16(head)) return annotationFileInUtf16(file);
  }
  return undefined;
}

/** By the mark in front, else by the zero beside the first letter. */
function isUtf16(head: Buffer): boolean {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return head.length === 2 && (first === 0) !== (second === 0);
}
