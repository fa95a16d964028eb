// Folders with labelme's files, scanned from the disk: what is read, what becomes of it, and what is said.
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodePng } from '../../../../../src/image/encode.ts';
import { scanDataset } from '../../../../../src/stages/2-dataset/scan.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { type Files, grey, scanFiles, settingsFor, writeFiles } from '../../data-folder.ts';
import { cocoFile } from '../coco/coco-file.ts';
import { pictures, scanned } from '../shapes/scanned.ts';
import { area, drawn, EDGE, labelmeFile, polygon } from './labelme-file.ts';

const LEFT = area('cell', 0, 0, 2, 4);
const TOP = area('cell', 0, 0, 4, 2);
const IMAGES = { 'a.png': grey([1, 77, 200]), 'b.png': grey([2, 77, 199]) };
const A = 'a.png - 1100 1100 1100 1100';
const B = 'b.png - 1111 1111 0000 0000';

/** Two images and the files of their shapes, of which the first may be another text. */
function two(first: string, second = labelmeFile('b.png', [TOP])): Files {
  return { ...IMAGES, 'a.json': first, 'b.json': second };
}

const plain = two(labelmeFile('a.png', [LEFT]));

describe('is read', () => {
  test.each<[reason: string, files: Files, images: readonly string[], codes?: readonly string[]]>([
    ['beside the images', plain, [A, B]],
    [
      'in folders of their own, by a way on Windows',
      {
        'images/a.png': IMAGES['a.png'],
        'images/b.png': IMAGES['b.png'],
        'labels/a.json': labelmeFile('..\\images\\a.png', [LEFT]),
        'labels/b.json': labelmeFile('..\\images\\b.png', [TOP]),
      },
      [`images/${A}`, `images/${B}`],
    ],
    [
      'with the way of another machine',
      two(labelmeFile('C:\\Users\\ann\\scans\\a.png', [LEFT])),
      [A, B],
      ['annotated-images-assumed'],
    ],
    [
      'renamed together with the images, which the files go on calling otherwise',
      two(labelmeFile('IMG_0007.png', [LEFT])),
      [A, B],
      ['annotated-images-assumed'],
    ],
    ['without the name of the image', two(labelmeFile(null, [LEFT])), [A, B], ['annotated-images-assumed']],
    [
      'without a size',
      two(labelmeFile('a.png', [LEFT], { imageHeight: null, imageWidth: undefined })),
      [A, B],
    ],
    [
      'as version 3 wrote them: no kind of shape, and the image inside',
      two(
        labelmeFile('a.png', [{ label: 'cell', line_color: null, fill_color: null, points: LEFT.points }], {
          version: '3.4.1',
          lineColor: [0, 255, 0, 128],
          imageData: 'iVBORw0KGgo='.repeat(10_000),
          imageHeight: undefined,
          imageWidth: undefined,
        }),
      ),
      [A, B],
    ],
    [
      'with the keys sorted, so that the image is before the shapes',
      two(JSON.stringify({ flags: {}, imageData: 'A'.repeat(40_000), imagePath: 'a.png', shapes: [LEFT] })),
      [A, B],
    ],
    [
      'as X-AnyLabeling writes them',
      two(
        labelmeFile('a.png', [
          { ...LEFT, score: 0.9, difficult: false, attributes: {}, kie_linking: [], group_id: 3 },
        ]),
      ),
      [A, B],
    ],
    ['with a mark in front of the text', two(`\uFEFF${labelmeFile('a.png', [LEFT])}`), [A, B]],
    [
      'with parts',
      {
        'train/a.png': IMAGES['a.png'],
        'val/b.png': IMAGES['b.png'],
        'train/a.json': labelmeFile('a.png', [LEFT]),
        'val/b.json': labelmeFile('b.png', [TOP]),
      },
      ['train/a.png train 1100 1100 1100 1100', 'val/b.png validation 1111 1111 0000 0000'],
    ],
    [
      'beside an image that nobody has drawn on',
      { ...plain, 'c.png': grey([9]) },
      [A, B],
      ['images-not-annotated'],
    ],
    [
      'with an image that was looked at and shows nothing',
      two(labelmeFile('a.png', [LEFT]), labelmeFile('b.png', [])),
      [A, 'b.png - 0000 0000 0000 0000'],
      ['images-without-shapes'],
    ],
    [
      'beside other texts of the same names',
      { ...plain, 'a.txt': 'x', 'package.json': '{"name": "x"}' },
      [A, B],
    ],
  ])('%s', async (reason, files, images, codes = []) => {
    const found = await scanned(files);
    expect(found.images, `${reason}\n${found.told}`).toEqual(images);
    expect(found.codes.filter((code) => code !== 'labels-in-export')).toEqual(codes);
    expect(found.source).toBe('labelme');
  });

  test('is told, with what was taken for what', async () => {
    expect((await scanned(plain)).told).toBe(
      'labels-in-export: the labelme annotations in "a.json", "b.json" were taken for the labels of 2 images: 2 shapes of 1 class, drawn in their order, so that later ones lie on top. What no shape shows is background. If they are not meant, say what is with `labels`, or take them out of the data folder.',
    );
  });
});

describe('shapes', () => {
  const mask = async (width: number, height: number, values: readonly number[]) =>
    (await encodePng({ width, height, channels: 1, data: Uint8Array.from(values) })).toString('base64');

  test.each<[reason: string, shapes: Promise<readonly unknown[]> | readonly unknown[], rows: string]>([
    ['a polygon', [LEFT], '1100 1100 1100 1100'],
    [
      'one that crosses itself: inside is what is crossed an odd number of times',
      [polygon('cell', [0, 0], [4, 0], [4, 4], [0, 4], [0, 1], [3, 1], [3, 3], [1, 3], [1, 0])],
      '0111 1001 1001 1111',
    ],
    [
      'a circle, by its middle and a point on it',
      [
        drawn('circle', [
          [2, 2],
          [2, 3.2],
        ]),
      ],
      '0000 0110 0110 0000',
    ],
    [
      'a line, 10 pixels wide',
      [
        drawn('line', [
          [-9, 7],
          [9, 7],
        ]),
      ],
      '0000 0000 1111 1111',
    ],
    [
      'a line of several points',
      [
        drawn('linestrip', [
          [-9, 9],
          [0, 7],
          [9, 7],
        ]),
      ],
      '0000 0000 1111 1111',
    ],
    [
      'a mask, from the first corner of its box on',
      mask(2, 3, [1, 0, 1, 1, 0, 1]).then((png) => [
        drawn(
          'mask',
          [
            [1, 0],
            [2, 2],
          ],
          { mask: png },
        ),
      ]),
      '0100 0110 0010 0000',
    ],
    [
      'a mask in a box whose last corner lies behind it',
      mask(2, 3, [1, 0, 1, 1, 0, 1]).then((png) => [
        drawn(
          'mask',
          [
            [1.2, 0],
            [3.2, 3],
          ],
          { mask: png },
        ),
      ]),
      '0100 0110 0010 0000',
    ],
    [
      'a later one over the one before',
      [area('cell', 0, 0, 4, 4), area('dust', 1, 1, 3, 3)],
      '1111 1221 1221 1111',
    ],
    [
      'a smaller one before: as labelme draws it',
      [area('dust', 1, 1, 3, 3), area('cell', 0, 0, 4, 4)],
      '1111 1111 1111 1111',
    ],
    [
      'what counts for nothing',
      [area('cell', 0, 0, 2, 4), area('__ignore__', 2, 0, 4, 2)],
      '1122 1122 1100 1100'.replaceAll('2', '255'),
    ],
    [
      'the background drawn over something',
      [area('cell', 0, 0, 4, 4), area('_background_', 0, 0, 4, 2)],
      '0000 0000 1111 1111',
    ],
    [
      'a label that is a number, and spaces around one',
      [area(7, 0, 0, 2, 4), area(' 7 ', 2, 0, 4, 2)],
      '1111 1111 1100 1100',
    ],
  ])('%s', async (reason, shapes, rows) => {
    const files = two(labelmeFile('a.png', await shapes), labelmeFile('b.png', [area('dust', 0, 0, 1, 4)]));
    const found = await scanned(files);
    expect(found.images[0], `${reason}\n${found.told}`).toBe(`a.png - ${rows}`);
  });

  test.each<[reason: string, shape: unknown, why: string]>([
    [
      'a text',
      drawn('polygon', [
        ['0', 0],
        [4, 0],
        [4, 4],
      ]),
      'has a coordinate that is no number',
    ],
    [
      'null, as some write NaN',
      drawn('polygon', [
        [null, 0],
        [4, 0],
        [4, 4],
      ]),
      'has a coordinate that is no number',
    ],
    [
      'far out',
      drawn('polygon', [
        [1e300, 0],
        [4, 0],
        [4, 4],
      ]),
      'has a coordinate beyond 1,000,000,000',
    ],
    ['no pairs', drawn('polygon', [0, 0, 4, 0, 4, 4]), 'has a point that is no pair of numbers'],
    ['a circle of one point', drawn('circle', [[1, 1]]), 'is a circle without a middle and a point on it'],
    [
      'a mask without pixels',
      drawn('mask', [
        [0, 0],
        [1, 1],
      ]),
      'has no mask where it says so',
    ],
    [
      'a mask without a box',
      drawn('mask', [[0, 0]], { mask: 'AAAA' }),
      'has a mask without the two corners of its box',
    ],
    [
      'a mask that is none',
      drawn(
        'mask',
        [
          [0, 0],
          [1, 1],
        ],
        { mask: 'AAAA' },
      ),
      'has a bitmap that holds only zeros where an image should begin',
    ],
  ])('that nobody could have meant: %s', async (reason, shape, why) => {
    const files = two(labelmeFile('a.png', [shape]));
    const { codes, told } = await scanned(files);
    expect(codes, reason).toContain('annotation-invalid');
    expect(told).toContain(`image "a.png" has an annotation in "a.json" that ${why}`);
    const { images } = await scanned(files, { skipBadFiles: true });
    expect(images, 'the image is left out where that is set').toEqual([B]);
  });

  test('a mask as large as no image is refused before it is decoded', async () => {
    const png = await mask(3000, 3000, Array(9e6).fill(1));
    const shape = drawn(
      'mask',
      [
        [0, 0],
        [2999, 2999],
      ],
      { mask: png },
    );
    expect((await scanned(two(labelmeFile('a.png', [shape])))).told).toContain(
      'has a bitmap of 3000x3000 pixels where its image has 4x4.',
    );
  });

  test('a mask of another size than its box is no guess', async () => {
    const shape = drawn(
      'mask',
      [
        [0, 0],
        [3, 3],
      ],
      { mask: await mask(2, 2, [1, 1, 1, 1]) },
    );
    expect((await scanned(two(labelmeFile('a.png', [shape])))).told).toContain(
      'has a mask of 2x2 pixels in a box of 4x4.',
    );
  });

  test('classes are sorted, and a list of the user orders and names them', async () => {
    const files = two(
      labelmeFile('a.png', [area('zebra', 0, 0, 2, 4)]),
      labelmeFile('b.png', [area('ant', 0, 0, 4, 2)]),
    );
    expect((await scanned(files)).classes).toEqual(['background', 'ant', 'zebra']);
    const listed = await scanned({
      ...files,
      'classes.json': '{"classes": ["background", "zebra", "ant"]}',
    });
    expect(listed.images).toEqual([A, 'b.png - 2222 2222 0000 0000']);
  });
});

describe('what is no area', () => {
  const box = drawn('rectangle', [
    [1, 1],
    [3, 3],
  ]);
  test.each<[reason: string, files: Files, source: string | undefined, told: string]>([
    [
      'boxes alone',
      two(
        labelmeFile('a.png', [box, box]),
        labelmeFile('b.png', [
          drawn('rotation', [
            [0, 0],
            [1, 1],
            [2, 0],
            [1, 0],
          ]),
        ]),
      ),
      undefined,
      'only-boxes: the labelme annotations in "a.json", "b.json" are boxes alone (3 boxes on 2 images), and boxes aren\'t trained.',
    ],
    [
      'boxes beside shapes',
      two(labelmeFile('a.png', [LEFT, box])),
      'labelme',
      'boxes-ignored: 1 box in the labelme annotations is ignored',
    ],
    [
      'polygons that are rectangles',
      two(
        labelmeFile('a.png', [polygon('cell', [0, 0], [2, 0], [2, 2], [0, 2])]),
        labelmeFile('b.png', [polygon('cell', [0, 0], [0, 2], [2, 2], [2, 0])]),
      ),
      undefined,
      'shapes-are-boxes: all 2 shapes in the labelme annotations in "a.json", "b.json" are rectangles along the axes, as boxes become that are exported as polygons, and boxes aren\'t trained. If the things are rectangles, set `labels: labelme`;',
    ],
    [
      'points, and kinds that are not known',
      two(
        labelmeFile('a.png', [
          LEFT,
          drawn('point', [[1, 1]]),
          drawn('point', [[2, 2]]),
          drawn('cuboid', [[1, 1]]),
          7,
        ]),
      ),
      'labelme',
      'marks-ignored: in the labelme annotations what covers no pixels is ignored (point: 2, cuboid: 1, shape of unknown kind: 1).',
    ],
    [
      'lines',
      two(
        labelmeFile('a.png', [
          drawn('line', [
            [0, 0],
            [4, 4],
          ]),
        ]),
      ),
      'labelme',
      'lines-drawn: 1 line in the labelme annotations was drawn 10 pixels wide, as labelme itself draws them into masks.',
    ],
    [
      'nothing at all',
      two(labelmeFile('a.png', []), labelmeFile('b.png', [])),
      undefined,
      'no-shapes: the labelme annotations in "a.json", "b.json" name 2 images and hold no shape, and 2 images lie in the data folder.',
    ],
  ])('%s', async (reason, files, source, told) => {
    const found = await scanned(files);
    expect(found.source, `${reason}\n${found.told}`).toBe(source);
    expect(found.told).toContain(told);
    if (source === undefined) expect(found.told.startsWith(told), 'in the first line').toBe(true);
  });
});

describe('files', () => {
  test.each<[reason: string, files: Files, told: string]>([
    [
      'cut off',
      two(labelmeFile('a.png', [LEFT]).slice(0, -30)),
      'annotation-file-unreadable: annotation file "a.json" can\'t be read: it ends in the middle.',
    ],
    [
      'a NaN, as Python writes it',
      two(labelmeFile('a.png', [LEFT]).replace('[0,0]', '[NaN,0]')),
      'annotations-unreadable: annotation file "a.json" has 1 entry that is no JSON, the first at byte 40.',
    ],
    [
      'nested deep',
      two(labelmeFile('a.png', ['DEEP']).replace('"DEEP"', `${'['.repeat(5000)}${']'.repeat(5000)}`)),
      'annotations-unreadable: ',
    ],
    [
      'the image is not there',
      {
        'b.png': IMAGES['b.png'],
        'a.json': labelmeFile('a.png', [LEFT]),
        'b.json': labelmeFile('b.png', [TOP]),
      },
      'annotated-images-missing: 1 image ("a.png") is named in the labelme annotations and not there.',
    ],
    [
      'two files of one image',
      { ...plain, 'copy.json': labelmeFile('a.png', [TOP]) },
      'annotation-files-disagree: 1 image ("a.png") is annotated in "a.json" and in "copy.json"',
    ],
    [
      'drawn on the image at another size',
      two(labelmeFile('a.png', [LEFT], { imageHeight: 8, imageWidth: 8 })),
      'annotation-size-mismatch: image "a.png" is 4x4, its annotations in "a.json" are of an image of 8x8.',
    ],
    [
      'a path that leads out of the folder means no file there',
      two(labelmeFile('../../../../etc/passwd', [LEFT])),
      'annotated-images-assumed: 1 image lies or is called otherwise than the annotations say, such as "a.png", which was taken for "../../../../etc/passwd".',
    ],
    [
      'masks go before them',
      {
        'images/a.png': grey([1, 2]),
        'images/b.png': grey([3, 4]),
        'masks/a.png': grey([0, 1]),
        'masks/b.png': grey([0, 1, 1]),
        'images/a.json': labelmeFile('a.png', [LEFT]),
      },
      'export-passed-over: the labelme annotations in "images/a.json" (1 shape on 1 image) are passed over, since something else labels the images. If they are meant, set `labels: labelme`.',
    ],
  ])('%s', async (reason, files, told) => {
    expect((await scanned(files)).told, reason).toContain(told);
  });

  test.each<[reason: string, text: string]>([
    ['of a chart', '{"shapes": [{"type": "line", "x0": 1}], "data": []}'],
    ['of another program', '{"name": "x", "shapes": {"a": 1}}'],
    ['a list', '[{"shapes": []}]'],
    ["COCO's, which its own source reads", cocoFile({ images: ['a.png'], annotations: [] })],
  ])('is none of labelme: %s', async (reason, text) => {
    const { codes } = await scanned(two(text, text), { labels: 'labelme' });
    expect(codes, reason).toContain('labels-not-there');
  });

  describe('two tools beside each other', () => {
    const files = {
      ...plain,
      'instances.json': cocoFile({
        images: ['a.png'],
        annotations: [{ image_id: 1, category_id: 1, segmentation: [[0, 0, 2, 0, 2, 4, 0, 4, 0, 1]] }],
      }),
    };

    test('are a question that names both, their files and what to set', async () => {
      expect((await scanned(files)).told).toBe(
        'export-or-other: the COCO annotations in "instances.json" (1 shape on 1 image) and the labelme annotations in "a.json", "b.json" (2 shapes on 2 images) may each be the labels, expected those of one tool. Set `labels: coco` or `labels: labelme`: the others are passed over, and images that only they name are left out. To train with all of them, import them into one of the tools and export from there.',
      );
    });

    test.each<[labels: 'coco' | 'labelme', passedOver: string]>([
      ['coco', 'the labelme annotations in "a.json", "b.json" (2 shapes on 2 images) are passed over'],
      ['labelme', 'the COCO annotations in "instances.json" (1 shape on 1 image) are passed over'],
    ])('%s is meant: a warning counts what the other has', async (labels, passedOver) => {
      const { told, codes } = await scanned(files, { labels });
      expect(codes, 'what is taken was asked for').not.toContain('labels-in-export');
      expect(told).toContain(`export-passed-over: ${passedOver}`);
    });
  });

  test('a link to a file elsewhere is not followed', async () => {
    await using folder = await temporaryFolder();
    await using other = await temporaryFolder();
    await writeFiles(folder.path, IMAGES);
    await writeFiles(other.path, { 'a.json': labelmeFile('a.png', [LEFT]) });
    await symlink(join(other.path, 'a.json'), join(folder.path, 'a.json'));
    const { faults } = await scanDataset(settingsFor(folder.path));
    expect(faults.map(({ code }) => code)).toEqual(['no-masks']);
  });

  test('images that lie inside of the files alone are said how to get', async () => {
    await using folder = await temporaryFolder();
    const inside = labelmeFile('a.png', [LEFT], { imageData: (await IMAGES['a.png']).toString('base64') });
    const { faults } = await scanFiles(folder.path, { 'a.json': inside, 'b.json': inside });
    expect(faults.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^the data folder holds no images but those inside of its 2 JSON files \("a\.json", "b\.json"\)\. Write each beside its file: run `python -c "import base64,.*` in the data folder\.$/,
      ),
    ]);
  });
});

test('of images that EXIF turns the size says how the shapes were drawn', async () => {
  const { default: sharp } = await import('sharp');
  const lying = await sharp(Buffer.from(Array.from({ length: 24 }, (_, i) => 9 * i)), {
    raw: { width: 6, height: 4, channels: 1 },
  })
    .withMetadata({ orientation: 6 })
    .png()
    .toBuffer();
  const found = await scanned({
    'a.png': lying,
    'a.json': labelmeFile('a.png', [area('cell', 3, 0, 4, 6)], { imageWidth: EDGE, imageHeight: 6 }),
  });
  expect(found.images).toEqual(['a.png - 0001 0001 0001 0001 0001 0001']);
  expect(found.codes).toEqual(['labels-in-export']);
});

describe('flags of whole images', () => {
  const flagged = (path: string, flags: object) => labelmeFile(path, [], { flags });
  const IMAGES = pictures(['a.png', 'b.png', 'c.png', 'd.png']);
  const files = {
    'a.json': flagged('a.png', { good: true, bad: false }),
    'b.json': flagged('b.png', { good: true, bad: false }),
    'c.json': flagged('c.png', { good: false, bad: true }),
    'd.json': flagged('d.png', { good: false, bad: true }),
  };

  test('are told where no file has a shape', async () => {
    const found = await scanned({ ...IMAGES, ...files });
    expect(found.source).toBeUndefined();
    expect(found.told).toContain(
      'flags-alone: the labelme annotations in "a.json", "b.json", "c.json" and 1 more hold no shape, and flags of whole images ("good": 2, "bad": 2), and classes of whole images are read from folders and tables.',
    );
  });

  test('are read from the table that the command writes', async () => {
    const table = 'file,label\r\na.png,good\r\nb.png,good\r\nc.png,bad\r\nd.png,bad\r\n';
    const { source, classes } = await scanned({ ...IMAGES, ...files, 'labels.csv': table });
    expect([source, classes]).toEqual(['table', ['bad', 'good']]);
  });

  test('say nothing beside shapes', async () => {
    const drawnOn = labelmeFile('a.png', [area('cell', 0, 0, 2, 4)], { flags: { good: true } });
    const found = await scanned({ ...IMAGES, ...files, 'a.json': drawnOn });
    expect([found.source, found.codes.includes('flags-alone')]).toEqual(['labelme', false]);
  });
});
