// Which arrays of NumPy and MATLAB count as masks of the pictures beside them: from files on disk to a data set.
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../src/stages/1-config/settings.ts';
import { withArrayMasks } from '../../../src/stages/2-dataset/array-masks.ts';
import { matElement, matFile, matMatrix, npyFile, npyHeader, npyOf } from '../../image/arrays/arrays-file.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { type Files, grey, scanFiles } from './data-folder.ts';

const SIX = [0, 1, 2, 3, 4, 5];
const files = (name: (i: number) => string, content: (i: number) => Files[string]): Files =>
  Object.fromEntries(SIX.map((i) => [name(i), content(i)]));
const photos = (folder = 'images/', name: (i: number) => string = String) =>
  files(
    (i) => `${folder}${name(i)}.png`,
    (i) => grey([i, 90, folder.length, 200]),
  );
/** Of 4x4. */
const mask = (i: number) =>
  npyOf(
    4,
    4,
    Array.from({ length: 16 }, (_, p) => Number(p > i)),
  );
const mat = (name: string) => (i: number) => {
  const values = Uint8Array.from({ length: 16 }, (_, p) => 1 + Number(p > i));
  return matFile(
    matMatrix({ name, shape: [4, 4], content: [matElement(2, values)] }),
    matMatrix({ name: 'edges', shape: [4, 4], content: [matElement(2, values)] }),
  );
};
const features = (...shape: number[]) =>
  npyFile(npyHeader("'|u1'", shape), new Uint8Array(shape.reduce((all, one) => all * one)));

async function scanned(given: Files, changes: Partial<Settings> = {}) {
  await using folder = await temporaryFolder();
  const { dataset, faults } = await scanFiles(folder.path, given, changes);
  const told = faults.filter(({ code }) => code !== 'class-with-few-images');
  return { dataset, codes: [...new Set(told.map(({ code }) => code))], message: told[0]?.message ?? '' };
}

describe('are masks', () => {
  test.each<[reason: string, given: Files, settings?: Partial<Settings>]>([
    ['in a folder of masks', { ...photos(), ...files((i) => `masks/${i}.npy`, mask) }],
    [
      'in parts',
      {
        ...photos('train/images/'),
        ...photos('val/images/', (i) => `9${i}`),
        ...files((i) => `train/masks/${i}.npy`, mask),
        ...files((i) => `val/masks/9${i}.npy`, mask),
      },
    ],
    ['beside their images by an ending', { ...photos(''), ...files((i) => `${i}_mask.npy`, mask) }],
    ['beside their images, of one size', { ...photos(''), ...files((i) => `${i}.npy`, mask) }],
    ['in a folder of any name, of one size', { ...photos('x/'), ...files((i) => `y/${i}.npy`, mask) }],
    [
      'by a pattern',
      { ...photos('x/'), ...files((i) => `y/z${i}.npy`, mask) },
      { images: 'x/{name}.png', masks: 'y/z{name}.npy' },
    ],
    [
      'beside a file of features',
      { ...photos(), ...files((i) => `masks/${i}.npy`, mask), 'features.npy': features(6, 9) },
    ],
  ])('%s', async (reason, given, settings) => {
    const { dataset, codes } = await scanned(given, settings);
    expect(
      codes.filter((code) => code !== 'format-not-read' && code !== 'masks-assumed'),
      reason,
    ).toEqual([]);
    expect(dataset).toMatchObject({ task: 'segmentation', labels: { source: 'masks' } });
    expect(dataset?.samples[0].classCounts).toEqual([1, 15]);
  });

  test('of MATLAB, of which one matrix is called so', async () => {
    const { dataset, codes, message } = await scanned({
      ...photos(),
      ...files((i) => `groundTruth/${i}.mat`, mat('Segmentation')),
    });
    expect(codes.toSorted()).toEqual(['classes-assumed', 'mask-array-assumed']);
    expect(dataset?.samples[0].classCounts).toEqual([1, 15]);
    expect(message).toBeDefined();
  });
});

describe('are told where they can not be read', () => {
  test.each<[reason: string, given: Files, said: RegExp]>([
    [
      'one class a plane',
      {
        ...photos(),
        ...files(
          (i) => `masks/${i}.npy`,
          () => features(4, 4, 3),
        ),
      },
      /an array of 4x4x3/,
    ],
    [
      'matrices of which none is called so',
      { ...photos(), ...files((i) => `masks/${i}.mat`, mat('a')) },
      /2 arrays that may be the mask: "a" of 4x4, "edges" of 4x4/,
    ],
    [
      'another size',
      {
        ...photos(),
        ...files(
          (i) => `masks/${i}.npy`,
          () => npyOf(2, 4, [0, 1, 0, 1, 0, 1, 0, 1]),
        ),
      },
      /is 4x2, its image/,
    ],
  ])('%s', async (reason, given, said) => {
    const { dataset, message } = await scanned(given);
    expect(dataset, reason).toBeUndefined();
    expect(message).toMatch(said);
  });
});

describe('are none', () => {
  const classes = { ...photos('cat/'), ...photos('dog/', (i) => `d${i}`) };

  test.each<[reason: string, given: Files, source: string, settings?: Partial<Settings>]>([
    [
      'features beside images of classes',
      {
        ...classes,
        ...files(
          (i) => `cat/${i}.npy`,
          () => features(512),
        ),
      },
      'class-folders',
    ],
    [
      'what is called like masks there, of another size',
      {
        ...classes,
        ...files(
          (i) => `cat/${i}_seg.npy`,
          () => features(20),
        ),
      },
      'class-folders',
    ],
    [
      'beside masks that are pictures',
      {
        ...photos(),
        ...files(
          (i) => `masks/${i}.png`,
          (i) => grey([0, 1, i % 2, 1]),
        ),
        ...files((i) => `mat/${i}.mat`, mat('mask')),
      },
      'masks',
    ],
    [
      'lists of another data set',
      {
        ...classes,
        'setid.mat': matFile(
          matMatrix({ name: 'ids', shape: [9, 9], content: [matElement(2, new Uint8Array(81))] }),
        ),
      },
      'class-folders',
    ],
    [
      'where the task is another one',
      { ...classes, ...files((i) => `cat/${i}.npy`, mask) },
      'class-folders',
      { task: 'classification' },
    ],
  ])('%s', async (reason, given, source, settings) => {
    const { dataset } = await scanned(given, settings);
    expect(dataset?.labels.source, reason).toBe(source);
  });
});

test('200,000 masks in one folder, more than a call takes arguments', async () => {
  const names = Array.from({ length: 200_000 }, (_, i) => String(i));
  const found = {
    files: names.map((name) => `images/${name}.png`),
    others: names.map((name) => `masks/${name}.npy`),
    faults: [],
  };
  const { files, others } = await withArrayMasks(found, {
    data: 'nowhere',
    task: 'auto',
    labels: 'auto',
    masks: undefined,
  });
  expect([files.length, others.length]).toEqual([400_000, 0]);
});
