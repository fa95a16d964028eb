// A tile of the contact sheet, decoded again: contrast, the classes' colours, small objects, and how many bytes.
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { Random } from '../../../../src/shared/random.ts';
import { sheetPicture } from '../../../../src/stages/7-report/sheet/draw.ts';

const CLASSES = [
  { index: 0, name: 'ground', color: [0, 0, 0] },
  { index: 1, name: 'cell', color: [230, 159, 0] },
] as const;

async function decoded(address: string) {
  const bytes = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (p: number) => [...data.subarray(p * 4, p * 4 + 4)];
  return { width: info.width, height: info.height, at };
}

function labelled(width: number, height: number, objects: readonly number[] = []) {
  const data = new Uint8Array(width * height);
  for (const p of objects) data[p] = 1;
  const image = { width, height, channels: 1, data: Uint16Array.from(data, (_, p) => 1000 + (p % 50)) };
  return { image, labels: { width, height, data } };
}

test('a dark 16-bit image is stretched to be seen', async () => {
  const { image } = await sheetPicture('a', labelled(100, 80), CLASSES, 384);
  const { at } = await decoded(image);
  expect([at(0)[0], at(49)[0]]).toEqual([0, 255]);
});

test('areas are in their colour, the ground is seen through, a line stands around', async () => {
  const { label } = await sheetPicture('a', labelled(256, 256, [0, 1, 256, 257]), CLASSES, 384);
  const [fill, outline] = await Promise.all([decoded(label!.fill), decoded(label!.outline)]);
  expect(fill.at(0)).toEqual([230, 159, 0, 255]);
  expect(fill.at(2)[3]).toBe(0);
  expect(outline.at(0)[3], 'the line hides nothing of the object').toBe(0);
  expect([outline.at(2), outline.at(3), outline.at(4)[3]], 'twice as thick as one pixel').toEqual([
    [230, 159, 0, 255],
    [230, 159, 0, 255],
    0,
  ]);
});

test('what is ignored is hatched, and the ground gets no line around it', async () => {
  const { image, labels } = labelled(256, 256);
  labels.data.fill(1, 0, 100 * 256).fill(255, 156 * 256);
  const { label } = await sheetPicture('a', { image, labels }, CLASSES, 384);
  const outline = await decoded(label!.outline);
  const stripes = Array.from({ length: 256 }, (_, x) => outline.at(200 * 256 + x));
  expect(stripes.filter(([, , , alpha]) => alpha! > 0).length).toBeGreaterThan(60);
  expect(stripes.filter(([, , , alpha]) => alpha === 0).length).toBeGreaterThan(60);
  expect(stripes.find(([, , , alpha]) => alpha! > 0)).toEqual([255, 255, 255, 255]);
  expect(outline.at(99 * 256)[3], 'the ground is rarer than the cell, and grows no line into it').toBe(0);
});

test('a class is named where an area of it has room for a word', async () => {
  const { image, labels } = labelled(256, 256);
  labels.data.fill(1, 0, 100 * 256);
  const { label } = await sheetPicture('a', { image, labels }, CLASSES, 384);
  expect(label?.names).toMatchObject([{ class: 1 }]);
  expect(label?.names[0]?.y).toBeGreaterThan(40);
  expect(label?.names[0]?.y).toBeLessThan(60);
  expect((await sheetPicture('a', labelled(256, 256, [9, 10]), CLASSES, 384)).label?.names).toEqual([]);
});

test('an object of one pixel in a large image is a spot that one sees', async () => {
  const picture = await sheetPicture('a', labelled(3000, 2000, [1000 * 3000 + 1500]), CLASSES, 384);
  expect([picture.width, picture.height]).toEqual([384, 256]);
  const [fill, outline] = await Promise.all([decoded(picture.label!.fill), decoded(picture.label!.outline)]);
  const pixels = Array.from({ length: 384 * 256 }, (_, p) => fill.at(p)[3]! > 0 || outline.at(p)[3]! > 0);
  expect(pixels.filter(Boolean).length).toBe(41);
});

test('a small image stays as it is, its label is drawn finer', async () => {
  const picture = await sheetPicture('a', labelled(16, 12, [50]), CLASSES, 384);
  expect([picture.width, picture.height]).toEqual([16, 12]);
  expect(await decoded(picture.image)).toMatchObject({ width: 16, height: 12 });
  expect(await decoded(picture.label!.fill)).toMatchObject({ width: 256, height: 192 });
});

test('a whole image has no label drawn', async () => {
  const { image } = labelled(20, 20);
  const labels = { width: 1, height: 1, data: Uint8Array.of(1) };
  expect((await sheetPicture('a', { image, labels }, CLASSES, 384)).label).toBeUndefined();
});

test('noise, which no format makes small, stays below 200 KB', async () => {
  const random = Random.for(1, 'noise');
  const size = { width: 800, height: 800 };
  const noise = (count: number, bound: number) =>
    Uint8Array.from({ length: count }, () => random.integer(bound));
  const image = { ...size, channels: 3, data: noise(800 * 800 * 3, 256) };
  const picture = await sheetPicture(
    'a',
    { image, labels: { ...size, data: noise(640_000, 2) } },
    CLASSES,
    384,
  );
  expect(picture.image.length + picture.label!.fill.length + picture.label!.outline.length).toBeLessThan(
    200_000,
  );
});
