// What a training takes, and what its parts are given.
import type { Taking } from '../../earlier/earlier-runs.ts';
import type { Engine, Trainer } from '../../engine/engine.ts';
import type { Timings } from '../../shared/timings.ts';
import type { Sample } from '../2-dataset/dataset.ts';
import type { SampleReader } from '../2-dataset/reader.ts';
import type { FittedModel } from '../4-plan/initial-model.ts';
import type { Plan } from '../4-plan/plan.ts';
import type { TimeBudget } from './budget/time-budget.ts';
import type { Traits } from './traits.ts';

/**
 * Hands `take` the folder with the newest checkpoint that an earlier run has left outside this run's folder, if there
 * is one. False where there is none or `take` refused it.
 */
export type TakeCheckpoint = (take: (folder: string) => Promise<Taking>) => Promise<boolean>;

export interface TrainingInput {
  readonly plan: Plan;
  readonly engine: Engine;
  readonly reader: Pick<SampleReader, 'readArea'>;
  readonly train: readonly Sample[];
  readonly validation: readonly Sample[];
  /** Where checkpoints go. */
  readonly folder: string;
  /** Identifies data, split and plan: a checkpoint with another fingerprint isn't gone on from. */
  readonly fingerprint: string;
  /** What is told of where another training's checkpoint differs. */
  readonly traits: Traits;
  readonly resume: boolean;
  /** Asked where the folder has no checkpoint that fits; undefined: there's nowhere else to look. */
  readonly takeCheckpoint?: TakeCheckpoint | undefined;
  /** Asked before each checkpoint. Throws where the folder is not to be written to any more. */
  readonly beforeWriting?: () => Promise<void>;
  /** The weights to start from; undefined: random ones. */
  readonly initialModel: FittedModel | undefined;
  /** Training stops when this has no room for another step; undefined: it has all the time it wants. */
  readonly budget: TimeBudget | undefined;
  /** Aborted: stop after the running step. */
  readonly signal: AbortSignal;
  /** Milliseconds that only ever grow. */
  readonly clock: () => number;
}

/** What a run of the loop carries along besides its input. */
export interface Training extends TrainingInput {
  readonly trainer: Trainer;
  readonly timings: Timings;
}
