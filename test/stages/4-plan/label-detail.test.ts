// How much of labels is left at a coarser stride: things that stay, things that go, and torch's bilinear upsampling of
// blocks' shares, whose likeliest class is what is left.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LabelMap } from '../../../src/image/raster.ts';
import { DetailMeter } from '../../../src/stages/4-plan/label-detail.ts';

const EDGE = 32;

function map(label: (x: number, y: number) => number, width = EDGE, height = EDGE): LabelMap {
  const data = Uint8Array.from({ length: width * height }, (_, i) => label(i % width, Math.floor(i / width)));
  return { width, height, data };
}

function detailOf(classes: number, ...maps: readonly LabelMap[]) {
  const meter = new DetailMeter(classes);
  for (const one of maps) meter.add(one);
  return meter.detail();
}

const line = (wide: number) => map((x) => Number(x >= 13 && x < 13 + wide));

describe('what is left of labels', () => {
  it.each<readonly [reason: string, labels: LabelMap, at2: number, at4: number]>([
    ['one class alone stays', map(() => 0), 1, 1],
    ['halves along the blocks stay', map((x) => Number(x >= 16)), 1, 1],
    ['a line of one pixel is gone at half of the resolution', line(1), 0.484375, 0.484375],
    ['stripes of one pixel are one class', map((x) => x % 2), 0.25, 0.25],
    ['what has no label is not missed', map((x) => (x === 5 ? 255 : Number(x >= 16))), 1, 1],
    ['no label at all: nothing is lost', map(() => 255), 1, 1],
  ])('%s', (reason, labels, at2, at4) => {
    const detail = detailOf(2, labels);
    expect(detail[2], reason).toBeCloseTo(at2, 6);
    expect(detail[4], reason).toBeCloseTo(at4, 6);
  });

  // `avg_pool2d` of one-hot labels, `interpolate(scale_factor=s, mode='bilinear', align_corners=False)`, `argmax`.
  it('is what torch makes of a disc, a square and a diagonal', () => {
    const disc = map((x, y) => Number((x - 10) ** 2 + (y - 12) ** 2 < 40));
    const square = map((x, y) => (x > 16 && x < 26 && y > 5 && y < 11 ? 2 : 0));
    const diagonal = map((x, y) => Number(Math.abs(x - y) < 2));
    const { 2: at2, 4: at4 } = detailOf(3, disc, square, diagonal);
    expect([at2, at4].map((value) => Number(value.toFixed(6)))).toEqual([0.974085, 0.693793]);
  });

  it('of a larger image is that of its middle', () => {
    const [width, height] = [700, 600];
    const striped = map((x) => x % 2, width, height);
    const onlyOutside = map((x, y) => (x < 90 || x >= 610 || y < 40 || y >= 560 ? x % 2 : 0), width, height);
    expect(detailOf(2, striped)[2]).toBeLessThan(0.3);
    expect(detailOf(2, onlyOutside)).toEqual({ 2: 1, 4: 1 });
  });

  it('lies between 0 and 1, and a turned image has as much', () => {
    const shape = fc.record({
      width: fc.integer({ min: 1, max: 20 }),
      height: fc.integer({ min: 1, max: 20 }),
    });
    const labels = shape.chain(({ width, height }) =>
      fc
        .array(fc.constantFrom(0, 1, 2, 255), { minLength: width * height, maxLength: width * height })
        .map((values) => ({ width, height, data: Uint8Array.from(values) })),
    );
    fc.assert(
      fc.property(labels, (one) => {
        const turned = map((x, y) => one.data[x * one.width + y]!, one.height, one.width);
        const [detail, ofTurned] = [detailOf(3, one), detailOf(3, turned)];
        for (const stride of [2, 4] as const) {
          expect(detail[stride]).toBeGreaterThanOrEqual(0);
          expect(detail[stride]).toBeLessThanOrEqual(1);
          expect(ofTurned[stride]).toBeCloseTo(detail[stride], 6);
        }
      }),
    );
  });
});
