import { describe, expect, test } from 'vitest';
import { readPattern } from '../../../../../src/stages/1-config/pattern.ts';
import { pairAll } from '../../../../../src/stages/2-dataset/labels/masks/several.ts';
import { tellUnpaired } from '../../../../../src/stages/2-dataset/labels/masks/unpaired.ts';
import { layOut } from '../../../../../src/stages/2-dataset/layout.ts';
import { layOutByPatterns } from '../../../../../src/stages/2-dataset/patterns.ts';

function told(files: readonly string[]) {
  const layout = layOut(files);
  return tellUnpaired(pairAll(layout), layout, files);
}

const SIX = ['01', '02', '03', '04', '10', '11'];
const named = (...names: ((i: string) => string)[]) => names.flatMap((name) => SIX.map(name));

describe('patterns by which files would pair', () => {
  test.each([
    [
      'words around the name',
      named(
        (i) => `images/cell_${i}.tif`,
        (i) => `masks/gt-cell_${i}-final.png`,
      ),
      'images/{name}.tif',
      'masks/gt-{name}-final.png',
    ],
    [
      'words around the numbers on both sides',
      named(
        (i) => `images/photo${i}.jpg`,
        (i) => `masks/${i} by hand.png`,
      ),
      'images/photo{name}.jpg',
      'masks/{name} by hand.png',
    ],
    [
      'signs that mean something in a pattern',
      named(
        (i) => `images/scan (${i}).png`,
        (i) => `masks/scan (${i}) - Kopie (2).png`,
      ),
      'images/{name}.png',
      'masks/{name} - Kopie \\\\(2\\\\).png'.replaceAll('\\\\', '\\'),
    ],
    [
      'the same names in several folders',
      ['p', 'q'].flatMap((p) =>
        named(
          (i) => `images/${p}/a${i}.png`,
          (i) => `masks/${p}/x_a${i}.png`,
        ),
      ),
      'images/{folder1}/{name}.png',
      'masks/{folder1}/x_{name}.png',
    ],
    [
      'folders of their own on each side',
      [
        ...SIX.map((i, n) => `images/day${n % 2}/a${i}.png`),
        ...SIX.map((i, n) => `masks/rater${n % 3}/x_a${i}.png`),
      ],
      'images/*/{name}.png',
      'masks/*/x_{name}.png',
    ],
    [
      'several extensions',
      [...SIX.map((i, n) => `images/a${i}.${n % 2 ? 'jpg' : 'png'}`), ...SIX.map((i) => `masks/x_a${i}.png`)],
      'images/{name}.*',
      'masks/x_{name}.png',
    ],
    [
      'a number for each object',
      named(
        (i) => `images/a${i}.png`,
        (i) => `masks/a${i}_x1.png`,
        (i) => `masks/a${i}_x2.png`,
      ),
      'images/{name}.png',
      'masks/{name}_x*.png',
    ],
  ])('%s', (reason, files, images, masks) => {
    const faults = told(files);
    expect(
      faults.map(({ code }) => code),
      reason,
    ).toEqual(['unpaired-files']);
    const [, ...suggested] = /`images` to '(.*)' and `masks` to '(.*)':/.exec(faults[0].message) ?? [];
    expect(suggested, reason).toEqual([images, masks]);
    for (const pattern of suggested)
      expect(readPattern(pattern), 'it can be pasted').toHaveProperty('pattern');
    const { layout } = layOutByPatterns(files, { images: suggested[0], masks: suggested[1] });
    const pairing = pairAll(layout);
    expect(pairing.faults, 'nothing is left alone').toEqual([]);
    expect(pairing.pairs.length).toBe(layout.images.length);
  });

  test.each([
    [
      'names that have nothing in common',
      named(
        (i) => `images/a${i}.png`,
        (i) => `masks/${Number(i) * 977}x.png`,
      ),
    ],
    [
      'a name here and there',
      [
        ...named(
          (i) => `images/${i}.png`,
          (i) => `masks/${i}.png`,
        ),
        'images/x7.png',
        'masks/y7.png',
      ],
    ],
  ])('%s: none is made up, the nearest name is told', (reason, files) => {
    const faults = told(files);
    expect(new Set(faults.map(({ code }) => code)), reason).toEqual(
      new Set(['unpaired-image', 'unpaired-mask']),
    );
    expect(faults[0].message, reason).toContain('the nearest of the names without an image is "masks/');
  });

  test('where one side is complete there is no name to be near to', () => {
    const faults = told([
      ...named(
        (i) => `images/${i}.png`,
        (i) => `masks/${i}.png`,
      ),
      'images/12.png',
    ]);
    expect(faults.map(({ message }) => message).join()).toContain('expected one with the same name');
  });
});

test.each([
  [
    'two kinds of masks are asked about',
    ['color', 'ids'],
    ' or in "labels/ids/scan-{name}.png" (6 files), expected one mask of each image. Set `images` to "raw/img/{name}.jpg" and `masks` to the pattern that is meant, such as "labels/color/scan-{name}.png".',
  ],
  [
    'folders of classes are joined',
    ['body', 'door'],
    'if each shows a class of its own, to "labels/{class}/scan-{name}.png"',
  ],
])('where masks of several folders would pair with the same images, %s', (reason, folders, said) => {
  const files = named(
    (i) => `raw/img/${i}.jpg`,
    ...folders.map((folder) => (i: string) => `labels/${folder}/scan-${i}.png`),
  );
  const faults = told(files);
  expect(
    faults.map(({ code }) => code),
    reason,
  ).toEqual(['masks-in-doubt']);
  expect(faults[0].message, reason).toContain(said);
});
