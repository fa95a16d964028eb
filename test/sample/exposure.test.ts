import { describe, expect, it } from 'vitest';
import { ChargeMap } from '../../src/sample/charge.ts';
import { CLASSES, simulateExposure } from '../../src/sample/exposure.ts';

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('an exposure', () => {
  const exposures = Array.from({ length: 12 }, (_, i) => simulateExposure(7, i));

  it('is the same for the same seed and number, and another for another', () => {
    expect(simulateExposure(7, 3)).toEqual(exposures[3]);
    expect(simulateExposure(8, 3).image).not.toEqual(exposures[3]!.image);
    expect(exposures[4]!.image).not.toEqual(exposures[3]!.image);
  });

  it('is an empty sensor of pedestal 8800 and noise 60 where nothing is labelled', () => {
    const { image, mask } = exposures[0]!;
    const empty = [...image].filter((_, i) => mask[i] === 0);
    const pedestal = mean(empty);
    expect(Math.abs(pedestal - 8800), 'faint tails of tracks raise it a little').toBeLessThan(60);
    const median = empty.sort((a, b) => a - b)[Math.floor(empty.length / 2)]!;
    const below = empty.filter((value) => value <= median).map((value) => (median - value) ** 2);
    expect(Math.abs(Math.sqrt(mean(below)) - 60), 'spread below the median').toBeLessThan(4);
  });

  it('holds every class, background most of all', () => {
    for (const [i, { mask }] of exposures.entries()) {
      const counts = CLASSES.map((_, index) => mask.filter((value) => value === index).length);
      expect(Math.min(...counts), `exposure ${i}: ${counts}`).toBeGreaterThan(50);
      expect(counts[0], `exposure ${i}: ${counts}`).toBeGreaterThan(mask.length / 2);
      expect(
        counts.reduce((a, b) => a + b),
        'no other value',
      ).toBe(mask.length);
    }
  });

  it('labels only what can be seen', () => {
    for (const { image, mask } of exposures) {
      const labelled = [...image].filter((_, i) => mask[i] !== 0);
      const invisible = labelled.filter((value) => value < 8800 + 2 * 60).length / labelled.length;
      expect(invisible, 'share of labelled pixels within two sigma of the pedestal').toBeLessThan(0.01);
    }
  });

  it('draws its objects straight, lone or curled', () => {
    for (const [i, { width, height, mask }] of exposures.entries()) {
      const runs = (index: number, step: number) => longestRun(mask, width, height, index, step);
      const glow = Math.max(runs(1, 1), runs(1, width));
      expect(glow, `exposure ${i}: glowing lines are long`).toBeGreaterThan(30);
      expect(runs(2, 1), `exposure ${i}: hot pixels are narrow`).toBeLessThan(8);
    }
  });
});

describe('diffused charge', () => {
  it('is kept whole and centred', () => {
    const map = new ChargeMap(31, 31);
    map.addDiffused(15.5, 15.5, 1.3, 1000);
    expect(map.data.reduce((sum, value) => sum + value)).toBeCloseTo(1000, 0);
    const at = (x: number, y: number) => map.data[y * 31 + x]!;
    expect(at(15, 15)).toBe(Math.max(...map.data));
    expect(at(13, 15)).toBeCloseTo(at(17, 15), 6);
    expect(at(15, 13)).toBeCloseTo(at(15, 17), 6);
  });

  it('is lost outside the sensor', () => {
    const map = new ChargeMap(8, 8);
    map.addDiffused(0, 4, 1, 1000);
    expect(
      map.data.reduce((sum, value) => sum + value),
      'half of it',
    ).toBeCloseTo(500, 0);
    map.addDiffused(-50, 4, 1, 1000);
    expect(
      map.data.reduce((sum, value) => sum + value),
      'none of it',
    ).toBeCloseTo(500, 0);
  });
});

function longestRun(mask: Uint8Array, width: number, height: number, index: number, step: number): number {
  let longest = 0;
  for (let start = 0; start < mask.length; start++) {
    let length = 0;
    for (let i = start; i < width * height && mask[i] === index; i += step) {
      length++;
      if (step === 1 && (i + 1) % width === 0) break;
    }
    longest = Math.max(longest, length);
  }
  return longest;
}
