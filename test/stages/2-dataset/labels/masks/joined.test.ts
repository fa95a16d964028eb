import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { encodePng } from '../../../../../src/image/encode.ts';
import type { Settings } from '../../../../../src/stages/1-config/settings.ts';
import type { Dataset } from '../../../../../src/stages/2-dataset/dataset.ts';
import { openReader } from '../../../../../src/stages/2-dataset/reader.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { color, type Files, palette, scanFiles } from '../../data-folder.ts';

const PHOTO = [10, 20, 30, 40];
const PHOTO_2 = [50, 60, 70, 80];
const BY_CLASS = { images: 'images/{name}.png', masks: 'masks/{class}/{name}.png' };
const BY_OBJECT = { images: 'images/{name}.png', masks: 'masks/{name}_*.png' };

/** What the first row of 4 pixels holds of each image, the classes, and the codes of what is said. */
async function joined(files: Files, settings: Partial<Settings>) {
  await using folder = await temporaryFolder();
  const { dataset, faults } = await scanFiles(folder.path, files, settings);
  const codes = faults.map(({ code }) => code).filter((code) => code !== 'empty-mask');
  if (dataset === undefined) return { codes, messages: faults.map(({ message }) => message) };
  const messages = faults.map(({ message }) => message);
  return {
    classes: dataset.classes.map(({ name }) => name),
    rows: await firstRows(dataset),
    codes,
    messages,
  };
}

async function firstRows(dataset: Dataset): Promise<readonly (readonly number[])[]> {
  await using reader = openReader(dataset, { budgetBytes: 1e6, folder: undefined });
  const rows: number[][] = [];
  for (const sample of dataset.samples) {
    const { labels } = await reader.read(sample);
    rows.push([...labels.data.subarray(0, 4)]);
    const counts = dataset.classes.map(({ index }) => labels.data.filter((one) => one === index).length);
    expect(sample.classCounts, 'the audit counts what is read').toEqual(counts);
  }
  return rows;
}

describe('a mask of each class', () => {
  const images = { 'images/1.png': PHOTO, 'images/2.png': PHOTO_2 };
  const masks: Files = {
    ...images,
    'masks/body/1.png': [255, 255, 255, 0],
    'masks/body/2.png': [255, 255, 0, 0],
    'masks/door/1.png': [0, 0, 255, 0],
  };

  test('becomes one mask: the later class counts, and a missing file shows nothing', async () => {
    const { classes, rows, codes, messages } = await joined(masks, BY_CLASS);
    expect(classes).toEqual(['background', 'body', 'door']);
    expect(rows).toEqual([
      [1, 1, 2, 0],
      [1, 1, 0, 0],
    ]);
    expect(codes).toEqual(['masks-joined', 'class-masks-missing', 'class-masks-overlap']);
    expect(messages[2]).toContain('4 pixels (20.0 %) of "body" go to "door"');
  });

  test.each([
    ['the order of `classes`', { classes: ['background', 'door', 'body'] }, [2, 2, 2, 0]],
    ['a list without the background', { classes: ['door', 'body'] }, [2, 2, 2, 0]],
    ['another name for the background', { classes: ['nothing', 'body', 'door'] }, [1, 1, 2, 0]],
  ])('is read by %s', async (reason, settings, row) => {
    const { rows } = await joined(masks, { ...BY_CLASS, ...settings });
    expect(rows?.[0], reason).toEqual(row);
  });

  test('of a class that classes.json names by its folder, or ignores', async () => {
    const list = [{ name: 'nothing' }, { name: 'Body', folder: 'body' }, { name: 'door', ignore: true }];
    const { classes, rows } = await joined({ ...masks, 'classes.json': JSON.stringify(list) }, BY_CLASS);
    expect(classes).toEqual(['nothing', 'Body']);
    expect(rows?.[0]).toEqual([1, 1, 255, 0]);
  });

  test('a folder of backgrounds is the background', async () => {
    const more = { ...masks, 'masks/background/1.png': [255, 0, 0, 255] };
    const { classes, rows } = await joined(more, BY_CLASS);
    expect(classes).toEqual(['background', 'body', 'door']);
    expect(rows?.[0]).toEqual([1, 1, 2, 0]);
  });

  test('in any form that holds 0 and one other value', async () => {
    const forms = {
      ...images,
      'masks/a/1.png': [0, 1, 0, 0],
      'masks/b/1.png': color([0, 0, 0xff0000, 0]),
      'masks/c/1.png': palette([0, 0, 0, 1], [0x000000, 0x00ff00]),
      'masks/a/2.png': [255, 0, 0, 0],
    };
    const { rows } = await joined(forms, BY_CLASS);
    expect(rows).toEqual([
      [0, 1, 2, 3],
      [1, 0, 0, 0],
    ]);
  });

  test.each([
    [
      'one that holds more than a class',
      { 'masks/door/2.png': [0, 1, 2, 3] },
      {},
      'joined-mask-not-binary',
      '"masks/door/2.png" holds 0, 1, 2, 3',
    ],
    [
      'two people who label the same',
      { 'masks/door/1.png': [255, 255, 255, 0], 'masks/door/2.png': [255, 255, 0, 0] },
      {},
      'masks-alike',
      '"masks/body" and "masks/door" agree in 100 %',
    ],
    [
      'a class that the order hides',
      { 'masks/disc/1.png': [0, 0, 255, 255], 'masks/cup/1.png': [0, 0, 0, 255] },
      {},
      'class-covered',
      'background, body, disc, cup, door',
    ],
    [
      'a folder that the list of classes does not know',
      {},
      { classes: ['background', 'body', 'doors'] },
      'mask-class-unknown',
      '1 mask of "door"',
    ],
  ])('%s is an error that asks', async (reason, more, settings, code, words) => {
    const { codes, messages } = await joined({ ...masks, ...more }, { ...BY_CLASS, ...settings });
    expect(codes, reason).toContain(code);
    expect(messages.join('\n'), reason).toContain(words);
  });

  test('the way out of a hidden class works', async () => {
    const nested = {
      ...images,
      'masks/cup/1.png': [0, 255, 0, 0],
      'masks/disc/1.png': [255, 255, 255, 0],
      'masks/disc/2.png': [255, 255, 255, 0],
    };
    expect((await joined(nested, BY_CLASS)).codes).toContain('class-covered');
    const { rows } = await joined(nested, { ...BY_CLASS, classes: ['background', 'disc', 'cup'] });
    expect(rows?.[0]).toEqual([1, 2, 1, 0]);
  });

  test('another size is told of each file', async () => {
    const wide = { ...masks, 'masks/door/1.png': await color([0]) };
    const { codes } = await joined({ ...wide, 'masks/door/2.png': 'no image' }, BY_CLASS);
    expect(codes).toContain('unreadable-image');
  });
});

describe('a mask of each object', () => {
  const files: Files = {
    'images/1.png': PHOTO,
    'images/2.png': PHOTO_2,
    'masks/1_a.png': [255, 0, 0, 0],
    'masks/1_b.png': [0, 255, 0, 0],
    'masks/2_a.png': [0, 0, 1, 0],
  };

  test('becomes one mask of all, whatever value each holds', async () => {
    const { classes, rows, codes } = await joined(files, BY_OBJECT);
    expect(classes).toEqual(['background', 'foreground']);
    expect(rows).toEqual([
      [1, 1, 0, 0],
      [0, 0, 1, 0],
    ]);
    expect(codes).toEqual(['masks-united']);
  });

  test('has the names that are given to two classes', async () => {
    const { classes } = await joined(files, { ...BY_OBJECT, classes: ['nothing', 'cell'] });
    expect(classes).toEqual(['nothing', 'cell']);
  });

  test('two people who label the same object are an error that asks', async () => {
    const twice = { ...files, 'masks/1_b.png': [255, 0, 0, 0] };
    const { codes, messages } = await joined(twice, BY_OBJECT);
    expect(codes).toEqual(['masks-alike']);
    expect(messages[0]).toContain('"masks/1_a.png" and "masks/1_b.png" agree in 100 %');
    const thrice = await joined({ ...twice, 'masks/1_c.png': [255, 0, 0, 0] }, BY_OBJECT);
    expect(thrice.messages[0], 'of three people, too').toMatch(/agree in (?:100|\d\d) %/);
    const settled = await joined(twice, { ...BY_OBJECT, classes: ['nothing', 'cell'] });
    expect(settled.codes, 'the way out').toEqual(['masks-united']);
  });
});

describe('blended masks', () => {
  const EDGE = 64;
  type Box = readonly [left: number, top: number, right: number, bottom: number];
  const DOOR: Box = [4, 4, 20, 60];
  const BODY: Box = [24, 8, 60, 56];
  const isIn = ([left, top, right, bottom]: Box, p: number) => {
    const [x, y] = [p % EDGE, Math.floor(p / EDGE)];
    return x >= left && x < right && y >= top && y < bottom;
  };
  const drawn = (box: Box, value: number, edge = EDGE) => {
    const data = Uint8Array.from({ length: EDGE * EDGE }, (_, p) => (isIn(box, p) ? value : 0));
    const picture = sharp(data, { raw: { width: EDGE, height: EDGE, channels: 1 } });
    return picture.resize(edge, edge, { kernel: 'linear' }).toColourspace('b-w');
  };
  const photo = (edge: number) => drawn([0, 0, 30, 30], 90, edge).png().toBuffer();
  const jpegs = async (): Promise<Files> => ({
    'images/1.png': await photo(EDGE),
    'masks/body/1.jpg': await drawn(BODY, 255).jpeg({ quality: 60 }).toBuffer(),
    'masks/door/1.jpg': await drawn(DOOR, 255).jpeg({ quality: 60 }).toBuffer(),
  });
  const patterns = { images: 'images/{name}.png', masks: 'masks/{class}/{name}.*' };

  async function shares(files: Files, settings: Partial<Settings>) {
    await using folder = await temporaryFolder();
    const { dataset, faults } = await scanFiles(folder.path, files, settings);
    const messages = faults.map(({ code, message }) => `${code}: ${message}`);
    if (dataset === undefined) return { messages };
    await using reader = openReader(dataset, { budgetBytes: 1e6, folder: undefined });
    const { labels } = await reader.read(dataset.samples[0]!);
    const counted = dataset.classes.map(({ index }) => labels.data.filter((one) => one === index).length);
    expect(dataset.samples[0]!.classCounts, 'the audit counts what is read').toEqual(counted);
    return { messages, shares: counted.map((pixels) => pixels / labels.data.length) };
  }

  const areaOf = ([left, top, right, bottom]: Box) => ((right - left) * (bottom - top)) / EDGE ** 2;

  test.each([
    ['JPEG', jpegs, 'JPEG changes values while saving'],
    [
      'soft edges',
      async (): Promise<Files> => ({
        'images/1.png': await photo(41),
        'masks/body/1.png': await drawn(BODY, 255, 41).png().toBuffer(),
        'masks/door/1.png': await drawn(DOOR, 200, 41).png().toBuffer(),
      }),
      'Its edges look soft',
    ],
  ] as const)('%s: the message names the setting, which takes them in', async (reason, files, why) => {
    const exact = await shares(await files(), patterns);
    expect(exact.messages[0], reason).toContain('joined-mask-not-binary');
    expect(exact.messages[0]).toContain(`${why}: set \`mask-values: nearest\``);
    const { shares: read, messages } = await shares(await files(), { ...patterns, maskValues: 'nearest' });
    expect(messages.join('\n')).toMatch(/mask-pixels-moved: .* by the nearest of 0, the value that each/);
    expect(read?.[1], 'body').toBeCloseTo(areaOf(BODY), 1.6);
    expect(read?.[2], 'door').toBeCloseTo(areaOf(DOOR), 1.6);
  });

  test.each([
    ['a mask of two classes', 128, 255],
    ['numbers of classes', 1, 2],
  ])('%s is none, whatever the setting', async (reason, one, other) => {
    const data = Uint8Array.from({ length: EDGE * EDGE }, (_, p) =>
      isIn(DOOR, p) ? one : isIn(BODY, p) ? other : 0,
    );
    const mask = await encodePng({ width: EDGE, height: EDGE, channels: 1, data });
    const files = { ...(await jpegs()), 'masks/lamp/1.png': mask };
    const { messages } = await shares(files, { ...patterns, maskValues: 'nearest' });
    expect(messages[0], reason).toContain('joined-mask-not-binary');
    expect(messages[0]).not.toContain('mask-values');
  });
});
