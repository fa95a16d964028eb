// Masks whose colours are the same everywhere: an error that says where the shape is, where alpha has one.

import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { scanFiles } from '../../data-folder.ts';

/** A PNG of 4x4 pixels of one colour; alpha by column. */
function drawn(color: readonly [number, number, number], alpha: readonly number[]): Promise<Buffer> {
  const pixels = Uint8Array.from(Array.from({ length: 16 }, (_, p) => [...color, alpha[p % 4]!]).flat());
  return sharp(pixels, { raw: { width: 4, height: 4, channels: 4 } })
    .png()
    .toBuffer();
}

const WHITE = [255, 255, 255] as const;
const RED = [255, 0, 0] as const;
const HALF = [0, 0, 255, 255];
const OPAQUE = [255, 255, 255, 255];
const EMPTY = [0, 0, 0, 0];

async function codes(masks: readonly Promise<Buffer>[]): Promise<readonly string[]> {
  await using folder = await temporaryFolder();
  const files = masks.flatMap((mask, i) => [
    [`images/${i}.png`, [10 + i, 20, 30, 40]] as const,
    [`masks/${i}.png`, mask] as const,
  ]);
  const { faults } = await scanFiles(folder.path, Object.fromEntries(files));
  const errors = faults.filter(({ severity }) => severity === 'error');
  const found = errors.map(({ code }) => code);
  return found;
}

describe('masks of one colour', () => {
  test.each([
    ['white, shaped by alpha', [drawn(WHITE, HALF), drawn(WHITE, HALF)], ['masks-by-alpha']],
    ['one of them shows nothing', [drawn(WHITE, EMPTY), drawn(WHITE, HALF)], ['masks-by-alpha']],
    ['black, with soft edges', [drawn([0, 0, 0], [0, 90, 255, 255])], ['masks-by-alpha']],
    [
      'a colour each: they would be whole images of a class',
      [drawn(WHITE, HALF), drawn(RED, HALF)],
      ['masks-by-alpha'],
    ],
    ['opaque: the mask is the colour', [drawn(WHITE, OPAQUE), drawn(WHITE, OPAQUE)], ['one-class']],
  ])('%s', async (reason, masks, expected) => {
    expect(await codes(masks), reason).toEqual(expected);
  });

  test('the way out is told as a command', async () => {
    await using folder = await temporaryFolder();
    const files = { 'images/a.png': [1, 2, 3, 4], 'masks/a.png': drawn(WHITE, HALF) };
    const { faults } = await scanFiles(folder.path, files);
    expect(faults.map(({ message }) => message).join()).toContain(
      'shows its shapes by the alpha channel alone, such as "masks/a.png"',
    );
    expect(faults.map(({ message }) => message).join()).toContain(
      '`magick mask.png -alpha extract mask.png`',
    );
  });
});
