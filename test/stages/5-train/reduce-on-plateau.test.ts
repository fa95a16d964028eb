import { describe, expect, it } from 'vitest';
import {
  decidePlateau,
  type PlateauRule,
  type PlateauState,
} from '../../../src/stages/5-train/reduce-on-plateau.ts';

const RULE: PlateauRule = { factor: 0.1, patience: 2, minDelta: 1e-3, floor: 1e-4 };

/** The learning rate after each epoch. */
function follow(losses: readonly number[], learningRate = 1): number[] {
  let state: PlateauState = { best: undefined, wait: 0, learningRate };
  return losses.map((loss) => {
    state = decidePlateau(state, loss, RULE);
    return Number(state.learningRate.toPrecision(6));
  });
}

const ROWS: readonly { reason: string; losses: readonly number[]; rates: readonly number[] }[] = [
  { reason: 'falling losses leave the rate alone', losses: [3, 2, 1], rates: [1, 1, 1] },
  { reason: 'two epochs without improvement lower it', losses: [3, 3, 3], rates: [1, 1, 0.1] },
  { reason: 'less than min-delta better counts as none', losses: [3, 2.9995, 2.9991], rates: [1, 1, 0.1] },
  {
    reason: 'the wait starts again after a reduction',
    losses: [3, 3, 3, 3, 3],
    rates: [1, 1, 0.1, 0.1, 0.01],
  },
  {
    reason: 'the floor holds',
    losses: [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
    rates: [1, 1, 0.1, 0.1, 0.01, 0.01, 1e-3, 1e-3, 1e-4, 1e-4, 1e-4],
  },
  { reason: 'NaN is no improvement', losses: [3, NaN, NaN], rates: [1, 1, 0.1] },
  { reason: 'any number is better than a first NaN', losses: [NaN, NaN, 3, 3, 3], rates: [1, 1, 1, 1, 0.1] },
];

describe('reduce on plateau', () => {
  it.each(ROWS)('$reason', ({ reason, losses, rates }) => {
    expect(follow(losses), reason).toEqual(rates);
  });

  it('leaves a rate alone that only rounding keeps above the floor', () => {
    const state: PlateauState = { best: 3, wait: 1, learningRate: 0.1 * 0.1 * 0.1 * 0.1 };
    expect(state.learningRate).toBeGreaterThan(RULE.floor);
    expect(decidePlateau(state, 3, RULE)).toEqual({ ...state, wait: 2 });
  });
});
