// Folders with labels of YOLO, scanned from the disk: which images they are of, what is read, and what is said.
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../../../src/stages/1-config/settings.ts';
import type { Files } from '../../data-folder.ts';
import { pictures, scanned } from '../shapes/scanned.ts';

/** With a fifth corner, so that they're neither boxes nor turned ones. */
const LEFT = '0.0 0.0 0.5 0.0 0.5 1.0 0.0 1.0 0.0 0.5';
const TOP = '0 0 1 0 1 0.5 0 0.5 0 0.25';
const READ = { left: '1100 1100 1100 1100', top: '1111 1111 0000 0000', none: '0000 0000 0000 0000' };
const NAMES = "nc: 2\nnames: ['cell', 'dust']\n";

describe('is read', () => {
  test.each<[reason: string, files: Files, images: readonly string[], codes?: readonly string[]]>([
    [
      'Roboflow with its parts, whose paths begin above the file',
      {
        ...pictures(['train/images/a.png', 'valid/images/b.png', 'test/images/c.png']),
        'train/labels/a.txt': `0 ${LEFT}`,
        'valid/labels/b.txt': `0 ${TOP}\n`,
        'test/labels/c.txt': `1 ${TOP}\r\n`,
        'data.yaml': `train: ../train/images\nval: ../valid/images\ntest: ../test/images\n\n${NAMES}`,
        'README.roboflow.txt': 'cells - v1',
      },
      [
        'test/images/c.png test 2222 2222 0000 0000',
        `train/images/a.png train ${READ.left}`,
        `valid/images/b.png validation ${READ.top}`,
      ],
    ],
    [
      'everything with a mark in front, as Notepad writes it',
      {
        ...pictures(['one/images/a.png', 'two/images/b.png', 'three/images/c.png']),
        'one/labels/a.txt': `\uFEFF0 ${LEFT}`,
        'two/labels/b.txt': `\uFEFF0 ${TOP}`,
        'three/labels/c.txt': `\uFEFF1 ${TOP}`,
        'val.txt': '\uFEFF./two/images/b.png\n',
        'data.yaml': '\uFEFFnames: [cell, dust]\ntest: three/images\ntrain: one/images\nval: val.txt\n',
      },
      [
        `one/images/a.png train ${READ.left}`,
        'three/images/c.png test 2222 2222 0000 0000',
        `two/images/b.png validation ${READ.top}`,
      ],
    ],
    [
      'names in a list with a mark in front',
      {
        ...pictures(['a.png', 'b.png']),
        'a.txt': `0 ${LEFT}`,
        'b.txt': `1 ${TOP}`,
        'obj.names': '\uFEFF# of Darknet\ncell\ndust\n',
      },
      [`a.png - ${READ.left}`, 'b.png - 2222 2222 0000 0000'],
    ],
    [
      'Ultralytics: images and labels, each with their parts',
      {
        ...pictures(['images/train/a.png', 'images/val/b.png']),
        'labels/train/a.txt': `0 ${LEFT}`,
        'labels/val/b.txt': `0 ${TOP}`,
        'cells.yaml': 'path: .\ntrain: images/train\nval: images/val\nnames:\n  0: cell\n  1: dust\n',
      },
      [`images/train/a.png train ${READ.left}`, `images/val/b.png validation ${READ.top}`],
      ['shape-class-absent'],
    ],
    [
      'CVAT: a list of images, with a folder before them that the export has not',
      {
        ...pictures(['images/train/a.png', 'images/train/b.png']),
        'labels/train/a.txt': `0 ${LEFT}`,
        'labels/train/b.txt': `1 ${TOP}`,
        'train.txt': 'data/images/train/a.png\ndata/images/train/b.png\n',
        'data.yaml': 'names:\n  0: cell\n  1: dust\npath: .\ntrain: train.txt\n',
      },
      [`images/train/a.png - ${READ.left}`, 'images/train/b.png - 2222 2222 0000 0000'],
      ['yolo-paths-mended'],
    ],
    [
      'paths of another machine',
      {
        ...pictures(['set/images/train/a.png', 'set/images/val/b.png']),
        'set/labels/train/a.txt': `0 ${LEFT}`,
        'set/labels/val/b.txt': `1 ${TOP}`,
        'set/data.yaml': `path: C:\\Users\\ann\\set\ntrain: C:\\Users\\ann\\set\\images\\train\nval: /mnt/set/images/val/\n${NAMES}`,
      },
      [`set/images/train/a.png train ${READ.left}`, 'set/images/val/b.png validation 2222 2222 0000 0000'],
      ['yolo-paths-mended'],
    ],
    [
      "a path of Ultralytics' own folder of data sets",
      {
        ...pictures(['images/train/a.png', 'images/val/b.png']),
        'labels/train/a.txt': `0 ${LEFT}`,
        'labels/val/b.txt': `1 ${TOP}`,
        'cells-seg.yaml': `path: ../datasets/cells\ntrain: [images/train]\nval:\n  - images/val\n${NAMES}`,
      },
      [`images/train/a.png train ${READ.left}`, 'images/val/b.png validation 2222 2222 0000 0000'],
      ['yolo-paths-mended'],
    ],
    [
      'Label Studio: no data.yaml, the names a line each',
      {
        ...pictures(['images/1a2b3c4d-a.png', 'images/1a2b3c4e-b.png']),
        'labels/1a2b3c4d-a.txt': `0 ${LEFT}`,
        'labels/1a2b3c4e-b.txt': `1 ${TOP}`,
        'classes.txt': 'cell\ndust\n',
        'notes.json': '{"categories": [{"id": 0, "name": "cell"}], "info": {}}',
      },
      [`images/1a2b3c4d-a.png - ${READ.left}`, 'images/1a2b3c4e-b.png - 2222 2222 0000 0000'],
    ],
    [
      'Darknet: beside the images',
      {
        ...pictures(['obj_train_data/a.png', 'obj_train_data/b.png']),
        'obj_train_data/a.txt': `0 ${LEFT}`,
        'obj_train_data/b.txt': `1 ${TOP}`,
        'obj.names': 'cell\ndust\n',
        'train.txt': 'data/obj_train_data/a.png\ndata/obj_train_data/b.png\n',
      },
      [`obj_train_data/a.png train ${READ.left}`, 'obj_train_data/b.png train 2222 2222 0000 0000'],
      ['part-lists-assumed'],
    ],
    [
      'neither',
      { ...pictures(['a.png', 'b.png']), 'a.txt': `3 ${LEFT}`, 'b.txt': `0 ${TOP}` },
      ['a.png - 2200 2200 2200 2200', `b.png - ${READ.top}`],
      ['yolo-classes-numbered'],
    ],
    [
      'labels in another place than Ultralytics looks for them',
      {
        ...pictures(['a.png', 'b.png']),
        'txt/a.txt': `0 ${LEFT}`,
        'txt/b.txt': `1 ${TOP}`,
        'classes.txt': 'cell\ndust',
      },
      [`a.png - ${READ.left}`, 'b.png - 2222 2222 0000 0000'],
      ['annotated-images-assumed'],
    ],
    [
      'labels in another place, of the images that data.yaml names',
      {
        ...pictures(['one/images/a.png', 'two/images/b.png']),
        'old/a.txt': `0 ${LEFT}`,
        'old/b.txt': `1 ${TOP}`,
        'data.yaml': `train: one/images\nval: two/images\n${NAMES}`,
      },
      [`one/images/a.png train ${READ.left}`, 'two/images/b.png validation 2222 2222 0000 0000'],
      ['annotated-images-assumed'],
    ],
    [
      'an image with an empty file, and one without any',
      {
        ...pictures(['images/a.png', 'images/b.png', 'images/c.png', 'preview.png']),
        'labels/a.txt': `0 ${LEFT}\n1 ${LEFT}`,
        'labels/b.txt': '\n',
        'data.yaml': `train: images\n${NAMES}`,
      },
      [`images/a.png - 2200 2200 2200 2200`, `images/b.png - ${READ.none}`, `images/c.png - ${READ.none}`],
      [
        'yolo-files-missing',
        'images-not-annotated',
        'images-without-shapes',
        'shape-class-absent',
        'shapes-overlap',
      ],
    ],
    [
      'numbers as NumPy writes them',
      {
        ...pictures(['images/a.png']),
        'labels/a.txt': '1.000000000000000000e+00 0e0 0.0 .5 0. 5e-1 1 0 1 0 0.5\n',
        'data.yaml': `train: images\n${NAMES}`,
      },
      ['images/a.png - 2200 2200 2200 2200'],
      ['shape-class-absent'],
    ],
    [
      'an image whose name says a part, which its folder does not',
      {
        ...pictures(['images/test_1.png', 'images/val_2.png']),
        'labels/test_1.txt': `0 ${LEFT}`,
        'labels/val_2.txt': `1 ${TOP}`,
        'classes.txt': 'cell\ndust',
      },
      [`images/test_1.png - ${READ.left}`, 'images/val_2.png - 2222 2222 0000 0000'],
    ],
    [
      'two sets, whose numbers are of other names',
      {
        ...pictures(['one/images/a.png', 'two/images/b.png']),
        'one/labels/a.txt': `0 ${LEFT}`,
        'one/data.yaml': `train: images\n${NAMES}`,
        'two/labels/b.txt': `0 ${TOP}`,
        'two/data.yaml': 'train: images\nnames: [dust, cell]\n',
      },
      [`one/images/a.png - ${READ.left}`, 'two/images/b.png - 2222 2222 0000 0000'],
    ],
    [
      'one image in the folder of another set that is called the same',
      {
        ...pictures(['images/a.png', 'old/images/a.png']),
        'labels/a.txt': `0 ${LEFT}`,
        'data.yaml': 'train: images\nnames: [cell]\n',
      },
      [`images/a.png - ${READ.left}`],
      ['images-not-annotated'],
    ],
  ])('%s', async (reason, files, images, codes = []) => {
    const found = await scanned(files);
    expect(found.images, `${reason}\n${found.told}`).toEqual(images);
    expect(found.codes.filter((code) => code !== 'labels-in-export')).toEqual(codes);
    expect(found.codes).toContain('labels-in-export');
  });

  test('a path that is relative to a folder of another machine is told whole', async () => {
    const { told } = await scanned({
      ...pictures(['images/a.png']),
      'labels/a.txt': `0 ${LEFT}`,
      'data.yaml': `path: /datasets/foo\ntrain: images\n${NAMES}`,
    });
    expect(told).toContain('such as "/datasets/foo/images", which was taken for "images".');
  });

  test('what is said of paths of another machine names one and what it was taken for', async () => {
    const { told } = await scanned({
      ...pictures(['set/images/a.png']),
      'set/labels/a.txt': `0 ${LEFT}`,
      'set/data.yaml': `train: /home/ann/set/images\nval: /home/ann/set/validation\n${NAMES}`,
    });
    expect(told).toContain(
      'yolo-paths-mended: "set/data.yaml" gives 1 path of another place, such as "/home/ann/set/images", which was taken for "set/images".',
    );
    expect(told).toContain(
      'yolo-paths-missing: "set/data.yaml" gives 1 path where no images lie ("/home/ann/set/validation").',
    );
  });
});

describe('parts', () => {
  const three = {
    ...pictures(['images/a.png', 'images/b.png', 'more/images/c.png']),
    'labels/a.txt': `0 ${LEFT}`,
    'labels/b.txt': `0 ${TOP}`,
    'more/labels/c.txt': `1 ${TOP}`,
  };
  test.each<[reason: string, yaml: string, parts: readonly string[], code: string | undefined]>([
    ['two folders', 'train: images\nval: more', ['train', 'train', 'validation'], undefined],
    ['the same folder twice is no split', 'train: .\nval: .', ['-', '-', '-'], 'yolo-parts-alike'],
    [
      'a test part that repeats the validation',
      'train: images\nval: more/images\ntest: more',
      ['train', 'train', 'validation'],
      'yolo-parts-alike',
    ],
    ['one within the other', 'train: .\nval: more', [], 'annotated-images-in-two-parts'],
  ])('%s', async (reason, yaml, parts, code) => {
    const found = await scanned({ ...three, 'data.yaml': `${yaml}\n${NAMES}` });
    expect(
      found.images.map((line) => line.split(' ')[1]),
      `${reason}\n${found.told}`,
    ).toEqual(parts);
    if (code === undefined) expect(found.codes).toEqual(['labels-in-export']);
    else expect(found.codes).toContain(code);
  });
});

describe('what is no outline', () => {
  const beside = (a: string, b = '', yaml = `train: images\n${NAMES}`): Files => ({
    ...pictures(['images/a.png', 'images/b.png']),
    'labels/a.txt': a,
    'labels/b.txt': b,
    'data.yaml': yaml,
  });
  const quad = '0 0.1 0.5 0.5 0.1 0.9 0.5 0.5 0.9';
  const pose = '0 0.5 0.5 0.5 0.5 0.3 0.3 2 0.6 0.7 1 0 0 0';
  test.each<[reason: string, files: Files, source: string | undefined, told: string]>([
    [
      'boxes alone',
      beside('0 0.5 0.5 0.25 0.25\n1 0.5 0.5 0.25 0.25\n'),
      undefined,
      'only-boxes: the YOLO annotations in "labels/a.txt", "labels/b.txt" are boxes alone (2 boxes on 2 images), and boxes aren\'t trained. Draw outlines',
    ],
    [
      'boxes alone, an image without any first, and no data.yaml',
      { ...beside('', '0 0.5 0.5 0.25 0.25\n'), 'data.yaml': '' },
      undefined,
      'only-boxes: ',
    ],
    ['boxes with a score', beside('0 0.5 0.5 0.25 0.25 0.93'), undefined, 'only-boxes: '],
    [
      'boxes beside outlines',
      beside(`0 ${LEFT}\n1 0.5 0.5 0.25 0.25\n`, `1 ${TOP}`),
      'yolo',
      'boxes-ignored: 1 box in the YOLO annotations is ignored, since the shapes beside it are what is trained.',
    ],
    [
      'outlines that are boxes',
      beside('0 0 0 0.5 0 0.5 0.5 0 0.5\n'),
      undefined,
      'shapes-are-boxes: the only shape in the YOLO annotations in "labels/a.txt", "labels/b.txt" is a rectangle along the axes, as boxes become that are exported as polygons, and boxes aren\'t trained. If the things are rectangles, set `labels: yolo`;',
    ],
    [
      'turned boxes',
      beside(`${quad}\n${quad}`, '1 0.1 0.5 0.5 0.1 0.9 0.5 0.5 0.9'),
      undefined,
      'turned-boxes: all 3 shapes in the YOLO annotations in "labels/a.txt", "labels/b.txt" have four corners, as boxes have that are turned, and boxes aren\'t trained. If the things have four corners, set `labels: yolo`;',
    ],
    [
      'outlines of which one has four corners',
      beside(`0 ${LEFT}\n${quad}`, `1 ${TOP}`),
      'yolo',
      'labels-in-export: ',
    ],
    [
      'keypoints, as data.yaml says',
      beside(pose, '', `train: images\nkpt_shape: [3, 3]\n${NAMES}`),
      undefined,
      'keypoints-alone: the YOLO annotations in "labels/a.txt", "labels/b.txt" are boxes with keypoints (1 box), and neither boxes nor keypoints are trained.',
    ],
    [
      'outlines with a score, as predictions are saved',
      beside(`0 ${LEFT} 0.91\n1 ${TOP} 0.87\n`, `1 ${TOP}`),
      undefined,
      'scores-behind-outlines: 2 of 3 outlines in the YOLO annotations in "labels/a.txt", "labels/b.txt" have a score behind their corners, as predictions do that are saved with `save_conf`, expected outlines that somebody has drawn or looked through.',
    ],
    [
      'boxes with a score beside outlines',
      beside(`0 ${LEFT}\n1 0.5 0.5 0.25 0.25 0.9\n`, `1 ${TOP}`),
      'yolo',
      'boxes-ignored: 1 box',
    ],
    [
      'keypoints with a score, as data.yaml says',
      beside(`${pose} 0.8`, '', `train: images\nkpt_shape: [3, 3]\n${NAMES}`),
      undefined,
      'keypoints-alone: ',
    ],
    [
      'an odd number of keypoints with how well each is seen, whose last number may be a score',
      beside('0 0.5 0.5 0.5 0.5 0.3 0.3 2 0.6 0.7 1 0.5 0.5 1\n'.repeat(10)),
      undefined,
      'keypoints-alone: ',
    ],
    ['keypoints, as their numbers say', beside(`${pose}\n`.repeat(10)), undefined, 'keypoints-alone: '],
    [
      'nothing in any file but one',
      { ...beside('', ''), 'data.yaml': `train: images\n${NAMES}` },
      undefined,
      'no-shapes: the YOLO annotations in "labels/a.txt", "labels/b.txt" name 2 images and hold no shape, and 2 images lie in the data folder.',
    ],
  ])('%s', async (reason, files, source, told) => {
    const found = await scanned(files);
    expect(found.source, `${reason}\n${found.told}`).toBe(source);
    expect(found.told).toContain(told);
    if (source === undefined) expect(found.told.startsWith(told), found.told).toBe(true);
  });

  test.each<[reason: string, a: string]>([
    ['rectangles', '0 0 0 0.5 0 0.5 0.5 0 0.5\n'],
    ['four corners', quad],
  ])('what the message says of %s that are meant works', async (_, a) => {
    const { source, told } = await scanned(beside(a, '1 0 0 1 0 1 1 0 1'), { labels: 'yolo' });
    expect(source, told).toBe('yolo');
  });

  test.each<[reason: string, line: string, why: string]>([
    ['a name for a number', `cell ${LEFT}`, 'is no line of a class and the corners of an outline'],
    ['no number', '0 0.1 0.1 nan 0.1 0.5 0.5', 'is no line of a class and the corners of an outline'],
    [
      'a word for a number',
      '0 0.1 0.1 Infinity 0.1 0.5 0.5',
      'is no line of a class and the corners of an outline',
    ],
    ['too few', '0 0.1 0.1', 'is no line of a class and the corners of an outline'],
    ['half a class', `0.5 ${LEFT}`, 'is no line of a class and the corners of an outline'],
    ['less than none', `-1 ${LEFT}`, 'is no line of a class and the corners of an outline'],
    ['an x without its y', `0 ${LEFT} 0.5`, 'has an outline with an x without its y, or a score behind it'],
    [
      'pixels',
      '0 10 10 40 10 40 30 10 30 5 20',
      'has corners that are no shares of width and height, which are from 0 to 1',
    ],
    ['as far as a number goes', '0 1e300 0 1 0 1 1', 'has corners that are no shares'],
    ['out of numbers', '0 1e999 0 1 0 1 1', 'has corners that are no shares'],
  ])('a line that nobody could have meant: %s', async (reason, line, why) => {
    const files = beside(`1 ${TOP}\n${line}\n`, `0 ${LEFT}`);
    const { codes, told } = await scanned(files);
    expect(codes, reason).toContain('annotation-invalid');
    expect(told).toContain(`image "images/a.png" has an annotation in "labels/a.txt" that ${why}`);
    const { images } = await scanned(files, { skipBadFiles: true });
    expect(images, 'the image is left out where that is set').toEqual([`images/b.png - ${READ.left}`]);
  });

  test('a million corners cost what a file of that size costs', async () => {
    const corners = Array.from({ length: 1e6 }, (_, i) => `${(i % 7) / 7} ${(i % 11) / 11}`).join(' ');
    const { images } = await scanned(beside(`0 ${corners}\n`, `1 ${TOP}`));
    expect(images).toHaveLength(2);
  });
});

describe('names', () => {
  const labelled = (more: Files): Files => ({
    ...pictures(['images/a.png', 'images/b.png']),
    'labels/a.txt': `0 ${LEFT}`,
    'labels/b.txt': `2 ${TOP}`,
    ...more,
  });
  test.each<[reason: string, more: Files, classes: readonly string[] | undefined, told: string]>([
    [
      'a number beyond the list',
      { 'data.yaml': `train: images\n${NAMES}` },
      undefined,
      'yolo-class-unnamed: label file "labels/b.txt" has a shape of class 2, which "data.yaml" gives no name, expected classes that are listed there, counted from 0.',
    ],
    [
      'numbers with gaps',
      { 'data.yaml': 'train: images\nnames: {2: dust, 0: cell}' },
      ['background', 'cell', 'dust'],
      'labels-in-export',
    ],
    [
      'how many there are alone',
      { 'data.yaml': 'train: images\nnc: 3' },
      ['background', 'class_0', 'class_1', 'class_2'],
      'shape-class-absent',
    ],
    [
      'none',
      {},
      ['background', 'class 0', 'class 2'],
      'yolo-classes-numbered: the classes 0, 2 of the YOLO annotations have no names, and are called "class 0", "class 2". Write their names into `classes.txt`',
    ],
    [
      'names of what every object has, and names that YAML takes for something else',
      { 'data.yaml': 'train: images\nnames: [__proto__, constructor, 7, true]' },
      ['background', '__proto__', 'constructor', '7', 'true'],
      'shape-class-absent',
    ],
    [
      'two lists that disagree',
      { 'data.yaml': 'train: images\nnames: [cell, x, dust]', 'classes.txt': 'cell\nx\nrust' },
      undefined,
      'yolo-names-disagree: "data.yaml" and "classes.txt" give the classes of the YOLO annotations different names.',
    ],
    [
      'two lists that agree',
      { 'data.yaml': 'train: images\nnames: [cell, x, dust]', 'labels/classes.txt': 'cell\nx\ndust' },
      ['background', 'cell', 'x', 'dust'],
      'shape-class-absent',
    ],
    [
      'a data.yaml that is none',
      { 'data.yaml': 'train: images\nnames: [cell, "x\n' },
      undefined,
      'annotation-file-unreadable: annotation file "data.yaml" can\'t be read: ',
    ],
    [
      'one that was made to keep a reader busy',
      { 'data.yaml': `names: ${'['.repeat(5000)}\ntrain: images\n` },
      undefined,
      'annotation-file-unreadable: annotation file "data.yaml" can\'t be read: it is nested more than',
    ],
    [
      'one of another program beside it',
      {
        'data.yaml': 'train: images\nnames: [cell, x, dust]',
        'configs/coco.yaml':
          'path: ../datasets/coco\ntrain: train2017.txt\nval: val2017.txt\nnames: [person, bicycle]',
      },
      ['background', 'cell', 'x', 'dust'],
      'shape-class-absent',
    ],
  ])('%s', async (reason, more, classes, told) => {
    const found = await scanned(labelled(more));
    expect(found.classes, `${reason}\n${found.told}`).toEqual(classes);
    expect(found.told).toContain(told);
  });
});

describe('beside other labels', () => {
  const LABELS = { 'labels/a.txt': `0 ${LEFT}`, 'labels/b.txt': `1 ${TOP}`, 'classes.txt': 'cell\ndust' };
  test.each<
    [reason: string, files: Files, changes: Partial<Settings>, source: string | undefined, code: string]
  >([
    [
      'masks go before',
      {
        ...pictures(['images/a.png', 'images/b.png', 'masks/a.png', 'masks/b.png']),
        ...LABELS,
      },
      {},
      'masks',
      'export-passed-over',
    ],
    [
      'tables of numbers are no labels',
      {
        ...pictures(['a.png', 'b.png']),
        'a.txt': '400 0.1 0.2 12.5 0.3 9\n',
        'b.txt': '401 0.1 0.2 12.5 0.3 9\n',
      },
      {},
      undefined,
      'no-masks',
    ],
  ])('%s', async (reason, files, changes, source, code) => {
    const found = await scanned(files, changes);
    expect(found.source, `${reason}\n${found.told}`).toBe(source);
    expect(found.codes).toContain(code);
  });
});

test('of two images of one label file it is asked which is meant', async () => {
  const files = { ...pictures(['a.png', 'a.webp', 'b.png']), 'a.txt': `0 ${LEFT}`, 'b.txt': `0 ${LEFT}` };
  const { source, told } = await scanned(files);
  expect(source).toBeUndefined();
  expect(told).toContain(
    'annotated-images-ambiguous: 1 name in the YOLO annotations means several images, such as "a.txt": "a.png", "a.webp"',
  );
  expect((await scanned(files, { images: '*.png' })).source).toBe('yolo');
});
