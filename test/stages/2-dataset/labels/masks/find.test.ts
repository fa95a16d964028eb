// Which files are images and which their masks where names alone don't say it: whole folders as they are published.
import { describe, expect, test } from 'vitest';
import { listFiles } from '../../../../../src/stages/2-dataset/files.ts';
import { findLabels } from '../../../../../src/stages/2-dataset/labels/find.ts';
import type { Pair } from '../../../../../src/stages/2-dataset/labels/masks/pair.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { settingsFor, writeFiles } from '../../data-folder.ts';
import { EDGE, type Folder, found, foundIn, PICTURES, picture } from './pictures.ts';

/** "image + mask (part)" of the first pair, the number of pairs, and the codes of what is told. */
function shown({ source, items, faults }: Awaited<ReturnType<typeof found>>) {
  const codes = [...new Set(faults.map(({ code }) => code))];
  if (source.name !== 'masks' || items.length === 0) return [source.name, items.length, ...codes];
  const [{ image, masks, part }] = items as readonly Pair[];
  return [
    `${image} + ${masks.map(({ file }) => file).join(' and ')}${part === undefined ? '' : ` (${part})`}`,
    items.length,
    ...codes,
  ];
}

test('the images and masks of all patients are two kinds, not two of each patient', async () => {
  const names = ['p01', 'p02', 'p03'].map((patient) => [
    `${patient}/oct/raw/#.png`,
    `${patient}/oct/manual/#.png`,
  ]);
  const folder = Object.fromEntries(
    names.flatMap(
      ([raw, manual]) =>
        [
          [raw, 'photo'],
          [manual, 'mask'],
        ] as const,
    ),
  );
  expect(shown(await found(folder))).toEqual(['p01/oct/raw/1.png + p01/oct/manual/1.png', 3 * PICTURES]);
});

test.each<[reason: string, beside: string, kind: Folder[string], expected: string]>([
  ['small copies of the images', 'images/thumbs/#.png', 'photo', 'say by `images` and `masks` which'],
  ['drawn over for people to look at', 'overlay/#.png', 'photo', 'say by `images` and `masks` which'],
  ['coloured copies of the masks', 'masks_color/#.png', 'mask', 'say by `images` and `masks` which'],
])('no network is sent to learn what was made from others: %s', async (reason, beside, kind, expected) => {
  const { faults } = await found({ 'images/#.png': 'photo', 'masks/#.png': 'mask', [beside]: kind });
  const told = faults.filter(({ code }) => code === 'series-left-out');
  expect(told, reason).toHaveLength(1);
  expect(told[0].message).toContain(expected);
});

test("Pascal VOC's numbers of objects are known by their folder, and there is nothing to do", async () => {
  const { faults, items } = await found({
    'JPEGImages/#.jpg': 'photo',
    'SegmentationClass/#.png': 'mask',
    'SegmentationObject/#.png': 'mask',
  });
  expect(items[0]).toMatchObject({ image: 'JPEGImages/1.jpg' });
  const told = faults.filter(({ code }) => code === 'series-left-out');
  expect(told.map(({ message }) => message)).toEqual([expect.stringContaining('Nothing needs to be done')]);
});

test('of masks in doubt that differ in one word the message has the pattern that joins them', async () => {
  const folder: Folder = { 'images/#.png': 'photo', 'masks_body/#.png': 'mask', 'masks_door/#.png': 'mask' };
  const { faults } = await found(folder);
  const pattern = 'masks_{class}/{name}.png';
  expect(faults[0].message).toContain(`to "${pattern}", which joins them`);
  const { items } = await found(folder, { images: 'images/{name}.png', masks: pattern });
  const [{ masks }] = items as readonly Pair[];
  expect(masks.map(({ of }) => of)).toEqual(['body', 'door']);
});

test.each<[reason: string, folder: Folder, pattern: string | undefined]>([
  [
    'a word of classes',
    { 'images/#.png': 'photo', 'masks/#_body.png': 'mask', 'masks/#_door.png': 'mask' },
    'masks/{name}_{class}.png',
  ],
  [
    'classes of several words, behind names of several words',
    { 'images/car_#.png': 'photo', 'masks/car_#_left_door.png': 'mask', 'masks/car_#_roof.png': 'mask' },
    'masks/{name}_{class}.png',
  ],
  [
    'a part of a word',
    { 'CXR_png/#.png': 'photo', 'ManualMask/leftMask/#.png': 'mask', 'ManualMask/rightMask/#.png': 'mask' },
    'ManualMask/{class}Mask/{name}.png',
  ],
  ['two people', { '#.png': 'photo', '#_1stHO.png': 'mask', '#_2ndHO.png': 'mask' }, undefined],
  [
    'initials',
    { 'images/#.png': 'photo', 'labels-ah/#.ah.png': 'mask', 'labels-vk/#.vk.png': 'mask' },
    undefined,
  ],
  [
    'what a model has said',
    { 'images/#.png': 'photo', 'masks/#.png': 'mask', 'predictions/#.png': 'mask' },
    undefined,
  ],
  ['the same, by endings', { '#.png': 'photo', '#_mask.png': 'mask', '#_pred.png': 'mask' }, undefined],
])(
  'masks in doubt by %s: the pattern that joins them is named where they may be classes',
  async (reason, folder, pattern) => {
    const { faults } = await found(folder);
    expect(faults[0].code, reason).toBe('masks-in-doubt');
    const said = /to "([^"]*)", which joins them/.exec(faults[0].message)?.[1];
    expect(said, reason).toBe(pattern);
    if (pattern === undefined) return;
    const images = /`images` to "([^"]*)"/.exec(faults[0].message)?.[1];
    const joined = await found(folder, { images, masks: pattern });
    expect(joined.items, reason).toHaveLength(PICTURES);
    expect(joined.faults, reason).toEqual([]);
  },
);

test('where names alone tell two sides apart, the pattern of their classes is named and works', async () => {
  const folder: Folder = { 'IMAGES/Cr_#.png': 'photo', 'IMAGES/In_#.png': 'photo' };
  const { faults } = await found(folder);
  expect(faults[0].message).toContain(
    '`images` to "IMAGES/{class}_{name}.png" alone where they are two classes',
  );
  const { source, items } = await found(folder, { images: 'IMAGES/{class}_{name}.png' });
  expect([source.name, items.length]).toEqual(['class-folders', 2 * PICTURES]);
});

test('a series in one part of a split alone names the part as the others do', async () => {
  const folder: Folder = {
    'training/image_2/#.png': 'photo',
    'training/image_3/#.png': 'photo',
    'testing/image_2/#.png': 'photo',
    'training/semantic/#.png': 'mask',
  };
  const { faults } = await found(folder);
  expect(faults[0].message).toContain('`masks` to "{part}/semantic/{name}.png"');
  const settings = { images: '{part}/image_2/{name}.png', masks: '{part}/semantic/{name}.png' };
  const { items, faults: left } = await found(folder, settings);
  expect([items.length, left.map(({ code }) => code)]).toEqual([PICTURES, ['unlabelled-part']]);
});

describe('words tell images from masks', () => {
  test.each<[string, Folder, readonly unknown[]]>([
    [
      'mmsegmentation',
      { 'img_dir/train/#.jpg': 'photo', 'ann_dir/train/#.png': 'mask' },
      ['img_dir/train/1.jpg + ann_dir/train/1.png (train)', 4],
    ],
    [
      'CVC-ClinicDB',
      { 'Original/#.tif': 'photo', 'Ground Truth/#.tif': 'mask' },
      ['Original/1.tif + Ground Truth/1.tif', 4],
    ],
    [
      'sizes in the names',
      { 'images_512/#.png': 'photo', 'masks_512/#.png': 'mask' },
      ['images_512/1.png + masks_512/1.png', 4],
    ],
    [
      'a word for a part on one side only',
      { 'Training_Images/#.png': 'photo', 'Ground_Truth/#.png': 'mask' },
      ['Training_Images/1.png + Ground_Truth/1.png', 4],
    ],
    [
      'LabelMe’s converter',
      { 'JPEGImages/#.jpg': 'photo', 'SegmentationClassPNG/#.png': 'mask' },
      ['JPEGImages/1.jpg + SegmentationClassPNG/1.png', 4],
    ],
    [
      'KolektorSDD’s neighbours',
      { 'scans/#.jpg': 'photo', 'ManualMask/#.png': 'mask' },
      ['scans/1.jpg + ManualMask/1.png', 4],
    ],
    [
      'parts glued to what they hold',
      { 'images_prepped_train/#.png': 'photo', 'annotations_prepped_train/#.png': 'mask' },
      ['images_prepped_train/1.png + annotations_prepped_train/1.png (train)', 4],
    ],
    [
      'annotations a folder deeper',
      { 'images/#.jpg': 'photo', 'annotations/trimaps/#.png': 'mask' },
      ['images/1.jpg + annotations/trimaps/1.png', 4],
    ],
    [
      'Vaihingen: no part at the end of a word',
      { 'top/a_#.tif': 'photo', 'gts_for_participants/a_#.tif': 'mask' },
      ['top/a_1.tif + gts_for_participants/a_1.tif', 4],
    ],
    [
      'DeepGlobe',
      { 'train/#_sat.jpg': 'photo', 'train/#_mask.png': 'mask' },
      ['train/1_sat.jpg + train/1_mask.png (train)', 4],
    ],
    [
      'Potsdam',
      { 'top_#_RGB.tif': 'photo', 'top_#_label.tif': 'mask' },
      ['top_1_RGB.tif + top_1_label.tif', 4],
    ],
    [
      'CHASE with one annotator',
      { 'Image_#L.jpg': 'photo', 'Image_#L_1stHO.png': 'mask' },
      ['Image_1L.jpg + Image_1L_1stHO.png', 4],
    ],
    [
      'Cellpose',
      { '#_img.png': 'photo', '#_img_cp_masks.png': 'mask' },
      ['1_img.png + 1_img_cp_masks.png', 4],
    ],
    [
      'ilastik',
      { '#.tif': 'photo', '#_Simple Segmentation.png': 'mask' },
      ['1.tif + 1_Simple Segmentation.png', 4],
    ],
    ['a dot', { 'a#.jpg': 'photo', 'a#.mask.png': 'mask' }, ['a1.jpg + a1.mask.png', 4]],
    ['a space', { 'a#.jpg': 'photo', 'a# mask.png': 'mask' }, ['a1.jpg + a1 mask.png', 4]],
    ['beginnings', { 'd/img_#.jpg': 'photo', 'd/gt_#.png': 'mask' }, ['d/img_1.jpg + d/gt_1.png', 4]],
    [
      'a mask’s beginning alone',
      { 'd/#.jpg': 'photo', 'd/mask_#.png': 'mask' },
      ['d/1.jpg + d/mask_1.png', 4],
    ],
  ])('%s', async (reason, folder, expected) => {
    expect(shown(await found(folder)), reason).toEqual(expected);
  });
});

describe('pictures tell masks from images where no word does, which is said', () => {
  test.each<[string, Folder, string]>([
    ['two letters', { 'x/#.png': 'photo', 'y/#.png': 'mask' }, 'x/1.png + y/1.png'],
    ['in the other order', { 'p/#.png': 'mask', 'q/#.png': 'photo' }, 'q/1.png + p/1.png'],
    ['input and target', { 'input/#.png': 'photo', 'target/#.png': 'mask' }, 'input/1.png + target/1.png'],
    ['sat and map', { 'sat/#.png': 'photo', 'map/#.png': 'mask' }, 'sat/1.png + map/1.png'],
    [
      'CycleGAN’s names',
      { 'trainA/#.png': 'photo', 'trainB/#.png': 'mask' },
      'trainA/1.png + trainB/1.png (train)',
    ],
    [
      'parts above',
      { 'train/q/#.png': 'photo', 'train/r/#.png': 'mask' },
      'train/q/1.png + train/r/1.png (train)',
    ],
    [
      'the extension alone',
      { 'crack/Imgs/#.jpg': 'photo', 'crack/Imgs/#.png': 'mask' },
      'crack/Imgs/1.jpg + crack/Imgs/1.png',
    ],
    ['an unknown ending', { '#.png': 'photo', '#_bw.png': 'mask' }, '1.png + 1_bw.png'],
  ])('%s', async (reason, folder, pair) => {
    expect(shown(await found(folder)), reason).toEqual([pair, 4, 'masks-assumed']);
  });

  test('with both series, their counts and a pair', async () => {
    const { faults } = await found({ 'x/#.png': 'photo', 'y/#.png': 'mask' });
    expect(faults[0].message).toBe(
      '"y/{name}.png" (4 files) are taken for the masks of "x/{name}.png" (4 files), such as "y/1.png" of "x/1.png", since they hold few values and the others photographs. Check the pairs; to settle it, set `images` to "x/{name}.png" and `masks` to "y/{name}.png".',
    );
  });
});

describe('masks beside masks', () => {
  test.each<[string, Folder, readonly unknown[]]>([
    [
      'DRIVE: fields of view are called masks',
      {
        'training/images/#_training.tif': 'photo',
        'training/1st_manual/#_manual1.png': 'mask',
        'training/mask/#_training_mask.png': 'mask',
      },
      ['training/images/1_training.tif + training/1st_manual/1_manual1.png (train)', 4, 'series-left-out'],
    ],
    [
      'HRF, too',
      { 'images/#.jpg': 'photo', 'manual1/#.tif': 'mask', 'mask/#_mask.tif': 'mask' },
      ['images/1.jpg + manual1/1.tif', 4, 'series-left-out'],
    ],
    [
      'Cityscapes',
      {
        'leftImg8bit/train/ulm/ulm_#_leftImg8bit.png': 'photo',
        'gtFine/train/ulm/ulm_#_gtFine_color.png': 'mask',
        'gtFine/train/ulm/ulm_#_gtFine_labelIds.png': 'mask',
        'gtFine/train/ulm/ulm_#_gtFine_instanceIds.png': 'mask',
        'gtFine/train/ulm/ulm_#_gtFine_labelTrainIds.png': 'mask',
      },
      [
        'leftImg8bit/train/ulm/ulm_1_leftImg8bit.png + gtFine/train/ulm/ulm_1_gtFine_labelIds.png (train)',
        4,
        'series-left-out',
      ],
    ],
    [
      'Cityscapes’ other numbers alone',
      {
        'leftImg8bit/val/a_#_leftImg8bit.png': 'photo',
        'gtFine/val/a_#_gtFine_labelTrainIds.png': 'mask',
        'gtFine/val/a_#_gtFine_color.png': 'mask',
      },
      [
        'leftImg8bit/val/a_1_leftImg8bit.png + gtFine/val/a_1_gtFine_labelTrainIds.png (validation)',
        4,
        'series-left-out',
      ],
    ],
    [
      'ISIC: superpixels beside the images',
      {
        'ISIC_Training_Data/I_#.jpg': 'photo',
        'ISIC_Training_Data/I_#_superpixels.png': 'mask',
        'ISIC_Training_GroundTruth/I_#_segmentation.png': 'mask',
      },
      ['ISIC_Training_Data/I_1.jpg + ISIC_Training_GroundTruth/I_1_segmentation.png', 4, 'series-left-out'],
    ],
    [
      'colours of the masks',
      { 'images/#.png': 'photo', 'gt/#.png': 'mask', 'gt_color/#.png': 'mask' },
      ['images/1.png + gt/1.png', 4, 'series-left-out'],
    ],
    [
      'an older copy',
      { 'images/#.png': 'photo', 'masks/#.png': 'mask', 'masks_old/#.png': 'mask' },
      ['images/1.png + masks/1.png', 4, 'series-left-out'],
    ],
    [
      'photographs beside',
      { 'images/#.png': 'photo', 'masks/#.png': 'mask', 'infrared/#.png': 'photo' },
      ['images/1.png + masks/1.png', 4, 'series-left-out'],
    ],
    [
      'two annotators ask',
      { 'i#.jpg': 'photo', 'i#_1stHO.png': 'mask', 'i#_2ndHO.png': 'mask' },
      ['masks', 0, 'masks-in-doubt'],
    ],
    [
      'STARE’s annotators ask',
      { 'images/#.png': 'photo', 'labels-ah/#.png': 'mask', 'labels-vk/#.png': 'mask' },
      ['masks', 0, 'masks-in-doubt'],
    ],
    [
      'two words as strong ask',
      { 'images/#.png': 'photo', 'masks/#.png': 'mask', 'labels/#.png': 'mask' },
      ['masks', 0, 'masks-in-doubt'],
    ],
    [
      'a third folder that holds what masks hold asks',
      { 'images/#.png': 'photo', 'mask/#.png': 'mask', 'vessels/#.png': 'mask' },
      ['masks', 0, 'masks-in-doubt'],
    ],
    [
      'a folder of masks in each folder of a class is joined, like a folder of a class in one of masks',
      { 'images/#.png': 'photo', 'body/masks/#.png': 'mask', 'door/masks/#.png': 'mask' },
      ['images/1.png + body/masks/1.png and door/masks/1.png', 4],
    ],
    [
      'images of two kinds ask',
      { 'rgb/#.png': 'photo', 'nir/#.png': 'photo', 'labels/#.png': 'mask' },
      ['masks', 0, 'images-in-doubt'],
    ],
  ])('%s', async (reason, folder, expected) => {
    expect(shown(await found(folder)), reason).toEqual(expected);
  });
});

test('settings for swapped folders name the swap', async () => {
  const { faults } = await found({ 'images/#.png': 'mask', 'masks/#.png': 'photo' });
  expect(faults[0].message).toMatch(
    /as if they were swapped. Set `images` to "masks\/.*`masks` to "images\//,
  );
});

test.each<[string, Folder, RegExp]>([
  [
    'pixels',
    { 'x/#.png': 'photo', 'y/#.png': 'mask' },
    /paired by name; masks since they hold few values and the/,
  ],
  ['words', { 'images/#.png': 'photo', 'masks/#.png': 'mask' }, /paired by name$/],
])('why says what told the masks: %s', async (reason, folder, words) => {
  expect((await found(folder)).why, reason).toMatch(words);
});

describe('what stays in doubt', () => {
  test.each<[string, Folder, readonly unknown[]]>([
    [
      'halves of pairs, both photographs',
      { 'input/#.png': 'photo', 'target/#.png': 'photo' },
      ['masks', 0, 'sides-in-doubt'],
    ],
    [
      'CycleGAN’s photographs',
      { 'trainA/#.png': 'photo', 'trainB/#.png': 'photo', 'testA/#.png': 'photo', 'testB/#.png': 'photo' },
      ['masks', 0, 'sides-in-doubt'],
    ],
    [
      'three of them',
      { 'input/#.png': 'photo', 'target/#.png': 'mask', 'output/#.png': 'mask' },
      ['masks', 0, 'masks-in-doubt'],
    ],
    [
      'people in folders of masks',
      { 'images/#.png': 'photo', 'masks/expert1/#.png': 'mask', 'masks/expert2/#.png': 'mask' },
      ['masks', 0, 'masks-in-doubt'],
    ],
    ['halves of pairs, both drawn', { 'x/#.png': 'mask', 'y/#.png': 'mask' }, ['masks', 0, 'sides-in-doubt']],
    [
      'names the wrong way round, where all is paired',
      { 'images/#.png': 'mask', 'masks/#.png': 'photo' },
      ['masks', 0, 'sides-in-doubt'],
    ],
    [
      'names the wrong way round',
      { 'images/#.png': 'mask', 'masks/#.png': 'photo', 'depth/#.png': 'photo' },
      ['masks', 0, 'sides-in-doubt'],
    ],
    [
      'views that their names say again',
      { 'left/#_left.jpg': 'photo', 'right/#_right.jpg': 'photo' },
      ['class-folders', 0, 'sides-in-doubt'],
    ],
  ])('%s: asks', async (reason, folder, expected) => {
    expect(shown(await found(folder)), reason).toEqual(expected);
  });
});

describe('classes stay classes, though their images have the same names', () => {
  test.each<[string, Folder, ...string[]]>([
    ['photographs', { 'cat/#.jpg': 'photo', 'dog/#.jpg': 'photo' }, 'same-names-assumed'],
    ['digits, which hold few values', { '0/#.png': 'mask', '1/#.png': 'mask' }, 'same-names-assumed'],
    ['in parts', { 'train/cat/#.jpg': 'photo', 'train/dog/#.jpg': 'photo', 'test/cat/#.jpg': 'photo' }],
    ['many of them', { 'a/#.png': 'photo', 'b/#.png': 'photo', 'c/#.png': 'photo' }],
    [
      'one of few values, which is asked about',
      { 'a/#.png': 'photo', 'b/#.png': 'mask', 'c/#.png': 'photo' },
      'masks-among-photographs',
    ],
    [
      'faces with and without',
      { 'with_mask/#.png': 'photo', 'without_mask/#.png': 'photo' },
      'same-names-assumed',
    ],
    [
      'the part glued to the class',
      { 'train_cats/#.jpg': 'photo', 'train_dogs/#.jpg': 'photo' },
      'same-names-assumed',
    ],
  ])('%s', async (reason, folder, ...codes) => {
    const { source, faults } = await found(folder);
    expect([source.name, ...faults.map(({ code }) => code)], reason).toEqual(['class-folders', ...codes]);
  });

  test('photographs and drawings of other sizes', async () => {
    await using place = await temporaryFolder();
    for (let i = 1; i <= PICTURES; i++)
      await writeFiles(place.path, {
        [`photo/${i}.png`]: picture('photo', i, EDGE + i),
        [`sketch/${i}.png`]: picture('mask', i),
      });
    const settings = settingsFor(place.path);
    const { source } = await findLabels(settings, await listFiles(place.path, settings.output), undefined);
    expect(source.name).toBe('class-folders');
  });

  test('but for two folders whose pictures have the same sizes one by one', async () => {
    await using place = await temporaryFolder();
    for (let i = 1; i <= PICTURES; i++)
      await writeFiles(place.path, {
        [`jpg/image_${i}.png`]: picture('photo', i, EDGE + i),
        [`segmim/segmim_${i}.png`]: picture('photo', 10 + i, EDGE + i),
      });
    const settings = settingsFor(place.path);
    const { faults } = await findLabels(settings, await listFiles(place.path, settings.output), undefined);
    expect(faults.map(({ code }) => code)).toEqual(['sides-in-doubt']);
  });

  test('whatever they are called, if the user says so', async () => {
    const folder: Folder = { 'x/#.png': 'photo', 'y/#.png': 'mask' };
    expect((await found(folder, { task: 'classification' })).source.name).toBe('class-folders');
  });
});

describe('what a message says to set pairs every image', () => {
  test.each<[string, Folder]>([
    ['an assumption', { 'x/#.png': 'photo', 'y/#.png': 'mask' }],
    ['a question', { 'images/#.png': 'photo', 'labels-ah/#.ah.png': 'mask', 'labels-vk/#.vk.png': 'mask' }],
    ['sides in doubt', { 'input/#.png': 'photo', 'target/#.jpg': 'photo' }],
    ['images in doubt', { 'rgb/#.png': 'photo', 'nir/#.png': 'photo', 'labels/#.png': 'mask' }],
    ['signs of patterns in names', { 'x (1)/a [#].png': 'photo', 'y {2}/a [#].png': 'mask' }],
    [
      'parts, in folders and in endings',
      {
        'training/images/#_training.tif': 'photo',
        'training/1st_manual/#_manual1.png': 'mask',
        'training/mask/#_training_mask.png': 'mask',
        'test/images/#_test.tif': 'photo',
        'test/1st_manual/#_manual1.png': 'mask',
        'test/mask/#_test_mask.png': 'mask',
      },
    ],
    [
      'parts glued to names',
      { 'trainA/#.png': 'photo', 'trainB/#.png': 'mask', 'testA/#.png': 'photo', 'testB/#.png': 'mask' },
    ],
    [
      'folders in common, above and below',
      { 'p1/x/a/#.png': 'photo', 'p1/y/a/#.png': 'mask', 'p2/x/b/#.png': 'photo', 'p2/y/b/#.png': 'mask' },
    ],
    [
      'a folder a city',
      {
        'leftImg8bit/train/ulm/u_#_leftImg8bit.png': 'photo',
        'gtFine/train/ulm/u_#_gtFine_labelTrainIds.png': 'mask',
        'gtFine/train/ulm/u_#_gtFine_labelIds.png': 'mask',
        'leftImg8bit/val/bonn/b_#_leftImg8bit.png': 'photo',
        'gtFine/val/bonn/b_#_gtFine_labelTrainIds.png': 'mask',
        'gtFine/val/bonn/b_#_gtFine_labelIds.png': 'mask',
      },
    ],
  ])('%s', async (reason, folder) => {
    const { faults } = await found(folder);
    const said = faults.flatMap(({ message }) => [
      ...message.matchAll(/(images|masks)` to (?:[^"]*such as )?"([^"]*)"/g),
    ]);
    const settings = Object.fromEntries(said.map(([, name, pattern]) => [name, pattern]));
    expect(Object.keys(settings).sort(), faults[0]?.message).toEqual(['images', 'masks']);
    const told = await found(folder, settings);
    const photos = Object.values(folder).filter((kind) => kind === 'photo').length;
    const images = reason === 'images in doubt' ? photos / 2 : reason === 'sides in doubt' ? 1 : photos;
    expect([told.source.name, told.items.length], faults[0]?.message).toEqual(['masks', PICTURES * images]);
    expect(told.faults, faults[0]?.message).toEqual([]);
  });
});

test('a pattern for masks leaves over what is no image, which is told', async () => {
  const folder = Object.fromEntries(
    ['a (1)', 'a (2)', 'a (3)'].flatMap((name) =>
      ['', '_mask', '_mask_1'].map(
        (ending) => [`a/${name}${ending}.png`, ending === '' ? 'photo' : 'mask'] as const,
      ),
    ),
  );
  const expected = ['a/a (1).png + a/a (1)_mask.png', 3, 'masks-not-meant'];
  for (const settings of [
    { masks: '**/*_mask.png' },
    { masks: '*/*_mask.png' },
    { masks: '{folder}/{name}_mask.png' },
    { masks: '{folder}/{name}_mask.png', images: '{folder}/{name}.png' },
  ])
    expect(shown(await foundIn(Object.entries(folder), settings)), settings.masks).toEqual(expected);
});
