// Where a training stands by its history: the rules of the plan, applied to each epoch again. What a checkpoint says of it
// counts for nothing, as it may come from anybody, and `patience`, `target` or `epochs` may be others by now. Pure.
import type { Plan } from '../4-plan/plan.ts';
import type { Checkpoint } from './checkpoint.ts';
import { decide } from './decide.ts';
import { INITIAL_EARLY_STOPPING } from './early-stopping.ts';
import type { StopReason } from './events.ts';
import { isLinearProbe } from './probe-epochs.ts';
import type { Standing } from './standing.ts';

export interface Replayed {
  readonly standing: Standing;
  /** Set where the training was at its end, but for its report. */
  readonly stop: StopReason | undefined;
}

/** Before the first epoch. */
export function untrained({ learningRate }: Plan): Standing {
  return {
    ...{ epoch: 0, history: [], updates: [], seconds: 0, secondsToBest: 0 },
    plateau: { best: undefined, wait: 0, learningRate },
    earlyStopping: INITIAL_EARLY_STOPPING,
  };
}

/** An uninterrupted training of the same plan stands and stops where this says. */
export function replay(plan: Plan, stepsPerEpoch: number, recorded: Standing): Replayed {
  const { history, updates, initial, validationImages, seconds, secondsToBest, bestSha256 } = recorded;
  let replayed: Replayed = { standing: { ...untrained(plan), initial, validationImages }, stop: undefined };
  for (const [i, record] of history.entries()) {
    const isCutShort =
      !isLinearProbe(plan, record.epoch) && updates[i]! - (updates[i - 1] ?? 0) < stepsPerEpoch;
    replayed = decide(plan, replayed.standing, { record, updates: updates[i]!, isCutShort }, false);
  }
  return { ...replayed, standing: { ...replayed.standing, seconds, secondsToBest, bestSha256 } };
}

/** What a checkpoint must agree with besides the plan. */
export interface TrainingFacts {
  readonly stepsPerEpoch: number;
  readonly validationImages: number;
  readonly isFineTuning: boolean;
}

/** Why no training of this plan can have left the checkpoint, the end of a sentence; undefined: one can. */
export function impossibleIn(
  plan: Plan,
  { stepsPerEpoch, validationImages, isFineTuning }: TrainingFacts,
  { standing, state }: Checkpoint,
): string | undefined {
  const { updates, history, earlyStopping } = standing;
  const areSteps = updates.every((done, i) => {
    const steps = done - (updates[i - 1] ?? 0);
    return isLinearProbe(plan, i + 1) ? steps === 0 : steps > 0 && steps <= stepsPerEpoch;
  });
  if (!Number.isSafeInteger(state.step) || updates.at(-1) !== state.step || !areSteps)
    return `it says ${state.step} steps after ${standing.epoch} epochs of ${stepsPerEpoch}`;
  const highest = Math.max(plan.learningRate, plan.reduceOnPlateau.floor);
  const isRate = (rate: number, epoch: number) =>
    isLinearProbe(plan, epoch) ? rate === 0 : rate > 0 && rate <= highest;
  const wrong = history.find(({ learningRate, epoch }) => !isRate(learningRate, epoch));
  if (wrong !== undefined)
    return `it says a learning rate of ${wrong.learningRate}, which this training never has`;
  if ((standing.validationImages ?? 0) > validationImages)
    return `it says ${standing.validationImages} of ${validationImages} validation images`;
  if ((standing.initial !== undefined) !== isFineTuning) return 'it says another beginning of the training';
  const { bestEpoch } = replay(plan, stepsPerEpoch, standing).standing.earlyStopping;
  if (bestEpoch !== earlyStopping.bestEpoch)
    return `it says epoch ${earlyStopping.bestEpoch} was the best, and by its history it was ${bestEpoch}`;
  const weights = Object.values(state.parameters);
  return weights.every(({ data }) => data.every(Number.isFinite)) ? undefined : 'its weights are not numbers';
}
