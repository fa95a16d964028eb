import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideEarlyStopping,
  type EarlyStoppingRule,
  INITIAL_EARLY_STOPPING,
} from '../../../src/stages/5-train/early-stopping.ts';

/** Runs the rule over values until it stops; epochs count from 1. */
function follow(values: readonly number[], rule: Partial<EarlyStoppingRule> = {}) {
  let state = INITIAL_EARLY_STOPPING;
  const full = { direction: 'minimize', patience: 3, minDelta: 0, ...rule } as const;
  for (const [index, value] of values.entries()) {
    const decision = decideEarlyStopping(state, index + 1, value, full);
    state = decision.state;
    if (decision.stop) return { best: state.bestEpoch, stopped: index + 1 };
  }
  return { best: state.bestEpoch, stopped: undefined };
}

const ROWS: readonly {
  readonly reason: string;
  readonly values: readonly number[];
  readonly rule?: Partial<EarlyStoppingRule>;
  readonly best: number;
  readonly stopped: number | undefined;
}[] = [
  { reason: 'falling: never stops', values: [5, 4, 3, 2, 1], best: 5, stopped: undefined },
  { reason: 'three epochs without a better one', values: [5, 4, 4.1, 4.2, 4.3, 1], best: 2, stopped: 5 },
  { reason: 'a tie is no improvement', values: [4, 4, 4, 4], best: 1, stopped: 4 },
  { reason: 'an improvement starts the wait again', values: [5, 6, 6, 4, 6, 6, 6], best: 4, stopped: 7 },
  {
    reason: 'less than min-delta better: the wait goes on, yet the better epoch is kept',
    values: [5, 4.95, 4.93, 4.91],
    rule: { minDelta: 0.1 },
    best: 4,
    stopped: 4,
  },
  {
    reason: 'small steps add up against the reference, not against the epoch before',
    values: [5, 4.95, 4.85, 4.9, 4.9],
    rule: { minDelta: 0.1 },
    best: 3,
    stopped: undefined,
  },
  { reason: 'NaN is no improvement', values: [5, NaN, NaN, NaN], best: 1, stopped: 4 },
  {
    reason: 'NaN first: the first finite value is the best',
    values: [NaN, 3, 4],
    best: 2,
    stopped: undefined,
  },
  {
    reason: 'the first epoch starts the wait even with NaN, as in Keras; it is not kept',
    values: [NaN, NaN, NaN, NaN],
    best: 0,
    stopped: 4,
  },
  {
    reason: 'an infinite loss is no model to keep',
    values: [Infinity, Infinity, Infinity, Infinity],
    best: 0,
    stopped: 4,
  },
  {
    reason: 'maximised values are better when larger',
    values: [0.5, 0.9, 0.8, 0.8, 0.7],
    rule: { direction: 'maximize' },
    best: 2,
    stopped: 5,
  },
  {
    reason: 'patience 0 stops at the first epoch that is no better, but never after the very first',
    values: [5, 4, 4],
    rule: { patience: 0 },
    best: 2,
    stopped: 3,
  },
];

describe('early stopping', () => {
  it.each(ROWS)('$reason', ({ reason, values, rule, best, stopped }) => {
    expect(follow(values, rule), reason).toEqual({ best, stopped });
  });

  it('keeps the lowest value of all, whatever min-delta and patience are', () => {
    const losses = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(losses, fc.double({ min: 0, max: 1, noNaN: true }), (values, minDelta) => {
        const { best } = follow(values, { minDelta, patience: 1000 });
        expect(values[best - 1]).toBe(Math.min(...values));
        expect(best - 1).toBe(values.indexOf(Math.min(...values)));
      }),
    );
  });
});
