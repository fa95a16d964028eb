// What training tells its subscribers (progress, history, checkpoint, report) while it runs, and what it leaves.
import type { Fault } from '../../errors.ts';
import type { RecordedScores } from '../../metrics/epoch-scores.ts';
import type { MonitoredRecord, MonitorName } from '../../metrics/monitor.ts';

/** One row of history.csv and of the summary's table. */
export interface EpochRecord extends MonitoredRecord, RecordedScores<'train'> {
  /** 1, 2, 3, ... */
  readonly epoch: number;
  /** The highest of its steps. */
  readonly learningRate: number;
  readonly trainLoss: number;
  readonly seconds: number;
}

/** Where a checkpoint was found: in the run's own folder, or where runs leave theirs for others. */
export type ResumedFrom = 'output' | 'cache';

export type StopReason = 'patience' | 'epochs' | 'time-budget' | 'target' | 'cancelled' | 'diverged';

/**
 * Why a run's model stands for nothing that it has learned: its steps are fewer than one epoch has, or the time budget had
 * no room for anything, so that it's the model that was there.
 */
export type Untrained = 'less-than-an-epoch' | 'nothing-new';

/** The file of the best epoch's weights. */
export interface BestWeights {
  readonly path: string;
  /** Hex. */
  readonly sha256: string;
}

/** What stage 5 returns: plain values; the best weights lie at `modelState` on disk. */
export interface TrainingOutcome {
  readonly history: readonly EpochRecord[];
  /** Of the initial model before the first epoch, where training started from one. */
  readonly initial?: MonitoredRecord | undefined;
  readonly bestEpoch: number;
  /** The last epoch that was finished: the length of the history. */
  readonly stoppedEpoch: number;
  readonly stopReason: StopReason;
  /** Absent: the run has trained its model, or has none. */
  readonly untrained?: Untrained | undefined;
  /** How many of the validation images each epoch was validated on: fewer than all where time was short. */
  readonly validationImages: number;
  /** First epoch done in this run: above 1 when training went on from a checkpoint. */
  readonly firstEpoch: number;
  /** Where that checkpoint was; undefined where training began with its first epoch. */
  readonly resumedFrom: ResumedFrom | undefined;
  /** The best epoch's weights on the disk; undefined when no epoch was finished (then `bestEpoch` is 0). */
  readonly modelState: BestWeights | undefined;
  /** Seconds of training until the best epoch was finished, and in all; earlier runs included. */
  readonly secondsToBest: number;
  readonly seconds: number;
  /**
   * What this run's seconds went into: `step`, `validate` and `checkpoint` one after the other; `load` and `augment`
   * beside the steps, whose batches they prepare.
   */
  readonly partSeconds: Readonly<Record<string, number>>;
}

/** Of the validation images, or of those of the test. */
export interface Share {
  readonly images: number;
  readonly of: number;
}

/**
 * What the training loop yields, in this order: started; if time is too short for all validation or test images, shares;
 * where it starts from an earlier model, validation... of epoch 0 and initial; then per epoch step..., or in the first of a
 * pretrained network features..., validation..., epoch; after the first epoch of steps, if time is limited, forecast; at last
 * stopped.
 */
export type TrainingEvent =
  | {
      readonly type: 'started';
      readonly epochs: number;
      readonly patience: number;
      /** What early stopping watches. */
      readonly monitor: MonitorName;
      /** Of each but the first `headEpochs`. */
      readonly stepsPerEpoch: number;
      /** How many of the epochs, the first ones, fit the head alone and do no steps. */
      readonly headEpochs: number;
      /** Above 1 when training goes on from a checkpoint. */
      readonly firstEpoch: number;
      readonly resumedFrom: ResumedFrom | undefined;
      /** Of the earlier run that training goes on from. */
      readonly history: readonly EpochRecord[];
      /** Set where the earlier run had stopped, and only its report is missing. */
      readonly stop: StopReason | undefined;
      /** Warnings of checkpoints that it can't go on from. */
      readonly faults: readonly Fault[];
      /** Milliseconds until the time budget ends training; undefined: it has all the time it wants. */
      readonly timeLeftMs: number | undefined;
    }
  | { readonly type: 'shares'; readonly validation: Share; readonly test: Share }
  | { readonly type: 'initial'; readonly record: MonitoredRecord }
  | {
      readonly type: 'step';
      readonly epoch: number;
      /** 1..steps within the epoch. */
      readonly step: number;
      readonly steps: number;
      /** Mean loss of the epoch so far. */
      readonly loss: number;
    }
  /** Batches that a pretrained network has seen, for its head to be fitted to. */
  | { readonly type: 'features'; readonly epoch: number; readonly step: number; readonly steps: number }
  | { readonly type: 'validation'; readonly epoch: number; readonly step: number; readonly steps: number }
  | {
      readonly type: 'epoch';
      readonly record: EpochRecord;
      /** Set where the time ended before all of its steps. */
      readonly part?: { readonly steps: number; readonly of: number } | undefined;
      readonly bestEpoch: number;
      /** This epoch is the best so far and its weights were saved. */
      readonly improved: boolean;
      readonly epochsWithoutImprovement: number;
      /** Set when the plateau rule lowered the learning rate for the next epoch. */
      readonly nextLearningRate: number | undefined;
      /** As of the start, by what has been measured since. */
      readonly timeLeftMs: number | undefined;
    }
  | {
      readonly type: 'forecast';
      /** About how many epochs there will be in all: the first one may be slower than the others. */
      readonly epochs: number;
      readonly secondsAnEpoch: number;
    }
  | { readonly type: 'stopped'; readonly outcome: TrainingOutcome };
