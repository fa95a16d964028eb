// The contact sheet as it's made: what is read when, and what is left out where there is no time.
import { expect, test } from 'vitest';
import type { Sample } from '../../../../src/stages/2-dataset/dataset.ts';
import { makeSheet } from '../../../../src/stages/7-report/sheet/make.ts';
import { sampleRun } from '../sample-run.ts';

const { dataset } = sampleRun();
const LARGE = { width: 1000, height: 800 };

function readerOf(read: string[]) {
  return {
    async read({ id }: Sample) {
      read.push(id);
      const data = new Uint8Array(LARGE.width * LARGE.height);
      return { image: { ...LARGE, channels: 1, data }, labels: { ...LARGE, data: data.slice() } };
    },
  };
}

const common = { dataset, split: undefined, seed: 1, signal: new AbortController().signal };

test('each image is read once, however often its picture is made smaller', async () => {
  const read: string[] = [];
  const { images, pictures } = await makeSheet({ ...common, reader: readerOf(read), isLate: () => false });
  expect(new Set(read).size).toBe(read.length);
  expect(images.map(({ id }) => id).toSorted()).toEqual(read.toSorted());
  expect(pictures).toHaveLength(images.length);
});

test.each([
  ['late from the start: one image all the same', 0, 1],
  ['time for three', 3, 3],
])('%s', async (_what, turns, shown) => {
  const read: string[] = [];
  let asked = 0;
  const isLate = () => ++asked >= Math.max(1, turns);
  const { images, pictures } = await makeSheet({ ...common, reader: readerOf(read), isLate });
  expect(read).toHaveLength(shown);
  expect([images.length, pictures.length]).toEqual([shown, shown]);
});
