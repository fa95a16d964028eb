import { describe, expect, it } from 'vitest';
import type { Curve } from '../../bench/quality/curve.ts';
import { drawQuality } from '../../bench/quality/picture.ts';

function curve(name: string, scores: readonly (number | null)[]): Curve {
  const epochs = scores.map((macroF1, i) => {
    const quality = { accuracy: 0.5, macroF1 };
    return { epoch: i + 1, seconds: 60 * (i + 1), validation: quality, test: quality };
  });
  return { name, epochs };
}

/** The points of each line, dashed and whole in turn. */
function lines(svg: string): [number, number][][] {
  return [...svg.matchAll(/<polyline points="([^"]*)"/g)].map(([, points]) =>
    points
      .split(' ')
      .filter((point) => point !== '')
      .map((point) => point.split(',').map(Number) as [number, number]),
  );
}

describe('the quality picture', () => {
  it('has two lines for each training and its name', () => {
    const svg = drawQuality([curve('One', [0.5, 0.9]), curve('A < B', [0.7])], 2);
    expect(lines(svg).map((points) => points.length)).toEqual([2, 2, 1, 1]);
    expect(svg).toContain('>One</text>');
    expect(svg, 'names are text, not markup').toContain('>A &lt; B</text>');
  });

  it('goes to the right with time and up with quality', () => {
    const [, [first, second]] = lines(drawQuality([curve('One', [0.5, 0.9])], 2));
    expect(second[0]).toBeGreaterThan(first[0]);
    expect(second[1]).toBeLessThan(first[1]);
  });

  it('keeps every score on the picture, however low', () => {
    const [, points] = lines(drawQuality([curve('One', [0, 1])], 2));
    for (const [x, y] of points) {
      expect(x).toBeGreaterThanOrEqual(60);
      expect(y).toBeGreaterThanOrEqual(50);
      expect(y).toBeLessThanOrEqual(370);
    }
  });

  it('keeps an epoch on the picture that ended after the minutes', () => {
    const [, points] = lines(drawQuality([curve('One', [0.5, 0.9, 0.9])], 2));
    for (const [x] of points) expect(x).toBeLessThanOrEqual(620);
  });

  it('leaves out a score that is not defined', () => {
    expect(lines(drawQuality([curve('One', [0.5, null, 0.7])], 3))[1]).toHaveLength(2);
  });

  it('can be drawn before anything has finished an epoch', () => {
    expect(drawQuality([curve('One', [])], 1)).not.toContain('NaN');
  });
});
