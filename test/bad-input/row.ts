// What a kind of bad input is: how a good data set is spoilt, the codes of the errors, and the words that say what to
// do. The rows stand beside this file by subject; bad-input.process.test.ts runs them.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

export interface BadInput {
  readonly reason: string;
  /** Spoils the good data set in `data`; `folder` is the one around it. */
  readonly spoil: (data: string, folder: string) => Promise<unknown>;
  readonly settings?: readonly string[];
  /** Default: a new folder beside the data. */
  readonly output?: string;
  /** Codes of all errors, without repetitions, in order. */
  readonly codes: readonly string[];
  /** What the messages must say, the fix above all. */
  readonly words: readonly (string | RegExp)[];
  readonly onlyOn?: NodeJS.Platform;
}

export const EDGE = 32;
export const IMAGE = 'images/003.png';
export const MASK = 'masks/003.png';
export const LFS = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n';
export const DVC = 'outs:\n- md5: 22e3f61e52c0ba45334d973244efc155\n  size: 128504\n  path: 003.png\n';

export const put = (path: string, content: string | Uint8Array) => (data: string) =>
  writeFile(join(data, path), content);
export const drop = (path: string) => (data: string) => rm(join(data, path), { recursive: true });
export const good = async () => undefined;

/** A grey mask with equal stripes of the values. */
export async function writeMask(
  data: string,
  index: number,
  width: number,
  height: number,
  values: readonly number[],
  format: 'png' | 'jpeg' = 'png',
) {
  const pixels = Uint8Array.from(
    { length: width * height },
    (_, i) => values[Math.floor((i / (width * height)) * values.length)],
  );
  const file = join(data, 'masks', `${String(index).padStart(3, '0')}.png`);
  const picture = sharp(pixels, { raw: { width, height, channels: 1 } }).toColourspace('b-w');
  await writeFile(file, await picture.toFormat(format).toBuffer());
}
