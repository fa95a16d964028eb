// Files that tools write annotations into, in UTF-16, in which JSON and XML of tools are read nowhere.
import { join } from 'node:path';
import { annotationFileInUtf16, type Fault } from '../../../errors.ts';
import { unlessOutOfMemory } from '../../../shared/out-of-memory.ts';
import { readHead } from '../../../shared/plain-file.ts';

const ANNOTATIONS = /\.(?:json|geojson|ndjson|jsonl|xml)$/i;
/** Tables and notes have these endings as well: they tell by what's in them. */
const TEXTS = /\.(?:csv|txt)$/i;
/** The header of VIA's CSV, or a line of YOLO: a class and four numbers or more. */
const IN_TEXTS = /^[^\n]*region_shape_attributes|^\s*\d+(?:[ \t]+-?[\d.]+){4,}\s*$/m;
const LOOKED_AT = 20;
const HEAD = 512;

/** Undefined: none of the first is. */
export async function annotationsInUtf16(
  root: string,
  others: readonly string[],
): Promise<Fault | undefined> {
  const files = [ANNOTATIONS, TEXTS].flatMap((named) =>
    others.filter((path) => named.test(path)).slice(0, LOOKED_AT),
  );
  for (const file of files) {
    const head = await readHead(join(root, file), HEAD, { links: 'refused' }).catch(
      unlessOutOfMemory(Buffer.alloc(0)),
    );
    if (isUtf16(head) && (ANNOTATIONS.test(file) || IN_TEXTS.test(textOf(head))))
      return annotationFileInUtf16(file);
  }
  return undefined;
}

/** Of either order of bytes: what stands there is ASCII. */
function textOf(head: Buffer): string {
  return Buffer.from(head.filter((byte) => byte > 0 && byte < 0x80)).toString('latin1');
}

/** By the mark in front, else by the zero beside the first letter. */
function isUtf16(head: Buffer): boolean {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return head.length >= 2 && (first === 0) !== (second === 0);
}
