// What is asked or told of tables and other files that may hold the labels, beside folders that may be the classes.
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../../../src/stages/1-config/settings.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { type Files, grey, scanFiles } from '../../data-folder.ts';

/** So many images in each folder, no two alike and no two called alike. */
function images(folders: readonly string[], count = 4): Files {
  const all = folders.flatMap((folder, f) =>
    Array.from({ length: count }, (_, i) => [`${folder}/im${f}_${i}.png`, grey([f, i, 9])] as const),
  );
  return Object.fromEntries(all);
}

/** A row for each of these images. */
function rows(files: Files, row: (name: string, i: number, path: string) => string): string {
  return Object.keys(files)
    .map((path, i) => row(path.split('/').at(-1)!, i, path))
    .join('\n');
}

async function scanned(files: Files, changes: Partial<Settings> = {}) {
  await using folder = await temporaryFolder();
  const { dataset, faults } = await scanFiles(folder.path, files, changes);
  const small = ['class-with-few-images', 'classes-imbalanced'];
  const told = faults.filter(({ code }) => !small.includes(code));
  return {
    source: dataset?.labels.source,
    classes: dataset?.classes.map(({ name }) => name),
    codes: told.map(({ code }) => code),
    message: told[0]?.message ?? '',
  };
}

const SETS = images(['set1', 'set2']);
const CLASSES = images(['cat', 'dog']);
const folderOf = (path: string) => path.split('/')[0];

describe('a table that can not be taken as it is, beside folders', () => {
  test.each<[reason: string, table: string]>([
    [
      'two columns may be the labels',
      `name;grade of it;risk\n${rows(SETS, (name, i) => `${name};${i % 2};${i % 3}`)}`,
    ],
    ['several labels an image', `file,a,b\n${rows(SETS, (name, i) => `${name},${i % 2},${+(i < 5)}`)}`],
    [
      'an image with two labels',
      `file,label\n${rows(SETS, (name, i) => `${name},${i % 2}x\n${name},${i % 3}x`)}`,
    ],
    [
      'boxes, whose folders are no classes for that',
      `file,xmin,ymin,xmax,ymax\n${rows(SETS, (name, i) => `${name},${i},2,3,4`)}`,
    ],
  ])('is asked about: %s', async (reason, table) => {
    const files = { ...SETS, 'a.csv': table };
    const { source, codes, message } = await scanned(files);
    expect([source, codes], reason).toEqual([undefined, ['folders-beside-table']]);
    expect(message).toContain('that table "a.csv" names');
    expect(message).toContain('`classes: set1, set2`');
    const chosen = await scanned(files, { classes: ['set1', 'set2'] });
    expect([chosen.source, chosen.codes], 'what it says to set works').toEqual(['class-folders', []]);
  });

  test('of a number for each image is told: the folders are the classes', async () => {
    const table = `file,age\n${rows(SETS, (name, i) => `${name},${i * 1.7 + 20}`)}`;
    const { source, codes } = await scanned({ ...SETS, 'a.csv': table });
    expect([source, codes]).toEqual(['class-folders', ['table-not-taken']]);
  });

  test.each<[reason: string, files: Files]>([
    [
      'a column repeats the folder',
      {
        ...CLASSES,
        'a.csv': `file,animal,sex\n${rows(CLASSES, (name, i, path) => `${name},${folderOf(path)},${i % 2}`)}`,
      },
    ],
    [
      'what describes the files',
      {
        ...CLASSES,
        'a.csv': `file,width,height\n${rows(CLASSES, (name, i) => `${name},${i % 2},${i % 3}`)}`,
      },
    ],
    [
      'few of the images',
      {
        ...images(['cat', 'dog'], 12),
        'a.csv': `file,age group,sex\n${rows(CLASSES, (name, i) => `${name},${i % 2},${i % 3}`)}`,
      },
    ],
    [
      'portions of an archive, which are no classes',
      {
        ...images(['images_part_1', 'images_part_2']),
        'a.csv': `file,label\n${rows(SETS, (name, i) => `${name},${i % 2}x`)}`,
      },
    ],
  ])('is no question: %s', async (reason, files) => {
    const { codes } = await scanned(files);
    expect(codes, reason).not.toContain('folders-beside-table');
    expect(codes, reason).not.toContain('table-or-folders');
  });
});

describe('labels called as the folders are', () => {
  const shuffled = `file,label\n${rows(CLASSES, (name, i) => `${name},${i % 2 === 0 ? 'cat' : 'dog'}`)}`;
  const files = { ...CLASSES, 'a.csv': shuffled };

  test('are asked about with ways out that work', async () => {
    const { codes, message } = await scanned(files);
    expect(codes).toEqual(['table-or-folders']);
    expect(message).toContain('For the table set `images: "**/*"`');
    expect(message).toContain('for the folders take "a.csv" out of the data folder');
    expect(await scanned(files, { images: '**/*' })).toMatchObject({
      source: 'table',
      codes: ['labels-in-table'],
    });
    expect(await scanned(CLASSES)).toMatchObject({ source: 'class-folders', codes: [] });
  });

  test('have it where they say the same and label more images', async () => {
    const all = { ...images(['Train/0', 'Train/1']), 'Test/a.png': grey([8, 8]), 'Test/b.png': grey([8, 9]) };
    const row = (_name: string, _i: number, path: string) =>
      `${path},${path.startsWith('Train') ? path[6] : +path.includes('a.png')}`;
    expect(await scanned({ ...all, 'all.csv': `Path,ClassId\n${rows(all, row)}` })).toMatchObject({
      source: 'table',
      classes: ['0', '1'],
    });
  });
});

describe('a table with a row for each folder', () => {
  const four = ['P1', 'P2', 'P3', 'P4'];
  const csv = (header: string, values: readonly string[]) =>
    `${header}\n${values.map((value, i) => `${value},${30 + i},${i % 2 === 0 ? 'benign' : 'malignant'}`).join('\n')}\n`;

  test.each<[reason: string, files: Files, folder: string, groupBy: string]>([
    ['patients', { ...images(four), 'a.csv': csv('patient,age,label', four) }, 'P1', '^([^/]+)/'],
    [
      'patients below images/',
      { ...images(four.map((one) => `images/${one}`)), 'a.csv': csv('id,age,diagnosis', four) },
      'P1',
      '^[^/]+/([^/]+)/',
    ],
    [
      'films, of which frames were taken',
      {
        ...images(four.map((one) => `frames/${one}`)),
        'a.csv': csv(
          'video,age,label',
          four.map((one) => `${one}.mp4`),
        ),
      },
      'P1',
      '^[^/]+/([^/]+)/',
    ],
    [
      'numbers, of which no column is called a label',
      { ...images(['1', '2', '3', '4']), 'a.csv': csv('PatientID,Age,Outcome', ['1', '2', '3', '4']) },
      '1',
      '^([^/]+)/',
    ],
  ])('is asked about: %s', async (reason, files, folder, groupBy) => {
    const { source, codes, message } = await scanned(files);
    expect([source, codes], reason).toEqual([undefined, ['folders-are-keys']]);
    expect(message).toContain(`"${folder}"`);
    expect(message).toContain(`group-by: '${groupBy}'`);
    expect(message, 'no advice that makes them classes').not.toContain('set `data');
  });

  test.each<[reason: string, files: Files]>([
    ['a list of classes', { ...images(four), 'a.csv': csv('class,count,group', four) }],
    ['each of its own', { ...images(four), 'a.csv': 'patient,age\nP1,30\nP2,31\nP3,32\nP4,33\n' }],
    ['other names', { ...images(four), 'a.csv': csv('patient,age,label', ['Q1', 'Q2', 'Q3', 'Q4']) }],
  ])('is no question: %s', async (reason, files) => {
    expect((await scanned(files)).codes, reason).toEqual([]);
  });

  test('gives way to classes that the user lists', async () => {
    const files = { ...images(four), 'a.csv': csv('patient,age,label', four) };
    expect(await scanned(files, { classes: four })).toMatchObject({ source: 'class-folders', codes: [] });
  });
});

describe('files that are not read as labels', () => {
  test.each<[reason: string, file: string, text: string]>([
    ['lines of text', 'labels.txt', rows(SETS, (_name, i, path) => `${path} ${i % 2}`)],
    [
      'lines with the name in the middle',
      'train.dat',
      rows(SETS, (name, i) => `p${i} ${name} ${i % 2 === 0 ? 'pos' : 'neg'} cohen`),
    ],
    ['JSON by image', 'a.json', `{${rows(SETS, (name, i) => `"${name}": ${i % 2}`).replaceAll('\n', ',')}}`],
    ['JSON lines', 'a.jsonl', rows(SETS, (name, i) => `{"file_name": "${name}", "text": "${i % 2}"}`)],
    ['a spreadsheet', 'labels.xlsx', 'PK'],
    [
      'a table of names with a class behind',
      'a.csv',
      `Image_Label,n\n${rows(SETS, (name, i) => `${name}_Fish,${i}`)}`,
    ],
  ])('are named: %s', async (reason, file, text) => {
    const { codes, message } = await scanned({ ...SETS, [file]: text });
    expect(codes, reason).toContain('label-file-unread');
    expect(message).toContain(`"${file}"`);
  });

  test('are read where nothing else may label the images', async () => {
    const flat = images(['train']);
    const files = { ...flat, 'a.txt': rows(flat, (name, i) => `${name} ${i % 2}`) };
    expect(await scanned(files)).toMatchObject({ source: 'table', codes: ['labels-in-table'] });
    const set = { ...SETS, 'a.txt': rows(SETS, (name, i) => `${name} ${i % 2}`) };
    expect(await scanned(set, { labels: 'table', images: '**/*' })).toMatchObject({ source: 'table' });
  });

  test.each(['xlsx', 'ods', 'parquet'])(
    'are named beside "no masks" with the way to save them as CSV: %s',
    async (ending) => {
      const { codes, message } = await scanned({ ...images(['train']), [`labels.${ending}`]: 'PK' });
      expect(codes).toContain('spreadsheet-not-read');
      expect(message).toMatch(/as CSV/);
    },
  );

  test.each<[reason: string, file: string, text: string]>([
    ['what the folders say', 'labels.txt', rows(CLASSES, (_name, _i, path) => `${path} ${folderOf(path)}`)],
    ['a list of images', 'all.txt', rows(CLASSES, (_name, _i, path) => path)],
    ['a text', 'readme.txt', 'These are 8 images of cats and dogs.\nHave fun with them!\n'],
    ['requirements', 'requirements.txt', 'numpy 1.2\npandas 2.0\n'],
    ['pairs of images', 'pairs.txt', rows(CLASSES, (_name, i, path) => `${path} cat/im0_${i % 2}.png`)],
    ['names of classes', 'names.json', '{"1": "cat", "2": "dog"}'],
  ])('are not named where they hold none: %s', async (reason, file, text) => {
    const { codes } = await scanned({ ...CLASSES, [file]: text });
    expect(codes, reason).not.toContain('label-file-unread');
  });
});

test('a further table of the same images is named', async () => {
  const flat = images(['images']);
  const files = {
    ...flat,
    'a.csv': `id,class\n${rows(flat, (name, i) => `${name},${i % 2}x`)}`,
    'b.csv': `id,age\n${rows(flat, (name, i) => `${name},${i * 1.7 + 20}`)}`,
  };
  expect((await scanned(files)).codes).toEqual(['labels-in-table', 'table-not-taken']);
});
