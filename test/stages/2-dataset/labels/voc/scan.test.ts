// Folders with the XML of Pascal VOC, scanned from the disk: what is read, what becomes of it, and what is said.
import { describe, expect, test } from 'vitest';
import type { Files } from '../../data-folder.ts';
import { grey } from '../../data-folder.ts';
import { pictures, scanned } from '../shapes/scanned.ts';

const BOX = '<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax></bndbox>';
/** Pixels are counted from 1. */
const LEFT = corners([1, 1, 3, 1, 3, 5, 1, 5, 1, 3]);
const TOP = corners([1, 1, 5, 1, 5, 3, 1, 3, 1, 2]);
const READ = ['a.png - 1100 1100 1100 1100', 'b.png - 2222 2222 0000 0000'];

function corners(at: readonly (number | string)[]): string {
  return at
    .map(
      (one, i) =>
        `<${i % 2 === 0 ? 'x' : 'y'}${(i >> 1) + 1}>${one}</${i % 2 === 0 ? 'x' : 'y'}${(i >> 1) + 1}>`,
    )
    .join('\n');
}

/** As labelme's first program writes them, from 0 on. */
function points(at: readonly number[]): string {
  return at.map((one, i) => (i % 2 === 0 ? `<pt><x>${one}</x>` : `<y>${one}</y></pt>`)).join('');
}

function object(name: string, outline = '', more = BOX): string {
  return `<object><name>${name}</name><pose>Unspecified</pose>${more}${outline && `<polygon>${outline}</polygon>`}</object>`;
}

function xml(filename: string, content: string): string {
  return `<annotation>
  <folder></folder>
  <filename>${filename}</filename>
  <path>C:\\images\\${filename}</path>
  <source><database>Unknown</database><annotation>Unknown</annotation></source>
  <size><width>4</width><height>4</height><depth>3</depth></size>
  <segmented>0</segmented>
  ${content}
</annotation>
`;
}

const ONE = { 'a.xml': xml('a.png', object('cell', LEFT)), 'b.xml': xml('b.png', object('dust', TOP)) };

describe('is read', () => {
  test.each<[reason: string, files: Files, images: readonly string[], codes?: readonly string[]]>([
    ['Roboflow: beside the images', { ...pictures(['a.png', 'b.png']), ...ONE }, READ],
    [
      'in folders of their own, with lists of the parts',
      {
        ...pictures(['JPEGImages/a.png', 'JPEGImages/b.png']),
        'Annotations/a.xml': ONE['a.xml'],
        'Annotations/b.xml': ONE['b.xml'],
        'ImageSets/Main/train.txt': 'a\n',
        'ImageSets/Main/val.txt': 'b\n',
      },
      ['JPEGImages/a.png train 1100 1100 1100 1100', 'JPEGImages/b.png validation 2222 2222 0000 0000'],
      ['part-lists-assumed'],
    ],
    [
      'images that were renamed together with their XML',
      {
        ...pictures(['a.png', 'b.png']),
        'a.xml': xml('IMG_1.JPG', object('cell', LEFT)),
        'b.xml': xml('IMG_2.JPG', object('dust', TOP)),
      },
      READ,
      ['annotated-images-assumed'],
    ],
    [
      "the first labelme's points, from 0 on, and what was deleted there",
      {
        ...pictures(['a.png', 'b.png']),
        ...ONE,
        'a.xml': xml(
          'a.png',
          object('cell', points([0, 0, 2, 0, 2, 4, 0, 4, 0, 2]), '<deleted>0</deleted>') +
            object('dust', TOP, '<deleted>1</deleted>'),
        ),
      },
      READ,
    ],
    [
      "its boxes, which have points like outlines and say that they are boxes, aren't drawn",
      {
        ...pictures(['a.png', 'b.png']),
        ...ONE,
        'a.xml': xml(
          'a.png',
          object('cell', LEFT) +
            object('dust', points([0, 0, 4, 0, 4, 2, 0, 2]), '<type>bounding_box</type>'),
        ),
      },
      READ,
      ['boxes-ignored'],
    ],
    [
      'a smaller one on top, wherever it stands',
      {
        ...pictures(['a.png', 'b.png']),
        ...ONE,
        'a.xml': xml(
          'a.png',
          object('dust', corners([2, 2, 4, 2, 4, 4, 2, 4, 2, 3])) +
            object('cell', corners([1, 1, 5, 1, 5, 5, 1, 5, 1, 2])),
        ),
      },
      ['a.png - 1111 1221 1221 1111', READ[1]],
      ['shapes-overlap'],
    ],
  ])('%s', async (reason, files, images, codes = []) => {
    const found = await scanned(files);
    expect(found.images, `${reason}\n${found.told}`).toEqual(images);
    expect(found.codes.filter((code) => code !== 'labels-in-export')).toEqual(codes);
  });
});

describe('what is told', () => {
  const first = (content: string): Files => ({
    ...pictures(['a.png', 'b.png']),
    ...ONE,
    'a.xml': xml('a.png', content),
  });
  const boxes: Files = {
    'Annotations/a.xml': xml('a.png', object('cell')),
    'Annotations/b.xml': xml('b.png', object('dust')),
  };
  const masks: Files = {
    ...pictures(['JPEGImages/a.png', 'JPEGImages/b.png']),
    'SegmentationClass/a.png': grey([0, 1]),
    'SegmentationClass/b.png': grey([0, 1, 1]),
  };

  test.each<[reason: string, files: Files, source: string | undefined, told: string]>([
    [
      'boxes alone',
      { ...pictures(['JPEGImages/a.png', 'JPEGImages/b.png']), ...boxes },
      undefined,
      'only-boxes: the Pascal VOC annotations in "Annotations/a.xml", "Annotations/b.xml" are boxes alone (2 boxes on 2 images), and boxes aren\'t trained.',
    ],
    [
      "boxes alone of labelme's first program, which have points like outlines",
      {
        ...pictures(['a.png', 'b.png']),
        'a.xml': xml('a.png', object('cell', points([0, 0, 2, 0, 2, 2, 0, 2]), '<type>bounding_box</type>')),
      },
      undefined,
      'only-boxes: the Pascal VOC annotations in "a.xml" are boxes alone (1 box on 1 image)',
    ],
    [
      "another size, in the words of labelme's first program",
      {
        ...pictures(['a.png', 'b.png']),
        ...ONE,
        'a.xml': xml('a.png', object('cell', LEFT)).replace(
          /<size>.*<\/size>/,
          '<imagesize><nrows>8</nrows><ncols>9</ncols></imagesize>',
        ),
      },
      undefined,
      '9x8',
    ],
    [
      'boxes beside outlines',
      first(object('cell', LEFT) + object('cell')),
      'voc',
      'boxes-ignored: 1 box in the Pascal VOC annotations is ignored',
    ],
    [
      'boxes beside masks',
      { ...masks, ...boxes },
      'masks',
      'boxes-passed-over: 2 boxes in the Pascal VOC annotations in "Annotations/a.xml", "Annotations/b.xml" are passed over, since something else labels the images.',
    ],
    [
      'outlines that are boxes',
      {
        ...pictures(['a.png', 'b.png']),
        'a.xml': xml('a.png', object('cell', corners([1, 1, 3, 1, 3, 3, 1, 3]))),
      },
      undefined,
      'shapes-are-boxes: the only shape in the Pascal VOC annotations in "a.xml" is a rectangle along the axes, as boxes become that are exported as polygons, and boxes aren\'t trained. If the things are rectangles, set `labels: voc`;',
    ],
    [
      'a coordinate without its other',
      first(object('cell', LEFT.replace('<y2>1</y2>', ''))),
      undefined,
      'annotation-invalid: image "a.png" has an annotation in "a.xml" that has a coordinate that is no number.',
    ],
    [
      'a word for a number',
      first(object('cell', LEFT.replace('<y2>1</y2>', '<y2>one</y2>'))),
      undefined,
      'has a coordinate that is no number',
    ],
    [
      'far out',
      first(object('cell', LEFT.replace('<y2>1</y2>', '<y2>1e300</y2>'))),
      undefined,
      'has a coordinate beyond 1,000,000,000',
    ],
    [
      'one broken off',
      { ...first(''), 'a.xml': ONE['a.xml'].slice(0, 300) },
      undefined,
      'annotation-file-unreadable: annotation file "a.xml" can\'t be read: line ',
    ],
    [
      'entities',
      {
        ...first(''),
        'a.xml': `<!DOCTYPE annotation [<!ENTITY a "b">]>${ONE['a.xml'].replace('cell', '&a;')}`,
      },
      undefined,
      'annotation-file-unreadable: annotation file "a.xml" can\'t be read: it has a document type, which is not read.',
    ],
    [
      'resized since',
      { ...first(''), 'a.xml': ONE['a.xml'].replace('<width>4', '<width>8') },
      undefined,
      'annotation-size-mismatch: image "a.png" is 4x4, its annotations in "a.xml" are of an image of 8x4.',
    ],
  ])('%s', async (reason, files, source, told) => {
    const found = await scanned(files);
    expect(found.source, `${reason}\n${found.told}`).toBe(source);
    expect(found.told).toContain(told);
  });

  test('of boxes that are asked for where masks lie beside them, what to set instead works', async () => {
    const { told } = await scanned({ ...masks, ...boxes }, { labels: 'voc' });
    expect(told).toContain(
      'voc-masks-beside: the Pascal VOC annotations in "Annotations/a.xml", "Annotations/b.xml" are boxes alone, and masks lie beside them in `SegmentationClass/`. Set `labels: masks`,',
    );
    expect((await scanned({ ...masks, ...boxes }, { labels: 'masks' })).source).toBe('masks');
  });
});
