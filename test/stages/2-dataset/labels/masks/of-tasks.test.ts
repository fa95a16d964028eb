// Masks that are called by the number of a task: which image each is of, and what is asked where nothing says it.
import { describe, expect, test } from 'vitest';
import { npyOf } from '../../../../image/arrays/arrays-file.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { type Files, scanFiles } from '../../data-folder.ts';
import { annotation, task } from '../label-studio/tasks.ts';

const MASK = [0, 255];

const IMAGES = {
  'images/img_0.png': [1, 2, 3],
  'images/img_1.png': [4, 5, 6],
  'images/img_2.png': [7, 8, 9],
} satisfies Files;

/** Numbered from 1 and in another order than the images: each but one could be taken for another's. */
const ORDER = { 1: 'img_1.png', 2: 'img_0.png', 3: 'img_2.png' } as const;

function masksOf(tasks: readonly number[], folder = 'masks/', ending = 'png'): Files {
  const content =
    ending === 'npy'
      ? npyOf(
          4,
          4,
          Array.from({ length: 16 }, (_, i) => MASK[i % 2]),
        )
      : MASK;
  return Object.fromEntries(tasks.map((id) => [`${folder}${nameOf(id)}.${ending}`, content]));
}

function nameOf(id: number): string {
  return `task-${id}-annotation-${id + 10}-by-1-tag-cell-0`;
}

const JSON_EXPORT = JSON.stringify(
  Object.entries(ORDER).map(([id, name]) =>
    task({ id: Number(id), image: `/data/upload/1/0a1b2c3d-${name}` }),
  ),
);
const JSON_MIN = JSON.stringify(
  Object.entries(ORDER).map(([id, image]) => ({ id: Number(id), image, annotation_id: 1, annotator: 1 })),
);
const IN_ORDER = [
  `images/img_0.png: ${nameOf(2)}`,
  `images/img_1.png: ${nameOf(1)}`,
  `images/img_2.png: ${nameOf(3)}`,
];

async function scanned(files: Files, changes: Parameters<typeof scanFiles>[2] = {}) {
  await using root = await temporaryFolder();
  const { dataset, faults } = await scanFiles(root.path, files, changes);
  return {
    pairs: dataset?.samples.map(({ image, label }) =>
      label.source === 'masks'
        ? `${image}: ${label.files.map(({ file }) => stemOf(file)).join(' ')}`
        : label.source,
    ),
    faults,
    codes: faults.map(({ code }) => code),
    why: dataset?.why,
  };
}

function stemOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.[a-z]+$/, '');
}

describe('the image of a task', () => {
  test.each<[reason: string, files: Files]>([
    ['by the JSON export', { ...masksOf([1, 2, 3]), 'project-1.json': JSON_EXPORT }],
    ['by JSON-MIN', { ...masksOf([1, 2, 3]), 'result.json': JSON_MIN }],
    ['of arrays of NumPy', { ...masksOf([1, 2, 3], 'masks/', 'npy'), 'project-1.json': JSON_EXPORT }],
    [
      'of masks in a folder as it was unzipped',
      { ...masksOf([1, 2, 3], 'project-1/'), 'project-1.json': JSON_EXPORT },
    ],
    ['of masks beside their images', { ...masksOf([1, 2, 3], 'images/'), 'project-1.json': JSON_EXPORT }],
  ])('%s', async (reason, files) => {
    const { pairs, why } = await scanned({ ...IMAGES, ...files });
    expect(pairs, reason).toEqual(IN_ORDER);
    expect(why).toMatch(/paired by the tasks in "(?:project-1|result)\.json"$/);
  });

  test('by the names of images that are called after it, zeros in front left aside', async () => {
    const images = { 'images/task-01.png': [1, 2, 3], 'images/Task 2.png': [4, 5, 6] };
    const { pairs, codes } = await scanned({ ...images, ...masksOf([1, 2]) });
    expect(pairs).toEqual([`images/Task 2.png: ${nameOf(2)}`, `images/task-01.png: ${nameOf(1)}`]);
    expect(codes).not.toContain('label-studio-unpaired');
  });

  test('by patterns, which go before names', async () => {
    const patterns = {
      images: 'images/img_{name}.png',
      masks: 'masks/task-{name}-annotation-*-by-*-tag-{class}-*.png',
    };
    const { pairs } = await scanned({ ...IMAGES, ...masksOf([0, 1, 2]) }, patterns);
    expect(pairs).toEqual([0, 1, 2].map((i) => `images/img_${i}.png: ${nameOf(i)}`));
  });
});

describe('nothing is paired by a number alone', () => {
  const images = (name: (i: number) => string) =>
    Object.fromEntries([1, 2, 3].map((i) => [`images/${name(i)}.png`, [i, i + 1, i + 2]]));
  test.each<[reason: string, files: Files]>([
    ['names end in the numbers', { ...images((i) => `scan_${i}`), ...masksOf([1, 2, 3]) }],
    ['names are the numbers', { ...images(String), ...masksOf([1, 2, 3]) }],
    ['some of the numbers are there', { ...IMAGES, ...masksOf([1, 2, 3]) }],
    ['arrays of NumPy', { ...images(String), ...masksOf([1, 2, 3], 'masks/', 'npy') }],
    [
      'no folder says which are the masks',
      { ...images((i) => `scan_${i}`), ...masksOf([1, 2, 3], 'export/') },
    ],
    ['beside their images', { ...images((i) => `scan_${i}`), ...masksOf([1, 2, 3], 'images/') }],
    [
      'one image is named after its task',
      { ...images((i) => (i === 1 ? 'task-1' : `scan_${i}`)), ...masksOf([1, 2, 3]) },
    ],
  ])('where %s', async (reason, files) => {
    for (const skipBadFiles of [false, true]) {
      const { pairs, faults } = await scanned(files, { skipBadFiles });
      expect(pairs, reason).toBeUndefined();
      expect(faults.map(({ code, severity }) => [code, severity])).toEqual([
        ['label-studio-unpaired', 'error'],
      ]);
      expect(faults[0].message).toContain(
        'Put the JSON export of the same project into the data folder as well',
      );
    }
  });
});

describe('an export that lists', () => {
  test('tasks without those of the masks: they are no numbers of images either', async () => {
    const list = JSON.stringify([task({ id: 7, image: 'img_0.png' })]);
    const { codes, faults } = await scanned(
      { ...IMAGES, ...masksOf([1, 2]), 'a.json': list },
      { labels: 'masks' },
    );
    expect(codes).toContain('label-studio-unpaired');
    expect(faults[0].message).toContain('"a.json" lists no task of the number in each');
  });

  test('the same task twice with different images is asked about', async () => {
    const list = (image: string) => JSON.stringify([task({ id: 1, image })]);
    const { pairs, codes } = await scanned(
      { ...IMAGES, ...masksOf([1]), 'a.json': list('img_0.png'), 'b.json': list('img_1.png') },
      { labels: 'masks', skipBadFiles: true },
    );
    expect(pairs).toBeUndefined();
    expect(codes).toEqual(['annotated-images-ambiguous']);
  });

  test('tasks that nobody has done, and images that are not there: the others are paired', async () => {
    const list = JSON.stringify([
      task({ id: 1, image: 'img_0.png' }),
      task({ id: 2, image: 'img_1.png', annotations: [] }),
      task({ id: 3, image: 'img_9.png' }),
    ]);
    const { pairs, codes } = await scanned({ ...IMAGES, ...masksOf([1, 3]), 'a.json': list });
    expect(pairs).toEqual([`images/img_0.png: ${nameOf(1)}`]);
    expect(codes).toEqual(expect.arrayContaining(['annotated-images-missing', 'images-not-annotated']));
  });

  test('an annotation without a mask: whether nothing shows there is asked', async () => {
    const list = JSON.stringify([
      task({ id: 1, image: 'img_0.png' }),
      task({ id: 2, image: 'img_1.png', annotations: [annotation({})] }),
      task({ id: 3, image: 'img_2.png' }),
    ]);
    const { codes, faults } = await scanned({ ...IMAGES, ...masksOf([1, 3]), 'a.json': list });
    expect(codes).toContain('unpaired-image');
    expect(faults.find(({ code }) => code === 'unpaired-image')?.file).toBe('images/img_1.png');
  });
});

test('of two annotations of a task the newer counts, and all of its regions', async () => {
  const files = {
    'images/task1.png': [1, 2, 3],
    'masks/task-1-annotation-4-by-1-tag-Cell-0.png': MASK,
    'masks/task-1-annotation-17-by-ann@example.com-tag-Cell-0.png': [0, 0, 255],
    'masks/task-1-annotation-17-by-ann@example.com-tag-Cell-1.png': [255, 0, 0],
    'masks/task-1-annotation-17-by--brush-in-situ-0.png': [0, 255, 0],
  };
  const { pairs, codes, faults } = await scanned(files, { annotators: 'newest' });
  expect(pairs).toEqual([
    'images/task1.png: task-1-annotation-17-by-ann@example.com-tag-Cell-0 task-1-annotation-17-by-ann@example.com-tag-Cell-1 task-1-annotation-17-by--brush-in-situ-0',
  ]);
  expect(codes).toContain('label-studio-names');
  expect(faults.find(({ code }) => code === 'label-studio-names')?.message).toContain('annotation-4-by-1');
});

describe('several annotations of a task', () => {
  const image = { 'images/task1.png': [1, 2, 3], 'images/task2.png': [4, 5, 6] };
  const one = 'masks/task-1-annotation-4-by-1-tag-Cell-0';
  const other = 'masks/task-1-annotation-17-by-2-tag-Cell-0';
  const rest = { 'masks/task-2-annotation-5-by-1-tag-Cell-0.png': [255, 0] };

  test.each<[reason: string, files: Files]>([
    ['PNG', { ...rest, [`${one}.png`]: MASK, [`${other}.png`]: [255, 0] }],
    [
      'arrays of NumPy',
      {
        'masks/task-2-annotation-5-by-1-tag-Cell-0.npy': npyOf(4, 4, Array(16).fill(255)),
        [`${one}.npy`]: npyOf(4, 4, [255, ...Array(15).fill(0)]),
        [`${other}.npy`]: npyOf(4, 4, [255, 255, ...Array(14).fill(0)]),
      },
    ],
    [
      'the same pixels of another class',
      {
        ...rest,
        [`${one}.png`]: MASK,
        'masks/task-1-annotation-17-by-2-tag-Dust-0.png': MASK,
      },
    ],
    [
      'one region more',
      { ...rest, [`${one}.png`]: MASK, [`${other}.png`]: MASK, [`${other.slice(0, -1)}1.png`]: [0, 0, 255] },
    ],
  ])('that differ are an error until `annotators` says which: %s', async (reason, files) => {
    const asked = await scanned({ ...image, ...files });
    const fault = asked.faults.find(({ code }) => code === 'annotators-disagree');
    expect([fault?.severity, asked.pairs], reason).toEqual(['error', undefined]);
    expect(fault?.message).toContain(
      '1 image in the Label Studio annotations has several annotations that differ',
    );
    expect(fault?.message).toMatch(/\(2, by "(?:1", "2|2", "1)"\)/);
    const answered = await scanned({ ...image, ...files }, { annotators: 'newest' });
    expect(answered.codes).toContain('newest-annotations-taken');
    expect(answered.pairs?.[0]).toContain('task-1-annotation-17-by-2');
    expect(answered.pairs?.[0]).not.toContain('annotation-4-by-1');
  });

  test('that show the same count once', async () => {
    const files = { ...rest, [`${one}.png`]: MASK, [`${other}.png`]: MASK };
    const { pairs, codes } = await scanned({ ...image, ...files });
    expect(pairs).toHaveLength(2);
    expect(codes).not.toContain('annotators-disagree');
  });
});
