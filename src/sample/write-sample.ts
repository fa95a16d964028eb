// Writes a labelled data set of simulated CCD exposures into a folder: images/, masks/ and classes.json.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError, sampleFolderNotEmpty, sampleFolderNotWritable } from '../errors.ts';
import { makeFolder } from '../shared/make-folder.ts';
import { CLASSES, simulateExposure } from './exposure.ts';
import { encodeGrey16, encodeIndexed } from './png.ts';

export interface SampleOptions {
  /** Absolute path. */
  readonly folder: string;
  readonly count: number;
  readonly seed: number;
}

/** Colours of the masks, to look at only: black and Okabe & Ito's (2008) sky blue, vermillion and yellow. */
const PALETTE = [0x000000, 0x56b4e9, 0xd55e00, 0xf0e442];

/**
 * Exposure i is the same whatever `count` is.
 * @throws InputError where the folder isn't empty or can't be written
 */
export async function writeSample({ folder, count, seed }: SampleOptions): Promise<void> {
  try {
    await makeFolder(folder);
    if ((await readdir(folder)).length > 0) throw new InputError(sampleFolderNotEmpty(folder));
    for (const name of ['images', 'masks']) await mkdir(join(folder, name));
    await writeFile(join(folder, 'classes.json'), `${JSON.stringify({ classes: CLASSES }, null, 2)}\n`);
    const digits = Math.max(3, String(count - 1).length);
    for (let i = 0; i < count; i++) {
      const { width, height, image, mask } = simulateExposure(seed, i);
      const name = `${String(i).padStart(digits, '0')}.png`;
      await writeFile(join(folder, 'images', name), encodeGrey16(width, height, image));
      await writeFile(join(folder, 'masks', name), encodeIndexed(width, height, mask, PALETTE));
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(sampleFolderNotWritable(folder, (error as Error).message), { cause: error });
  }
}
