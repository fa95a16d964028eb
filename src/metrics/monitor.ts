// The values that early stopping can watch. Each states its own direction: it is never guessed from a name.
import { byName, type EpochScoreName, type RecordedScores, VALIDATION_SCORES } from './epoch-scores.ts';
import type { Score } from './scores.ts';

/** What of an epoch's record a monitor may read. */
export interface MonitoredRecord extends RecordedScores<'val'> {
  readonly valLoss: number;
}

export type MonitorName = 'val-loss' | EpochScoreName<'val'>;

export interface MonitorDefinition {
  readonly name: MonitorName;
  /** As a sentence has it: "validation loss". */
  readonly title: string;
  readonly direction: 'minimize' | 'maximize';
  /** Undefined: the loss, which every task has. */
  readonly score: Score | undefined;
  read(record: MonitoredRecord): number;
}

export const MONITORS: Readonly<Record<MonitorName, MonitorDefinition>> = {
  'val-loss': {
    name: 'val-loss',
    title: 'validation loss',
    direction: 'minimize',
    score: undefined,
    read: (record) => record.valLoss,
  },
  ...byName(VALIDATION_SCORES, ({ name, score, field }) => ({
    name,
    title: `validation ${score.title}`,
    direction: score.direction,
    score,
    read: (record: MonitoredRecord) => record[field],
  })),
};

export const MONITOR_NAMES = Object.keys(MONITORS) as readonly MonitorName[];
