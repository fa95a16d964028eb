import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cases } from '../../bench/cases.ts';
import { randomBatch, readStart, writeStart } from '../../bench/start.ts';
import type { Tensor } from '../../src/shared/tensor.ts';

const folder = await mkdtemp(join(tmpdir(), 'bench-start-'));
afterAll(() => rm(folder, { recursive: true }));
const byName = new Map(cases().map((one) => [one.name, one]));

describe('a batch', () => {
  it.each([
    ['auto', 8 * 128 * 128, 'a label for each pixel'],
    ['pretrained-8', 8, 'a label for each image'],
  ])('of %s has %d labels: %s', (name, count) => {
    const one = byName.get(name)!;
    const { labels, images } = randomBatch(one);
    expect(labels.length).toBe(count);
    expect(Math.max(...new Set(labels))).toBeLessThan(one.network.classes);
    expect(images.length).toBe(one.shape.reduce((product, edge) => product * edge, 1));
  });
});

const bytesOf = ({ data }: Tensor) => Buffer.from(data.buffer, data.byteOffset, data.byteLength);

it('a start is read as it was written, with the weights that are known in place of random ones', async () => {
  const one = { ...byName.get('auto')!, shape: [1, 1, 4, 4] as const };
  const own = await writeStart(join(folder, 'own.bin'), one, {});
  const [first, ...others] = own.tensors.filter(({ name }) => name.endsWith('.weight'));
  const data = new Float32Array(first.shape.reduce((product, edge) => product * edge, 1)).fill(0.5);
  const known = await writeStart(join(folder, 'known.bin'), one, {
    [first.name]: { shape: first.shape, data },
  });
  const [before, after] = [await readStart(own), await readStart(known)];
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(after[first.name]).toEqual({ shape: first.shape, data });
  for (const name of ['images', 'labels', ...others.map((other) => other.name)])
    expect(bytesOf(after[name]).equals(bytesOf(before[name])), name).toBe(true);
  expect(after.images.data).toEqual(randomBatch(one).images);
  expect([...after.labels.data]).toEqual([...randomBatch(one).labels]);
});
