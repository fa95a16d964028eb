// Reads VIA's exports in JSON, whole projects of it among them: where in the file each image stands.
import { join } from 'node:path';
import { readTextHead } from '../../../../shared/plain-file.ts';
import { eachElement } from '../shapes/json-elements.ts';
import { type ViaImage, viaImage } from './image.ts';
import { optionsIn, withOptions } from './options.ts';
import { entryInJson } from './regions.ts';

export interface ViaFile {
  readonly file: string;
  readonly images: readonly ViaImage[];
  /** Entries that are no JSON, such as one with a NaN in it; `example` is where the first begins, in bytes. */
  readonly unreadable: { readonly count: number; readonly example: number };
  /** Images of which it says that they have more regions than it has; only CSV says how many. */
  readonly lacking: readonly { readonly filename: string; readonly told: number; readonly found: number }[];
}

/** A project has its images under a key of their own. */
const PROJECT = /"_via_(?:img_metadata|settings)"\s*:/;
/** The options of each attribute by their ids, behind the images. */
const OPTIONS = '_via_attributes.region{}';
const HEAD = 16 * 1024;

/** @throws SyntaxError that says why it can't be read */
export async function readViaJson(root: string, file: string): Promise<ViaFile> {
  const path = join(root, file);
  const isProject = PROJECT.test(await readTextHead(path, HEAD, { links: 'refused' }));
  const images: ViaImage[] = [];
  const unreadable = { count: 0, example: 0 };
  const options = new Map<string, ReadonlyMap<string, string>>();
  const places = isProject ? (['_via_img_metadata{}', OPTIONS] as const) : (['{}'] as const);
  await eachElement<(typeof places)[number]>(path, places, ({ place, text, key, from, to }) => {
    if (place === OPTIONS) {
      options.set(key.trim(), optionsIn(text));
      return;
    }
    const entry = entryInJson(text, key);
    if (entry !== undefined) images.push(viaImage(entry, { file, from, to }));
    else if (unreadable.count++ === 0) unreadable.example = from;
  });
  const named = images.map((image) => ({
    ...image,
    areas: image.areas.map((attributes) => withOptions(attributes, options)),
  }));
  return { file, images: options.size === 0 ? images : named, unreadable, lacking: [] };
}
