// Names that say of images that they show one thing: a warning where such images lie in training and in the test, with a
// `group-by` that keeps them together.
import { describe, expect, test } from 'vitest';
import type { Dataset, Sample } from '../../../src/stages/2-dataset/dataset.ts';
import { groupKeys } from '../../../src/stages/2-dataset/group-keys.ts';
import { makeSplit } from '../../../src/stages/3-split/make.ts';
import { datasetOf, sample } from './samples.ts';

const options = { seed: 1, validationFraction: 0.2, testFraction: 0.2 };
const many = (name: (i: number) => string, count = 60) =>
  Array.from({ length: count }, (_, i) => sample(`images/${name(i)}`));
const pad = (i: number, digits: number) => String(i).padStart(digits, '0');
const hex = (i: number) => `${i}`.padStart(32, '0');

async function warned(all: readonly Sample[], groupBy?: string): Promise<string[]> {
  const { faults } = await makeSplit(datasetOf(all), { ...options, groupBy });
  return faults.filter(({ code }) => code === 'siblings-cross').map(({ message }) => message);
}

describe('images of one thing in several parts', () => {
  test.each([
    ["Roboflow's copies", (i: number) => `cat${i % 20}_jpg.rf.${hex(i)}`],
    ['augmented copies by what stands in front', (i: number) => `${i < 30 ? '' : 'aug_'}${i % 30}`],
    [
      'several of each, numbered',
      (i: number) => `${['', 'aug1_', 'augmented-2-'][Math.floor(i / 20)]}scan${i % 20}`,
    ],
    ['augmented copies', (i: number) => `cat${i % 20}_aug${Math.floor(i / 20)}`],
    ['tiles by their places', (i: number) => `city${i % 12}_x${i}_y512`],
    ['tiles by row and column', (i: number) => `city${i % 12}_r${i}_c1`],
    ['both eyes', (i: number) => `${Math.floor(i / 2)}_${i % 2 === 0 ? 'left' : 'right'}`],
    ['slices', (i: number) => `patient${i % 10}_slice${i}`],
    ['frames', (i: number) => `clip${i % 10}_frame_${i}`],
    ['copies by download', (i: number) => `cat${i % 30}${i < 30 ? '' : ' (1)'}`],
    ['copies of Windows', (i: number) => `cat${i % 20}${['', ' - Copy', ' - Copy (2)'][Math.floor(i / 20)]}`],
    ['copies of a Mac', (i: number) => `cat${i % 20}${['', ' copy', ' copy 2'][Math.floor(i / 20)]}`],
    [
      'copies beside names that are in two folders',
      (i: number) => `${i % 2}/${i % 30}${i < 30 ? '' : ' (1)'}`,
    ],
    ['both eyes by a letter', (i: number) => `Image_${Math.floor(i / 2)}${i % 2 === 0 ? 'L' : 'R'}`],
    ['both eyes in Latin', (i: number) => `P${Math.floor(i / 2)}_${i % 2 === 0 ? 'OD' : 'OS'}`],
    ['tiles by two numbers', (i: number) => `slide${Math.floor(i / 12)}_${Math.floor(i / 4) % 3}_${i % 4}`],
    [
      'tiles in pixels',
      (i: number) => `slide${i % 5}_${512 * (Math.floor(i / 5) % 3)}_${512 * Math.floor(i / 15)}`,
    ],
    ['slices in folders of patients', (i: number) => `TCGA_${i % 10}/TCGA_${i % 10}_${Math.floor(i / 10)}`],
    ['frames in folders of videos', (i: number) => `bear${i % 6}/${pad(Math.floor(i / 6), 5)}`],
  ])('%s: the group-by that is told keeps them together', async (reason, name) => {
    const all = many(name);
    const [message] = await warned(all);
    const [, groupBy] = /`group-by: '(.*)'`/.exec(message ?? '') ?? [];
    expect(groupBy, reason).toBeDefined();
    const { keys } = groupKeys(
      all.map(({ image }) => image),
      groupBy,
    );
    const grouped = all.map((one) => ({ ...one, group: keys.get(one.image) ?? one.group }));
    expect(await warned(grouped), 'nothing crosses any more').toEqual([]);
    expect(await warned(all, groupBy), 'it is the user who has grouped now').toEqual([]);
  });

  test.each([
    ['a name that begins with the letters alone', (i: number) => `august_${i}`],
    ['the month in front of other names', (i: number) => `${i < 30 ? `aug_${i}` : `sep_${i}`}`],
    ['one sequence of numbers', (i: number) => `img_${String(i).padStart(3, '0')}`],
    ['two numbers, as of a camera', (i: number) => `DSC_0${i}_${i}`],
    ['class and number', (i: number) => `left_turn_${i}`],
    ['hashes', (i: number) => hex(i)],
    ['times', (i: number) => `2024-01-${String(i).padStart(2, '0')}_12-00-00`],
    ['numbers that Windows gives to a class', (i: number) => `${i % 2 ? 'dog' : 'cat'} (${i})`],
    ['such numbers beside a name without', (i: number) => (i === 0 ? 'cat' : `cat (${i})`)],
    ['one name in two folders, and no copy of it', (i: number) => `${i % 2}/${i >> 1}`],
    ['a letter that is a grade', (i: number) => `Image_${i}${'ABLR'[i % 4]}`],
    ['one side alone', (i: number) => `Image_${i}L`],
    ["Cityscapes' cities, sequences and frames", (i: number) => `city${i % 4}_${pad(i, 6)}_000019`],
    ['sequences and frames that vary', (i: number) => `city${i % 4}_000000_${pad(i * 37, 6)}`],
    [
      'days',
      (i: number) =>
        `20${10 + (i % 5)}_${pad(1 + (Math.floor(i / 5) % 3), 2)}_${pad(1 + Math.floor(i / 15), 2)}`,
    ],
    ['days and times', (i: number) => `IMG${i % 3}_202401${pad(1 + (i % 9), 2)}_${120_000 + 37 * i}`],
    ['class, fold and number', (i: number) => `class${i % 2}_${Math.floor(i / 2) % 5}_${Math.floor(i / 10)}`],
    ['one picture cut up: no group could be tested', (i: number) => `slide_${Math.floor(i / 8)}_${i % 8}`],
    ['folders that are not named as their images', (i: number) => `city${i % 6}/town_${pad(i, 4)}`],
    ['few folders: parts of a set', (i: number) => `${'abc'[i % 3]}/${'abc'[i % 3]}_${i}`],
    ['numbers that go on from folder to folder', (i: number) => `${i % 6}/${pad(i, 5)}`],
    ['short numbers, as scenes of one kind have', (i: number) => `scene${i % 6}/${Math.floor(i / 6)}`],
    ['one volume alone: no group could be tested', (i: number) => `scan_slice${i}`],
  ])('%s are none', async (reason, name) => {
    expect(await warned(many(name)), reason).toEqual([]);
  });

  test('tiles of pictures that are named after their class are no grid: grouping would join whole classes', async () => {
    const all = many((i) => `class${i % 4}_${Math.floor(i / 4) % 5}_${Math.floor(i / 20)}`);
    const set = datasetOf([sample('other', { classes: [3] }), ...all]);
    const codes = async (task: Dataset['task']) =>
      (await makeSplit({ ...set, task }, options)).faults.map(({ code }) => code);
    expect(set.classes).toHaveLength(4);
    expect(await codes('segmentation')).toContain('siblings-cross');
    expect(await codes('classification')).not.toContain('siblings-cross');
  });

  test('folders that are the classes are no patients', async () => {
    const all = Array.from({ length: 60 }, (_, i) => sample(`${i % 6}/${i % 6}_${i}`, { classes: [i % 4] }));
    const set = datasetOf(all);
    const codes = async (task: Dataset['task'], classes = set.classes) =>
      (await makeSplit({ ...set, task, classes }, options)).faults.map(({ code }) => code);
    expect(await codes('segmentation')).toContain('siblings-cross');
    expect(await codes('classification'), 'six folders of four classes').toContain('siblings-cross');
    const sixClasses = Array.from({ length: 6 }, (_, index) => ({ ...set.classes[0], index }));
    expect(await codes('classification', sixClasses)).not.toContain('siblings-cross');
  });

  test('in folders that are given are counted', async () => {
    const all = many((i) => `${i}_left`, 30).map((one) => ({ ...one, part: 'train' as const }));
    const right = many((i) => `${i}_right`, 12).map((one) => ({ ...one, part: 'test' as const }));
    const [message] = await warned([...all, ...right]);
    expect(message).toMatch(/^\d+ of 12 test images, such as "images\/\d+_right\.png", have both sides/);
  });
});
