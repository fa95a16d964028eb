// A split that goes on with an earlier run's: what was tested with stays in the test, whatever comes, moves or is renamed.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EarlierSplit } from '../../../src/earlier/split.ts';
import type { Sample, SplitPart } from '../../../src/stages/2-dataset/dataset.ts';
import { writeSplit } from '../../../src/stages/3-split/file.ts';
import { makeSplit, type SplitOptions } from '../../../src/stages/3-split/make.ts';
import { partsOf, type Split } from '../../../src/stages/3-split/split.ts';
import { partResults } from '../../../src/stages/7-report/results-values.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { codesOf, datasetOf, sample, samples } from './samples.ts';

const options: SplitOptions = { seed: 1, validationFraction: 0.2, testFraction: 0.2 };
const SETTINGS = {
  seed: 1,
  'validation-fraction': 0.2,
  'test-fraction': 0.2,
  'group-by': null,
  folds: null,
};

/** What a run over these images left. */
function leftBy(all: readonly Sample[], split: Split, more: Partial<EarlierSplit> = {}): EarlierSplit {
  const dataset = datasetOf(all);
  const parts = partsOf(dataset, split);
  const [train, validation, test] = [parts.train, parts.validation, parts.test].map((own) =>
    partResults(own, dataset.classes.length),
  );
  return {
    name: 'the run before',
    isBaseline: false,
    settings: SETTINGS,
    split: { source: 'hash', by: null, path: 'split.json', kept: null, train, validation, test },
    ...more,
  };
}

async function first(all: readonly Sample[]): Promise<Split> {
  const { split } = await makeSplit(datasetOf(all), options);
  return split!;
}

const partOf = (split: Split, id: string) =>
  (['train', 'validation', 'test'] as const).find((part) => split[part].includes(id));

test('moves no image of the earlier run, whatever is added', async () => {
  const added = fc.array(fc.subarray([1, 2, 3]), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 10, max: 60 }), added, async (count, more) => {
      const old = samples(count);
      const before = await first(old);
      const all = [...old, ...more.map((classes, i) => sample(`new${i}`, { classes: [0, ...classes] }))];
      const { split } = await makeSplit(datasetOf(all), { ...options, earlier: [leftBy(old, before)] });
      for (const { id } of old) expect(partOf(split!, id), id).toBe(partOf(before, id));
      for (const part of ['validation', 'test'] as const)
        expect(Math.abs(split![part].length - 0.2 * all.length)).toBeLessThan(2);
    }),
    { numRuns: 40 },
  );
});

test('says how many stay, and of which run', async () => {
  const old = samples(40);
  const earlier = [leftBy(old, await first(old))];
  const { split, note } = await makeSplit(datasetOf([...old, ...samples(3, 'new')]), { ...options, earlier });
  expect(split!.kept).toEqual({ from: 'the run before', images: 40 });
  expect(note).toBe(
    'The split goes on with that of the run before: 40 of 43 images stay in their part, 3 are divided now.',
  );
});

test('counts only what it divides', async () => {
  const given = samples(40).map((one, i): Sample => ({ ...one, part: i < 10 ? 'test' : 'train' }));
  const earlier = [leftBy(given, await first(given))];
  const added = [...given, { ...sample('new'), part: 'train' as const }];
  for (const [all, words] of [
    [given, '30 of 30 images that the data leaves to divide stay in their part.'],
    [added, '30 of 31 images that the data leaves to divide stay in their part, 1 is divided now.'],
  ] as const) {
    const { note } = await makeSplit(datasetOf(all), { ...options, earlier });
    expect(note).toBe(`The split goes on with that of the run before: ${words}`);
  }
});

describe('an image is known', () => {
  const old = samples(40);
  test.each([
    [
      'by what it holds, though files are numbered anew',
      (one: Sample, i: number) => ({ ...one, id: `s${39 - i}` }),
    ],
    ['by its name, though it was edited', (one: Sample) => sample(one.id, { image: `${one.id} edited` })],
  ])('%s', async (reason, change) => {
    const before = await first(old);
    const changed = old.map(change);
    const earlier = [leftBy(old, before)];
    const { split } = await makeSplit(datasetOf(changed), { ...options, earlier });
    for (const [i, { id }] of old.entries())
      expect(partOf(split!, changed[i]!.id), reason).toBe(partOf(before, id));
  });

  test('and what joins it in a group goes where it is: a tested one is not trained on', async () => {
    const before = await first(old);
    const [tested, trained] = [before.test[0]!, before.train[0]!];
    const joined = old.map((one) => (one.id === tested || one.id === trained ? { ...one, group: 'g' } : one));
    const { split } = await makeSplit(datasetOf(joined), { ...options, earlier: [leftBy(old, before)] });
    expect([partOf(split!, tested), partOf(split!, trained)]).toEqual(['test', 'test']);
  });
});

describe('a split is drawn anew', () => {
  const old = samples(60);
  test.each([
    [{ seed: 2 }, '`seed` is 2 and was 1'],
    [{ testFraction: 0.3 }, '`test-fraction` is 0.3 and was 0.2'],
    [{ groupBy: '^(s\\d)' }, '`group-by` is ^(s\\d) and was not set'],
    [{ folds: 3, fold: 1 }, '`folds` is 3 and was not set'],
  ])('for %j, and says so', async (more, words) => {
    const earlier = [leftBy(old, await first(old))];
    const { split, note } = await makeSplit(datasetOf(old), { ...options, ...more, earlier });
    expect(note).toBe(`The split is drawn anew: ${words} in the run before.`);
    expect(split!.kept).toBeUndefined();
  });

  const inFolders = (...parts: readonly SplitPart[]) =>
    parts.flatMap((part) => samples(20, `${part}/`, { part }));
  const CUT = inFolders('train', 'test');
  test.each<[string, Sample[], Partial<SplitOptions>, string | undefined]>([
    ['all parts by folders: the seed', inFolders('train', 'validation', 'test'), { seed: 2 }, undefined],
    [
      'all parts by folders: a fraction',
      inFolders('train', 'validation', 'test'),
      { testFraction: 0.3 },
      undefined,
    ],
    ['validation cut from training: the seed', CUT, { seed: 2 }, '`seed` is 2 and was 1'],
    [
      'validation cut from training: its fraction',
      CUT,
      { validationFraction: 0.3 },
      '`validation-fraction` is 0.3',
    ],
    [
      'validation cut from training: the fraction of the test',
      CUT,
      { testFraction: 0.3 },
      'The split goes on',
    ],
  ])('not for what changes nothing; %s', async (reason, all, more, words) => {
    const earlier = [leftBy(all, await first(all))];
    const { note } = await makeSplit(datasetOf(all), { ...options, ...more, earlier });
    if (words === undefined) expect(note, reason).toBeUndefined();
    else expect(note, reason).toContain(words);
  });

  test('not where a file gives the split', async () => {
    await using folder = await temporaryFolder();
    const splitFile = join(folder.path, 'split.json');
    const before = await first(old);
    await writeSplit(splitFile, before);
    const given = { ...options, seed: 2, splitFile, earlier: [leftBy(old, before)] };
    expect((await makeSplit(datasetOf(old), given)).note).toBeUndefined();
  });

  test('where nothing is left of a part', async () => {
    const before = await first(old);
    const left = old.filter(({ id }) => !before.test.includes(id));
    const { split, note } = await makeSplit(datasetOf(left), { ...options, earlier: [leftBy(old, before)] });
    expect(split!.test).toHaveLength(10);
    expect(note).toMatch(/has no image left/);
  });

  test('without a word where the earlier run was of other images', async () => {
    const others = samples(30, 'other');
    const earlier = [leftBy(others, await first(others))];
    expect((await makeSplit(datasetOf(old), { ...options, earlier })).note).toBeUndefined();
  });
});

describe('an image that the baseline was tested with', () => {
  const old = samples(60);
  test.each([
    ['in training by another seed is a warning', { seed: 2 }, true, ['tested-before']],
    ['of another run than the baseline is none', { seed: 2 }, false, []],
    ['in the test as before is none', {}, true, []],
  ])('%s', async (reason, more, isBaseline, expected) => {
    const earlier = [leftBy(old, await first(old), { isBaseline, name: 'main' })];
    const { faults } = await makeSplit(datasetOf(old), { ...options, ...more, earlier });
    expect(codesOf(faults), reason).toEqual(expected);
  });

  test('that lies in the training folder by now is a warning with its name', async () => {
    const before = await first(old);
    const moved = old.map(
      (one) => ({ ...one, part: one.id === before.test[0] ? 'train' : partOf(before, one.id) }) as Sample,
    );
    const { faults } = await makeSplit(datasetOf(moved), {
      ...options,
      earlier: [leftBy(old, before, { isBaseline: true, name: 'main' })],
    });
    expect(faults.map(({ message }) => message).join()).toContain(
      `image "${before.test[0]}.png" was tested with in main`,
    );
  });
});

test('the first of several runs that goes with the settings is gone on with', async () => {
  const old = samples(40);
  const before = await first(old);
  const turned: Split = { ...before, train: before.test, test: before.train };
  const earlier = [
    leftBy(old, turned, { settings: { ...SETTINGS, seed: 5 } }),
    leftBy(old, before, { name: 'the second' }),
    leftBy(old, turned, { name: 'the third' }),
  ];
  const { split } = await makeSplit(datasetOf(old), { ...options, earlier });
  expect([split!.kept?.from, split!.test]).toEqual(['the second', before.test]);
});
