// The pictures in the page: within the budget, each layer only its class, and seen through elsewhere.
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { fitPictures, pagePicture } from '../../../src/stages/7-report/page-pictures.ts';
import { sampleExample } from './sample-examples.ts';
import { sampleRun } from './sample-run.ts';

const { classes } = sampleRun().dataset;

async function pixels(address: string) {
  const png = Buffer.from(address.replace(/^data:image\/png;base64,/, ''), 'base64');
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (p: number) => [...data.subarray(p * 4, p * 4 + 4)];
  return { width: info.width, height: info.height, at };
}

test('the layers of the label put together are the label, and none covers another', async () => {
  const example = sampleExample('worst', 'a');
  const truth = (await pagePicture(example, classes, 768)).masks!.truth;
  const layers = await Promise.all(truth.map(async (layer) => ({ ...layer, ...(await pixels(layer.png)) })));
  expect(layers.map(({ key }) => key)).toEqual(['0', '1', '2', '3', 'other']);
  for (const [p, label] of example.truth.data.entries()) {
    const seen = layers.filter(({ at }) => at(p)[3] > 0);
    expect(seen).toHaveLength(1);
    expect(seen[0].key).toBe(String(classes[label]?.index ?? 'other'));
    if (p % 997 === 0) expect(seen[0].at(p)).toEqual([...(classes[label]?.color ?? [128, 128, 128]), 255]);
  }
});

test('errors have their colour where label and prediction differ, grey where it is ignored, else seen through', async () => {
  const example = sampleExample('worst', 'a');
  const errors = await pixels((await pagePicture(example, classes, 768)).masks!.errors);
  for (const [p, label] of example.truth.data.entries()) {
    const color = errors.at(p);
    if (label === 255) expect(color).toEqual([128, 128, 128, 255]);
    else if (label === example.prediction.data[p]) expect(color[3]).toBe(0);
    else expect(color).toEqual([255, 0, 200, 255]);
  }
});

test('a large image is shown by every n-th pixel, image and layers alike', async () => {
  const picture = await pagePicture(sampleExample('best', 'a'), classes, 100);
  const { truth, prediction, errors } = picture.masks!;
  const sizes = [picture.image, truth[0].png, prediction[0].png, errors].map(pixels);
  for (const { width, height } of await Promise.all(sizes)) expect([width, height]).toEqual([80, 60]);
  expect([picture.width, picture.height]).toEqual([80, 60]);
});

test('more classes than layers: the rarest share one, in their own colours', async () => {
  const many = Array.from({ length: 40 }, (_, index) => ({
    index,
    name: `${index}`,
    color: [index, 0, 0] as const,
  }));
  const data = Uint8Array.from({ length: 40 * 40 }, (_, p) => Math.floor(p / 40));
  data[0] = 1; // class 0 is the rarest
  const labels = { width: 40, height: 40, data };
  const image = { width: 40, height: 40, channels: 1, data };
  const example = { rank: 'best', id: 'a', image, truth: labels, prediction: labels } as const;
  const truth = (await pagePicture(example, many, 768)).masks!.truth;
  expect(truth).toHaveLength(33);
  expect(truth.at(-1)?.key).toBe('other');
  const shared = await pixels(truth.at(-1)?.png ?? '');
  expect(shared.at(1)).toEqual([0, 0, 0, 255]);
  expect(shared.at(39 * 40)).toEqual([39, 0, 0, 255]);
  expect(shared.at(5 * 40)[3]).toBe(0);
});

test('within the budget, and as large as it allows', async () => {
  const budget = fc.integer({ min: 0, max: 2_000_000 });
  const perPixel = fc.double({ min: 0.001, max: 10, noNaN: true });
  const fixed = fc.integer({ min: 0, max: 10_000 });
  await fc.assert(
    fc.asyncProperty(budget, perPixel, fixed, async (bytes, each, page) => {
      const tried: number[] = [];
      const sizeOf = (edge: number) => page + each * edge * edge;
      const encode = async (edge: number) => {
        tried.push(edge);
        return [edge];
      };
      const [edge] = await fitPictures(bytes, encode, ([one]) => sizeOf(one));
      if (edge !== undefined) expect(sizeOf(edge)).toBeLessThanOrEqual(bytes);
      // Whatever is larger was tried and was too large.
      for (const larger of tried.filter((one) => one !== edge)) expect(sizeOf(larger)).toBeGreaterThan(bytes);
      if (edge === undefined) expect(sizeOf(64)).toBeGreaterThan(bytes);
    }),
  );
});
