import type { Fault } from '../errors/fault.js';
import type { EvaluationResults } from './evaluation-results.js';
import type { EpochRecord, ValidationRecord } from './records.js';
import type { Results } from './results.js';
import type { TrainSettings } from './settings.js';
export interface RunOptions<Event> {
    /** Ends the call; what that leaves stands with each function. */
    readonly signal?: AbortSignal | undefined;
    /** Hears each event, in order; what it throws ends the call. */
    readonly onEvent?: ((event: Event) => void) | undefined;
    /** Folder that relative paths count from. Default: the process's current one. */
    readonly cwd?: string | undefined;
}
/** What every call may tell. */
export type CommonEvent = 
/** A line for a log. */
{
    readonly type: 'message';
    readonly text: string;
}
/** The next part of the work has begun. */
 | {
    readonly type: 'stage';
    readonly title: string;
} | {
    readonly type: 'warning';
    readonly fault: Fault;
};
/** How far work that is no training has come. */
export interface ProgressEvent {
    readonly type: 'progress';
    /** What is worked on: an image. */
    readonly name: string;
    /** Its number, from 1, of how many. */
    readonly item: number;
    readonly items: number;
    /** Steps of it that are done, of how many. */
    readonly done: number;
    readonly total: number;
}
export type StopReason = 'patience' | 'epochs' | 'time-budget' | 'target' | 'cancelled' | 'diverged';
/** In this order: started; if time is too short for all images, shares; of an initial model initial; for each epoch step..., or features... in the first of a pretrained network, validation..., epoch; after the first, if time is limited, forecast; stopped. */
export type TrainingEvent = {
    readonly type: 'started';
    readonly epochs: number;
    readonly patience: number;
    /** What early stopping watches. */
    readonly monitor: NonNullable<TrainSettings['monitor']>;
    /** Of each but the first `headEpochs`. */
    readonly stepsPerEpoch: number;
    /** How many of the epochs, the first ones, fit the head of a pretrained network alone and do no steps: 0 or 1. */
    readonly headEpochs: number;
    /** Above 1 when training goes on from a checkpoint. */
    readonly firstEpoch: number;
    /** Where that checkpoint was. */
    readonly resumedFrom: 'output' | 'cache' | undefined;
    /** Milliseconds until the time budget ends training; undefined: it has all the time it wants. */
    readonly timeLeftMs: number | undefined;
}
/** So many of the images are validated after each epoch, and about so many tested at the end. */
 | {
    readonly type: 'shares';
    readonly validation: {
        readonly images: number;
        readonly of: number;
    };
    readonly test: {
        readonly images: number;
        readonly of: number;
    };
}
/** What the model that training starts from comes to before it. */
 | {
    readonly type: 'initial';
    readonly record: ValidationRecord;
} | {
    readonly type: 'step';
    readonly epoch: number;
    /** From 1 to `steps`, within the epoch. */
    readonly step: number;
    readonly steps: number;
    /** Mean of the epoch so far. */
    readonly loss: number;
}
/** Batches that a pretrained network has seen, for its head to be fitted to in the first epoch. */
 | {
    readonly type: 'features';
    readonly epoch: number;
    readonly step: number;
    readonly steps: number;
} | {
    readonly type: 'validation';
    readonly epoch: number;
    readonly step: number;
    readonly steps: number;
} | {
    readonly type: 'epoch';
    readonly record: EpochRecord;
    readonly bestEpoch: number;
    /** This epoch is the best so far, and its weights were saved. */
    readonly improved: boolean;
    readonly epochsWithoutImprovement: number;
    /** Where the learning rate was lowered for the next epoch. */
    readonly nextLearningRate: number | undefined;
    /** As of `started`, by what has been measured since. */
    readonly timeLeftMs: number | undefined;
} | {
    readonly type: 'forecast';
    /** About how many epochs fit into the time there is. */
    readonly epochs: number;
    readonly secondsAnEpoch: number;
} | {
    readonly type: 'stopped';
    readonly stoppedEpoch: number;
    readonly bestEpoch: number;
    readonly stopReason: StopReason;
};
export type TrainEvent = CommonEvent | TrainingEvent;
export type PredictEvent = CommonEvent | ProgressEvent;
export type EvaluateEvent = CommonEvent | ProgressEvent;
/** Paths are absolute. */
export interface TrainResult {
    readonly stopReason: StopReason;
    /** True where a condition of `failIf` holds; `results.gates` says which. */
    readonly gateFailed: boolean;
    /** What results.json holds. */
    readonly results: Results;
    /** The output folder. */
    readonly folder: string;
    /** model.onnx. */
    readonly modelPath: string;
    readonly resultsPath: string;
    readonly summaryPath: string;
    /** report.html. */
    readonly reportPath: string;
    /** Every file of the run. */
    readonly files: readonly string[];
}
export interface PredictResult {
    /** The output folder, absolute. */
    readonly folder: string;
    /** What is wrong with the images that could not be predicted. */
    readonly failed: readonly Fault[];
}
/** Paths are absolute. */
export interface EvaluateResult {
    /** True where a condition of `failIf` holds; `evaluation.gates` says which. */
    readonly gateFailed: boolean;
    /** What evaluation.json holds. */
    readonly evaluation: EvaluationResults;
    /** The output folder. */
    readonly folder: string;
    readonly evaluationPath: string;
    readonly summaryPath: string;
    /** report.html. */
    readonly reportPath: string;
    /** Every file of the evaluation. */
    readonly files: readonly string[];
}
