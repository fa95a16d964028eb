import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readClassLists } from '../../../../src/stages/2-dataset/class-lists/read.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { writeFiles } from '../data-folder.ts';

/** `name = value or colour` of each class of each list. */
async function read(files: Readonly<Record<string, string>>) {
  await using folder = await temporaryFolder();
  await writeFiles(folder.path, files);
  const lists = await readClassLists(folder.path, Object.keys(files));
  const shown = lists.map(({ file, by, classes, ignored }) => ({
    file,
    by,
    classes: classes.map(({ name, value, color }) => {
      const said = value ?? (color === undefined ? undefined : `#${color.toString(16).padStart(6, '0')}`);
      return said === undefined ? name : `${name} = ${said}`;
    }),
    ...(ignored.length > 0 ? { ignored } : {}),
  }));
  return shown;
}

describe('a list of classes is read', () => {
  test.each<[string, string, string, 'value' | 'color' | 'order', readonly string[]]>([
    [
      'Roboflow, spaces behind its commas',
      'train/_classes.csv',
      'Pixel Value, Class\n0, background\n1, Car\n',
      'value',
      ['background = 0', 'Car = 1'],
    ],
    [
      'CVAT',
      'labelmap.txt',
      '# label:color_rgb:parts:actions\nbackground:0,0,0::\ncat:224,64,64:head,tail:run\n',
      'color',
      ['background = #000000', 'cat = #e04040'],
    ],
    [
      'Datumaro, which leaves out the colours of Pascal VOC',
      'labelmap.txt',
      '# label:color_rgb:parts:actions\nbackground:::\ncat:::\ndog:::\ncar:::\nbus:::\nx:::\ny:::\nz:::\nlast:::\n',
      'color',
      [
        'background = #000000',
        'cat = #800000',
        'dog = #008000',
        'car = #808000',
        'bus = #000080',
        'x = #800080',
        'y = #008080',
        'z = #808080',
        'last = #400000',
      ],
    ],
    [
      'a name a line',
      'class_names.txt',
      'background\r\ntraffic light\r\n',
      'order',
      ['background', 'traffic light'],
    ],
    ['darknet', 'obj.names', 'cat\ndog\n', 'order', ['cat', 'dog']],
    [
      'LabelMe, whose first name counts for nothing',
      'labels.txt',
      '__ignore__\n_background_\ncat',
      'order',
      ['_background_', 'cat'],
    ],
    ['numbers in front', 'labels.txt', '0 background\n1 cat\n', 'value', ['background = 0', 'cat = 1']],
    [
      'name, red, green, blue',
      'class_dict.csv',
      'name,r,g,b\n"Animal, wild",64,128,64\nRoad,128,64,128\n',
      'color',
      ['Animal, wild = #408040', 'Road = #804080'],
    ],
    [
      'colours in hexadecimal',
      'colors.csv',
      'class;color\ncat;#FF0000\ndog;00ff00\n',
      'color',
      ['cat = #ff0000', 'dog = #00ff00'],
    ],
    [
      'CamVid, with tabs',
      'label_colors.txt',
      '64 128 64\tAnimal\n192 0 128\t\tArchway\n',
      'color',
      ['Animal = #408040', 'Archway = #c00080'],
    ],
    [
      'names before their colours',
      'class_colors.txt',
      'traffic light 1 2 3\nroad 4 5 6\n',
      'color',
      ['traffic light = #010203', 'road = #040506'],
    ],
    ['fastai', 'codes.txt', 'Animal\nArchway\nVoid\n', 'order', ['Animal', 'Archway', 'Void']],
    [
      'nnU-Net',
      'dataset.json',
      '{"channel_names": {"0": "T1"}, "labels": {"tumour": 1, "background": 0}}',
      'value',
      ['background = 0', 'tumour = 1'],
    ],
    [
      'nnU-Net as it was',
      'dataset.json',
      '{"labels": {"0": "background", "1": "liver"}}',
      'value',
      ['background = 0', 'liver = 1'],
    ],
    [
      'Supervisely',
      'meta.json',
      '{"classes": [{"title": "cat", "shape": "bitmap", "color": "#0F8A12"}]}',
      'color',
      ['cat = #0f8a12'],
    ],
    [
      'Supervisely, machine colours',
      'obj_class_to_machine_color.json',
      '{"cat": [1, 1, 1], "dog": [2, 2, 2]}',
      'color',
      ['cat = #010101', 'dog = #020202'],
    ],
    ['YOLO, a list', 'data.yaml', 'train: ../train\nnc: 2\nnames: [cat, dog]\n', 'order', ['cat', 'dog']],
    ['YOLO, a map', 'data.yml', 'names:\n  0: cat\n  1: dog\n', 'value', ['cat = 0', 'dog = 1']],
    [
      'TensorFlow',
      'label_map.pbtxt',
      'item {\n  id: 1\n  name: \'cat\'\n}\nitem { name: "dog" id: 2 }',
      'value',
      ['cat = 1', 'dog = 2'],
    ],
    [
      'names that a plain object would stumble over',
      'meta.json',
      '{"classes": [{"title": "__proto__", "color": "#000001"}, {"title": "constructor", "color": "#000002"}]}',
      'color',
      ['__proto__ = #000001', 'constructor = #000002'],
    ],
  ])('%s', async (reason, file, text, by, classes) => {
    expect(await read({ [file]: text }), reason).toEqual([{ file, by, classes }]);
  });

  test('with what nnU-Net ignores', async () => {
    expect(await read({ 'dataset.json': '{"labels": {"background": 0, "cell": 1, "ignore": 2}}' })).toEqual([
      { file: 'dataset.json', by: 'value', classes: ['background = 0', 'cell = 1'], ignored: [2] },
    ]);
  });
});

describe('is none', () => {
  const huge = 'x'.repeat(1_000_000);
  test.each<[string, string, string]>([
    ['a table of images', 'labels.csv', 'filename,label\n1.png,cat\n2.png,dog\n'],
    ['one column for each class', '_classes.csv', 'filename,cat,dog\n1.png,1,0\n'],
    ['a class twice', 'classes.csv', 'id,label\n1,cat\n2,dog\n3,cat\n'],
    ['images and labels in lines', 'labels.txt', 'a/1.png 0\na/2.png 1\n'],
    ['names of files', 'labels.txt', '1.png\n2.png\n'],
    ['sentences', 'labels.txt', 'the cat sat on the mat and slept\n'],
    ['an empty file', 'classes.txt', '\n\n'],
    ['one line without an end', 'classes.txt', huge],
    [
      'more names than there are classes',
      'classes.txt',
      Array.from({ length: 300 }, (_, i) => `n${i}`).join('\n'),
    ],
    ['a long name', 'classes.txt', `${'n'.repeat(500)}\ncat`],
    ['a quote that is never closed', 'class_dict.csv', `name,r,g,b\n"${huge}`],
    ['a colour out of range', 'class_dict.csv', 'name,r,g,b\ncat,256,0,0\ndog,1,0,0\n'],
    ['broken JSON', 'meta.json', '{"classes": ['],
    ['deep JSON', 'meta.json', '['.repeat(100_000)],
    ['JSON of something else', 'dataset.json', '{"labels": [1, 2], "name": "x"}'],
    ['regions of nnU-Net', 'dataset.json', '{"labels": {"background": 0, "whole": [1, 2]}}'],
    ['aliases in YAML', 'data.yaml', 'a: &a [x, x]\nb: &b [*a, *a]\nnames: [*b, *b]\n'],
    ['YAML with a tag', 'data.yaml', 'names: !!js/function "x"\n'],
    ['a value beyond 16 bits', 'label_map.pbtxt', "item { id: 99999 name: 'cat' }"],
    ['a name that no tool gives', 'notes.txt', 'cat\ndog\n'],
  ])('%s', async (reason, file, text) => {
    expect(await read({ [file]: text }), reason).toEqual([]);
  });

  test('a link, which could show any file of the machine, nor what is missing by now', async () => {
    await using folder = await temporaryFolder();
    await writeFiles(folder.path, { 'secret.md': 'cat\ndog\n' });
    await symlink('secret.md', join(folder.path, 'classes.txt'));
    expect(await readClassLists(folder.path, ['classes.txt', 'labels.txt'])).toEqual([]);
  });
});
