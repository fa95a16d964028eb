// Where a run's findings and files go: GitHub or the local folder. The stages before know neither.
import type { Fault } from '../../errors.ts';
import type { Report } from '../../results/run-folder.ts';
import type { TrainingEvent } from '../5-train/events.ts';
import type { EvaluationReport } from '../7-report/evaluation/write.ts';
import type { MergedReport } from '../7-report/merge/write.ts';

export type { Report } from '../../results/run-folder.ts';
export type { EvaluationReport } from '../7-report/evaluation/write.ts';
export type { MergedReport } from '../7-report/merge/write.ts';

/** How far work that isn't training has come. */
export interface WorkProgress {
  /** What is worked on: an image. */
  readonly name: string;
  /** Its number, from 1, of how many. */
  readonly item: number;
  readonly items: number;
  /** Steps of it that are done, of how many. */
  readonly done: number;
  readonly total: number;
}

export interface Published {
  /** False where a part that others take did not arrive: then nothing is built on this run. */
  readonly whole: boolean;
}

/** It only writes: what earlier runs left is read elsewhere. */
export interface Publisher {
  /** One line for the log. */
  say(line: string): void;
  /** Opens a log group (a heading on a terminal); the next call closes the one before, `undefined` only closes. */
  group(title: string | undefined): void;
  /** Findings of the audit or errors that stopped the run: annotations on GitHub, lines on a terminal. */
  faults(faults: readonly Fault[]): void;
  /** Live progress. */
  training(event: TrainingEvent): void;
  /** The same of other work: a bar on a terminal, nothing in a log. */
  progress(progress: WorkProgress): void;
  /** After stage 7: summary, outputs, artifacts, comment. */
  publish(report: Report): Promise<Published>;
  /** The same for runs that were merged. */
  publishMerged(report: MergedReport): Promise<void>;
  /** The same for a trained model that was tested. */
  publishEvaluation(report: EvaluationReport): Promise<Published>;
}
