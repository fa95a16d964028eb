// A mask file for each class by its ending, beside images whose names differ in more: what is asked, and that the answer works.
import { expect, test } from 'vitest';
import { foundIn, type Kind } from './pictures.ts';

const IMAGES = 6;
type Names = (i: number) => readonly string[];

const padded = (i: number) => String(i).padStart(5, '0');
const classes = ['skin', 'hair', 'l_eye'];
const many = ['skin', 'nose', 'l_eye', 'r_eye', 'l_brow', 'r_brow', 'mouth', 'hair'];

function files(images: Names, masks: Names) {
  return Array.from({ length: IMAGES }, (_, i) => i + 7).flatMap((i) => [
    ...images(i).map((path) => [path, 'photo'] as const satisfies readonly [string, Kind]),
    ...masks(i).map((path) => [path, 'mask'] as const satisfies readonly [string, Kind]),
  ]);
}

test.each<[reason: string, images: Names, masks: Names, patterns: readonly [string, string], parts: number]>([
  [
    'CelebAMask-HQ: numbers are padded, and masks lie in folders of so many ids',
    (i) => [`CelebA-HQ-img/${i}.jpg`],
    (i) => classes.map((of) => `CelebAMask-HQ-mask-anno/${Math.trunc(i / 10)}/${padded(i)}_${of}.png`),
    ['CelebA-HQ-img/{name}.jpg', 'CelebAMask-HQ-mask-anno/*/{name}_{class}.png'],
    0,
  ],
  [
    'folders of ids that are numbers of images, too',
    (i) => [`images/${i}.jpg`],
    (i) => classes.map((of) => `masks/${i % 2 === 0 ? 7 : 8}/${padded(i)}_${of}.png`),
    ['images/{name}.jpg', 'masks/*/{name}_{class}.png'],
    0,
  ],
  [
    'a word in front of the number, some images without one of the classes',
    (i) => [`images/face${i}.jpg`],
    (i) => classes.slice(i % 2).map((of) => `masks/face${padded(i)}-${of}.png`),
    ['images/{name}.jpg', 'masks/{name}-{class}.png'],
    0,
  ],
  [
    'parts of a split, each counted anew',
    (i) => [`train/images/${i}.jpg`, `val/images/${i}.jpg`],
    (i) =>
      classes.flatMap((of) => [`train/masks/${padded(i)}_${of}.png`, `val/masks/${padded(i)}_${of}.png`]),
    ['{part}/images/{name}.jpg', '{part}/masks/{name}_{class}.png'],
    2,
  ],
  [
    'names that agree, and more classes than folders are compared',
    (i) => [`images/${i}.jpg`],
    (i) => many.map((of) => `masks/${i}_${of}.png`),
    ['images/{name}.jpg', 'masks/{name}_{class}.png'],
    0,
  ],
  [
    'no word says "mask", but their pictures do',
    (i) => [`photos/${i}.jpg`],
    (i) => classes.map((of) => `parsing/${padded(i)}_${of}.png`),
    ['photos/{name}.jpg', 'parsing/{name}_{class}.png'],
    0,
  ],
])('asks with the pattern that joins them: %s', async (reason, images, masks, [pattern, byClass], parts) => {
  const folder = files(images, masks);
  const { faults } = await foundIn(folder);
  expect(faults.map(({ code }) => code)).toEqual(['masks-in-doubt']);
  expect(faults[0].message, reason).toContain(`\`images\` to "${pattern}"`);
  expect(faults[0].message, reason).toContain(`to "${byClass}", which joins them`);
  const { items, faults: told } = await foundIn(folder, { images: pattern, masks: byClass });
  expect(items, reason).toHaveLength(IMAGES * Math.max(1, parts));
  expect(new Set(items.map((item) => (item as { part?: string }).part)).size, reason).toBe(
    Math.max(1, parts),
  );
  expect(told.every(({ severity }) => severity === 'warning')).toBe(true);
});

test('of many classes the first few are listed', async () => {
  const { faults } = await foundIn(
    files(
      (i) => [`images/${i}.jpg`],
      (i) => many.map((of) => `masks/${i}_${of}.png`),
    ),
  );
  expect(faults[0].message).toContain('or in 2 more, expected one mask');
});

test.each<[reason: string, images: Names, masks: Names]>([
  [
    'how masks were made is no class',
    (i) => [`images/${i}.jpg`],
    (i) => ['pred', 'old'].map((of) => `masks/${padded(i)}_${of}.png`),
  ],
  [
    'masks of other images',
    (i) => [`images/${i}.jpg`],
    (i) => classes.map((of) => `masks/${padded(i + 100)}_${of}.png`),
  ],
  [
    'two images of a number',
    (i) => [`images/${i}.jpg`, `images/00${i}.jpg`],
    (i) => classes.map((of) => `masks/${padded(i)}_${of}.png`),
  ],
])('asks nothing of classes: %s', async (reason, images, masks) => {
  const { faults } = await foundIn(files(images, masks));
  expect(faults.map(({ code }) => code)).not.toContain('masks-in-doubt');
  expect(faults.length, reason).toBeGreaterThan(0);
});
