// Where a training begins: at nothing, at an earlier model, or where an earlier run was cut off.
import { isStateLike } from '../../engine/check.ts';
import type { Trainer } from '../../engine/engine.ts';
import { type FittedModel, initialState } from '../4-plan/initial-model.ts';
import type { Plan } from '../4-plan/plan.ts';
import {
  bestPath,
  type Checkpoint,
  clearCheckpoints,
  copyCheckpoint,
  loadBest,
  loadLast,
} from './checkpoint.ts';
import { INITIAL_EARLY_STOPPING } from './early-stopping.ts';
import type { ResumedFrom, StopReason } from './events.ts';
import type { Standing } from './standing.ts';

/**
 * Hands `take` the folder with the newest checkpoint that an earlier run has left outside this run's folder, if there
 * is one. False where there is none or `take` refused it.
 */
export type TakeCheckpoint = (take: (folder: string) => Promise<boolean>) => Promise<boolean>;

export interface BeginningInput {
  readonly plan: Plan;
  readonly trainer: Trainer;
  readonly folder: string;
  readonly fingerprint: string;
  readonly resume: boolean;
  readonly initialModel: FittedModel | undefined;
  readonly takeCheckpoint?: TakeCheckpoint | undefined;
}

export interface Beginning {
  readonly standing: Standing;
  /** Set where the earlier run had been at its end, but for its report. */
  readonly stop: StopReason | undefined;
  readonly resumedFrom: ResumedFrom | undefined;
}

/** Goes on from a checkpoint that fits, this folder's first, else starts anew in an empty folder. */
export async function begin(input: BeginningInput): Promise<Beginning> {
  const { folder, plan, trainer, initialModel } = input;
  const earlier = input.resume ? await findEarlier(input) : undefined;
  if (earlier === undefined) {
    await clearCheckpoints(folder);
    if (initialModel !== undefined) await trainer.load(initialState(initialModel, await trainer.save()));
    const plateau = { best: undefined, wait: 0, learningRate: plan.learningRate };
    const nothingDone = { epoch: 0, history: [], seconds: 0, secondsToBest: 0 };
    return {
      standing: { ...nothingDone, plateau, earlyStopping: INITIAL_EARLY_STOPPING },
      stop: undefined,
      resumedFrom: undefined,
    };
  }
  const { state, standing } = earlier.checkpoint;
  await trainer.load(state);
  // The earlier run may have been killed after its last epoch but before its report.
  const waited = standing.earlyStopping.wait >= plan.patience ? 'patience' : undefined;
  const stop = standing.epoch >= plan.epochs ? 'epochs' : waited;
  return { standing, stop, resumedFrom: earlier.from };
}

async function findEarlier(
  input: BeginningInput,
): Promise<{ readonly checkpoint: Checkpoint; readonly from: ResumedFrom } | undefined> {
  const { folder, fingerprint, takeCheckpoint } = input;
  const here = await fitting(input, folder);
  if (here !== undefined) return { checkpoint: here, from: 'output' };
  const taken = await takeCheckpoint?.(async (from) => {
    if ((await fitting(input, from)) === undefined) return false;
    await clearCheckpoints(folder);
    return (await copyCheckpoint(from, folder, fingerprint)) !== undefined;
  });
  const fetched = taken ? await loadLast(folder, fingerprint) : undefined;
  return fetched && { checkpoint: fetched, from: 'cache' };
}

/** The folder's checkpoint, if its weights, last and best, are this network's. */
async function fitting(
  { trainer, fingerprint }: BeginningInput,
  folder: string,
): Promise<Checkpoint | undefined> {
  const checkpoint = await loadLast(folder, fingerprint);
  if (checkpoint === undefined) return undefined;
  const own = await trainer.save();
  const { bestEpoch } = checkpoint.standing.earlyStopping;
  const best =
    bestEpoch === 0 ? undefined : await loadBest(bestPath(folder, bestEpoch)).catch(() => undefined);
  const whole = bestEpoch === 0 || (best !== undefined && isStateLike({ ...own, parameters: best }, own));
  return whole && isStateLike(checkpoint.state, own) ? checkpoint : undefined;
}
