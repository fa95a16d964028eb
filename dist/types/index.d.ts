import type { EvaluateEvent, EvaluateResult, PredictEvent, PredictResult, RunOptions, TrainEvent, TrainResult } from './api/calls.js';
import type { EvaluateSettings, PredictSettings, TrainSettings } from './api/settings.js';
export type * from './api/calls.js';
export type * from './api/evaluation-results.js';
export type * from './api/records.js';
export type * from './api/results.js';
export type * from './api/results-parts.js';
export type * from './api/settings.js';
export type { Fault } from './errors/fault.js';
export { InputError, InternalError } from './errors/input-error.js';
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
export declare function train(settings: TrainSettings, options?: RunOptions<TrainEvent>): Promise<TrainResult>;
/**
 * Runs a trained model over images, each as large as it is, and writes what it found into `output`.
 *
 * @throws InputError where nothing can be predicted; single images that can't be are `failed` of the result
 * @throws the signal's reason when it is aborted; the images that are done are kept
 */
export declare function predict(settings: PredictSettings, options?: RunOptions<PredictEvent>): Promise<PredictResult>;
/**
 * Tests a trained model on labelled images and writes numbers and reports into `output`.
 *
 * @throws InputError where model, data or settings are at fault
 * @throws the signal's reason when it is aborted; nothing is written then
 */
export declare function evaluate(settings: EvaluateSettings, options?: RunOptions<EvaluateEvent>): Promise<EvaluateResult>;
