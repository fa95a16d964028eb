import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { encodePng } from '../../../src/image/encode.ts';
import type { Dataset } from '../../../src/stages/2-dataset/dataset.ts';
import { openReader, type SampleReader } from '../../../src/stages/2-dataset/reader.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { crop } from './crop.ts';
import { color, type Files, floats, grey, grey16, scanFiles } from './data-folder.ts';

/** 4x4 pixels, 8-bit grey, and their labels. */
const BYTES_A_SAMPLE = 32;
const SAMPLES = 6;

const files: Files = Object.fromEntries(
  Array.from({ length: SAMPLES }, (_, i) => [
    [`images/${i}.png`, [i, 50 + i]],
    [`masks/${i}.png`, [i % 2, 1]],
  ]).flat(),
);

async function scanned(path: string, more: Files = {}): Promise<Dataset> {
  return (await scanFiles(path, { ...files, ...more })).dataset!;
}

/** With the folder of its file beside the data. */
function openIn({ path }: { path: string }, dataset: Dataset, budgetBytes: number): SampleReader {
  return openReader(dataset, { budgetBytes, folder: join(path, 'output') });
}

describe('openReader', () => {
  test('gives the pixels and the labels', async () => {
    await using folder = await temporaryFolder();
    const dataset = await scanned(folder.path);
    const { image, labels } = await openIn(folder, dataset, 1e6).read(dataset.samples[2]);
    expect(image).toMatchObject({ width: 4, height: 4, channels: 1 });
    expect([...image.data.subarray(0, 4)]).toEqual([2, 52, 2, 52]);
    expect([...labels.data.subarray(0, 4)]).toEqual([0, 1, 0, 1]);
  });

  test('brings every image to a size where one is given, read from memory or from the disk', async () => {
    await using folder = await temporaryFolder();
    const dataset = await scanned(folder.path);
    const size = { width: 2, height: 3 };
    const output = join(folder.path, 'output');
    const [sample] = dataset.samples;
    for (const budgetBytes of [1e6, 0]) {
      await using reader = openReader(dataset, { budgetBytes, folder: output, size });
      for (let i = 0; i < 2; i++) {
        const { image } = await reader.read(sample);
        expect(image).toMatchObject({ ...size, channels: 1 });
        expect([...image.data].every((value) => value > 0 && value < 50)).toBe(true);
      }
    }
  });

  test('decodes anew what it has no room for where it has no folder', async () => {
    await using folder = await temporaryFolder();
    const dataset = await scanned(folder.path);
    await using reader = openReader(dataset, { budgetBytes: 0, folder: undefined });
    const reads = [await reader.read(dataset.samples[1]), await reader.read(dataset.samples[1])];
    expect(reads[0]).toEqual(reads[1]);
    expect(reads[0]).not.toBe(reads[1]);
    expect(reader.cachedBytes).toBe(0);
  });

  test.each([
    ['an image of the same size', 'images/1.png', [9, 9]],
    ['a mask of the same size', 'masks/1.png', [0, 1]],
  ])('refuses what was put in its place after the audit: %s', async (why, file, pixels) => {
    await using folder = await temporaryFolder();
    const dataset = await scanned(folder.path);
    await using reader = openIn(folder, dataset, 1e6);
    await writeFile(join(folder.path, file), await grey(pixels));
    const [untouched, swapped] = dataset.samples;
    await reader.read(untouched!);
    await expect(reader.read(swapped!), why).rejects.toThrow(`"${file}" has changed since it was checked`);
  });

  test('gives every image the channels and the depth of the set', async () => {
    await using folder = await temporaryFolder();
    const dataset = await scanned(folder.path, {
      'images/1.png': color([0x010203]),
      'images/2.png': grey16([700]),
    });
    const reader = openIn(folder, dataset, 1e6);
    const pixels = await Promise.all(dataset.samples.slice(0, 3).map((sample) => reader.read(sample)));
    expect(pixels.map(({ image }) => [image.channels, image.data.length])).toEqual([
      [3, 48],
      [3, 48],
      [3, 48],
    ]);
    expect(pixels.every(({ image }) => image.data instanceof Uint16Array)).toBe(true);
    expect(pixels.map(({ image }) => [...image.data.subarray(0, 3)])).toEqual([
      [0, 0, 0],
      [257, 514, 771],
      [700, 700, 700],
    ]);
  });

  test('ignores the label of a pixel without a value, whatever it is', async () => {
    await using folder = await temporaryFolder();
    const dataset = await scanned(folder.path, { 'images/1.png': floats([Number.NaN, 0.5]) });
    expect(dataset.samples[1].classCounts, 'of 16 pixels, half are seen').toEqual([0, 8]);
    const { image, labels } = await openIn(folder, dataset, 1e6).read(dataset.samples[1]);
    expect([...image.data.subarray(0, 4)]).toEqual([Number.NaN, 0.5, Number.NaN, 0.5]);
    expect([...labels.data.subarray(0, 4)]).toEqual([255, 1, 255, 1]);
  });

  test('gives an image without a mask one label, its class', async () => {
    await using folder = await temporaryFolder();
    const { samples, ...rest } = await scanned(folder.path);
    const dataset: Dataset = {
      ...rest,
      task: 'classification',
      labels: { source: 'class-folders' },
      samples: samples.map((sample, i) => ({
        ...sample,
        label: { source: 'class-folders', folder: 'any' },
        classCounts: i === 2 ? [0, 1] : [1, 0],
      })),
    };
    await using reader = openIn(folder, dataset, 0);
    for (const read of ['decoded', 'from the file of pixels']) {
      const { image, labels } = await reader.read(dataset.samples[2]);
      expect(image.data.length, read).toBe(16);
      expect(labels, read).toEqual({ width: 1, height: 1, data: Uint8Array.of(1) });
    }
  });

  test('keeps what it read: the file may be gone', async () => {
    await using folder = await temporaryFolder();
    const dataset = await scanned(folder.path);
    const reader = openIn(folder, dataset, BYTES_A_SAMPLE);
    const first = await reader.read(dataset.samples[0]);
    await writeFile(join(folder.path, 'images/0.png'), 'gone');
    expect((await reader.read(dataset.samples[0])).image.data).toBe(first.image.data);
  });

  test('what memory has no room for is decoded once all the same, and read from a file without a name', async () => {
    await using folder = await temporaryFolder();
    const dataset = await scanned(folder.path);
    await using reader = openIn(folder, dataset, BYTES_A_SAMPLE);
    const [a, b] = dataset.samples;
    await reader.read(a);
    const second = await reader.read(b);
    await writeFile(join(folder.path, 'images/1.png'), 'gone');
    expect(await reader.read(b)).toEqual(second);
    expect(await reader.readArea(b, { left: 1, top: 2, width: 2, height: 2 })).toEqual(
      crop(second, { left: 1, top: 2, width: 2, height: 2 }),
    );
    expect(await readdir(join(folder.path, 'output')), 'gone with the process').toEqual([]);
  });

  test('without need of it there is no file', async () => {
    await using folder = await temporaryFolder();
    const dataset = await scanned(folder.path);
    await using reader = openIn(folder, dataset, SAMPLES * BYTES_A_SAMPLE);
    for (const sample of dataset.samples) await reader.read(sample);
    await expect(readdir(join(folder.path, 'output'))).rejects.toThrow('ENOENT');
  });

  test('reads at once of one sample share one decoding', async () => {
    await using folder = await temporaryFolder();
    const dataset = await scanned(folder.path);
    const reader = openIn(folder, dataset, 0);
    const [one, other] = await Promise.all([
      reader.read(dataset.samples[0]),
      reader.read(dataset.samples[0]),
    ]);
    expect(other.image.data).toBe(one.image.data);
    const again = await reader.read(dataset.samples[0]);
    expect(again.image.data, 'nothing stays in memory without a budget').not.toBe(one.image.data);
  });

  test('never keeps more than the budget, whatever is read in which order', async () => {
    await using folder = await temporaryFolder();
    const dataset = await scanned(folder.path);
    const orders = fc.array(fc.integer({ min: 0, max: SAMPLES - 1 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(
        orders,
        fc.integer({ min: 0, max: 8 * BYTES_A_SAMPLE }),
        fc.boolean(),
        async (order, budgetBytes, atOnce) => {
          const reader = openIn(folder, dataset, budgetBytes);
          const read = async (index: number) => {
            const { image } = await reader.read(dataset.samples[index]);
            expect(image.data[0]).toBe(index);
            expect(reader.cachedBytes).toBeLessThanOrEqual(budgetBytes);
          };
          if (atOnce) await Promise.all(order.map(read));
          else for (const index of order) await read(index);
          const different = new Set(order).size;
          expect(reader.cachedBytes).toBe(
            Math.min(different, Math.floor(budgetBytes / BYTES_A_SAMPLE)) * BYTES_A_SAMPLE,
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each([
    ['an image that has become unreadable', 'images/0.png', 'broken', 'unreadable-image'],
    ['a mask with a value of no class', 'masks/0.png', grey([9]), 'mask-value-outside-classes'],
    ['an image of another size', 'masks/0.png', wider(), 'unreadable-image'],
  ])('%s since the audit is an input error, and no later read hangs', async (reason, path, content, code) => {
    await using folder = await temporaryFolder();
    const dataset = await scanned(folder.path);
    await writeFile(join(folder.path, path), await content);
    const reader = openIn(folder, dataset, 1e6);
    for (let attempt = 0; attempt < 2; attempt++) {
      const failure = await reader.read(dataset.samples[0]).catch((error: unknown) => error);
      expect(failure, reason).toBeInstanceOf(InputError);
      expect((failure as InputError).faults[0].code).toBe(code);
    }
  });
});

function wider(): Promise<Buffer> {
  return encodePng({ width: 5, height: 4, channels: 1, data: new Uint8Array(20) });
}
