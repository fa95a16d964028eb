// Numbers where labels are expected: classes, their numbers, probabilities, measurements.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { remove } from '../../../../../src/shared/move-and-remove.ts';
import type { Settings } from '../../../../../src/stages/1-config/settings.ts';
import { scanDataset } from '../../../../../src/stages/2-dataset/scan.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { type Files, grey, scanFiles, settingsFor, writeFiles } from '../../data-folder.ts';

const COUNT = 64;
const IMAGES: Files = Object.fromEntries(
  Array.from({ length: COUNT }, (_, i) => [`images/im${i}.png`, grey([i, 7])]),
);

function csv(header: string, row: (i: number) => string): string {
  return `${header}\n${Array.from({ length: COUNT }, (_, i) => `im${i}.png,${row(i)}\n`).join('')}`;
}

async function scanned(files: Files, changes: Partial<Settings> = {}) {
  await using folder = await temporaryFolder();
  const { dataset, faults } = await scanFiles(folder.path, { ...IMAGES, ...files }, changes);
  const told = faults.filter(({ code }) => !['class-with-few-images', 'classes-imbalanced'].includes(code));
  return {
    classes: dataset?.classes.map(({ name }) => name),
    first: dataset?.samples[0].label,
    codes: told.map(({ code }) => code),
    messages: told.map(({ message }) => message),
  };
}

describe('are asked about', () => {
  test.each<[reason: string, table: string, code: string, said: RegExp]>([
    [
      'ages, whose values repeat',
      csv('f,age', (i) => `${20 + (i % 30)}`),
      'table-labels-measured',
      /column "age" of table "a.csv" holds 30 different numbers from 20 to 49 for 64 images/,
    ],
    ['few of them', csv('f,age', (i) => `${20 + (i % 11)}`), 'table-labels-measured', /11 different/],
    ['ages called a label', csv('f,label', (i) => `${20 + (i % 30)}`), 'table-labels-measured', /"label"/],
    ['prices', csv('f,target', (i) => `${(i % 9) * 2.5}`), 'table-labels-measured', /from 0 to 20/],
    [
      'one of its own for each image',
      csv('f,label', (i) => `${i * 37}`),
      'table-labels-differ',
      /64 different/,
    ],
    ['a probability', csv('f,label', (i) => `${i / 64}`), 'table-of-probabilities', /in column "label"/],
    [
      'votes, whose values repeat',
      csv('f,label', (i) => `${(i % 4) / 3}`),
      'table-of-probabilities',
      /in column "label"/,
    ],
    [
      'soft labels in columns',
      csv('f,cat,dog', (i) => `${i / 100},${1 - i / 100}`),
      'table-of-probabilities',
      /in columns "cat", "dog"/,
    ],
    [
      'several labels as a list',
      csv('f,label', (i) => `"['a'${i % 4 ? '' : ", 'b'"}]"`),
      'table-several-labels',
      /./,
    ],
    [
      'attributes of 1 and -1',
      csv('f,a,b', (i) => `${i % 2 ? 1 : -1},${i % 3 ? 1 : -1}`),
      'table-several-labels',
      /up to 2/,
    ],
  ])('%s', async (reason, table, code, said) => {
    const { codes, messages } = await scanned({ 'a.csv': table });
    expect(codes, reason).toEqual([code]);
    expect(messages[0]).toMatch(said);
  });
});

describe('are classes', () => {
  test.each<[reason: string, table: string, settings: Partial<Settings>, count: number]>([
    ['twenty of them', csv('f,grade', (i) => `${100 + 3 * (i % 20)}`), {}, 20],
    ['that count', csv('f,class', (i) => `${i % 32}`), {}, 32],
    ['that count from 1', csv('f,group', (i) => `${1 + (i % 30)}`), {}, 30],
    ['grades with ".0"', csv('f,grade', (i) => `${i % 3}.0`), {}, 3],
    [
      'shares that the user lists',
      csv('f,label', (i) => `${[0, 0.5, 1][i % 3]}`),
      { classes: ['0', '0.5', '1'] },
      3,
    ],
    ['beside a share of confidence', csv('f,label,confidence', (i) => `${i % 3},${i / 64}`), {}, 3],
  ])('%s', async (reason, table, settings, count) => {
    const { classes, codes } = await scanned({ 'a.csv': table }, settings);
    expect(codes, reason).toEqual(['labels-in-table']);
    expect(classes).toHaveLength(count);
  });
});

describe('get the names of a list beside the table', () => {
  const numbers = csv('f,label', (i) => `${i % 3}`);
  const fromOne = csv('f,label', (i) => `${1 + (i % 3)}`);
  const NAMES = ['cat', 'dog', 'fox'];
  const LINES = 'fox\ncat\ndog\n';
  const JSON_TO_NAME = '{"0": "fox", "1": "cat", "2": "dog"}';

  test.each<[reason: string, table: string, list: Files]>([
    ['a name a line', numbers, { 'classes.txt': LINES }],
    ['from 1 on', fromOne, { 'labelmap.txt': LINES }],
    ['numbers and names', numbers, { 'labels.txt': '0 fox\n1: cat\n2 dog\n' }],
    ['a table of them', numbers, { 'class_names.csv': 'id,name\n0,fox\n1,cat\n2,dog\n7,owl\n' }],
    ['data.yaml', numbers, { 'data.yaml': 'names: [fox, cat, dog]\n' }],
    [
      'label_map.pbtxt',
      fromOne,
      {
        'label_map.pbtxt': NAMES.map(
          (_, i) => `item { id: ${i + 1} name: '${['fox', 'cat', 'dog'][i]}' }`,
        ).join('\n'),
      },
    ],
    ['JSON from number to name', numbers, { 'label_num_to_disease_map.json': JSON_TO_NAME }],
    ['JSON from name to number', numbers, { 'class_indices.json': '{"cat": 1, "dog": 2, "fox": 0}' }],
    ['numbers with zeros in front', csv('f,label', (i) => `0${i % 3}`), { 'classes.txt': LINES }],
    ['two that agree', numbers, { 'classes.txt': LINES, 'id2label.json': JSON_TO_NAME }],
    [
      "ImageNet's words",
      csv('f,wnid', (i) => `n0000000${i % 3}`),
      { 'words.txt': 'n00000000\tfox, Vulpes\nn00000001\tcat\nn00000002\tdog, domestic dog\n' },
    ],
    ['classes of a classes.json by their order', numbers, { 'classes.json': '["fox", "cat", "dog"]' }],
  ])('%s', async (reason, table, list) => {
    const { classes, codes, first } = await scanned({ 'a.csv': table, ...list });
    expect(codes, reason).toEqual(['labels-in-table', 'table-labels-named']);
    expect(classes?.toSorted()).toEqual(NAMES);
    expect(first).toEqual({ source: 'table', name: 'fox' });
  });

  test('a list goes before the order of the classes that the user, or a model, names', async () => {
    const files = { 'a.csv': numbers, 'classes.txt': LINES };
    const { classes, first } = await scanned(files, { classes: NAMES });
    expect([classes, first]).toEqual([NAMES, { source: 'table', name: 'fox' }]);
    await using folder = await temporaryFolder();
    await writeFiles(folder.path, { ...IMAGES, ...files });
    const known = NAMES.map((name, index) => ({ index, name, color: [index, 0, 0] as const }));
    const tested = await scanDataset(settingsFor(folder.path), undefined, known);
    expect(tested.dataset?.samples[0].label).toEqual({ source: 'table', name: 'fox' });
    await remove(join(folder.path, 'classes.txt'));
    const { dataset } = await scanDataset(settingsFor(folder.path), undefined, known);
    expect(dataset?.samples[0].label, 'the order of a model says nothing of numbers').toEqual({
      source: 'table',
      name: '0',
    });
  });

  test.each<[reason: string, list: Files, codes: readonly string[]]>([
    ['fewer names than numbers', { 'classes.txt': 'a\nb\n' }, ['labels-in-table', 'table-list-unfit']],
    [
      'more names than numbers',
      { 'classes.txt': 'a\nb\nc\nd\ne\n' },
      ['labels-in-table', 'table-list-unfit'],
    ],
    ['other numbers', { 'labels.txt': '0 a\n1 b\n3 c\n' }, ['labels-in-table', 'table-list-unfit']],
    ['no names', { 'a_map.json': '{"0": ["x"], "1": {}, "2": 3}' }, ['labels-in-table']],
    [
      'two that disagree',
      { 'classes.txt': LINES, 'id2label.json': '{"0": "dog", "1": "cat", "2": "fox"}' },
      ['table-lists-disagree'],
    ],
  ])('not of one that does not fit: %s', async (reason, list, codes) => {
    const told = await scanned({ 'a.csv': numbers, ...list });
    expect(told.codes, reason).toEqual(codes);
    expect(told.classes).toEqual(codes.includes('table-lists-disagree') ? undefined : ['0', '1', '2']);
  });
});
