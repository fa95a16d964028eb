import { expect, test } from 'vitest';
import { BELOW_MINUS_2, centralNormalQuantile } from '../../src/shared/normal-quantile.ts';

// Python's statistics.NormalDist().inv_cdf(p).
test.each([
  [0.02275013194817921, -2],
  [0.03, -1.8807936081512509],
  [0.1, -1.2815515655446008],
  [0.25, -0.6744897501960817],
  [0.5, 0],
  [0.6, 0.2533471031357998],
  [0.8413447460685429, 1],
  [0.97, 1.8807936081512504],
])('%f of a standard normal lies below %f', (p, quantile) => {
  expect(Math.abs(centralNormalQuantile(p) - quantile)).toBeLessThan(4e-8);
});

test('it rises, and is as far from the middle on either side', () => {
  let last = -Infinity;
  for (let p = BELOW_MINUS_2; p <= 1 - BELOW_MINUS_2; p += 1e-3) {
    const quantile = centralNormalQuantile(p);
    expect(quantile).toBeGreaterThan(last);
    expect(centralNormalQuantile(1 - p)).toBeCloseTo(-quantile, 12);
    last = quantile;
  }
});
