// How the learning rate rises and falls in the recipes that `auto` chooses, and that in words.
import type { Plan } from './plan.ts';

interface Schedule {
  readonly steps: Pick<Plan, 'warmupSteps' | 'decayPower' | 'reduceOnPlateau'>;
  readonly reason: string;
}

const WARMUP_STEPS = 50;
const DECAY_POWER = 0.9;
const FACTOR = 0.3;

/**
 * @param limited whether there is a time budget to fall along
 * @param patience epochs without a better validation loss before it falls, where there's none
 */
export function autoSchedule(limited: boolean, patience: number): Schedule {
  return {
    steps: {
      warmupSteps: WARMUP_STEPS,
      decayPower: limited ? DECAY_POWER : undefined,
      reduceOnPlateau: { factor: FACTOR, patience, minDelta: 1e-3, floor: 1e-6 },
    },
    reason: limited
      ? `rises over ${WARMUP_STEPS} steps, then falls to 0 by the end of the epochs or of the time budget, whichever comes first: (1 - share of it spent)^${DECAY_POWER}`
      : `rises over ${WARMUP_STEPS} steps, falls to ${FACTOR} of it after ${patience} epochs without a better validation loss`,
  };
}
