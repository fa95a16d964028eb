// Folders with files of CVAT, scanned from the disk: what is read, what becomes of it, and what is said.
import { describe, expect, test } from 'vitest';
import type { Files } from '../../data-folder.ts';
import { pictures, scanned } from '../shapes/scanned.ts';
import { area, cvatFile, polygon } from './cvat-file.ts';

const LEFT = area(0, 0, 2, 4);
const TOP = area(0, 0, 4, 2);
const BOX =
  '<box label="cell" source="manual" occluded="0" xtl="1" ytl="1" xbr="3" ybr="3" z_order="0">\n</box>';
const READ = ['a.png - 1100 1100 1100 1100', 'b.png - 2222 2222 0000 0000'];
const TWO = [polygon('cell', LEFT), polygon('dust', TOP)] as const;
const ONE = cvatFile({
  images: [
    ['a.png', TWO[0]],
    ['b.png', TWO[1]],
  ],
});

describe('is read', () => {
  test.each<[reason: string, files: Files, images: readonly string[], codes?: readonly string[]]>([
    ['a file beside the images', { ...pictures(['a.png', 'b.png']), 'annotations.xml': ONE }, READ],
    [
      'images in their folder, as CVAT saves them',
      { ...pictures(['images/a.png', 'images/b.png']), 'annotations.xml': ONE },
      READ.map((line) => `images/${line}`),
    ],
    [
      'parts of a project',
      {
        ...pictures(['images/Train/a.png', 'images/Validation/b.png']),
        'annotations.xml': cvatFile({
          images: [
            ['name="a.png" subset="Train" task_id="7" width="4" height="4"', TWO[0]],
            ['name="b.png" subset="Validation" task_id="8" width="4" height="4"', TWO[1]],
          ],
        }),
      },
      [
        'images/Train/a.png train 1100 1100 1100 1100',
        'images/Validation/b.png validation 2222 2222 0000 0000',
      ],
    ],
    [
      'parts of a project, whose images lie in one folder',
      {
        ...pictures(['a.png', 'b.png']),
        'annotations.xml': cvatFile({
          images: [
            ['name="a.png" subset="Train" width="4" height="4"', TWO[0]],
            ['name="b.png" subset="Test" width="4" height="4"', TWO[1]],
          ],
        }),
      },
      ['a.png train 1100 1100 1100 1100', 'b.png test 2222 2222 0000 0000'],
    ],
    [
      'an image without anything',
      {
        ...pictures(['a.png', 'b.png']),
        'annotations.xml': cvatFile({
          images: [
            ['a.png', TWO.join('\n')],
            ['b.png', ''],
          ],
        }),
      },
      ['a.png - 2222 2222 1100 1100', 'b.png - 0000 0000 0000 0000'],
      ['images-without-shapes', 'shapes-overlap'],
    ],
    [
      'an image without a size, closed in its own tag',
      {
        ...pictures(['a.png', 'b.png']),
        'annotations.xml': ONE.replace(' width="4" height="4"', '').replace(
          '</annotations>',
          '<image id="9" name="c.png" width="4" height="4"/></annotations>',
        ),
      },
      READ,
      ['annotated-images-missing'],
    ],
    [
      'names in other letters, with signs that XML writes otherwise, behind a mark of the byte order',
      {
        ...pictures(['größe & maß.png', 'b.png']),
        'annotations.xml': `\uFEFF${cvatFile({
          labels: ['Zellkörper', 'Störung &lt;1'],
          images: [
            ['größe &amp; ma&#223;.png', polygon('Zellkörper', LEFT)],
            ['b.png', polygon('Störung &lt;1', TOP)],
          ],
        })}`,
      },
      ['b.png - 2222 2222 0000 0000', 'größe & maß.png - 1100 1100 1100 1100'],
    ],
    [
      'two jobs of one task, a file each',
      {
        ...pictures(['a.png', 'b.png']),
        'job_1.xml': cvatFile({ images: [['a.png', TWO[0]]] }),
        'job_2.xml': cvatFile({ images: [['b.png', TWO[1]]] }),
      },
      READ,
    ],
  ])('%s', async (reason, files, images, codes = []) => {
    const found = await scanned(files);
    expect(found.images, `${reason}\n${found.told}`).toEqual(images);
    expect(found.codes.filter((code) => code !== 'labels-in-export')).toEqual(codes);
    expect(found.codes).toContain('labels-in-export');
  });
});

describe('shapes', () => {
  const MASK = (rle: string, place = 'left="1" top="0" width="3" height="2"') =>
    `<mask label="cell" source="manual" occluded="0" rle="${rle}" ${place} z_order="0">\n</mask>`;
  const ELLIPSE = (more: string) => `<ellipse label="cell" occluded="0" cx="2" cy="2" ${more} z_order="0"/>`;
  const files = (first: string): Files => ({
    ...pictures(['a.png', 'b.png']),
    'annotations.xml': cvatFile({
      images: [
        ['a.png', first],
        ['b.png', TWO[1]],
      ],
    }),
  });

  test.each<[reason: string, content: string, pixels: string]>([
    ['a polygon', TWO[0], '1100 1100 1100 1100'],
    ['one that closes itself', `<polygon label="cell" points="${LEFT}"/>`, '1100 1100 1100 1100'],
    ['a mask: runs row by row in its box', MASK('1, 2, 1, 1, 1'), '0011 0010 0000 0000'],
    ['a mask that begins inside', MASK('0, 6'), '0111 0111 0000 0000'],
    ['an ellipse', ELLIPSE('rx="2" ry="1"'), '0000 1111 1111 0000'],
    ['a turned ellipse', ELLIPSE('rx="2" ry="1" rotation="90"'), '0110 0110 0110 0110'],
    ['in the order of the file where the layer is the same', TWO.join(''), '2222 2222 1100 1100'],
    [
      'layers go before the order',
      polygon('dust', TOP, 'z_order="-1"') +
        polygon('cell', LEFT, 'z_order="2"') +
        polygon('dust', area(1, 0, 2, 4), 'z_order="1"'),
      '1122 1122 1100 1100',
    ],
    [
      'with attributes of its own',
      `<polygon label="cell" points="${LEFT}"><attribute name="seen">yes &amp; no</attribute></polygon>`,
      '1100 1100 1100 1100',
    ],
    [
      'points within a skeleton are its own',
      `${TWO[0]}<skeleton label="cell"><points label="1" points="1,1"></points><polygon label="dust" points="${TOP}"/></skeleton>`,
      '1100 1100 1100 1100',
    ],
  ])('%s', async (reason, content, pixels) => {
    const found = await scanned(files(content));
    expect(found.images[0], `${reason}\n${found.told}`).toBe(`a.png - ${pixels}`);
  });

  test.each<[reason: string, content: string, why: string]>([
    ['no points', '<polygon label="cell"/>', 'has a polygon that is no list of points'],
    ['points without a y', polygon('cell', '1,1;2;3,3'), 'has a polygon that is no list of points'],
    ['a word', polygon('cell', '1,1;nan,2;3,3'), 'has a coordinate that is no number'],
    ['far out', polygon('cell', '1,1;1e300,2;3,3'), 'has a coordinate beyond 1,000,000,000'],
    ['a layer that is none', polygon('cell', LEFT, 'z_order="top"'), 'has no number for "z_order"'],
    ['a radius below nothing', ELLIPSE('rx="-2" ry="1"'), 'has an ellipse with a radius below 0'],
    ['no radius', ELLIPSE('ry="1"'), 'has no number for "rx"'],
    ['too few runs', MASK('1, 2'), 'has a mask whose runs are not those of its box'],
    ['as many as a machine can count', MASK('1, 9e15'), 'has a mask whose runs are not those of its box'],
    ['half a pixel', MASK('0.5, 5.5'), 'has a mask whose runs are not those of its box'],
    ['runs that go back', MASK('7, -1'), 'has a mask whose runs are not those of its box'],
    ['no runs', MASK(''), 'has a mask whose runs are not those of its box'],
    [
      'a box as large as memory',
      MASK('0, 4000000000', 'left="0" top="0" width="2000000000" height="2"'),
      'has a mask that reaches out of its image',
    ],
    [
      'a box in half pixels',
      MASK('6', 'left="0.5" top="0" width="3" height="2"'),
      'has a mask without a place in whole pixels',
    ],
  ])('that nobody could have meant: %s', async (reason, content, why) => {
    const { codes, told } = await scanned(files(content));
    expect(codes, reason).toContain('annotation-invalid');
    expect(told).toContain(`image "a.png" has an annotation in "annotations.xml" that ${why}.`);
    const { images } = await scanned(files(content), { skipBadFiles: true });
    expect(images, 'the image is left out where that is set').toEqual([READ[1]]);
  });
});

describe('what is told', () => {
  const files = (xml: string): Files => ({ ...pictures(['a.png', 'b.png']), 'annotations.xml': xml });
  test.each<[reason: string, xml: string, source: string | undefined, told: string]>([
    [
      'boxes alone',
      cvatFile({
        images: [
          ['a.png', BOX + BOX],
          ['b.png', '<box label="cell" rotation="12.5" xtl="1" ytl="1" xbr="3" ybr="3"/>'],
        ],
      }),
      undefined,
      'only-boxes: the CVAT annotations in "annotations.xml" are boxes alone (3 boxes on 2 images), and boxes aren\'t trained.',
    ],
    [
      'boxes beside shapes',
      cvatFile({
        images: [
          ['a.png', TWO[0] + BOX],
          ['b.png', TWO[1]],
        ],
      }),
      'cvat',
      'boxes-ignored: 1 box in the CVAT annotations is ignored',
    ],
    [
      'polygons that are boxes',
      cvatFile({
        images: [
          ['a.png', polygon('cell', '0,0;2,0;2,2;0,2')],
          ['b.png', ''],
        ],
      }),
      undefined,
      'shapes-are-boxes: the only shape in the CVAT annotations in "annotations.xml" is a rectangle along the axes, as boxes become that are exported as polygons, and boxes aren\'t trained. If the things are rectangles, set `labels: cvat`;',
    ],
    [
      'marks that cover nothing',
      cvatFile({
        images: [
          [
            'a.png',
            `${TWO[0]}<points label="cell" points="1,1;2,2"/><polyline label="cell" points="1,1;2,2"/><tag label="dust"/>`,
          ],
          [
            'b.png',
            `${TWO[1]}<cuboid label="cell"/><skeleton label="cell"><points label="1" points="1,1"/></skeleton>`,
          ],
        ],
      }),
      'cvat',
      'marks-ignored: in the CVAT annotations what covers no pixels is ignored (points: 1, polyline: 1, tag: 1, cuboid: 1, skeleton: 1).',
    ],
    [
      'marks alone',
      cvatFile({ images: [['a.png', '<polyline label="cell" points="1,1;2,2"/>']] }),
      undefined,
      'no-shapes: the CVAT annotations in "annotations.xml" name 1 image and hold no shape, and 2 images lie in the data folder.',
    ],
    [
      'a video',
      '<?xml version="1.0" encoding="utf-8"?>\n<annotations><version>1.1</version><meta><task><labels><label><name>car</name></label></labels></task></meta><track id="0" label="car"><box frame="0" xtl="1" ytl="1" xbr="2" ybr="2"/></track></annotations>',
      undefined,
      'tracks-not-read: annotation file "annotations.xml" is "CVAT for video" (1 track), which isn\'t read. In CVAT export again as "CVAT for images 1.1"',
    ],
    [
      'labels of no shapes are none',
      cvatFile({
        more: '<label><name>sunny</name><type>tag</type></label><label><name>hand</name><type>skeleton</type></label><label><name>1</name><type>points</type><parent>hand</parent></label>',
        images: [
          ['a.png', TWO[0]],
          ['b.png', TWO[1]],
        ],
      }),
      'cvat',
      'labels-in-export: the CVAT annotations in "annotations.xml" were taken for the labels of 2 images: 2 shapes of 2 classes, drawn in their order, so that later ones lie on top.',
    ],
    [
      'a label that no shape has',
      cvatFile({
        labels: ['cell', 'dust', 'hair'],
        images: [
          ['a.png', TWO[0]],
          ['b.png', TWO[1]],
        ],
      }),
      'cvat',
      'shape-class-absent: class "hair"',
    ],
    [
      'two entries of one name',
      cvatFile({
        images: [
          ['a.png', TWO[0]],
          ['a.png', polygon('cell', TOP)],
        ],
      }),
      undefined,
      'annotation-files-disagree: 1 image ("a.png") is annotated twice in "annotations.xml"',
    ],
    [
      'resized since',
      ONE.replace('width="4"', 'width="8"'),
      undefined,
      'annotation-size-mismatch: image "a.png" is 4x4, its annotations in "annotations.xml" are of an image of 8x4.',
    ],
  ])('%s', async (reason, xml, source, told) => {
    const found = await scanned(files(xml));
    expect(found.source, `${reason}\n${found.told}`).toBe(source);
    expect(found.told).toContain(told);
  });

  test('what the message says of rectangles that are meant works', async () => {
    const xml = cvatFile({
      images: [
        ['a.png', polygon('cell', '0,0;2,0;2,2;0,2')],
        ['b.png', TWO[1]],
      ],
    });
    const { source, images } = await scanned(files(xml), { labels: 'cvat' });
    expect([source, images[0]]).toEqual(['cvat', 'a.png - 1100 1100 0000 0000']);
  });
});

describe('a file that is none', () => {
  const bomb = `<!DOCTYPE annotations [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
  test.each<[reason: string, xml: string, why: string]>([
    ['broken off', ONE.slice(0, -20), 'unclosed tag: image'],
    ['not closed as it was opened', ONE.replace('</image>', '</picture>'), 'unexpected close tag'],
    [
      'a word of a document type',
      ONE.replace('<annotations>', `${bomb}<annotations>`),
      'it has a document type, which is not read',
    ],
    ['an entity of nobody', ONE.replace('label="cell"', 'label="&cell;"'), 'undefined entity'],
    ['nested without end', ONE.replace('<version>', '<a>'.repeat(9999)), 'it is nested more than 64 deep'],
    ['in another encoding', ONE.replace('label="cell"', 'label="\\xff"'), 'it is not in UTF-8'],
  ])('%s', async (reason, xml, why) => {
    const bytes = Buffer.from(
      xml.replace('\\xff', '\u00ff'),
      reason.includes('encoding') ? 'latin1' : 'utf8',
    );
    const found = await scanned({ ...pictures(['a.png', 'b.png']), 'annotations.xml': bytes });
    expect(found.source, reason).toBeUndefined();
    expect(found.told).toContain(
      'annotation-file-unreadable: annotation file "annotations.xml" can\'t be read: ',
    );
    expect(found.told).toContain(why);
  });

  test('of another program', async () => {
    const search =
      '<annotations><annotation about="example.com/*"><Label name="_cse"/></annotation></annotations>';
    const found = await scanned({ ...pictures(['a.png', 'b.png']), 'annotations.xml': search });
    expect(found.codes).toEqual(['no-masks']);
  });

  test('paths that lead out of the folder lead nowhere', async () => {
    const xml = cvatFile({
      images: [
        ['../../etc/a.png', TWO[0]],
        ['/b.png', TWO[1]],
      ],
    });
    const found = await scanned({ ...pictures(['a.png', 'b.png']), 'annotations.xml': xml });
    expect(found.images).toEqual(READ);
    expect(found.codes).toContain('annotated-images-assumed');
  });

  test('a million corners cost what a file of that size costs', async () => {
    const points = Array.from({ length: 1e6 }, (_, i) => `${i % 4},${(i % 9) / 2}`).join(';');
    const xml = cvatFile({
      images: [
        ['a.png', polygon('cell', points)],
        ['b.png', TWO[1]],
      ],
    });
    expect((await scanned({ ...pictures(['a.png', 'b.png']), 'annotations.xml': xml })).images).toHaveLength(
      2,
    );
  });
});
