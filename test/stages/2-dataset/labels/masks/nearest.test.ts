import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodeMask } from '../../../../../src/image/mask.ts';
import { parseClasses } from '../../../../../src/stages/2-dataset/classes-file.ts';
import { valuesOf } from '../../../../../src/stages/2-dataset/labels/masks/count-values.ts';
import { settle } from '../../../../../src/stages/2-dataset/labels/masks/settle.ts';
import { nearestOf, toLabels } from '../../../../../src/stages/2-dataset/labels/masks/values.ts';

const EDGE = 128;
/** Three discs of classes 1, 2, 3 on class 0. */
const at = (x: number, y: number) => [1, 2, 3].find((i) => Math.hypot(x - 32 * i, y - 40 * i + 16) < 18) ?? 0;
const TRUTH = Uint8Array.from({ length: EDGE * EDGE }, (_, i) => at(i % EDGE, Math.floor(i / EDGE)));

function painted(values: readonly number[], channels: 1 | 3): Sharp {
  const data = Uint8Array.from({ length: EDGE * EDGE * channels }, (_, i) =>
    channels === 1 ? values[TRUTH[i]!]! : values[TRUTH[Math.floor(i / 3)]!]! >> (16 - 8 * (i % 3)),
  );
  const picture = sharp(data, { raw: { width: EDGE, height: EDGE, channels } });
  return channels === 1 ? picture.toColourspace('b-w') : picture;
}

const CELL = [0, 255, 255, 255];
const GREYS = [0, 85, 170, 255];
const VOC = [0x000000, 0x800000, 0x008000, 0x808000];

async function read(picture: Sharp, mode: 'exact' | 'nearest', json?: string) {
  const raw = await decodeMask(await picture.toBuffer());
  const spec = json === undefined ? undefined : parseClasses(json).spec!;
  const masks = [{ file: 'masks/1.jpg', mask: valuesOf(raw) }];
  const said = { spec, ignored: spec?.ignored, byModel: false };
  return { raw, ...settle(masks, said, mode) };
}

/** Of all pixels, the share whose class isn't the one that was painted. */
function wrong(labels: Uint8Array, truth: (label: number) => number = (label) => label): number {
  return labels.reduce((sum, label, p) => sum + (label === truth(TRUTH[p]!) ? 0 : 1), 0) / labels.length;
}

describe.each([50, 65, 80, 95])('JPEG masks of quality %i', (quality) => {
  test.each([
    ['two grey values', painted(CELL, 1).jpeg({ quality }), CELL, 2, 0.003],
    ['four grey values', painted(GREYS, 1).jpeg({ quality }), GREYS, 4, 0.02],
    ['colours, whose sharpness JPEG halves', painted(VOC, 3).jpeg({ quality }), VOC, 4, 0.02],
    ['colours', painted(VOC, 3).jpeg({ quality, chromaSubsampling: '4:4:4' }), VOC, 4, 0.02],
  ])(
    '%s are as many classes, and nearly all pixels are theirs',
    async (reason, picture, values, count, most) => {
      const { raw, encoding, classes, faults } = await read(picture, 'nearest');
      expect(
        faults.filter(({ severity }) => severity === 'error'),
        reason,
      ).toEqual([]);
      expect(classes, reason).toHaveLength(count);
      const { labels, outside } = toLabels(raw, encoding);
      expect([...outside]).toEqual([]);
      // Saving shifts a colour by a few levels, so a class is found by what is near to the painted value.
      const held = encoding.classes.flat();
      const places = values.map((value) => held.indexOf(nearestOf(held, value, encoding.by)!));
      expect(new Set(places).size, reason).toBe(count);
      expect(
        wrong(labels.data, (label) => places[label]!),
        reason,
      ).toBeLessThan(most);
    },
  );

  test('are refused when they are to be read exactly, with the setting that reads them', async () => {
    const { faults } = await read(painted([0, 255, 255, 255], 1).jpeg({ quality }), 'exact');
    expect(faults.map(({ code, message }) => [code, message])).toEqual([
      [
        'masks-blended',
        expect.stringMatching(/^the masks are blended: .*`mask-values: nearest`.* nearest of 0, 255/),
      ],
    ]);
  });
});

test.each([
  ['soft edges', painted(GREYS, 1).blur(0.8).png(), undefined, [0, 85, 170, 255]],
  [
    'a list of classes says the values',
    painted(GREYS, 1).jpeg(),
    '[{"name": "a", "value": 255}, {"name": "b", "value": 170}, {"name": "c", "value": 85}, {"name": "d", "value": 0}]',
    [255, 170, 85, 0],
  ],
  [
    'nothing is blended: indices next to each other stay apart',
    painted([0, 1, 2, 3], 1).png(),
    undefined,
    [0, 1, 2, 3],
  ],
])('%s', async (reason, picture, json, values) => {
  const { encoding, faults } = await read(picture, 'nearest', json);
  expect(
    faults.filter(({ severity }) => severity === 'error'),
    reason,
  ).toEqual([]);
  expect(encoding, reason).toMatchObject({ classes: values.map((value) => [value]), nearest: true });
});

test.each([
  [
    'an area of a value that no class has',
    painted(GREYS, 1).jpeg(),
    '[{"name": "a", "value": 0}, {"name": "b", "value": 255}]',
    'mask-peak-outside-classes',
  ],
  ['fewer names than peaks', painted(GREYS, 1).jpeg(), '["a", "b"]', 'class-count-mismatch'],
  [
    'lines so thin that their value is nowhere',
    sharp(Buffer.from(TRUTH.map((_, i) => (i % 16 === 0 ? 90 : i % 37 === 0 ? 255 : 0))), {
      raw: { width: EDGE, height: EDGE, channels: 1 },
    })
      .toColourspace('b-w')
      .jpeg({ quality: 60 }),
    undefined,
    'masks-unclear',
  ],
  [
    'a picture of all greys',
    sharp(Buffer.from(TRUTH.map((_, i) => (i * 7919) % 251)), {
      raw: { width: EDGE, height: EDGE, channels: 1 },
    })
      .toColourspace('b-w')
      .png(),
    '[{"name": "a", "value": 0}, {"name": "b", "value": 40}]',
    'masks-far-from-classes',
  ],
] as const)('%s is an error', async (reason, picture, json, code) => {
  const { faults } = await read(picture, 'nearest', json);
  const errors = faults.filter(({ severity }) => severity === 'error');
  expect(
    errors.map((fault) => fault.code),
    reason,
  ).toContain(code);
});
