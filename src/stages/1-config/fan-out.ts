// One task spread over several runs: the folds of a cross-validation or the rows of a sweep, one run each. Which run
// this is, what its artifact is called, and how many runs there are in all.
import {
  type Fault,
  foldMissing,
  foldOutOfRange,
  foldsMissing,
  foldWithSweepRow,
  matrixEmpty,
  matrixTooLarge,
} from '../../errors.ts';
import type { Settings } from './settings.ts';

export type FanOutKind = 'fold' | 'sweep-row';

/** One run of several. */
export interface FanOut {
  readonly kind: FanOutKind;
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

type FanOutSettings = Pick<Settings, 'folds' | 'fold' | 'sweep' | 'sweepRow'>;

/** Undefined for a run that stands for itself. */
export function fanOutOf({ folds, fold, sweep, sweepRow }: FanOutSettings): FanOut | undefined {
  if (folds !== undefined && fold !== undefined) return { kind: 'fold', number: fold, of: folds };
  if (sweep !== undefined && sweepRow !== undefined)
    return { kind: 'sweep-row', number: sweepRow, of: sweep.length };
  return undefined;
}

/** A run takes each artifact's name once, so that the jobs of a matrix need different ones: `cells-fold-2`. */
export function artifactNameOf(settings: FanOutSettings & Pick<Settings, 'artifactName'>): string {
  return nameInFanOut(settings.artifactName, settings);
}

/** Each job of a matrix is compared with its own like. Undefined: the host names the series. */
export function seriesNameOf(settings: FanOutSettings & Pick<Settings, 'series'>): string | undefined {
  return settings.series === undefined ? undefined : nameInFanOut(settings.series, settings);
}

function nameInFanOut(name: string, settings: FanOutSettings): string {
  const fanOut = fanOutOf(settings);
  return fanOut === undefined ? name : `${name}-${fanOut.kind}-${fanOut.number}`;
}

/** The numbers of all runs, by the setting that takes one: what the matrix of a workflow goes through. */
export function matrixOf({ folds, sweep }: FanOutSettings): Partial<Record<FanOutKind, number[]>> {
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
  if (folds !== undefined) return { fold: numbers(folds) };
  return sweep === undefined ? {} : { 'sweep-row': numbers(sweep.length) };
}

/** https://docs.github.com/en/actions/reference/limits */
const MOST_MATRIX_JOBS = 256;

/** What is wrong with a matrix that jobs are to be started from. */
export function matrixFaults({ folds, sweep = [] }: FanOutSettings): Fault[] {
  if (folds !== undefined) return [];
  if (sweep.length === 0) return [matrixEmpty()];
  return sweep.length > MOST_MATRIX_JOBS ? [matrixTooLarge(sweep.length, MOST_MATRIX_JOBS)] : [];
}

/** Faults between settings that are each right by themselves; `right` says which are. */
export function fanOutConflicts(
  { folds, fold, sweepRow }: FanOutSettings,
  right: (...names: string[]) => boolean,
): Fault[] {
  if (!right('folds', 'fold', 'sweep-row')) return [];
  if (fold !== undefined && folds === undefined) return [foldsMissing(fold)];
  if (fold !== undefined && folds !== undefined && fold > folds) return [foldOutOfRange(fold, folds)];
  return fold !== undefined && sweepRow !== undefined ? [foldWithSweepRow()] : [];
}

/** A training must know which fold is its own; the row of a sweep has a meaning without: the settings as they are. */
export function trainingFaults({ folds, fold, sweepRow }: FanOutSettings): Fault[] {
  return folds !== undefined && fold === undefined && sweepRow === undefined ? [foldMissing(folds)] : [];
}
