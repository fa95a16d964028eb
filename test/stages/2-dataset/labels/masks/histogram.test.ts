import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodeMask } from '../../../../../src/image/mask.ts';
import { Random } from '../../../../../src/shared/random.ts';
import { valuesOf } from '../../../../../src/stages/2-dataset/labels/masks/count-values.ts';
import { kindOf } from '../../../../../src/stages/2-dataset/labels/masks/histogram.ts';

const EDGE = 96;
type At = (x: number, y: number) => number;

/** Three discs of classes 1, 2, 3 on class 0. */
const discs: At = (x, y) => [1, 2, 3].find((i) => Math.hypot(x - 24 * i, y - 30 * i + 12) < 14) ?? 0;
/** Curved lines of a width, as vessels are. */
const lines =
  (width: number): At =>
  (x, y) =>
    Math.abs((x % 24) - 12 - 5 * Math.sin(y / 15)) < width / 2 ? 1 : 0;
const random = new Random(5);
const noise = (amount: number) => (random.nextUint32() / 2 ** 32 - 0.5) * amount;

function grey(at: At): Sharp {
  const data = Uint8Array.from({ length: EDGE * EDGE }, (_, i) =>
    Math.max(0, Math.min(255, at(i % EDGE, Math.floor(i / EDGE)))),
  );
  return sharp(data, { raw: { width: EDGE, height: EDGE, channels: 1 } }).toColourspace('b-w');
}

function painted(at: At, colors: readonly number[]): Sharp {
  const data = Uint8Array.from({ length: EDGE * EDGE * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3);
    return colors[at(pixel % EDGE, Math.floor(pixel / EDGE))] >> (16 - 8 * (i % 3));
  });
  return sharp(data, { raw: { width: EDGE, height: EDGE, channels: 3 } });
}

async function kindOfFile(picture: Sharp) {
  return kindOf(valuesOf(await decodeMask(await picture.toBuffer())));
}

const VOC = [0x000000, 0x800000, 0x008000, 0x808000];
const level = (values: readonly number[]) => grey((x, y) => values[discs(x, y)]);
/** Cells in a grid, numbered one after the other. */
const instances = grey((x, y) =>
  x % 8 < 6 && y % 8 < 6 ? 1 + Math.floor(x / 8) + 12 * Math.floor(y / 8) : 0,
);
const scan = (x: number, y: number) => 120 + 60 * Math.sin(x / 9) + 40 * Math.cos(y / 7) + noise(12);

describe('a label', () => {
  test.each([
    ['two values', level([0, 255, 255, 255]).png()],
    ['neighbouring values are indices, not blended', level([0, 1, 2, 3]).png()],
    ['a line so thin that no area is filled', grey(lines(1)).png()],
    ['colours', painted(discs, VOC).png()],
    ['a palette', painted(discs, VOC).png({ palette: true })],
    ['hundreds of instances: each number fills an area', instances.png()],
    ['a JPEG of one value', grey(() => 0).jpeg()],
  ])('%s', async (reason, picture) => {
    expect(await kindOfFile(picture), reason).toBe('flat');
  });
});

describe('a blended label', () => {
  test.each([50, 75, 95])('JPEG of quality %i', async (quality) => {
    const pictures = {
      'two grey values': level([0, 255, 255, 255]).jpeg({ quality }),
      'four grey values': level([0, 85, 170, 255]).jpeg({ quality }),
      'thin lines': grey((x, y) => 255 * lines(4)(x, y)).jpeg({ quality }),
      'colours, whose sharpness JPEG halves': painted(discs, VOC).jpeg({ quality }),
      'colours at full sharpness': painted(discs, VOC).jpeg({ quality, chromaSubsampling: '4:4:4' }),
    };
    for (const [reason, picture] of Object.entries(pictures))
      expect(await kindOfFile(picture), reason).toBe('blended');
  });

  test.each([
    ['soft edges', level([0, 255, 255, 255]).blur(1).png()],
    ['enlarged', level([0, 255, 255, 255]).resize(160, 160).png()],
    ['made smaller, several classes', level([0, 85, 170, 255]).resize(70, 70).png()],
    ['colours made smaller', painted(discs, VOC).resize(70, 70).png()],
    ['a palette of soft edges', painted(discs, VOC).resize(70, 70).png({ palette: true })],
    ['one small object', grey((x, y) => (Math.hypot(x - 50, y - 50) < 4 ? 255 : 0)).jpeg()],
  ])('%s', async (reason, picture) => {
    expect(await kindOfFile(picture), reason).toBe('blended');
  });

  test('16 bits', async () => {
    const soft = await level([0, 255, 255, 255]).blur(1).raw().toBuffer();
    const data = Uint16Array.from(soft, (value) => value * 257);
    const mask = { width: EDGE, height: EDGE, lossy: false, form: 'grey', data } as const;
    expect(kindOf(valuesOf(mask))).toBe('blended');
  });
});

describe('no label', () => {
  test.each([
    ['a photograph', grey(scan).png()],
    ['a photograph as a JPEG of low quality', grey(scan).jpeg({ quality: 50 })],
    [
      'an X-ray within a black border',
      grey((x, y) => (Math.hypot(x - 48, y - 48) < 40 ? scan(x, y) : 0)).png(),
    ],
    [
      'a page: paper and ink are near two values, not at them',
      grey((x, y) => 225 - 170 * lines(3)(x, y) + noise(24)).png(),
    ],
    ['probabilities', level([0, 255, 255, 255]).blur(12).png()],
    [
      'a depth map: a ramp with things before it',
      grey((x, y) => (discs(x, y) > 0 ? 120 : 10 + 2.4 * y))
        .blur(2)
        .png(),
    ],
    ['a dark sky with noise', grey((x, y) => (x % 30 < 2 && y % 30 < 2 ? 250 : 9 + noise(14))).png()],
  ])('%s', async (reason, picture) => {
    expect(await kindOfFile(picture), reason).toBe('continuous');
  });
});
