// Whole scans of images that a table labels: from files on disk to a data set, or to what is wrong with it.
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../../../src/stages/1-config/settings.ts';
import { sourceOf } from '../../../../../src/stages/2-dataset/labels/sources.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { type Files, grey, scanFiles } from '../../data-folder.ts';

/** So many images, no two alike; their numbers are their names. */
function images(folder: string, count: number, from = 0): Files {
  const names = Array.from({ length: count }, (_, i) => i + from);
  return Object.fromEntries(names.map((i) => [`${folder}${i}.png`, grey([i, from, 7, folder.length])]));
}

/** A header and a row for each of so many images. */
function csv(header: string, count: number, row: (i: number) => string, from = 0): string {
  return [header, ...Array.from({ length: count }, (_, i) => row(i + from)), ''].join('\n');
}

/** A row for each of so many images, without a header. */
function lines(count: number, row: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => `${row(i)}\n`).join('');
}

const animal = (i: number) => (i % 2 === 0 ? 'cat' : 'dog');

async function scanned(files: Files, changes: Partial<Settings> = {}) {
  await using folder = await temporaryFolder();
  const { dataset, faults } = await scanFiles(folder.path, files, changes);
  return {
    dataset,
    faults,
    codes: faults
      .map(({ code }) => code)
      .filter((code) => !['class-with-few-images', 'classes-imbalanced'].includes(code)),
    classes: dataset?.classes.map(({ name }) => name),
    labels: dataset?.samples.map(({ image, classCounts, part }) => {
      const name = dataset.classes[classCounts.indexOf(1)]?.name;
      return `${image} ${name}${part === undefined ? '' : ` ${part}`}`;
    }),
  };
}

test.each<[reason: string, files: Files, codes: readonly string[], said?: string]>([
  [
    'measurements alone are no classes, and the table is named',
    { 'train.csv': csv('image,a,b', 8, (i) => `${i},${i / 10 + 0.01},${1 - i / 10}`) },
    ['table-without-labels'],
    'beside the names of images in column "image" no column holds classes',
  ],
  [
    'captions',
    { 'a.csv': 'f,caption\n0,a\n1,b\n2,c\n3,d\n' },
    ['table-without-labels'],
    'beside the names of images in column "f" no column holds classes',
  ],
  [
    'captions, in JSON lines',
    { 'metadata.jsonl': lines(8, (i) => `{"file_name": "${i}.png", "text": "number ${i}"}`) },
    ['table-without-labels'],
    'beside the names of images in column "file_name" no column holds classes',
  ],
  ['JSON lines of nothing', { 'metadata.jsonl': '{}' }, ['annotation-files-empty']],
  ['a table of other things', { 'places.csv': 'place,rain\nx,cold\ny,warm\n' }, ['no-masks']],
])('images that nothing labels: %s', async (reason, files, expected, said) => {
  const { codes, faults } = await scanned({ ...images('images/', 8), ...files });
  expect(codes, reason).toEqual(expect.arrayContaining([...expected]));
  expect(codes.includes('table-without-labels'), reason).toBe(said !== undefined);
  if (said !== undefined) expect(faults[0].message, reason).toContain(said);
});

describe('a table of places in images', () => {
  const runs = (i: number) => `${29 * i + 1} 12 ${40 * i + 900} 7`;
  const rows: [string, string, RegExp][] = [
    [
      'masks as run lengths',
      csv('ImageId,ClassId,EncodedPixels', 8, (i) => `${i}.png,${1 + (i % 2)},${runs(i)}`),
      /holds masks as run lengths in column "EncodedPixels"/,
    ],
    [
      'corners of boxes',
      csv(
        'filename,width,height,class,xmin,ymin,xmax,ymax',
        8,
        (i) => `${i}.png,8,8,${animal(i)},1,1,4,${i}`,
      ),
      /holds boxes in columns "xmin", "ymin", "xmax", "ymax"/,
    ],
    [
      'boxes in one field',
      csv('image_id,bbox,source', 8, (i) => `${i},"[${i}.0, 1, 4, 5]",${animal(i)}`),
      /holds boxes in column "bbox"/,
    ],
  ];

  test.each(rows)('%s: says so', async (reason, table, said) => {
    const { codes, faults, dataset } = await scanned({ ...images('images/', 8), 'train.csv': table });
    expect(codes, reason).toEqual(['table-of-places']);
    expect(faults[0].message, reason).toMatch(said);
    expect(dataset).toBeUndefined();
  });

  test.each(rows)('%s: the class alone counts where the task says so', async (reason, table) => {
    const { labels } = await scanned(
      { ...images('images/', 8), 'train.csv': table },
      { task: 'classification' },
    );
    expect(labels, reason).toHaveLength(8);
  });

  test('a region of interest beside the class of the whole image is none (GTSRB)', async () => {
    const header = 'Filename;Width;Height;Roi.X1;Roi.Y1;Roi.X2;Roi.Y2;ClassId';
    const table = csv(header, 8, (i) => `${i}.png;30;30;5;5;25;25;${i % 2}`);
    const { labels } = await scanned({ ...images('images/', 8), 'train.csv': table });
    expect(labels).toHaveLength(8);
  });
});

describe('a table of labels', () => {
  test('becomes a data set of one class an image, and says so', async () => {
    await using folder = await temporaryFolder();
    const files = {
      ...images('images/', 4),
      'labels.csv': csv('filename,label', 4, (i) => `${i}.png,${animal(i)}`),
    };
    const { dataset, faults } = await scanFiles(folder.path, files);
    expect(dataset).toMatchObject({
      task: 'classification',
      labels: { source: 'table' },
      why: 'labels in column "label" of "labels.csv"',
    });
    expect(dataset?.classes.map(({ name }) => name)).toEqual(['cat', 'dog']);
    expect(dataset?.samples[1]).toMatchObject({
      image: 'images/1.png',
      label: { source: 'table', name: 'dog' },
      classCounts: [0, 1],
      part: undefined,
    });
    expect(faults[0]).toMatchObject({
      code: 'labels-in-table',
      severity: 'warning',
      message:
        'table "labels.csv" was taken for the labels of 4 images: the image in column "filename", its class in column "label". If another column is meant, call it "label"; if no table is, take the file out of the data folder.',
    });
    const map = await sourceOf(dataset!.labels).reader(dataset!).read(dataset!.samples[1]);
    expect(map).toEqual({ width: 1, height: 1, data: Uint8Array.of(1) });
  });

  test.each<[string, Files]>([
    [
      'ids without endings, as Kaggle has them',
      { 'train.csv': csv('id,breed', 4, (i) => `${i},${animal(i)}`) },
    ],
    [
      'paths from the data folder',
      { 'a/b.csv': csv('path,class', 4, (i) => `images/${i}.png,${animal(i)}`) },
    ],
    ['paths from the table', { 'a/b.csv': csv('path,class', 4, (i) => `../images/${i}.png,${animal(i)}`) }],
    [
      'paths of another machine',
      { 'a.csv': csv('f,class', 4, (i) => `C:\\data\\images\\${i}.png,${animal(i)}`) },
    ],
    ['another format since', { 'a.csv': csv('f,class', 4, (i) => `${i}.jpg,${animal(i)}`) }],
    ['no header', { 'a.csv': csv(`0.png,cat`, 3, (i) => `${i}.png,${animal(i)}`, 1) }],
    ['blanks', { 'a.csv': csv('f class', 4, (i) => `${i}.png  ${animal(i)}`) }],
    ['lines of text', { 'map.txt': lines(4, (i) => `images/${i}.png\t${animal(i)}`) }],
    [
      'lines with blanks and remarks',
      { 'all.txt': `# of 2026\n${lines(4, (i) => `${i}.png ${animal(i)}`)}` },
    ],
    [
      'JSON lines (Hugging Face)',
      { 'images/metadata.jsonl': lines(4, (i) => `{"file_name": "${i}.png", "label": "${animal(i)}"}`) },
    ],
    [
      'JSON of objects, of which the first lacks a key',
      {
        'a.json': JSON.stringify(
          [0, 1, 2, 3].map((i) => ({ ...(i > 0 && { n: i }), image: `${i}.png`, label: [animal(i)] })),
        ),
      },
    ],
    [
      'JSON from image to label',
      { 'a.json': JSON.stringify(Object.fromEntries([0, 1, 2, 3].map((i) => [`${i}.png`, animal(i)]))) },
    ],
    [
      'a column for each class among others of yes and no',
      {
        'a.csv': csv(
          'f,smokes,drinks,sex,cat,dog,fox',
          4,
          (i) => `${i},${i % 2},${+(i > 2)},${i < 2 ? 'm' : 'f'},${1 - (i % 2)},${i % 2},0`,
        ),
      },
    ],
    ['tabs', { 'a.tsv': csv('f\tclass', 4, (i) => `${i}.png\t${animal(i)}`) }],
    [
      'semicolons, quotes, a mark of the byte order and CRLF',
      {
        'a.csv': `\uFEFF${csv('"f";"class"', 4, (i) => `"${i}.png";"${animal(i)}"`).replaceAll('\n', '\r\n')}`,
      },
    ],
    [
      'a column for each class',
      {
        '_classes.csv': csv('filename, cat, dog', 4, (i) => `${i}.png, ${1 - (i % 2)}, ${i % 2}`),
      },
    ],
    [
      'such columns with floats, as ISIC has them',
      {
        'truth.csv': csv('image,cat,dog', 4, (i) => `${i},${1 - (i % 2)}.0,${i % 2}.0`),
      },
    ],
    [
      'other columns beside one called like a label',
      {
        'a.csv': csv('f,sex,dx,age', 4, (i) => `${i},${i < 2 ? 'm' : 'f'},${animal(i)},${i < 2 ? 1 : 2}`),
      },
    ],
    [
      'a number and its name',
      { 'a.csv': csv('f,class_id,class_name', 4, (i) => `${i},${i % 2},${animal(i)}`) },
    ],
    [
      'numbers called label beside the names of the same classes (EuroSAT)',
      { 'a.csv': csv('f,Label,ClassName', 4, (i) => `${i},${i % 2},${animal(i)}`) },
    ],
    [
      '`label` before other names of labels',
      {
        'a.csv': csv('f,category,label', 4, (i) => `${i},${i < 2 ? 'x' : 'y'},${animal(i)}`),
      },
    ],
    [
      'numbers of rows that are names of images, too',
      {
        'a.csv': csv('n,f,label', 4, (i) => `${3 - i},${i}.png,${animal(i)}`),
      },
    ],
    [
      'an example of what to hand in',
      {
        'a.csv': csv('f,label', 4, (i) => `${i},${animal(i)}`),
        'sample_submission.csv': csv('f,label', 4, (i) => `${i},cat`),
      },
    ],
    [
      'a table of something else that only looks like labels',
      {
        'a.csv': csv('f,label', 4, (i) => `${i},${animal(i)}`),
        'meta.csv': csv('f,sex', 4, (i) => `${i},${i < 2 ? 'm' : 'f'}`),
      },
    ],
  ])('is read with %s', async (reason, tables) => {
    const { labels, codes } = await scanned({ ...images('images/', 4), ...tables });
    expect(codes, reason).toEqual(['labels-in-table']);
    expect(labels).toEqual(['images/0.png cat', 'images/1.png dog', 'images/2.png cat', 'images/3.png dog']);
  });

  test('is none that lists the classes of masks, whose values read like the names of images', async () => {
    const { codes, classes } = await scanned({
      ...images('images/', 4),
      ...Object.fromEntries([0, 1, 2, 3].map((i) => [`masks/${i}.png`, grey([0, 1, 1, 0])])),
      '_classes.csv': 'Pixel Value, Class\n0, background\n1, Car\n',
    });
    expect(classes).toEqual(['background', 'Car']);
    expect(codes).toEqual(['class-names-assumed']);
  });

  test('says which columns it passes over', async () => {
    const table = csv('f,sex,label', 4, (i) => `${i},${i < 2 ? 'm' : 'f'},${animal(i)}`);
    const { faults } = await scanned({ ...images('images/', 4), 'a.csv': table });
    expect(faults[0].message).toContain('its class in column "label" (not "sex")');
  });

  test('says which measurements it passes over, but not what counts the rows or names patients', async () => {
    const table = csv(
      'n,f,patient_id,months,male',
      8,
      (i) => `${i},${i}.png,${100 + 37 * i},${20 + 31 * i},${i % 2 === 0}`,
    );
    const { faults } = await scanned({ ...images('images/', 8), 'a.csv': table });
    expect(faults[0].message).toContain('its class in column "male" (not "months": 8 different values)');
  });

  test('takes texts of several words where they are listed as classes', async () => {
    const tags = ['clear primary', 'clear primary road'];
    const files = { ...images('images/', 8), 'a.csv': csv('f,tags', 8, (i) => `${i},${tags[i % 2]}`) };
    const asked = await scanned(files);
    expect(asked.codes).toEqual(['table-several-labels']);
    expect(asked.faults[0].message).toContain('set `classes: clear primary, clear primary road`');
    expect((await scanned(files, { classes: tags })).classes).toEqual(tags);
  });

  test('has names that are no keys and no formulas here', async () => {
    const table = csv('f,label', 4, (i) => `${i},${i % 2 === 0 ? '__proto__' : '"=1+1, ""x"""'}`);
    expect((await scanned({ ...images('images/', 4), 'a.csv': table })).classes).toEqual([
      '=1+1, "x"',
      '__proto__',
    ]);
  });

  test.each<[string, Partial<Settings>, Files, readonly string[] | undefined, readonly string[]]>([
    ['by code point', {}, {}, ['Z', 'a', 'b'], []],
    ['in the order of `classes`', { classes: ['b', 'Z', 'a'] }, {}, ['b', 'Z', 'a'], []],
    ['beyond `classes`', { classes: ['b', 'a'] }, {}, undefined, ['table-label-unknown']],
    [
      'named and left out by classes.json',
      {},
      { 'classes.json': '[{"name": "A", "folder": "a"}, "b", {"name": "Z", "ignore": true}]' },
      ['A', 'b'],
      [],
    ],
  ])('has its classes %s', async (reason, settings, more, expected, told) => {
    const table = csv('f,label', 6, (i) => `${i},${['b', 'a', 'Z'][i % 3]}`);
    const { classes, codes } = await scanned({ ...images('images/', 6), ...more, 'a.csv': table }, settings);
    expect(classes, reason).toEqual(expected);
    expect(codes).toEqual(['labels-in-table', ...told]);
  });
});

describe('parts of the split', () => {
  const row = (i: number) => `${i}.png,${animal(i)}`;
  const split = ['train', 'train', 'valid', 'test'];
  const expected = ['0 cat train', '1 dog train', '2 cat validation', '3 dog test'];

  test.each<[string, Files]>([
    [
      'a column',
      {
        ...images('', 4),
        'a.csv': csv('f,label,split', 4, (i) => `${row(i)},${split[i]}`),
      },
    ],
    [
      'the names of tables',
      {
        ...images('', 4),
        'train.csv': csv('f,label', 2, row),
        'val.csv': csv('f,label', 1, row, 2),
        'test_labels.csv': csv('f,label', 1, row, 3),
      },
    ],
    [
      'folders with a table in each',
      {
        ...images('train/', 2),
        ...images('valid/', 1, 2),
        ...images('test/', 1, 3),
        'train/_classes.csv': csv('f,cat,dog', 2, (i) => `${i}.png,${1 - i},${i}`),
        'valid/_classes.csv': 'f,cat,dog\n2.png,1,0\n',
        'test/_classes.csv': 'f,cat,dog\n3.png,0,1\n',
      },
    ],
  ])('are said by %s', async (reason, files) => {
    const { labels } = await scanned(files, { task: 'classification' });
    const named = labels?.map((label) => label.replace(/^(?:.*\/)?(\d)\.png/, '$1')).sort();
    expect(named, reason).toEqual(expected);
  });

  test('are not said by training images alone, beside which others have no label', async () => {
    const files = { ...images('train/', 4), ...images('test/', 1, 9), 'train.csv': csv('id,label', 4, row) };
    const { labels, faults } = await scanned(files);
    expect(labels?.[0]).toBe('train/0.png cat');
    expect(faults.find(({ code }) => code === 'images-not-in-table')?.message).toMatch(
      /^1 image \("test\/9.png"\)/,
    );
  });

  test('tell images of one name apart', async () => {
    const files = {
      ...images('train/', 4),
      ...images('test/', 4),
      'train.csv': csv('id,label', 4, (i) => `${i},${animal(i)}`),
      'test.csv': csv('id,label', 4, (i) => `${i},${animal(i + 1)}`),
    };
    const { labels } = await scanned(files);
    expect(labels).toHaveLength(8);
    expect(labels).toContain('train/0.png cat train');
    expect(labels).toContain('test/0.png dog test');
  });
});

describe('what a table leaves open', () => {
  test.each<[string, Files, readonly string[], RegExp]>([
    [
      'several labels in columns',
      {
        'a.csv': csv('f,cat,dog', 4, (i) => `${i},1,${i % 2}`),
      },
      ['table-several-labels'],
      /sets up to 2 of the columns "cat", "dog"/,
    ],
    [
      'several labels in one field',
      {
        'a.csv': csv('f,labels', 6, (i) => `${i % 4},${['a', 'b', 'a|b', 'c', 'a', 'b'][i]}`),
      },
      ['table-several-labels'],
      /joins several labels in column "labels" \("a\|b"\)/,
    ],
    [
      'one image with two labels',
      {
        'a.csv': csv('f,label', 6, (i) => `${i % 4},${i < 4 ? animal(i) : 'dog'}`),
      },
      ['table-labels-conflict'],
      /^1 image \("images\/0.png"\) has two labels in table "a.csv"/,
    ],
    [
      'two tables that disagree',
      {
        'a.csv': csv('f,label', 4, (i) => `${i},${animal(i)}`),
        'b.csv': csv('g,label', 4, (i) => `${i},${animal(i + (i % 2))}`),
      },
      ['table-labels-conflict'],
      /in tables "a.csv" and "b.csv", such as "images\/1.png": "dog" and "cat"/,
    ],
    [
      'two columns',
      {
        'a.csv': csv('f,sex,glasses', 4, (i) => `${i},${animal(i)},${i < 2 ? 'y' : 'n'}`),
      },
      ['table-columns-ambiguous'],
      /\("sex", "glasses"\)/,
    ],
    [
      'two columns called like labels',
      {
        'a.csv': csv('f,class,category', 4, (i) => `${i},${animal(i)},${i < 2 ? 'y' : 'n'}`),
      },
      ['table-columns-ambiguous'],
      /\("class", "category"\)/,
    ],
    [
      'a number of its own for each image',
      {
        'a.csv': csv('f,age', 4, (i) => `${i},${i * 1.5 + 20}`),
      },
      ['table-labels-differ'],
      /"age" of table "a.csv" holds 4 different values for 4 images/,
    ],
    [
      'such a number called a target',
      {
        'a.csv': csv('f,target,sex', 4, (i) => `${i},${i * 1.5 + 20},${animal(i)}`),
      },
      ['table-labels-differ'],
      /column "target"/,
    ],
    [
      'a name of several images',
      {
        ...images('images/more/', 1),
        'a.csv': csv('f,label', 4, (i) => `${i},${animal(i)}`),
      },
      ['table-names-ambiguous'],
      /such as "0": "images\/0.png", "images\/more\/0.png"/,
    ],
    [
      'an image in two parts',
      {
        'train.csv': csv('f,label', 4, (i) => `${i},${animal(i)}`),
        'test.csv': csv('f,label', 1, (i) => `${i},${animal(i)}`),
      },
      ['table-parts-conflict'],
      /"images\/0.png"/,
    ],
    [
      'one label',
      { 'a.csv': csv('f,label', 4, (i) => `${i},cat`) },
      ['labels-in-table', 'one-table-label'],
      /./,
    ],
    [
      'labels that differ in case only',
      {
        'a.csv': csv('f,label', 4, (i) => `${i},${i < 2 ? 'Cat' : 'cat'}`),
      },
      ['labels-in-table', 'table-labels-alike'],
      /./,
    ],
  ])('is an error that asks: %s', async (reason, tables, expected, message) => {
    const { dataset, codes, faults } = await scanned({ ...images('images/', 4), ...tables });
    expect(dataset, reason).toBeUndefined();
    expect(codes).toEqual(expected);
    expect(faults[0].message).toMatch(message);
  });

  test('is told once: images that are not there, not named, or without a label', async () => {
    const table = csv(
      'f,label',
      8,
      (i) => `${i === 0 ? '../../../etc/passwd' : `${i}.png`},${i === 3 ? '' : animal(i)}`,
    );
    const { labels, codes, faults } = await scanned({ ...images('images/', 7), 'a.csv': table });
    expect(labels).toHaveLength(5);
    expect(codes).toEqual([
      'labels-in-table',
      'table-images-missing',
      'table-rows-unlabelled',
      'images-not-in-table',
    ]);
    expect(faults[2].message).toMatch(/^1 image \("images\/3.png"\) has a row/);
    expect(faults[3].message, 'and not the one that was told already').toMatch(
      /^1 image \("images\/0.png"\)/,
    );
    expect(faults[1].message).toMatch(
      /^2 images \("..\/..\/..\/etc\/passwd", "7.png"\) are named in "a.csv" and not there/,
    );
  });

  test.each<[reason: string, text: string, code?: string]>([
    ['other images', 'f,label\n11.png,cat\n12.png,dog\n'],
    ['classes, whose numbers are names of images', 'value,class\n0,a\n1,b\n2,c\n'],
    ['nothing', '', 'annotation-files-empty'],
    ['an open quote', `"${'x'.repeat(1_000_000)}`],
  ])('is nothing: a table of %s', async (reason, text, code = 'no-masks') => {
    const { codes } = await scanned({ ...images('images/', 4), 'a.csv': text });
    expect(codes, reason).toEqual([code]);
  });
});

describe('numbers called label, one of its own for each image', () => {
  const ages = (i: number) => `${i},${20 + 37 * i}`;
  const sexes = { ...images('images/f/', 4), ...images('images/m/', 4, 4) };

  test.each<[string, Files, Partial<Settings>]>([
    ['ids and numbers read like a list of classes', images('images/', 8), {}],
    ['one folder in the way', images('boneage-training-dataset/', 8), {}],
    ['the task is given', images('boneage-training-dataset/', 8), { task: 'classification' }],
    ['folders that may be the classes', sexes, {}],
    ['folders that may be the classes, and the task', sexes, { task: 'classification' }],
  ])('are asked about: %s', async (reason, files, settings) => {
    const { codes, faults } = await scanned({ ...files, 'a.csv': csv('id,label', 8, ages) }, settings);
    expect(codes, reason).toEqual(['table-labels-differ']);
    expect(faults[0].message).toContain('Numbers (regression)');
  });

  test('are nothing where the user lists the folders as classes', async () => {
    const { codes, classes } = await scanned(
      { ...sexes, 'a.csv': csv('id,label', 8, ages) },
      { classes: ['f', 'm'] },
    );
    expect(codes).toEqual([]);
    expect(classes).toEqual(['f', 'm']);
  });

  test('are nothing beside folders of classes where they are called otherwise', async () => {
    const { classes } = await scanned({ ...sexes, 'a.csv': csv('id,age', 8, ages) });
    expect(classes).toEqual(['f', 'm']);
  });
});

describe('beside other labels', () => {
  const byFolder = { ...images('cat/', 4), ...images('dog/', 4, 4) };
  const table = (label: (i: number) => string, header = 'f,label') =>
    csv(header, 8, (i) => `${i},${label(i)}`);
  const folderOf = (i: number) => (i < 4 ? 'Cat' : 'Dog');

  test.each<[string, Files, Partial<Settings>, string | undefined, string]>([
    [
      'folders that say the same have it',
      { ...byFolder, 'a.csv': table(folderOf) },
      {},
      'class-folders',
      'table-passed-over',
    ],
    [
      'folders and another label: it asks',
      { ...byFolder, 'a.csv': table(animal) },
      {},
      undefined,
      'table-or-folders',
    ],
    [
      'folders that `classes` lists',
      { ...byFolder, 'a.csv': table(animal, 'f,breed') },
      { classes: ['dog', 'cat'] },
      'class-folders',
      'table-passed-over',
    ],
    [
      'labels that `classes` lists',
      { ...byFolder, 'a.csv': table((i) => `${i % 2}x`) },
      { classes: ['0x', '1x'] },
      'table',
      'labels-in-table',
    ],
    [
      'masks',
      { ...images('images/', 4), ...images('masks/', 4), 'a.csv': 'f,label\n0,a\n1,b\n2,a\n3,b\n' },
      {},
      'masks',
      'table-passed-over',
    ],
    [
      'masks, but for a classification',
      { ...images('images/', 4), ...images('masks/', 4), 'a.csv': 'f,label\n0,a\n1,b\n2,a\n3,b\n' },
      { task: 'classification' },
      'table',
      'labels-in-table',
    ],
    [
      'one folder of photographs is no class',
      { ...images('photos/', 4), 'a.csv': csv('f,label', 4, (i) => `${i},${animal(i)}`) },
      {},
      'table',
      'labels-in-table',
    ],
  ])('%s', async (reason, files, settings, source, code) => {
    const { dataset, codes } = await scanned(files, settings);
    expect(dataset?.labels.source, reason).toBe(source);
    expect(codes).toContain(code);
  });

  test('folders without a column called like labels are no question', async () => {
    const { dataset, codes } = await scanned({ ...byFolder, 'a.csv': table(animal, 'f,camera') });
    expect([dataset?.labels.source, codes]).toEqual(['class-folders', []]);
  });
});
