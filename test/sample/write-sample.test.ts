import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readPalettePng } from '../../src/image/palette-png.ts';
import { simulateExposure } from '../../src/sample/exposure.ts';
import { writeSample } from '../../src/sample/write-sample.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('the sample', () => {
  it('is a data set of images, masks and class names that other tools read back', async () => {
    await using dir = await temporaryFolder();
    const folder = join(dir.path, 'new', 'ccd');
    await writeSample({ folder, count: 3, seed: 5 });
    expect((await readdir(folder)).sort()).toEqual(['classes.json', 'images', 'masks']);
    expect(JSON.parse(await readFile(join(folder, 'classes.json'), 'utf8'))).toEqual({
      classes: ['background', 'glowing', 'hot pixel', 'cluster'],
    });
    for (const part of ['images', 'masks']) {
      expect((await readdir(join(folder, part))).sort()).toEqual(['000.png', '001.png', '002.png']);
    }
    const { image, mask } = simulateExposure(5, 1);
    const pixels = await sharp(join(folder, 'images', '001.png'))
      .toColourspace('grey16')
      .raw({ depth: 'ushort' })
      .toBuffer({ resolveWithObject: true });
    expect(pixels.info).toMatchObject({ width: 256, height: 256, channels: 1 });
    expect(Buffer.compare(pixels.data, Buffer.from(image.buffer)), 'all 16 bits come back').toBe(0);
    const indices = readPalettePng(await readFile(join(folder, 'masks', '001.png')));
    expect(Buffer.compare(indices.data, mask), 'mask pixels are class indices').toBe(0);
  });

  it('is the same bytes for the same seed on every machine', async () => {
    await using dir = await temporaryFolder();
    await writeSample({ folder: dir.path, count: 1, seed: 42 });
    const hash = createHash('sha256');
    for (const part of ['images', 'masks']) hash.update(await readFile(join(dir.path, part, '000.png')));
    expect(hash.digest('hex')).toBe('6ce939e13224a80c11de2e7a233ca453a5f334c370f90cfec356731e13956de8');
  });

  it('grows without changing what was there', async () => {
    await using dir = await temporaryFolder();
    const [few, more] = ['few', 'more'].map((name) => join(dir.path, name)) as [string, string];
    await writeSample({ folder: few, count: 1, seed: 1 });
    await writeSample({ folder: more, count: 2, seed: 1 });
    const first = (folder: string) => readFile(join(folder, 'images', '000.png'));
    expect((await first(few)).equals(await first(more))).toBe(true);
  });

  it('touches no folder that holds something', async () => {
    await using dir = await temporaryFolder();
    await writeFile(join(dir.path, 'mine.txt'), '');
    await expect(writeSample({ folder: dir.path, count: 1, seed: 1 })).rejects.toThrow(
      'sample-folder-not-empty',
    );
    expect(await readdir(dir.path)).toEqual(['mine.txt']);
  });

  it('says so where it cannot write', async () => {
    await using dir = await temporaryFolder();
    await writeFile(join(dir.path, 'file'), '');
    const folder = join(dir.path, 'file', 'sub');
    await expect(writeSample({ folder, count: 1, seed: 1 })).rejects.toThrow('sample-folder-not-writable');
  });
});
