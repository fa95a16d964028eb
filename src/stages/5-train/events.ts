// What training tells its subscribers (progress, history, checkpoint, report) while it runs, and what it leaves.

/** One row of history.csv and of the summary's table. */
export interface EpochRecord {
  /** 1, 2, 3, ... */
  readonly epoch: number;
  readonly learningRate: number;
  readonly trainLoss: number;
  readonly valLoss: number;
  readonly trainAccuracy: number;
  readonly valAccuracy: number;
  readonly trainMeanIou: number;
  readonly valMeanIou: number;
  readonly trainMacroF1: number;
  readonly valMacroF1: number;
  readonly seconds: number;
}

export type StopReason = 'patience' | 'epochs' | 'time-budget' | 'target' | 'cancelled' | 'diverged';

/** What stage 5 returns: plain values; the best weights lie at `modelState` on disk. */
export interface TrainingOutcome {
  readonly history: readonly EpochRecord[];
  readonly bestEpoch: number;
  readonly stoppedEpoch: number;
  readonly stopReason: StopReason;
  /** First epoch done in this run: above 1 when training went on from a checkpoint. */
  readonly firstEpoch: number;
  /** Path of the best epoch's weights. */
  readonly modelState: string;
  readonly secondsToBest: number;
  readonly seconds: number;
  readonly secondsToFirstStep: number;
}
