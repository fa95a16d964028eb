import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/stages/4-plan/plan.ts';
import { type Decision, decide } from '../../../src/stages/5-train/decide.ts';
import type { EpochRecord } from '../../../src/stages/5-train/events.ts';
import { untrained } from '../../../src/stages/5-train/replay.ts';

const PLAN = {
  monitor: 'val-loss',
  patience: 2,
  minDelta: 0,
  epochs: 4,
  target: undefined,
  reduceOnPlateau: { factor: 0.1, patience: 5, minDelta: 1e-3, floor: 1e-7 },
} as unknown as Plan;

function record(epoch: number, valLoss: number, valAccuracy = 0.5): EpochRecord {
  return { epoch, valLoss, valAccuracy, learningRate: 0.1, seconds: 10 } as EpochRecord;
}

/** What the rules say after the last of these validation losses. */
function after(losses: readonly number[], plan: Partial<Plan> = {}, outOfTime = false, cutShort = false) {
  let standing = untrained(PLAN);
  let decision: Decision | undefined;
  for (const [index, loss] of losses.entries()) {
    const last = index === losses.length - 1;
    const done = { record: record(index + 1, loss), updates: 3 * (index + 1), isCutShort: last && cutShort };
    decision = decide({ ...PLAN, ...plan }, standing, done, last && outOfTime);
    standing = decision.standing;
  }
  return decision!;
}

describe('what follows from an epoch', () => {
  it.each([
    { reason: 'better and more epochs to go: nothing stops it', losses: [3, 2], stop: undefined },
    { reason: 'patience is used up', losses: [3, 3, 3], stop: 'patience' },
    { reason: 'the last epoch', losses: [4, 3, 2, 1], stop: 'epochs' },
    { reason: 'no time for another epoch', losses: [3, 2], outOfTime: true, stop: 'time-budget' },
    {
      reason: 'the last epoch, but not all of it: it is the time that was over',
      losses: [4, 3, 2, 1],
      outOfTime: true,
      cutShort: true,
      stop: 'time-budget',
    },
    { reason: 'the target is met', losses: [3, 0.5], plan: { target: 0.5 }, stop: 'target' },
    { reason: 'the target is not met yet', losses: [3, 0.6], plan: { target: 0.5 }, stop: undefined },
    {
      reason: 'a maximised target is met from below',
      losses: [3, 3],
      plan: { monitor: 'val-accuracy' as const, target: 0.5, patience: 9 },
      stop: 'target',
    },
    { reason: 'patience says more than the last epoch', losses: [3, 1, 1, 1], stop: 'patience' },
    {
      reason: 'the target says more than anything',
      losses: [3, 2, 2, 0.5],
      plan: { target: 0.5 },
      outOfTime: true,
      stop: 'target',
    },
  ])('$reason', ({ reason, losses, plan, outOfTime, cutShort, stop }) => {
    expect(after(losses, plan, outOfTime, cutShort).stop, reason).toBe(stop);
  });

  it('saves an epoch exactly when it is the best so far and remembers when that was', () => {
    expect(after([3, 2]).save).toBe(true);
    const worse = after([3, 2, 2.5]);
    expect(worse.save).toBe(false);
    expect(worse.standing).toMatchObject({ seconds: 30, secondsToBest: 20, epoch: 3 });
    expect(worse.standing.earlyStopping.bestEpoch).toBe(2);
    expect(worse.standing.history.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  });
});
