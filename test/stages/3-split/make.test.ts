import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Sample } from '../../../src/stages/2-dataset/dataset.ts';
import { writeSplit } from '../../../src/stages/3-split/file.ts';
import { makeSplit, type SplitOptions } from '../../../src/stages/3-split/make.ts';
import { partsOf, type Split } from '../../../src/stages/3-split/split.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { codesOf, datasetOf, sample, samples } from './samples.ts';

const options = { seed: 1, validationFraction: 0.2, testFraction: 0.2 };
const sizes = (split: Split | undefined) =>
  split && [split.train.length, split.validation.length, split.test.length];

describe('by hash', () => {
  test('every sample is in exactly one part', async () => {
    const dataset = datasetOf(samples(100));
    const { split, faults } = await makeSplit(dataset, options);
    expect(faults).toEqual([]);
    expect(split?.source).toBe('hash');
    const all = [...split!.train, ...split!.validation, ...split!.test];
    expect([...all].sort()).toEqual(dataset.samples.map(({ id }) => id));
    const parts = partsOf(dataset, split!);
    expect(parts.test.map(({ id }) => id)).toEqual(split!.test);
  });

  test('ten images just work, whatever the seed', async () => {
    for (let seed = 0; seed < 50; seed++) {
      const { split, faults } = await makeSplit(datasetOf(samples(10)), { ...options, seed });
      expect(codesOf(faults)).toEqual([]);
      expect(sizes(split), `seed ${seed}`).toEqual([6, 2, 2]);
    }
  });

  test('the same seed gives the same split, another one another', async () => {
    const dataset = datasetOf(samples(100));
    const first = await makeSplit(dataset, options);
    expect(await makeSplit(dataset, options)).toEqual(first);
    expect((await makeSplit(dataset, { ...options, seed: 2 })).split).not.toEqual(first.split);
  });

  test('without a test fraction there is no test part, and that is fine', async () => {
    const { split, faults } = await makeSplit(datasetOf(samples(40)), { ...options, testFraction: 0 });
    expect(codesOf(faults)).toEqual([]);
    expect(split?.test).toEqual([]);
  });

  test.each([
    ['two images for three parts', samples(2), 'too-few-images'],
    [
      'many images in two groups',
      [...samples(9, 'a', { group: 'g' }), ...samples(9, 'b', { group: 'h' })],
      'too-few-images',
    ],
    [
      'masks without anything but background in a part',
      [...samples(30, 'a', { classes: [0] }), sample('b')],
      'part-all-empty',
    ],
  ])('%s is an error', async (reason, all, code) => {
    const { split, faults } = await makeSplit(datasetOf(all), options);
    expect(split, reason).toBeUndefined();
    expect(codesOf(faults), reason).toContain(code);
  });

  test('no part without a validation fraction to train against', async () => {
    const { split, faults } = await makeSplit(datasetOf(samples(20)), { ...options, validationFraction: 0 });
    expect(split).toBeUndefined();
    expect(codesOf(faults)).toEqual(['empty-part']);
  });

  test('a class too rare for every part is a warning for each part that lacks it', async () => {
    const { split, faults } = await makeSplit(
      datasetOf([...samples(40), sample('rare', { classes: [0, 1, 2] })]),
      options,
    );
    expect(split).toBeDefined();
    expect(codesOf(faults)).toEqual(['class-absent-from-split']);
    expect(faults.filter(({ code }) => code === 'class-absent-from-split')).toHaveLength(2);
    expect(split!.train).toContain('rare');
  });
});

describe('by folders', () => {
  const train = samples(60, 'train/', { part: 'train' });
  const validation = samples(10, 'val/', { part: 'validation' });
  const test10 = samples(10, 'test/', { part: 'test' });
  const idsIn = (all: readonly Sample[]) => all.map(({ id }) => id).sort();

  test('three folders are taken as they are', async () => {
    const { split } = await makeSplit(datasetOf([...train, ...validation, ...test10]), options);
    expect(split).toMatchObject({ source: 'folders' });
    expect(split!.train).toEqual(idsIn(train));
    expect(split!.validation).toEqual(idsIn(validation));
    expect(split!.test).toEqual(idsIn(test10));
  });

  test('train and test: validation is cut from train', async () => {
    const { split } = await makeSplit(datasetOf([...train, ...test10]), options);
    expect(split!.test).toEqual(idsIn(test10));
    expect([...split!.train, ...split!.validation].sort()).toEqual(idsIn(train));
    expect(split!.validation.length).toBeGreaterThan(4);
    expect(split!.validation.length).toBeLessThan(24);
  });

  test('train and validation: a test part is cut from train', async () => {
    const { split } = await makeSplit(datasetOf([...train, ...validation]), options);
    expect(split!.validation).toEqual(idsIn(validation));
    expect(split!.test.length).toBeGreaterThan(0);
    expect(split!.test.every((id) => id.startsWith('train/'))).toBe(true);
  });

  test('train and validation with a test fraction of 0: no test part', async () => {
    const { split, faults } = await makeSplit(datasetOf([...train, ...validation]), {
      ...options,
      testFraction: 0,
    });
    expect(sizes(split)).toEqual([60, 10, 0]);
    expect(faults).toEqual([]);
  });

  test('images outside the folders are for the parts that are cut', async () => {
    const { split } = await makeSplit(datasetOf([...samples(30, 'more'), ...test10]), options);
    expect(split!.test).toEqual(idsIn(test10));
    expect(split!.train.length + split!.validation.length).toBe(30);
  });

  test('only a test folder leaves nothing to train on', async () => {
    const { split, faults } = await makeSplit(datasetOf(test10), options);
    expect(split).toBeUndefined();
    expect(codesOf(faults)).toEqual(['too-few-images']);
  });
});

describe('by a file', () => {
  const dataset = datasetOf(samples(6));
  const ids = dataset.samples.map(({ id }) => id);
  const given: Split = {
    train: ids.slice(0, 3),
    validation: ids.slice(3, 5),
    test: ids.slice(5),
    source: 'hash',
  };

  async function split(file: Split, all = dataset) {
    await using folder = await temporaryFolder();
    const splitFile = join(folder.path, 'split.json');
    await writeSplit(splitFile, file);
    return await makeSplit(all, { ...options, splitFile });
  }

  test('is taken as it is, whatever the folders say', async () => {
    const { split: made, faults } = await split(given, datasetOf(samples(6, 's', { part: 'train' })));
    expect(codesOf(faults)).toEqual([]);
    expect(made).toEqual({ ...given, source: 'file' });
  });

  test('what one run wrote gives the next the same split', async () => {
    const large = datasetOf(samples(50));
    const first = await makeSplit(large, options);
    const again = await split(first.split!, large);
    expect(again.split).toEqual({ ...first.split, source: 'file' });
  });

  test.each([
    ['an image that is not there', { ...given, test: ['s5', 'gone'] }, 'split-unknown-image'],
    ['an image in two parts', { ...given, test: ['s5', 's0'] }, 'split-image-twice'],
    ['nothing for validation', { ...given, train: ids.slice(0, 5), validation: [] }, 'empty-part'],
  ])('%s is an error', async (reason, file, code) => {
    const { split: made, faults } = await split(file);
    expect(made, reason).toBeUndefined();
    expect(codesOf(faults), reason).toEqual([code]);
  });

  test('every unknown image is listed', async () => {
    const { faults } = await split({ ...given, train: [...given.train, 'x', 'y'] });
    expect(faults.length).toBe(2);
  });

  test('new images are divided as the file divides its own, with a warning, and old ones stay', async () => {
    const { split: made, faults } = await split(given, datasetOf(samples(30)));
    expect(codesOf(faults)).toEqual(['split-lacks-image']);
    expect(faults.filter(({ code }) => code === 'split-lacks-image')).toHaveLength(24);
    // Half, a third and a sixth, as in the file.
    expect(sizes(made)).toEqual([15, 10, 5]);
    for (const part of ['train', 'validation', 'test'] as const)
      expect(made![part]).toEqual(expect.arrayContaining([...given[part]]));
  });

  test('a new duplicate goes where its original is', async () => {
    for (const [part, original] of [
      ['train', 's0'],
      ['validation', 's3'],
      ['test', 's5'],
    ] as const) {
      const { split: made } = await split(
        given,
        datasetOf([...samples(6), sample('copy', { image: original })]),
      );
      expect(made![part]).toContain('copy');
    }
  });

  test('a file without a test part stays without', async () => {
    const { split: made } = await split(
      { ...given, train: [...given.train, 's5'], test: [] },
      datasetOf(samples(40)),
    );
    expect(made?.test).toEqual([]);
  });
});

describe('a part too small to mean anything', () => {
  const of = (count: number, part: 'train' | 'validation' | 'test', classes = [0, 1]) =>
    samples(count, `${part}/`, { part, classes });
  test.each([
    ['of ten images is none', of(10, 'test'), []],
    [
      'of nine images is told with its number',
      of(9, 'test'),
      ['holds 9 images, so few that each of them moves the scores'],
    ],
    [
      'of enough images, of which four show a class',
      [...of(10, 'test'), ...samples(4, 'rare', { part: 'test', classes: [0, 2] })],
      ['shows in fewer than 5 images "class 2" (4)'],
    ],
  ])('%s', async (reason, tested, expected) => {
    const learned = [...of(40, 'train', [0, 1, 2]), ...of(20, 'validation', [0, 1, 2])];
    const { faults } = await makeSplit(datasetOf([...learned, ...tested]), options);
    const small = faults.filter(({ code }) => code.includes('small'));
    expect(
      small.map(({ message }) => expected.some((words) => message.includes(words))),
      reason,
    ).toEqual(expected.map(() => true));
  });

  const train = of(40, 'train');
  const RAISED = 'Add images, or raise `validation-fraction` and `test-fraction`.';
  test.each<[string, readonly Sample[], Partial<SplitOptions>, string]>([
    ['both drawn', samples(20), {}, RAISED],
    ['both in folders', [...train, ...of(3, 'validation'), ...of(3, 'test')], {}, 'for validation and test.'],
    [
      'one in a folder, one drawn',
      [...samples(20), ...of(3, 'test')],
      {},
      'Add images to what the data has for test, or raise `validation-fraction`.',
    ],
    ['a fold', samples(40), { folds: 5, fold: 1 }, 'or raise `test-fraction`, or lower `folds`.'],
  ])('%s: one warning, with what helps', async (reason, all, more, words) => {
    const { faults } = await makeSplit(datasetOf(all), { ...options, ...more });
    const messages = faults.filter(({ code }) => code === 'part-small').map(({ message }) => message);
    expect(messages, reason).toEqual([expect.stringContaining(words)]);
    expect(messages[0], reason).toMatch(/validation and test parts of the split hold/);
  });

  test('given by a file: its lines are what helps', async () => {
    await using folder = await temporaryFolder();
    const splitFile = join(folder.path, 'split.json');
    const dataset = datasetOf(samples(20));
    const { split } = await makeSplit(dataset, options);
    await writeSplit(splitFile, split!);
    const { faults } = await makeSplit(dataset, { ...options, splitFile });
    expect(faults.map(({ message }) => message)).toEqual([
      expect.stringContaining('Add images, or give validation and test more of them in the split file.'),
    ]);
  });
});
