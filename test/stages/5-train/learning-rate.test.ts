// The learning rate of one update: warm-up, what the plateau rule left, and the decay along a limited time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learningRateAt, spentOf } from '../../../src/stages/5-train/learning-rate.ts';

const plateau = { factor: 0.1, patience: 5, minDelta: 0, floor: 1e-6 };
const plan = { learningRate: 0.01, warmupSteps: 10, decayPower: undefined, reduceOnPlateau: plateau };
const decaying = { ...plan, decayPower: 0.9 };

describe('the learning rate', () => {
  it.each([
    ['rises linearly from the first update on', plan, { plateauRate: 0.01, update: 1, spent: 0 }, 0.001],
    ['is whole after the warm-up', plan, { plateauRate: 0.01, update: 10, spent: 0 }, 0.01],
    ['is what the plateau rule left', plan, { plateauRate: 0.001, update: 99, spent: 0.9 }, 0.001],
    [
      'has no warm-up of no steps',
      { ...plan, warmupSteps: 0 },
      { plateauRate: 0.01, update: 1, spent: 0 },
      0.01,
    ],
    ['starts whole', decaying, { plateauRate: 0.01, update: 10, spent: 0 }, 0.01],
    // torch.optim.lr_scheduler.PolynomialLR(power=0.9) half way: 0.01 * 0.5 ** 0.9.
    ['falls with the power', decaying, { plateauRate: 0.01, update: 99, spent: 0.5 }, 0.005358867312681466],
    ['does not heed the plateau rule then', decaying, { plateauRate: 0.001, update: 99, spent: 0 }, 0.01],
    ['never falls below the floor', decaying, { plateauRate: 0.01, update: 99, spent: 1 }, 1e-6],
    ['stays at the floor past the end', decaying, { plateauRate: 0.01, update: 99, spent: 1.5 }, 1e-6],
  ])('%s', (_what, schedule, moment, expected) => {
    expect(learningRateAt(schedule, moment)).toBeCloseTo(expected, 15);
  });

  it('only falls while time goes by', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (a, b) => {
        const at = (spent: number) => learningRateAt(decaying, { plateauRate: 0.01, update: 50, spent });
        expect(at(Math.max(a, b))).toBeLessThanOrEqual(at(Math.min(a, b)));
      }),
    );
  });
});

describe('how much of the training is over', () => {
  it.each([
    ['nothing at the first update', { seconds: 0, secondsLeft: 60, update: 1, updates: 100 }, 0],
    ['by the clock where it ends first', { seconds: 30, secondsLeft: 60, update: 2, updates: 1000 }, 1 / 3],
    ['by the epochs where they end first', { seconds: 1, secondsLeft: 99, update: 51, updates: 100 }, 0.5],
    ['all when no time is left', { seconds: 10, secondsLeft: 0, update: 2, updates: 100 }, 1],
    ['all past the deadline', { seconds: 10, secondsLeft: -5, update: 2, updates: 100 }, 1],
    [
      'by the epochs without a deadline',
      { seconds: 9, secondsLeft: undefined, update: 26, updates: 100 },
      0.25,
    ],
    [
      'what a resumed run has behind it counts',
      { seconds: 60, secondsLeft: 60, update: 9, updates: 900 },
      0.5,
    ],
  ])('%s', (_what, clocked, expected) => {
    expect(spentOf(clocked)).toBeCloseTo(expected, 12);
  });
});
