// The curves of a training as numbers, and the few measures that the rules of the diagnosis look at. It judges nothing.
import type { ScoreKey } from '../../../metrics/scores.ts';
import type { Results } from '../../../results/results.ts';
import { isHeadAlone, type Probed } from '../head-epoch.ts';

type Epoch = Results['history'][number];

/** The score that the rules look at: what guessing gives of it is known from the shares of the classes. */
export const F1 = 'macro-f1' satisfies ScoreKey;

export type Diagnosed = Pick<Results, 'task' | 'history' | 'best-epoch' | 'stop-reason' | 'test' | 'split'> &
  Partial<Pick<Results, 'untrained'>> &
  Probed;

export interface Curves {
  /** Epochs until the first whose losses are not both numbers; one that fitted a head alone is no part of a curve. */
  readonly epochs: readonly Epoch[];
  /** How many epochs there are with the one that fitted a head alone: as many as are told anywhere else. */
  readonly finished: number;
  readonly train: readonly number[];
  readonly validation: readonly number[];
  /** True where a loss was not a finite number, or training ended because of that. */
  readonly diverged: boolean;
  /** The kept epoch's row; undefined where none was kept or its losses are no numbers. */
  readonly best: Epoch | undefined;
  readonly stopReason: Results['stop-reason'];
  /** Whether the model had no time for one epoch. */
  readonly isUntrained: boolean;
  /** Macro F1 of always answering the class that most training pixels or images have; NaN where that is not known. */
  readonly guessedF1: number;
}

export function curvesOf(run: Diagnosed): Curves {
  const { history, 'best-epoch': bestEpoch, 'stop-reason': stopReason, split, untrained } = run;
  const end = history.findIndex((row) => row['train-loss'] === null || row['val-loss'] === null);
  const finite = end < 0 ? history : history.slice(0, end);
  const epochs = finite.filter((row) => !isHeadAlone(run, row));
  return {
    epochs,
    finished: finite.length,
    train: epochs.map((row) => row['train-loss'] ?? Number.NaN),
    validation: epochs.map((row) => row['val-loss'] ?? Number.NaN),
    diverged: end >= 0 || stopReason === 'diverged',
    best: finite.find(({ epoch }) => epoch === bestEpoch),
    stopReason,
    isUntrained: untrained === 'less-than-an-epoch',
    guessedF1: guessedF1(split.train['class-share']),
  };
}

/** What the rate begins at, once it has warmed up. */
export function highestRate(epochs: readonly Epoch[]): number {
  return Math.max(0, ...epochs.map((row) => row['learning-rate'] ?? 0));
}

/** An epoch's macro F1 on the images that are learnt, and on those of validation; NaN where it isn't known. */
export function f1Of(epoch: Epoch | undefined): { readonly train: number; readonly validation: number } {
  return {
    train: epoch?.[`train-${F1}`] ?? Number.NaN,
    validation: epoch?.[`val-${F1}`] ?? Number.NaN,
  };
}

/** The guessed class has precision p and recall 1, every other class 0. */
function guessedF1(shares: readonly (number | null)[]): number {
  const shown = shares.filter((share) => share !== null && share > 0) as number[];
  const largest = Math.max(...shown);
  return (2 * largest) / (1 + largest) / shown.length;
}

/** How much of the way from guessing (0) to all right (1) a macro F1 is. */
export function skill({ guessedF1 }: Curves, f1: number): number {
  return (f1 - guessedF1) / (1 - guessedF1);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

/** Each value as the median of three (itself and its neighbours, at an end of the last three): no lone leap counts. */
export function smooth(values: readonly number[]): number[] {
  return values.map((_, i) => {
    const from = Math.max(0, Math.min(i - 1, values.length - 3));
    return median(values.slice(from, from + 3));
  });
}

/**
 * How far a value typically lies from its neighbours, as a share of it: about the standard deviation of what changes
 * from epoch to epoch by chance. By logarithms and from the middle of the two neighbours, so that neither a steady
 * trend nor an exponential fall counts; the median, so that a lone leap doesn't. 0 with fewer than three values.
 */
export function noise(values: readonly number[]): number {
  const logs = values.map((value) => Math.log(Math.max(value, Number.MIN_VALUE)));
  const away = logs.slice(1, -1).map((value, i) => Math.abs(value - (logs[i] + logs[i + 2]) / 2));
  return away.length === 0 ? 0 : median(away);
}
