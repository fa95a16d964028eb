// A pretrained network as a data set's start: its head, its stem for grey images, and what it gets of pixels of any depth.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { normalizeInto } from '../../../src/image/normalize.ts';
import { parametersOf } from '../../../src/network/parameters.ts';
import { validateNetwork } from '../../../src/network/validate.ts';
import { PRETRAINED_SHA256, readPretrained } from '../../../src/pretrained/weights.ts';
import type { ImageStatistics } from '../../../src/stages/4-plan/image-statistics.ts';
import { fitPretrained, normalizationFor } from '../../../src/stages/4-plan/pretrained.ts';

const pretrained = await readPretrained(fileURLToPath(new URL('../../..', import.meta.url)));
const CLASSES = ['ant', 'bee', 'wasp'].map((name) => ({ name })) as never;
const intensity = { mean: 0, deviation: 1, crowd: { center: 0, width: 1 } };

function intensities(...ranges: readonly (readonly [low: number, high: number])[]) {
  return ranges.map(([low, high]) => ({ ...intensity, low, high })) as ImageStatistics['intensities'];
}

test.each(
  (['classification', 'segmentation'] as const).flatMap((task) =>
    ([1, 3] as const).map((channels) => ({ task, channels })),
  ),
)('fitted to a $task of $channels channels it has all weights but the head', ({ task, channels }) => {
  const model = fitPretrained(pretrained, { task, classes: CLASSES, channels });
  expect(model).toMatchObject({
    name: 'EfficientNet-Lite0',
    sha256: PRETRAINED_SHA256,
    pretraining: { dataset: 'ImageNet', licence: 'Apache-2.0' },
    rows: [undefined, undefined, undefined],
    newClasses: ['ant', 'bee', 'wasp'],
    trainedOn: undefined,
    network: { task, classes: 3 },
  });
  expect(() => validateNetwork(model.network)).not.toThrow();
  expect(model.normalization.channels).toHaveLength(channels);
  for (const { name, shape } of parametersOf(model.network)) {
    if (name.startsWith('head.')) expect(model.parameters[name], name).toBeUndefined();
    else expect(model.parameters[name]!.shape, name).toEqual(shape);
  }
});

test('8-bit pixels become what ImageNet had, whatever the range of these images', () => {
  const { normalization, reason } = normalizationFor({
    ...{ bitDepth: 8, channels: 3 },
    intensities: intensities([90, 100], [0, 255], [3, 7]),
  });
  expect(normalization.channels).toEqual(
    [0, 1, 2].map(() => ({ low: 0, high: 255, offset: 127, scale: 1 / 128 })),
  );
  expect(reason).toBe("the pretrained network's own, (value - 127) / 128");
});

test.each([
  { why: '16 bits in use', bitDepth: 16, low: 0, high: 65_535 },
  { why: 'few of them in use, as a camera has it', bitDepth: 16, low: 900, high: 3900 },
  { why: 'floats, also below 0', bitDepth: 32, low: -2.5, high: 0.5 },
] as const)(
  'deeper pixels become the same as 8-bit ones at their place in the range: $why',
  ({ why, ...row }) => {
    const { bitDepth, low, high } = row;
    const { normalization, reason } = normalizationFor({
      ...{ bitDepth, channels: 1 },
      intensities: intensities([low, high]),
    });
    const eight = normalizationFor({ bitDepth: 8, channels: 1, intensities: intensities([0, 255]) });
    const levels = Float32Array.from({ length: 256 }, (_, i) => i);
    const deep = levels.map((level) => low + ((high - low) * level) / 255);
    const image = (data: Float32Array) => ({ width: 16, height: 16, channels: 1 as const, data });
    const got = normalizeInto(new Float32Array(256), image(deep), normalization);
    const expected = normalizeInto(new Float32Array(256), image(levels), eight.normalization);
    got.forEach((value, i) => {
      expect(value, `${why}: level ${i}`).toBeCloseTo(expected[i]!, 5);
    });
    expect(reason).toContain('between the 0.5th and 99.5th percentile of the training images');
  },
);

test('what lies beyond the range is clipped to it, as 8 bits would', () => {
  const { normalization } = normalizationFor({
    ...{ bitDepth: 16, channels: 1 },
    intensities: intensities([1000, 2000]),
  });
  const image = { width: 2, height: 1, channels: 1 as const, data: Float32Array.of(0, 65_535) };
  const [dark, bright] = normalizeInto(new Float32Array(2), image, normalization);
  expect([dark, bright]).toEqual([Math.fround(-127 / 128), expect.closeTo(1, 6)]);
});

test('images of one value alone have a range to divide by', () => {
  const { normalization } = normalizationFor({
    ...{ bitDepth: 16, channels: 1 },
    intensities: intensities([700, 700]),
  });
  const image = { width: 1, height: 1, channels: 1 as const, data: Float32Array.of(700) };
  const [value] = normalizeInto(new Float32Array(1), image, normalization);
  expect(value).toBe(Math.fround(-127 / 128));
});
