// Whether the images of a folder without any lie inside of annotation files, where labelme puts a copy unless it's told not to.
import { join } from 'node:path';
import { type Fault, imagesInAnnotations } from '../../errors.ts';
import { MIB, readTextHead } from '../../shared/plain-file.ts';

const NAMED = /\.json$/i;
const IMAGE = /"imageData"\s*:\s*"[A-Za-z0-9+/]/;
const LOOKED_AT = 5;

/** @param others the files that aren't called like images */
export async function imagesInside(root: string, others: readonly string[]): Promise<Fault | undefined> {
  const files = others.filter((file) => NAMED.test(file));
  for (const file of files.slice(0, LOOKED_AT)) {
    const head = await readTextHead(join(root, file), MIB, { links: 'refused' }).catch(() => '');
    if (IMAGE.test(head)) return imagesInAnnotations(files);
  }
  return undefined;
}
