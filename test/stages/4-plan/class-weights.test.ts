import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classWeights } from '../../../src/stages/4-plan/class-weights.ts';

describe('class weights', () => {
  it.each([
    { reason: 'none: all alike', kind: 'none' as const, shares: [0.9, 0.1], weights: [1, 1] },
    {
      reason: 'balanced: inverse frequency, summing to 2',
      kind: 'balanced' as const,
      shares: [0.75, 0.25],
      weights: [0.5, 1.5],
    },
    {
      reason: 'sqrt: 1 to 3 instead of 1 to 9',
      kind: 'sqrt' as const,
      shares: [0.9, 0.1],
      weights: [0.5, 1.5],
    },
    {
      reason: 'a class that never occurs weighs 1 and shifts no other',
      kind: 'balanced' as const,
      shares: [0.75, 0.25, 0],
      weights: [0.5, 1.5, 1],
    },
  ])('$reason', ({ reason, kind, shares, weights }) => {
    const got = classWeights(kind, shares);
    expect(got.length, reason).toBe(weights.length);
    for (const [i, weight] of weights.entries()) expect(got[i], reason).toBeCloseTo(weight, 10);
  });

  it('balanced weights give every class the same say in all', () => {
    const shares = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(shares, (raw) => {
        const weights = classWeights('balanced', raw);
        const say = weights.map((weight, i) => weight * raw[i]);
        for (const one of say) expect(one / say[0]).toBeCloseTo(1, 8);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(raw.length, 8);
      }),
    );
  });
});
