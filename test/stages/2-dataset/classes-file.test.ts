import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseClasses, readClasses } from '../../../src/stages/2-dataset/classes-file.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { writeFiles } from './data-folder.ts';

describe('parseClasses', () => {
  test.each([
    ['names in an object', '{"classes": ["a", "b"]}', [{ name: 'a' }, { name: 'b' }], undefined],
    ['names alone', '["a", "b"]', [{ name: 'a' }, { name: 'b' }], undefined],
    [
      'values',
      '[{"name": "a", "value": 0}, {"name": "b", "value": 128}]',
      [
        { name: 'a', value: 0 },
        { name: 'b', value: 128 },
      ],
      undefined,
    ],
    [
      'colours in both forms',
      '[{"name": "a", "color": "#0A0b0c"}, {"name": "b", "color": [255, 0, 1]}]',
      [
        { name: 'a', color: 0x0a0b0c },
        { name: 'b', color: 0xff0001 },
      ],
      undefined,
    ],
    [
      'ignored values and colours',
      '{"classes": ["a", "b"], "ignore": [255, "#e0e0c0"]}',
      [{ name: 'a' }, { name: 'b' }],
      { values: [255], colors: [0xe0e0c0], folders: [] },
    ],
    [
      'an ignored class',
      '[{"name": "a", "value": 1}, {"name": "void", "value": 0, "ignore": true}]',
      [{ name: 'a', value: 1 }],
      { values: [0], colors: [], folders: ['void'] },
    ],
    [
      'nothing ignored, not even 255',
      '{"classes": ["a", "b"], "ignore": []}',
      [{ name: 'a' }, { name: 'b' }],
      { values: [], colors: [], folders: [] },
    ],
    [
      'folders of other names, some of them left out',
      '[{"name": "tench", "folder": "n01440764"}, "dog", {"name": "?", "folder": "unsure", "ignore": true}]',
      [{ name: 'tench', folders: ['n01440764'] }, { name: 'dog' }],
      { values: [], colors: [], folders: ['unsure'] },
    ],
    [
      'several folders of one class',
      '[{"name": "vehicle", "folder": ["car", "truck"]}, "dog"]',
      [{ name: 'vehicle', folders: ['car', 'truck'] }, { name: 'dog' }],
      undefined,
    ],
    ['a byte order mark', '\uFEFF["a", "b"]', [{ name: 'a' }, { name: 'b' }], undefined],
  ])('takes %s', (reason, text, classes, ignored) => {
    const { spec, reasons } = parseClasses(text);
    expect(reasons, reason).toEqual([]);
    expect(spec, reason).toEqual({ classes, ignored });
  });

  test.each([
    ['text that is not JSON', '{"classes": [', /^not JSON/],
    ['another kind of file', '"a, b"', /the file: .*expected object/],
    ['no classes', '{"classes": []}', /classes: Too small/],
    ['an unknown key', '{"classes": ["a"], "colour": 1}', /Unrecognized key: "colour"/],
    ['an unknown key of a class', '[{"name": "a", "colour": "#000000"}]', /classes\.0: Unrecognized key/],
    ['a class without a name', '[{"value": 1}]', /classes\.0\.name: /],
    ['an empty name', '["a", " "]', /classes\.1\.name: Too small/],
    ['a value that no pixel has', '[{"name": "a", "value": 70000}]', /classes\.0\.value: Too big/],
    [
      'a colour that is none',
      '[{"name": "a", "color": "red"}]',
      /classes\.0\.color: expected "#rrggbb" or \[red, green, blue\]/,
    ],
    [
      'an ignored thing that is none',
      '{"classes": ["a"], "ignore": ["b"]}',
      /ignore\.0: expected a mask value or a color/,
    ],
    [
      'one folder for two classes',
      '[{"name": "a", "folder": "x"}, {"name": "b", "folder": "x"}]',
      /two classes have the same folder/,
    ],
    ['one name twice', '["a", "a"]', /two classes have the same name/],
    [
      'one value twice',
      '[{"name": "a", "value": 1}, {"name": "b", "value": 1}]',
      /two classes have the same value/,
    ],
    ['values for some only', '[{"name": "a", "value": 1}, "b"]', /only some classes have a value/],
    ['everything ignored', '[{"name": "a", "ignore": true}]', /every class is ignored/],
    [
      'more classes than fit',
      JSON.stringify(Array.from({ length: 256 }, (_, i) => `c${i}`)),
      /256 classes, 255 are possible/,
    ],
  ])('refuses %s', (reason, text, expected) => {
    const { spec, reasons } = parseClasses(text);
    expect(spec, reason).toBeUndefined();
    expect(reasons.join('; '), reason).toMatch(expected);
  });
});

describe('readClasses', () => {
  test.each([
    [
      'the setting wins over the names in the file and keeps its colours',
      '[{"name": "x", "color": "#000001"}, {"name": "y", "color": "#000002"}]',
      [
        { name: 'a', color: 1, folders: ['x'] },
        { name: 'b', color: 2, folders: ['y'] },
      ],
      [],
    ],
    ['the setting alone', undefined, [{ name: 'a' }, { name: 'b' }], []],
    ['another number of names', '["x", "y", "z"]', undefined, ['class-count-mismatch']],
    [
      'a file of another tool, passed over',
      '[',
      [{ name: 'a' }, { name: 'b' }],
      ['classes-file-passed-over'],
    ],
  ])('%s', async (reason, file, classes, codes) => {
    await using folder = await temporaryFolder();
    if (file !== undefined) await writeFiles(folder.path, { 'classes.json': file });
    const { spec, faults } = await readClasses(folder.path, ['a', 'b']);
    expect(
      faults.map(({ code }) => code),
      reason,
    ).toEqual(codes);
    if (classes !== undefined) expect(spec?.classes, reason).toEqual(classes);
  });

  test.each([
    ['a link, which could show any file of the machine', 'link'],
    ['a folder', 'folder'],
  ])('%s is not read', async (reason, kind) => {
    await using folder = await temporaryFolder();
    await writeFiles(folder.path, { 'other.json': '["a", "b"]' });
    const path = join(folder.path, 'classes.json');
    await (kind === 'link' ? symlink('other.json', path) : mkdir(path));
    const { spec, faults } = await readClasses(folder.path, undefined);
    expect(spec, reason).toBeUndefined();
    expect(faults.map(({ code, message }) => [code, message.includes('not a plain file')])).toEqual([
      ['classes-file-invalid', true],
    ]);
  });

  test('without either nothing is said', async () => {
    await using folder = await temporaryFolder();
    expect(await readClasses(folder.path, undefined)).toEqual({ spec: undefined, faults: [] });
  });
});
