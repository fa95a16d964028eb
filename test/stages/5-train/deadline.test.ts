import { describe, expect, it } from 'vitest';
import { epochsThatFit, trainingDeadline } from '../../../src/stages/5-train/deadline.ts';

const MINUTE = 60_000;
const SAME = { validation: 1e6, test: 1e6 };

describe('when training must be done', () => {
  it.each([
    {
      reason: 'nothing measured: a twentieth is left',
      budget: 10 * MINUTE,
      measured: undefined,
      left: 30_000,
    },
    { reason: 'a short budget leaves 5 s', budget: 60_000, measured: undefined, left: 5_000 },
    { reason: 'a long one leaves a minute', budget: 300 * MINUTE, measured: undefined, left: 60_000 },
    { reason: 'a quick test fits into what is left', budget: 10 * MINUTE, measured: 5, left: 30_000 },
    { reason: 'a slow test is left its time', budget: 10 * MINUTE, measured: 60, left: 15_000 + 90_000 },
    {
      reason: 'four times the test images take four times as long',
      budget: 60 * MINUTE,
      measured: 60,
      pixels: { validation: 1e6, test: 4e6 },
      left: 30_000 + 4 * 90_000,
    },
    {
      reason: 'without a test only the report is left',
      budget: 10 * MINUTE,
      measured: 60,
      pixels: { validation: 1e6, test: 0 },
      left: 30_000,
    },
    { reason: 'half of the budget is for training', budget: 2 * MINUTE, measured: 100, left: MINUTE },
    { reason: 'even of a tiny one', budget: 4_000, measured: undefined, left: 2_000 },
  ])('$reason', ({ reason, budget, measured, pixels = SAME, left }) => {
    expect(budget - trainingDeadline(budget, pixels)(measured), reason).toBe(left);
  });
});

describe('how many epochs there will be', () => {
  it.each([
    { reason: 'ten more fit', left: 100_000, expected: 11 },
    { reason: 'and a part of one more', left: 105_000, expected: 12 },
    { reason: 'which is no shorter than two validations', left: 103_999, expected: 11 },
    { reason: 'no more than asked for', left: 1e9, expected: 100 },
    { reason: 'a part of another one', left: 9_999, expected: 2 },
    { reason: 'the time is over', left: -5, expected: 1 },
  ])('$reason', ({ reason, left, expected }) => {
    const milliseconds = { epoch: 10_000, validation: 2_000 };
    expect(epochsThatFit({ epoch: 1, epochs: 100 }, left, milliseconds), reason).toBe(expected);
  });
});
