import { describe, expect, test } from 'vitest';
import { findLabelTable } from '../../../src/stages/2-dataset/label-table.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { scanFiles, writeFiles } from './data-folder.ts';

const files = ['images/1.png', 'images/2.png', 'images/3.png', 'images/4.png'];

async function found(name: string, text: string) {
  await using folder = await temporaryFolder();
  await writeFiles(folder.path, { [name]: text });
  return await findLabelTable(folder.path, { files, others: [name] });
}

describe('a table of labels', () => {
  test.each([
    [
      'names with endings',
      'labels.csv',
      'filename,label\n1.png,cat\n2.png,dog\n3.png,cat\n4.png,dog\n',
      'filename',
      'label',
      ['cat', 'dog'],
    ],
    [
      'ids without endings, as Kaggle has them',
      'train.csv',
      'id,breed\n1,pug\n2,pug\n3,lab\n4,lab\n',
      'id',
      'breed',
      ['lab', 'pug'],
    ],
    [
      'paths, tabs, a column beside',
      'x/meta.tsv',
      'n\tage\tclass\tpath\n9\t1\ta\timages\\1.jpg\n8\t1\ta\timages/2.jpg\n7\t2\tb\t3\n6\t2\tb\t4\n',
      'path',
      'class',
      ['a', 'b'],
    ],
    [
      'a column of zeros and ones for each label',
      '_classes.csv',
      'filename, cat, dog\n1.png,1,0\n2.png,0,1\n3.png,1,0\n4.png,0,1\n',
      'filename',
      undefined,
      ['cat', 'dog'],
    ],
  ])('%s', async (reason, file, text, images, labels, examples) => {
    expect(await found(file, text), reason).toEqual({ file, images, labels, examples });
  });

  test.each([
    ['other images', 'labels.csv', 'filename,label\n11.png,cat\n12.png,dog\n'],
    ['no column that repeats', 'labels.csv', 'filename,caption\n1.png,a\n2.png,b\n3.png,c\n4.png,d\n'],
    ['one label', 'labels.csv', 'filename,label\n1.png,a\n2.png,a\n'],
    ['no rows', 'labels.csv', 'filename,label\n'],
    ['nothing', 'labels.csv', ''],
    ['an open quote', 'labels.csv', `"${'x'.repeat(1_000_000)}`],
    ['another ending', 'labels.txt', 'filename,label\n1.png,cat\n2.png,dog\n3.png,cat\n4.png,dog\n'],
  ])('is none with %s', async (reason, file, text) => {
    expect(await found(file, text), reason).toBeUndefined();
  });
});

test.each([
  ['images in images/', 'images/', undefined],
  ['photographs in a folder that is no class', 'photos/', undefined],
  ['images beside it, for classification', '', 'classification' as const],
])('is told instead of what is missing: %s', async (reason, folder, task) => {
  await using root = await temporaryFolder();
  const images = Object.fromEntries([1, 2, 3, 4].map((name) => [`${folder}${name}.png`, [name]]));
  const table = 'filename,label\n1.png,cat\n2.png,dog\n3.png,cat\n4.png,dog\n';
  const { dataset, faults } = await scanFiles(
    root.path,
    { ...images, 'labels.csv': table },
    { task: task ?? 'auto' },
  );
  expect(dataset, reason).toBeUndefined();
  expect(faults.map(({ code, message }) => ({ code, message }))).toEqual([
    {
      code: 'labels-in-table',
      message: expect.stringMatching(
        /^table "labels.csv" names the images \(column "filename"\) and their labels \(column "label": "cat", "dog"\)/,
      ),
    },
  ]);
});
