// Whether a folder's checkpoint is one that this training can have left. It may come from anybody who can write a file or
// a cache, so that nothing of it is believed that can be worked out or measured again.
import { isStateLike } from '../../engine/check.ts';
import type { TrainerState } from '../../engine/engine.ts';
import { messageOf } from '../../shared/message-of.ts';
import { isOutOfMemory, unlessOutOfMemory } from '../../shared/out-of-memory.ts';
import { initialState, isMeasuredBefore } from '../4-plan/initial-model.ts';
import type { Plan } from '../4-plan/plan.ts';
import { stepsPerEpoch } from './batches.ts';
import { bestPath, type Checkpoint, loadWhole, readBest } from './checkpoint.ts';
import type { StopReason } from './events.ts';
import { confirmed, measureAgain } from './measure-again.ts';
import { wasOutOfTime } from './out-of-time.ts';
import { probeEpochs } from './probe-epochs.ts';
import { impossibleIn, type Replayed, replay } from './replay.ts';
import type { Standing } from './standing.ts';
import type { Training } from './training.ts';

export interface Fitting extends Replayed {
  readonly state: Checkpoint['state'];
}

export interface Found {
  readonly fitting?: Fitting;
  /** Why what says to be of this training can't be gone on from, the end of a sentence. */
  readonly unfit?: string;
}

type Believed = { readonly standing: Standing } | { readonly unfit: string };

/**
 * @param input its trainer is as it was built, and is so again
 * @throws the signal's reason where it's aborted; InputError where there's no time to measure
 */
export async function findFitting(input: Training, folder: string): Promise<Found> {
  const { plan, trainer, train, validation, initialModel, fingerprint } = input;
  let checkpoint: Checkpoint | undefined;
  try {
    checkpoint = await loadWhole(folder, fingerprint);
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    return { unfit: `it is not whole (${messageOf(cause)})` };
  }
  if (checkpoint === undefined) return {};
  const fresh = await trainer.save();
  if (!isStateLike(checkpoint.state, fresh)) return { unfit: 'its weights are of another network' };
  const facts = {
    stepsPerEpoch: stepsPerEpoch(plan, train.length),
    validationImages: validation.length,
    isFineTuning: isMeasuredBefore(initialModel),
  };
  const impossible = impossibleIn(plan, facts, checkpoint);
  if (impossible !== undefined) return { unfit: impossible };
  const believed = await believe({ ...input, fresh }, folder, checkpoint.standing);
  await trainer.load(fresh);
  if ('unfit' in believed) return believed;
  const replayed = replay(plan, facts.stepsPerEpoch, believed.standing);
  const stop = replayed.stop ?? (await stopBesideRules(plan, folder, replayed.standing));
  if (stop === 'epochs' && isLessThanAnEpoch(plan, facts.stepsPerEpoch, replayed.standing))
    return { unfit: 'it has less than an epoch, and no other is asked for' };
  return { fitting: { ...replayed, stop, state: checkpoint.state } };
}

/** Where the last epoch was cut short, or more were done than are asked for. */
async function stopBesideRules(
  plan: Plan,
  folder: string,
  { epoch }: Standing,
): Promise<StopReason | undefined> {
  if (await wasOutOfTime(folder, plan, epoch)) return 'time-budget';
  return epoch >= plan.epochs ? 'epochs' : undefined;
}

function isLessThanAnEpoch(
  plan: Plan,
  steps: number,
  { updates, earlyStopping: { bestEpoch } }: Standing,
): boolean {
  return probeEpochs(plan) === 0 && (updates[bestEpoch - 1] ?? steps) < steps;
}

/** What was measured of the initial model and of the best epoch is measured again. */
async function believe(
  input: Training & { readonly fresh: TrainerState },
  folder: string,
  standing: Standing,
): Promise<Believed> {
  const { fresh, initialModel } = input;
  const { validationImages, initial, history } = standing;
  const { bestEpoch } = standing.earlyStopping;
  const again = <R extends Standing['history'][number] | NonNullable<Standing['initial']>>(
    recorded: R,
    weights: TrainerState['parameters'],
  ) => measureAgain(input, weights, validationImages).then((measured) => confirmed(recorded, measured));
  if (initialModel !== undefined && initial !== undefined) {
    const { parameters } = initialState(initialModel, fresh);
    if ((await again(initial, parameters)) === undefined)
      return { unfit: 'the model it started from is not as good, or bad, as it says' };
  }
  if (bestEpoch === 0) return { standing };
  const best = await readBest(bestPath(folder, bestEpoch)).catch(unlessOutOfMemory(undefined));
  if (best === undefined) return { unfit: 'its best weights are not whole' };
  const { parameters, sha256: bestSha256 } = best;
  // An earlier version wrote none.
  if (standing.bestSha256 !== undefined && standing.bestSha256 !== bestSha256)
    return { unfit: 'its best weights are not those that it was left with' };
  if (!isStateLike({ ...fresh, parameters }, fresh))
    return { unfit: 'its best weights are of another network' };
  const row = await again(history[bestEpoch - 1]!, parameters);
  if (row === undefined)
    return { unfit: `its best weights are not as good, or bad, as it says of epoch ${bestEpoch}` };
  return { standing: { ...standing, bestSha256, history: history.with(bestEpoch - 1, row) } };
}
