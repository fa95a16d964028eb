// Where the shapes of a whole export lie on their images: out of them, in one corner, or on images that were turned since.
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Files } from '../../data-folder.ts';
import { area, cocoFile, shape } from '../coco/coco-file.ts';
import { region, task } from '../label-studio/tasks.ts';
import { area as regionOf, viaJson } from '../via/via-file.ts';
import { pictures, scanned } from './scanned.ts';

type Box = readonly [left: number, top: number, right: number, bottom: number];

const NAMES = ['a.png', 'b.png', 'c.png', 'd.png', 'e.png'];
const BESIDE = [2, 0, 4, 2] as const;
const [WIDE, HIGH] = [[1, 1, 9, 2] as const, [1, 1, 2, 9] as const];

/** COCO without sizes, of one shape on each image. */
function outlined(...boxes: readonly Box[]): Files {
  const named = NAMES.slice(0, boxes.length);
  return {
    ...pictures(named),
    'x.json': cocoFile({
      images: named.map((file_name, i) => ({ id: i + 1, file_name })),
      annotations: boxes.map((box, i) => shape(i + 1, 1, area(...box))),
    }),
  };
}

/** The same with sizes. */
function sized(files: Files): Files {
  const json = String(files['x.json']).replaceAll('"file_name"', '"width":4,"height":4,"file_name"');
  return { ...files, 'x.json': json };
}

describe('out of the image', () => {
  test.each<[reason: string, boxes: readonly Box[], code: string]>([
    ['most shapes, far', [BESIDE, WIDE, HIGH, WIDE], 'shapes-mostly-outside'],
    ['no more than half of them', [BESIDE, BESIDE, WIDE, HIGH], 'shapes-outside'],
    ['two, which may be meant so', [WIDE, HIGH], 'shapes-outside'],
    ['all, by a little', [BESIDE, [0, 0, 5, 2], [0, 0, 2, 5]], 'no fault'],
  ])('%s', async (reason, boxes, code) => {
    const { codes } = await scanned(sized(outlined(...boxes)));
    expect(codes.find((one) => one.includes('outside')) ?? 'no fault', reason).toBe(code);
  });

  test('is worded with what to do', async () => {
    const { told, source } = await scanned(outlined(WIDE, HIGH, HIGH));
    expect(source).toBeUndefined();
    expect(told).toContain(
      'shapes-mostly-outside: 3 of 3 shapes reach far out of the image, on "a.png", "b.png", "c.png", expected outlines in pixels of these images. They are of other or of larger images: put those there that were annotated, or export the annotations at the size of these.',
    );
  });
});

describe('in one corner', () => {
  const corner: Box = [0, 0, 2, 2];
  test.each<[reason: string, files: Files, isTold: boolean]>([
    ['of all images', outlined(corner, corner, corner, corner, corner), true],
    ['where the export says the same size', sized(outlined(corner, corner, corner, corner, corner)), false],
    ['of few images', outlined(corner, corner, corner, corner), false],
    ['but for one', outlined(corner, corner, corner, corner, [0, 2, 2, 4]), false],
  ])('%s', async (reason, files, isTold) => {
    const { codes, source } = await scanned(files);
    expect(source, reason).toBe('coco');
    expect(codes.includes('shapes-in-one-corner')).toBe(isTold);
  });
});

describe('coordinates that were divided', () => {
  const triangle = [
    [0.25, 0.25],
    [0.5, 0.25],
    [0.5, 0.75],
  ];
  const ellipse = { x: 0.5, y: 0.5, radiusX: 0.2, radiusY: 0.2, rotation: 0 };
  const studio = (type: string, value: object, times = 1): Files => ({
    ...pictures(['a.png']),
    'x.json': JSON.stringify([
      task({
        image: 'a.png',
        result: Array.from({ length: times }, () => region(type, { ...value, [type]: ['cell'] })),
      }),
    ]),
  });
  test.each<[reason: string, files: Files, words: string]>([
    [
      'shares in the place of percent',
      studio('polygonlabels', { points: triangle }),
      'shapes-as-shares: all coordinates of 1 shape lie between 0 and 1, as shares of width and height do, expected percent.',
    ],
    ['an ellipse', studio('ellipselabels', ellipse), 'shapes-as-shares'],
    [
      'percent of shares',
      {
        ...pictures(['a.png']),
        'a.txt': '0 0.0025 0.0025 0.005 0.0025 0.005 0.0075\n'.repeat(12),
        'data.yaml': 'names: [cell]\ntrain: .\n',
      },
      'shapes-as-shares: all coordinates of 12 shapes lie between 0 and 0.01, as shares do that were divided by 100 once more, expected shares of width and height from 0 to 1.',
    ],
  ])('are asked about: %s', async (reason, files, words) => {
    const { told, source } = await scanned(files);
    expect(source, reason).toBeUndefined();
    expect(told).toContain(words);
  });

  test('are none where one shape is larger', async () => {
    const large = { points: triangle.map((point) => point.map((at) => 100 * at)) };
    const { codes } = await scanned(studio('polygonlabels', large));
    expect(codes).not.toContain('shapes-as-shares');
  });
});

test.each([
  ['as many bytes as VIA says', 0, false],
  ['more', 1, true],
])('an image file of %s', async (reason, more, isTold) => {
  const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#123456' } })
    .png()
    .toBuffer();
  const json = viaJson({ 'a.png': [regionOf({ class: 'cell' }, 0, 0, 2, 4)] });
  const { codes } = await scanned({
    'a.png': picture,
    'v.json': json.replace('"size":-1', `"size":${picture.length - more}`),
  });
  expect(codes.includes('annotated-files-changed'), reason).toBe(isTold);
});

describe('images that EXIF lays on their side', () => {
  const lying = (grey: number, orientation: number) =>
    sharp({ create: { width: 6, height: 4, channels: 3, background: { r: grey, g: 9, b: 9 } } })
      .withMetadata({ orientation })
      .png()
      .toBuffer();

  test('what one of them proves holds for the others of the export', async () => {
    const { told } = await scanned({
      'a.png': await lying(1, 6),
      'b.png': await lying(2, 6),
      'c.png': await lying(3, 1),
      'x.json': cocoFile({
        images: ['a.png', 'b.png', 'c.png'].map((file_name, i) => ({ id: i + 1, file_name })),
        annotations: [
          shape(1, 1, area(0, 0, 6, 1)),
          shape(2, 1, area(0, 0, 3, 2)),
          shape(3, 1, area(0, 0, 3, 2)),
        ],
      }),
    });
    expect(told).toContain(
      `annotated-as-stored: shapes of 1 image ("a.png") reach out of the image as EXIF turns it, so that those of all 2 images with an orientation were drawn on the image as it's stored. Take the orientation out of all of them, so that they are shown as they were labelled: \`exiftool -r -overwrite_original -Orientation= .\` in the data folder.`,
    );
    expect(told).not.toContain('annotated-orientation-unclear');
  });

  test('all files are listed', async () => {
    const { faults } = await scanned({
      'a.png': await lying(1, 6),
      'b.png': await lying(2, 6),
      'x.json': cocoFile({
        images: ['a.png', 'b.png'].map((file_name, i) => ({ id: i + 1, file_name })),
        annotations: [shape(1, 1, area(0, 0, 6, 1)), shape(2, 1, area(0, 0, 3, 2))],
      }),
    });
    expect(faults.find(({ code }) => code === 'annotated-as-stored')?.files).toEqual(['a.png', 'b.png']);
  });
});
