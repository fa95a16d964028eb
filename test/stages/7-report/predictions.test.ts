// The picture of a test image: four panels whose pixels can be told from the input.
import { describe, expect, it, test } from 'vitest';
import type { Raster } from '../../../src/image/raster.ts';
import { defaultColor } from '../../../src/stages/2-dataset/class-colors.ts';
import type { ClassInfo } from '../../../src/stages/2-dataset/dataset.ts';
import { displayed, errorColorFor, predictionPanels } from '../../../src/stages/7-report/predictions.ts';

const CLASSES: ClassInfo[] = [
  { index: 0, name: 'sky', color: [1, 2, 3] },
  { index: 1, name: 'star', color: [250, 240, 10] },
];
const GAP = 4;

const labels = (width: number, ...data: number[]) => ({
  width,
  height: data.length / width,
  data: Uint8Array.from(data),
});

const pixel = ({ data, width }: Raster, x: number, y: number) => [
  ...data.slice((y * width + x) * 3, (y * width + x) * 3 + 3),
];

test('image stretched to 0..255, truth and prediction in class colours, errors unlike all classes, ignored grey', () => {
  const picture = predictionPanels(
    {
      id: 'a',
      image: { width: 2, height: 2, channels: 1, data: Uint16Array.of(1000, 1000, 3000, 5000) },
      truth: labels(2, 0, 1, 255, 1),
      prediction: labels(2, 0, 0, 1, 1),
    },
    CLASSES,
  );
  expect([picture.width, picture.height, picture.channels]).toEqual([4 * 2 + 3 * GAP, 2, 3]);
  const panel = (i: number) => [0, 1].flatMap((y) => [0, 1].map((x) => pixel(picture, i * (2 + GAP) + x, y)));
  expect(panel(0)).toEqual([
    [0, 0, 0],
    [0, 0, 0],
    [127, 127, 127],
    [255, 255, 255],
  ]);
  expect(panel(1)).toEqual([
    [1, 2, 3],
    [250, 240, 10],
    [128, 128, 128],
    [250, 240, 10],
  ]);
  expect(panel(2)).toEqual([
    [1, 2, 3],
    [1, 2, 3],
    [250, 240, 10],
    [250, 240, 10],
  ]);
  expect(panel(3)).toEqual([
    [0, 0, 0],
    [255, 0, 200],
    [128, 128, 128],
    [85, 85, 85],
  ]);
  expect(pixel(picture, 2, 0)).toEqual([255, 255, 255]);
});

test('colour stays colour, a flat image is black', () => {
  const flat = predictionPanels(
    {
      id: 'a',
      image: { width: 1, height: 1, channels: 3, data: Uint8Array.of(9, 9, 9) },
      truth: labels(1, 0),
      prediction: labels(1, 0),
    },
    CLASSES,
  );
  expect(pixel(flat, 0, 0)).toEqual([0, 0, 0]);
  const colored = predictionPanels(
    {
      id: 'a',
      image: { width: 2, height: 1, channels: 3, data: Uint8Array.of(0, 100, 200, 0, 0, 0) },
      truth: labels(2, 0, 0),
      prediction: labels(2, 0, 0),
    },
    CLASSES,
  );
  expect(pixel(colored, 0, 0)).toEqual([0, 127, 255]);
});

test('a large image is shown by every n-th pixel', () => {
  const width = 2000;
  const picture = predictionPanels(
    {
      id: 'a',
      image: { width, height: 10, channels: 1, data: new Uint8Array(width * 10) },
      truth: labels(width, ...new Uint8Array(width * 10)),
      prediction: labels(width, ...new Uint8Array(width * 10)),
    },
    CLASSES,
  );
  expect([picture.width, picture.height]).toEqual([4 * 667 + 3 * GAP, 4]);
});

describe('the colour of errors', () => {
  const ofDefaults = (count: number) => Array.from({ length: count }, (_, i) => ({ color: defaultColor(i) }));
  it.each([
    [[], [255, 176, 0], 'amber: of no class nothing is near'],
    [ofDefaults(1), [255, 176, 0], 'black is far from it'],
    [ofDefaults(8), [255, 0, 200], 'the second class is orange'],
    [[{ color: [255, 176, 0] }, { color: [255, 0, 180] }], [0, 229, 255], 'two are taken, the second nearly'],
  ])('among %j is %j', (classes, color, reason) => {
    expect(errorColorFor(classes), reason).toEqual(color);
  });

  it('is as far as can be where every one is taken', () => {
    const taken = [
      [255, 176, 0],
      [255, 0, 200],
      [0, 229, 255],
      [170, 255, 0],
      [255, 255, 200],
    ];
    expect(errorColorFor(taken.map((color) => ({ color })))).toEqual([255, 255, 255]);
  });
});

describe('an image alone', () => {
  // Of 250 pixels one is far brighter than all others, and one darker.
  const values = Array.from({ length: 400 * 300 }, (_, i) => [3, 250][i % 250] ?? 50 + (i % 101));

  it('is stretched from the 0.5th to the 99.5th percentile, be its values counted or sorted', () => {
    const [bytes, words, floats] = [Uint8Array, Uint16Array, Float32Array].map((type) =>
      displayed({ width: 400, height: 300, channels: 1, data: type.from(values) }),
    );
    expect(bytes).toEqual(words);
    expect(bytes).toEqual(floats);
    const lit = bytes.data.filter((_, i) => values[i] === 100);
    expect(new Set(lit)).toEqual(new Set([Math.trunc(255 / 2)]));
  });
});
