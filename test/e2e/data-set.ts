// Small labelled data sets for the end-to-end tests: bright squares on a dark ground, learnt in seconds.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { encodeGrey16, encodeIndexed } from '../../src/sample/png.ts';
import { Random } from '../../src/shared/random.ts';

const SIZE = 32;

/** Image names that mean something to a log, a table, a shell or a file system. */
const HOSTILE = [
  'a\n::set-output name=evil::1',
  '##[set-output name=evil]1',
  '::error::evil',
  '<img src=x onerror=alert(1)>',
  'a|b|c',
  '`whoami` $(whoami) %PATH% \\',
  '[evil](javascript:evil)',
  '%0A::set-output name=evil::1',
  '\u001b[31mred',
  '\u202egnp.lave',
];

/** `count` different names, each of them hostile, so that whatever a report picks is. */
export function hostileNames(count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const round = Math.floor(i / HOSTILE.length);
    return `${HOSTILE[i % HOSTILE.length]}${round === 0 ? '' : ` ${round}`}`;
  });
}

export interface DataSetOptions {
  readonly count: number;
  /** Names of the first images, without extension. */
  readonly names?: readonly string[];
  /** Number of masks, the first ones, that don't have their image's size. */
  readonly wrongMasks?: number;
}

/** Writes images/, masks/ and classes.json. */
export async function writeDataSet(folder: string, { count, names = [], wrongMasks = 0 }: DataSetOptions) {
  for (let i = 0; i < count; i++) {
    const name = `${names[i] ?? String(i).padStart(3, '0')}.png`;
    const { image, mask } = square(i);
    const height = i < wrongMasks ? SIZE / 2 : SIZE;
    await write(join(folder, 'images', name), encodeGrey16(SIZE, SIZE, image));
    await write(join(folder, 'masks', name), encodeIndexed(SIZE, height, mask, [0x000000, 0xffffff]));
  }
  await write(join(folder, 'classes.json'), JSON.stringify({ classes: ['ground', 'square'] }));
}

/** H,W each. */
function square(index: number): { image: Uint16Array; mask: Uint8Array } {
  const random = new Random(index);
  const size = 6 + random.integer(10);
  const left = random.integer(SIZE - size);
  const top = random.integer(SIZE - size);
  const mask = Uint8Array.from({ length: SIZE * SIZE }, (_, i) => {
    const x = (i % SIZE) - left;
    const y = Math.floor(i / SIZE) - top;
    return x >= 0 && x < size && y >= 0 && y < size ? 1 : 0;
  });
  const image = Uint16Array.from(mask, (label) => 1000 + 3000 * label + random.integer(400));
  return { image, mask };
}

async function write(path: string, content: Buffer | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
