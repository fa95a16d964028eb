// The learning rate of one update: warm-up at the start, and then either what the plateau rule left or, where the
// run's time is limited, a decay that ends when the time does. Pure.
import type { Plan } from '../4-plan/plan.ts';

export interface Moment {
  /** What the plateau rule left. */
  readonly plateauRate: number;
  /** 1 for the first update of the whole training. */
  readonly update: number;
  /** How much of the training is over, 0 to 1. */
  readonly spent: number;
}

type Schedule = Pick<Plan, 'learningRate' | 'warmupSteps' | 'decayPower' | 'reduceOnPlateau'>;

export function learningRateAt(plan: Schedule, { plateauRate, update, spent }: Moment): number {
  return warmedUp(baseRate(plan, plateauRate, spent), update, plan.warmupSteps);
}

/** Polynomial decay, (1 - spent)^power, as nnU-Net has it (Isensee et al. 2021: power 0.9); never below the floor. */
function baseRate(plan: Schedule, plateauRate: number, spent: number): number {
  const { decayPower, learningRate, reduceOnPlateau } = plan;
  if (decayPower === undefined) return plateauRate;
  return Math.max(reduceOnPlateau.floor, learningRate * (1 - Math.min(1, Math.max(0, spent))) ** decayPower);
}

/** Rises linearly over the first `warmupSteps` updates. */
function warmedUp(learningRate: number, update: number, warmupSteps: number): number {
  return update >= warmupSteps ? learningRate : (learningRate * update) / warmupSteps;
}

export interface Clocked {
  /** Seconds of training done, those before a resumption included. */
  readonly seconds: number;
  /** Until the deadline; undefined where there is none. */
  readonly secondsLeft: number | undefined;
  readonly update: number;
  /** Of the whole training, were all epochs done. */
  readonly updates: number;
}

/** How much of the training is over: by the clock or by the epochs, whichever ends it sooner. */
export function spentOf({ seconds, secondsLeft, update, updates }: Clocked): number {
  const byEpochs = (update - 1) / updates;
  if (secondsLeft === undefined) return byEpochs;
  const byClock = secondsLeft <= 0 ? 1 : seconds / (seconds + secondsLeft);
  return Math.max(byEpochs, byClock);
}
