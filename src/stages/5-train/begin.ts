// Where a training begins: at nothing, at an earlier model, or where an earlier run was cut off.
import { checkpointOfAnother, checkpointUnfit, type Fault } from '../../errors.ts';
import { initialState } from '../4-plan/initial-model.ts';
import { type Checkpoint, clearCheckpoints, copyCheckpoint, readTraits } from './checkpoint.ts';
import type { ResumedFrom, StopReason } from './events.ts';
import { type Found, findFitting } from './fitting.ts';
import { forgetOutOfTime } from './out-of-time.ts';
import { untrained } from './replay.ts';
import type { Standing } from './standing.ts';
import type { Training } from './training.ts';
import { differences } from './traits.ts';

export interface Beginning {
  readonly standing: Standing;
  /** Set where the earlier run had been at its end, but for its report. */
  readonly stop: StopReason | undefined;
  readonly resumedFrom: ResumedFrom | undefined;
  /** Warnings of what can't be gone on from. */
  readonly faults: readonly Fault[];
}

interface Earlier extends Omit<Beginning, 'faults' | 'resumedFrom'> {
  readonly state: Checkpoint['state'];
  readonly from: ResumedFrom;
}

/**
 * Goes on from a checkpoint that fits, this folder's first, else starts anew in an empty folder.
 * @throws the signal's reason where it's aborted before a checkpoint is known to fit: it stays
 */
export async function begin(input: Training): Promise<Beginning> {
  const { folder, plan, trainer, initialModel } = input;
  const faults: Fault[] = [];
  const earlier = input.resume ? await findEarlier(input, faults) : undefined;
  if (earlier !== undefined) {
    const { state, standing, stop, from } = earlier;
    await trainer.load(state);
    return { standing, stop, resumedFrom: from, faults };
  }
  // Another training's stays until this one has its own: whoever reads the warning may still interrupt.
  if (input.resume && (await tellOther(input, faults))) await forgetOutOfTime(folder);
  else await clearCheckpoints(folder);
  if (initialModel !== undefined) await trainer.load(initialState(initialModel, await trainer.save()));
  return { standing: untrained(plan), stop: undefined, resumedFrom: undefined, faults };
}

/** @returns whether a checkpoint is there that is of another training */
async function tellOther({ folder, traits }: Training, faults: Fault[]): Promise<boolean> {
  if (faults.length > 0) return false;
  const there = await readTraits(folder);
  if (there !== undefined) faults.push(checkpointOfAnother(folder, differences(there, traits)));
  return there !== undefined;
}

async function findEarlier(input: Training, faults: Fault[]): Promise<Earlier | undefined> {
  const { folder, fingerprint, takeCheckpoint } = input;
  const here = await findFitting(input, folder);
  if (here.unfit !== undefined) faults.push(checkpointUnfit(`in ${folder}`, here.unfit));
  if (here.fitting !== undefined) return { ...here.fitting, from: 'output' };
  let there: Found | undefined;
  const taken = await takeCheckpoint?.(async (from) => {
    there = await findFitting(input, from);
    if (there.fitting === undefined) return { unfit: there.unfit ?? 'it is of another training' };
    await clearCheckpoints(folder);
    const copied = await copyCheckpoint(from, folder, fingerprint);
    return { unfit: copied === undefined ? 'it could not be copied' : undefined };
  });
  return taken && there?.fitting ? { ...there.fitting, from: 'cache' } : undefined;
}
