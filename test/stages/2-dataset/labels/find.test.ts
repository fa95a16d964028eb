// Which source has a folder, by what all of them say of it, and what is told where none or more than one would.
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../../src/stages/1-config/settings.ts';
import { findLabels, strongest } from '../../../../src/stages/2-dataset/labels/find.ts';
import type { Found } from '../../../../src/stages/2-dataset/labels/source.ts';
import { SOURCES, sourceOf } from '../../../../src/stages/2-dataset/labels/sources.ts';
import { settingsFor } from '../data-folder.ts';

async function found(files: readonly string[], settings: Partial<Settings>, classes?: readonly string[]) {
  const listed = { files, others: [], emptyFolders: [], isEmpty: false, faults: [] };
  const spec = classes && { classes: classes.map((name) => ({ name })), ignored: undefined };
  const { source, items, faults } = await findLabels(settingsFor('/data', settings), listed, spec);
  return [source.name, items.length, ...faults.map(({ code }) => code)];
}

const pairs = (count: number) =>
  Array.from({ length: count }, (_, i) => [`images/${i}.png`, `masks/${i}.png`]).flat();
const classed = ['cat/1.png', 'cat/2.png', 'dog/1.png', 'dog/2.png'];

test.each<[string, readonly string[], Partial<Settings>, readonly unknown[]]>([
  ['masks', pairs(3), {}, ['masks', 3]],
  ['class folders', classed, {}, ['class-folders', 4]],
  [
    'one class folder, which is too few for a training, but none else',
    ['cat/1.png'],
    {},
    ['class-folders', 1],
  ],
  [
    'masks, though images and masks lie in folders alike',
    ['images/a/1.png', 'masks/a/1.png'],
    {},
    ['masks', 1],
  ],
  [
    'masks, most of them missing, where a folder says "images"',
    ['images/a/1.png', 'images/b/2.png', 'images/b/3.png', 'masks/a/1.png'],
    {},
    ['masks', 1, 'unpaired-image', 'unpaired-image'],
  ],
  [
    'nobody knows: class folders and few masks',
    [...classed, 'masks/cat/1.png'],
    {},
    ['masks', 0, 'class-folders-and-masks'],
  ],
  [
    'class folders and few masks, said to be classes',
    [...classed, 'cat/1_mask.png'],
    { task: 'classification' },
    ['class-folders', 4, 'masks-left-out'],
  ],
  [
    'class folders and few masks, said to be masks',
    [...classed, 'masks/cat/1.png'],
    { task: 'segmentation' },
    ['masks', 1, 'unpaired-image', 'unpaired-image', 'unpaired-image'],
  ],
  ['images alone', ['1.png', '2.png'], {}, ['masks', 0, 'no-masks']],
  [
    'images alone, said to be in class folders',
    ['1.png'],
    { task: 'classification' },
    ['class-folders', 0, 'no-class-folders'],
  ],
  ['masks alone', ['masks/1.png'], {}, ['masks', 0, 'no-images']],
  ['nothing', [], {}, ['masks', 0, 'no-images']],
  [
    'a pattern for masks that none matches',
    classed,
    { masks: 'truth/*.png' },
    ['masks', 0, 'pattern-matches-nothing'],
  ],
  [
    'a pattern for masks of whole images',
    classed,
    { masks: 'm/*.png', task: 'classification' },
    ['class-folders', 0, 'masks-for-classification'],
  ],
])('%s', async (reason, files, settings, expected) => {
  expect(await found(files, settings), reason).toEqual(expected);
});

test('a folder that the user names as a class is one, whatever it is called', async () => {
  const files = ['train/1.png', 'val/1.png'];
  expect(await found(files, {})).toEqual(['masks', 0, 'no-masks']);
  expect(await found(files, {}, ['train', 'val'])).toEqual(['class-folders', 2]);
});

test.each<[string, readonly string[], Partial<Settings>, string]>([
  ['masks in folders of their own', pairs(3), {}, 'masks in masks/, images in images/, paired by name'],
  [
    'masks beside their images',
    ['a/1.png', 'a/1_mask.png'],
    {},
    'masks beside their images in a/, told by the ends of their names',
  ],
  [
    'a pattern that the user wrote',
    ['x/1.jpg', 'y/1.png'],
    { images: 'x/*', masks: 'y/*' },
    'masks by the pattern "y/*", images by the pattern "x/*", paired by name',
  ],
  [
    'parts have folders of their own',
    ['train', 'val'].flatMap((part) => [`${part}/1.png`, `${part}_masks/1.png`]),
    {},
    'masks in train_masks/ and val_masks/, images in train/ and val/, paired by name',
  ],
  [
    'more folders than a clause can name',
    [...'abcde'].flatMap((name) => [`images/${name}/1.png`, `masks/${name}/1.png`]),
    {},
    'masks in masks/a/, masks/b/, masks/c/ and 2 more, images in images/a/, images/b/, images/c/ and 2 more, paired by name',
  ],
  ['class folders', classed, {}, '2 folders with images, no masks'],
  [
    'class folders of which some images are masks',
    [...classed, 'cat/1_mask.png'],
    { task: 'classification' },
    '2 folders with images, the masks among them left out',
  ],
  ['nothing', [], {}, 'no masks with their images'],
])('it says why: %s', async (reason, files, settings, why) => {
  const listed = { files, others: [], emptyFolders: [], isEmpty: false, faults: [] };
  expect((await findLabels(settingsFor('/data', settings), listed, undefined)).why, reason).toBe(why);
});

describe('the strongest', () => {
  const [a, b] = [SOURCES[0]!, SOURCES[1]!];
  const fault = (code: string) => ({ code, severity: 'error', message: code }) as const;
  const says = (claim: Found<string>['claim'], question?: string): Found<string> => ({
    claim,
    items: ['item'],
    why: 'its folders',
    faults: [fault('its own')],
    ...(question === undefined ? {} : { question: fault(question) }),
  });

  test.each([
    ['certain goes before likely', says('likely'), says('certain'), b, 'its own'],
    ['likely goes before possible', says('likely'), says('possible'), a, 'its own'],
    ['possible goes before nothing', says(undefined), says('possible', 'which?'), b, 'its own'],
    ['a question of the weaker is not asked', says('certain'), says('likely', 'which?'), a, 'its own'],
    ['equals are asked about', says('likely'), says('likely', 'which?'), a, 'which?'],
    ['equals without a question: the first of the list', says('certain'), says('certain'), a, 'its own'],
    ['nothing: the first of the list says what is missing', says(undefined), says(undefined), a, 'its own'],
  ])('%s', (reason, first, second, source, told) => {
    const got = strongest([
      { source: a, ...first },
      { source: b, ...second },
    ]);
    expect(got.source, reason).toBe(source);
    expect(got.faults.map(({ code }) => code)).toEqual([told]);
    expect(got.why, 'of the source that is told').toBe('its folders');
    expect(got.items, 'nothing is measured in doubt').toHaveLength(told === 'which?' ? 0 : 1);
  });

  const exported = (tool: string) => ({
    ...says('likely', 'which?'),
    exported: { name: tool, tool, files: ['x.json'], images: 1, shapes: 1 },
  });
  test.each([
    [
      'two tools: what both are called',
      [exported('via'), exported('voc')],
      '`labels: via` or `labels: voc`:',
    ],
    [
      'something else beside two tools: that as well',
      [says('likely', 'folders?'), exported('via'), exported('voc')],
      'so may what lies beside them (its folders), expected those of one tool. Set `labels: via`, `labels: voc` or `labels: masks`:',
    ],
    ['one tool: its own question', [exported('via'), says('likely')], 'which?'],
  ])('%s', (reason, found, words) => {
    const { faults } = strongest(found.map((one, i) => ({ source: SOURCES[i]!, ...one })));
    expect(faults.map(({ message }) => message).join('\n'), reason).toContain(words);
  });
});

test('every source has a name of its own, by which what it gave finds it', () => {
  expect(new Set(SOURCES.map(({ name }) => name)).size).toBe(SOURCES.length);
  for (const source of SOURCES) expect(sourceOf({ source: source.name })).toBe(source);
});
