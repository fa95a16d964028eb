import { expect, test } from 'vitest';
import {
  describeFault,
  type Fault,
  imagesNotInTable,
  noMasks,
  partsAssumed,
  unlabelledPart,
  unpairedImage,
} from '../../../src/errors.ts';
import { tellLeftOut } from '../../../src/stages/2-dataset/left-out.ts';

const named = (folder: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${folder}/${i + 1}.png`);

const TAKEN = [...named('a/images', 10), ...named('a/masks', 10)];
const LEFT = [...named('b/photos', 6), ...named('b/drawings', 5)];

interface Given {
  readonly taken?: readonly string[];
  readonly left?: readonly string[];
  readonly task?: 'segmentation' | 'classification';
  readonly settings?: { readonly images: string | undefined; readonly masks: string | undefined };
  readonly faults?: readonly Fault[];
}

function told({ taken = TAKEN, left = LEFT, task = 'segmentation', settings, faults = [] }: Given) {
  const scanned = {
    files: [...taken, ...left],
    task,
    settings: settings ?? { images: undefined, masks: undefined },
    spec: undefined,
  };
  return tellLeftOut(left, scanned, faults).map(describeFault);
}

test('counts them by folder, with an example and the settings that take them in', () => {
  expect(told({})).toEqual([
    'images-left-out: 11 of 31 image files take no part (6 in "b/photos", 5 in "b/drawings"), such as "b/photos/1.png". If they belong to the data set, set `images` and `masks` to patterns that match them too; else take them out of the data folder.',
  ]);
});

test('of images with a class each, names the setting for that', () => {
  expect(told({ task: 'classification' })[0]).toContain('with {class} where the class stands');
});

const outside = { images: '{name}.jpg', masks: undefined };

const rows: readonly (readonly [reason: string, given: Given, left: number | undefined])[] = [
  ['a tenth or less is no question', { taken: named('images', 99), left: named('notes', 11) }, undefined],
  ['more than a tenth is', { taken: named('images', 98), left: named('notes', 11) }, 11],
  [
    'a stray picture or two beside few images',
    { taken: named('images', 4), left: ['a.png', 'b.png'] },
    undefined,
  ],
  ['patterns of the user say what is meant', { settings: outside }, undefined],
  ['an error may be the cause, and is mended first', { faults: [noMasks('data', 4)] }, undefined],
  ['a warning that has their paths speaks of all', { faults: [unlabelledPart('test', LEFT)] }, undefined],
  ['a warning speaks of some of them', { faults: [imagesNotInTable(named('b/photos', 6))] }, 5],
  [
    'a warning that names a folder speaks of what lies in it',
    { faults: [partsAssumed([{ folder: 'b', part: 'unlabelled' }])] },
    undefined,
  ],
  [
    'a folder that takes part by a warning is not left out by it',
    { faults: [partsAssumed([{ folder: 'b', part: 'test' }])] },
    11,
  ],
  [
    'a bad file that is skipped has a warning of its own',
    { faults: LEFT.map((file) => ({ ...unpairedImage(file), severity: 'warning' as const })) },
    undefined,
  ],
];

test.each(rows)('%s', (_, given, left) => {
  const warnings = told(given);
  expect(warnings).toHaveLength(left === undefined ? 0 : 1);
  if (left !== undefined) expect(warnings[0]).toContain(`${left} of `);
});
