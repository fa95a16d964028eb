// Whole scans of masks with lists of class names beside them: which list is believed, and what is said of the others.
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { color, type Files, grey, palette, scanFiles } from '../../data-folder.ts';

async function scanned(masks: readonly (Uint8Array | Promise<Uint8Array>)[], lists: Files, changes = {}) {
  await using folder = await temporaryFolder();
  const pairs = masks.flatMap((mask, i) => [
    [`images/${i}.png`, [i, 7]] as const,
    [`masks/${i}.png`, mask] as const,
  ]);
  const { dataset, faults } = await scanFiles(
    folder.path,
    { ...Object.fromEntries(pairs), ...lists },
    changes,
  );
  return {
    classes: dataset?.classes.map(({ name }) => name),
    faults: faults.map(({ code, message }) => ({ code, message })),
  };
}

const two = () => [grey([0, 1]), grey([1, 0])];
const cvat = 'background:0,0,0::\ncat:255,0,0::\n';

describe('the list that fits is used and said', () => {
  test.each<[string, readonly (Uint8Array | Promise<Uint8Array>)[], Files, readonly string[], RegExp]>([
    [
      'by values',
      two(),
      { '_classes.csv': 'Pixel Value, Class\n0, road\n1, car\n' },
      ['road', 'car'],
      /0 = road, 1 = car/,
    ],
    ['by order', two(), { 'codes.txt': 'road\ncar\n' }, ['road', 'car'], /"codes.txt".*0 = road, 1 = car/],
    [
      'by colours',
      [color([0, 0xff0000]), color([0xff0000])],
      { 'labelmap.txt': cvat },
      ['background', 'cat'],
      /#ff0000 = cat/,
    ],
    [
      'by the colours of a palette',
      [palette([0, 1], [0, 0xff0000]), palette([1], [0, 0xff0000])],
      { 'labelmap.txt': cvat },
      ['background', 'cat'],
      /cat/,
    ],
    [
      'of two values, 0 and 255',
      [grey([0, 255]), grey([255])],
      { 'classes.txt': 'sky\ncell\n' },
      ['sky', 'cell'],
      /0 = sky, 255 = cell/,
    ],
    [
      'the same in every part',
      two(),
      { 'a/_classes.csv': 'id,class\n0,road\n1,car\n', 'b/_classes.csv': 'id,class\n0,road\n1,car\n' },
      ['road', 'car'],
      /"a\/_classes.csv"/,
    ],
  ])('%s', async (reason, masks, lists, classes, words) => {
    const found = await scanned(masks, lists);
    expect(found.classes, reason).toEqual(classes);
    const said = found.faults.filter(({ code }) => code.startsWith('class'));
    expect(said).toEqual([{ code: 'class-names-assumed', message: expect.stringMatching(words) }]);
  });
});

describe('is passed over and told', () => {
  test.each<[string, readonly (Uint8Array | Promise<Uint8Array>)[], Files, RegExp]>([
    [
      'a list that lacks a value',
      [grey([0, 1, 2]), grey([2])],
      { 'classes.txt': 'a\nb\n' },
      /says nothing of 2/,
    ],
    [
      'a list of another task',
      two(),
      { 'classes.txt': 'a\nb\nc\nd\n' },
      /names 4, and the masks hold 2 values/,
    ],
    [
      'a list without colours beside colours',
      [color([0, 0xff0000]), color([0xff0000])],
      { 'classes.txt': 'a\nb\n' },
      /gives no colours/,
    ],
    [
      'a list that lacks a colour',
      [color([0, 0x00ff00]), color([0])],
      { 'labelmap.txt': cvat },
      /says nothing of #00ff00/,
    ],
  ])('%s', async (reason, masks, lists, words) => {
    const found = await scanned(masks, lists);
    const told = found.faults.filter(({ code }) => code === 'class-list-unfit');
    expect(told, reason).toEqual([{ code: 'class-list-unfit', message: expect.stringMatching(words) }]);
    expect(found.classes).not.toContain('a');
  });
});

test('two that fit and disagree are an error', async () => {
  const lists = { 'classes.txt': 'road\ncar\n', '_classes.csv': 'id,class\n0,car\n1,road\n' };
  const { classes, faults } = await scanned(two(), lists);
  expect(classes).toBeUndefined();
  expect(faults).toEqual([
    {
      code: 'class-lists-disagree',
      message: expect.stringMatching(
        /"_classes.csv" and "classes.txt".*car, road, and road, car\. Set `classes`/,
      ),
    },
  ]);
  const answered = await scanned(two(), lists, { classes: ['a', 'b'] });
  expect(answered, 'the setting goes before both').toEqual({ classes: ['a', 'b'], faults: [] });
});

test('our classes.json goes before all of them', async () => {
  const lists = { 'classes.txt': 'road\ncar\n', 'classes.json': '["a", "b"]' };
  expect(await scanned(two(), lists)).toEqual({ classes: ['a', 'b'], faults: [] });
});

test('a classes.json of another tool is passed over where the setting names the classes', async () => {
  const lists = { 'classes.json': '{"categories": []}' };
  expect((await scanned(two(), lists)).faults.map(({ code }) => code)).toEqual(['classes-file-invalid']);
  const { classes, faults } = await scanned(two(), lists, { classes: ['a', 'b'] });
  expect(classes).toEqual(['a', 'b']);
  expect(faults.map(({ code }) => code)).toEqual(['classes-file-passed-over']);
});
