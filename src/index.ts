// The package for programs: training, prediction and evaluation as functions. They print nothing, end no process and
// throw what is wrong; what happens meanwhile comes as events.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  EvaluateEvent,
  EvaluateResult,
  PredictEvent,
  PredictResult,
  RunOptions,
  TrainEvent,
  TrainResult,
} from './api/calls.ts';
import { evaluateWith, predictWith, trainWith } from './api/doors.ts';
import type { EvaluateSettings, PredictSettings, TrainSettings } from './api/settings.ts';

export type * from './api/calls.ts';
export type * from './api/evaluation-results.ts';
export type * from './api/records.ts';
export type * from './api/results.ts';
export type * from './api/results-parts.ts';
export type * from './api/settings.ts';
export type { Fault } from './errors/fault.ts';
export { InputError, InternalError } from './errors/input-error.ts';

/** This package's own folder. */
const ROOT = resolve(fileURLToPath(new URL('..', import.meta.url)));

/**
 * Audits a folder of labelled images, splits it, trains a model with early stopping, tests its best epoch on images that
 * training never saw, and writes model and reports into `output`.
 *
 * A condition of `failIf` that holds is no error: `gateFailed` says so, once all is written. Aborting the signal after the
 * first epoch ends training early with the best model so far (`stopReason` is `cancelled`).
 *
 * @throws InputError with everything that is wrong with settings and data
 * @throws the signal's reason when it is aborted before there is a model
 */
export function train(settings: TrainSettings, options?: RunOptions<TrainEvent>): Promise<TrainResult> {
  return trainWith(ROOT, () => import('./run.ts'), settings, options);
}

/**
 * Runs a trained model over images, each as large as it is, and writes what it found into `output`.
 *
 * @throws InputError where nothing can be predicted; single images that can't be are `failed` of the result
 * @throws the signal's reason when it is aborted; the images that are done are kept
 */
export function predict(
  settings: PredictSettings,
  options?: RunOptions<PredictEvent>,
): Promise<PredictResult> {
  return predictWith(ROOT, settings, options);
}

/**
 * Tests a trained model on labelled images and writes numbers and reports into `output`.
 *
 * @throws InputError where model, data or settings are at fault
 * @throws the signal's reason when it is aborted; nothing is written then
 */
export function evaluate(
  settings: EvaluateSettings,
  options?: RunOptions<EvaluateEvent>,
): Promise<EvaluateResult> {
  return evaluateWith(ROOT, settings, options);
}
