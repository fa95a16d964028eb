import { readdir } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LabelledImage } from '../../../src/stages/2-dataset/labelled-image.ts';
import { PixelFile } from '../../../src/stages/2-dataset/pixel-file.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { crop } from './crop.ts';

/** Wider than two tiles of 256 pixels and one column more, for instance. */
const edges = fc.constantFrom(1, 7, 255, 256, 257, 513);

const images = fc
  .record({
    width: edges,
    height: edges,
    channels: fc.constantFrom(1, 3),
    type: fc.constantFrom(Uint8Array, Uint16Array, Float32Array),
    /** Classification: one label for the whole image. */
    single: fc.boolean(),
  })
  .map(({ width, height, channels, type, single }): LabelledImage => {
    const data = new type(width * height * channels).map((_: number, i: number) => (i * 7919) % 65_521);
    if (single)
      return {
        image: { width, height, channels, data },
        labels: { width: 1, height: 1, data: Uint8Array.of(7) },
      };
    const labels = Uint8Array.from({ length: width * height }, (_, i) => (i * 31) % 251);
    return { image: { width, height, channels, data }, labels: { width, height, data: labels } };
  });

function areaOf({ image: { width, height } }: LabelledImage, [a, b, c, d]: readonly number[]) {
  const [left, top] = [Math.floor(a * width), Math.floor(b * height)];
  return { left, top, width: 1 + Math.floor(c * (width - left)), height: 1 + Math.floor(d * (height - top)) };
}

function blankLabels({ image: { width, height } }: LabelledImage): LabelledImage['labels'] {
  return { width, height, data: new Uint8Array(width * height) };
}

describe('PixelFile', () => {
  test('gives any area of any sample as it was, and lies in no folder', async () => {
    await using folder = await temporaryFolder();
    const share = fc.double({ min: 0, max: 0.999, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        fc.array(images, { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(share, share, share, share), { minLength: 1, maxLength: 4 }),
        async (samples, shares) => {
          const file = await PixelFile.create(folder.path);
          const stored = await Promise.all(samples.map((sample) => file.add(sample)));
          expect(await readdir(folder.path)).toEqual([]);
          for (const [index, sample] of samples.entries()) {
            for (const some of shares) {
              const area = areaOf(sample, some);
              const single = sample.labels.data.length === 1;
              const cropped = crop(single ? { ...sample, labels: blankLabels(sample) } : sample, area);
              const expected = single ? { ...cropped, labels: sample.labels } : cropped;
              const found = await file.read(stored[index]!, area);
              // Buffers compare fast; toEqual looks at half a million numbers one by one.
              expect(bytesOf(found.image.data).equals(bytesOf(expected.image.data))).toBe(true);
              expect(bytesOf(found.labels.data).equals(bytesOf(expected.labels.data))).toBe(true);
              expect(found.image.data.constructor).toBe(sample.image.data.constructor);
              const { image, labels, ...place } = found;
              expect(place).toEqual({ left: area.left, top: area.top, whole: expected.whole });
              expect(image).toMatchObject({ width: area.width, height: area.height });
              expect(labels).toMatchObject({ width: expected.labels.width, height: expected.labels.height });
            }
          }
          await file.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  test('takes nothing that the disk has no room for', async () => {
    await using folder = await temporaryFolder();
    const file = await PixelFile.create(folder.path, 0);
    const data = new Uint8Array(4);
    const size = { width: 2, height: 2 };
    expect(
      await file.add({ image: { ...size, channels: 1, data }, labels: { ...size, data } }),
    ).toBeUndefined();
    expect(file.bytes).toBe(0);
    await file.close();
  });
});

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}
