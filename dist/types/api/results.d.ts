import type { Comparison, DataSummary, Environment, Epoch, Finding, GateResult, Interval, ModelClass, ModelFile, Picture, SplitPart, TestResults } from './results-parts.js';
/** What results.json holds of a training. A number that is undefined (0 / 0, a diverged loss) is null. */
export interface Results {
    readonly 'schema-version': 1;
    readonly tool: {
        readonly name: 'best-epoch';
        readonly version: string;
    };
    /** What headings call the model: the data folder's name, or artifact-name where that was chosen. */
    readonly name: string;
    readonly 'created-at': string;
    /** Of data, labels, split, settings and code of the action: where it is the same, the run would be, too. */
    readonly fingerprint: string | null;
    /** Set where nothing was trained because nothing had changed: all is of the earlier run but comparison and gates. */
    readonly restored: {
        readonly at: string;
        /** Of the run on GitHub that trained and measured; null: not known. */
        readonly 'run-id': string | null;
    } | null;
    readonly task: 'segmentation' | 'classification';
    readonly classes: readonly ModelClass[];
    readonly data: DataSummary;
    readonly split: {
        readonly source: 'hash' | 'folders' | 'file';
        /** What gives the split that comes with the data, in words: folders, lists, a column; null: none does. */
        readonly by: string | null;
        /** Relative to the run folder. */
        readonly path: string;
        /** Images that stay in their part of an earlier run; null: none. */
        readonly kept: {
            /** Which run, in words. */
            readonly from: string;
            readonly images: number;
        } | null;
        readonly train: SplitPart;
        readonly validation: SplitPart;
        readonly test: SplitPart;
    };
    readonly plan: {
        readonly recipe: 'auto' | 'classic';
        readonly network: string;
        /** Trained numbers in the network. */
        readonly parameters: number;
        readonly patch: {
            readonly height: number;
            readonly width: number;
        };
        readonly tile: {
            readonly height: number;
            readonly width: number;
        };
        /** Patches in a step; images of a classification. */
        readonly 'batch-size': number;
        /** Patches that an epoch takes of each training image, or how often it takes the image of a classification: above 1 an epoch is more than one pass over them. */
        readonly 'patches-per-image': number;
        /** Per channel: stretch((clip(raw, low, high) - offset) * scale); it is inside the model. */
        readonly normalization: {
            readonly stretch: 'none' | 'asinh';
            readonly channels: readonly {
                readonly low: number;
                readonly high: number;
                readonly offset: number;
                readonly scale: number;
            }[];
        };
        readonly loss: {
            readonly 'cross-entropy': number;
            readonly dice: number;
            /** One a class, for the cross-entropy. */
            readonly 'class-weights': readonly number[];
            /** How much of the cross-entropy goes to all classes alike. */
            readonly 'label-smoothing': number;
            /** Images are blended by shares of Beta(a, a) of it; 0: they are not. */
            readonly 'mix-up': number;
        };
        /** Its name and what else it takes. */
        readonly optimizer: Readonly<Record<string, unknown>>;
        /** After the warm-up. */
        readonly 'learning-rate': number;
        /** By layer: a factor on its learning rate; 1 for those without. */
        readonly 'layer-rates': Readonly<Record<string, number>>;
        /** Whether the first epoch fitted the head alone, by another optimizer, without steps. */
        readonly 'linear-probe': boolean;
        readonly 'warmup-steps': number;
        readonly 'decay-power': number | null;
        readonly 'reduce-on-plateau': {
            readonly factor: number;
            readonly patience: number;
            readonly 'min-delta': number;
            readonly floor: number;
        };
        readonly augmentation: Readonly<Record<string, unknown>> | null;
        readonly monitor: 'val-loss' | 'val-accuracy' | 'val-mean-iou' | 'val-macro-f1' | 'val-mean-dice' | 'val-balanced-accuracy';
        readonly epochs: number;
        readonly patience: number;
        readonly 'min-delta': number;
        readonly target: number | null;
        readonly 'time-budget-seconds': number | null;
        readonly seed: number;
        readonly reasons: readonly {
            readonly setting: string;
            readonly value: string;
            readonly reason: string;
        }[];
    };
    /** As they were given or by default; null: left to the recipe. */
    readonly settings: Readonly<Record<string, unknown>>;
    /** What training started from; null: random weights. */
    readonly 'initial-model': {
        /** The end of its path, or the branch whose run made it; of pretrained weights their network. */
        readonly name: string;
        /** Of its model.onnx, or of the file of pretrained weights. */
        readonly sha256: string;
        /** Of pretrained weights that come with the program; null: an earlier model. */
        readonly pretraining: {
            /** What the weights were trained on: "ImageNet". */
            readonly dataset: string;
            /** Of the weights, as SPDX calls it. */
            readonly licence: string;
        } | null;
        /** Pretrained weights that it was made from, be it by way of other models; null: none. */
        readonly origin: {
            readonly name: string;
            /** Of their file. */
            readonly sha256: string;
            /** What they were trained on: "ImageNet". */
            readonly dataset: string;
            /** As SPDX calls it. */
            readonly licence: string;
        } | null;
        /** Classes that it did not know: they started from random weights; all of them of pretrained weights. */
        readonly 'new-classes': readonly string[];
        /** How many of this run's validation and test images it was trained on; null: it isn't known. */
        readonly 'trained-on': {
            readonly validation: number;
            readonly test: number;
        } | null;
        /** Before the first epoch, on the validation images of this run; null of pretrained weights, whose head knows no class yet. */
        readonly 'val-loss': number | null;
        readonly 'val-accuracy': number | null;
        /** null for a classification. */
        readonly 'val-mean-iou': number | null;
        readonly 'val-macro-f1': number | null;
        /** null for a classification. */
        readonly 'val-mean-dice': number | null;
        /** null for a segmentation. */
        readonly 'val-balanced-accuracy': number | null;
    } | null;
    readonly history: readonly Epoch[];
    readonly 'best-epoch': number;
    readonly 'stopped-epoch': number;
    /** Above 1 when training went on from a checkpoint. */
    readonly 'first-epoch': number;
    /** Where that checkpoint was: the output folder or the Actions cache. */
    readonly 'resumed-from': 'output' | 'cache' | null;
    readonly 'stop-reason': 'patience' | 'epochs' | 'time-budget' | 'target' | 'cancelled' | 'diverged';
    /** Why the model stands for nothing that this run has learned: its time was over before the first epoch was done, or before anything was; no gate passes then, and no run is compared with it; null: it was trained. */
    readonly untrained: 'less-than-an-epoch' | 'nothing-new' | null;
    /** The best epoch's. */
    readonly 'validation-loss': number | null;
    /** How many of the validation images each epoch was validated on: fewer than all where the time was short; null: of a version that took all. */
    readonly 'validation-images': number | null;
    readonly test: TestResults;
    /** Which fold or row of a sweep this run is; null: it stands for itself. */
    readonly 'fan-out': {
        readonly kind: 'fold' | 'sweep-row';
        readonly number: number;
        readonly of: number;
        /** The kept model on the whole validation images, which also chose its epoch; null: cancelled before. */
        readonly 'held-out': TestResults | null;
    } | null;
    /** What the curves and the test say: first the one verdict on the curves, then what else was found. */
    readonly diagnosis: readonly Finding[];
    /** With the baseline. */
    readonly comparison: Comparison;
    /** null: no history is kept, or this run was not tested. */
    readonly trend: {
        /** The runs that make one model after another, by their name. */
        readonly series: string;
        /** Whose runs these are; the last is this run, on whatever branch. */
        readonly branch: string;
        /** Of the same task and classes, oldest first, the last 50 with this run as the last. */
        readonly runs: readonly {
            readonly commit: string | null;
            readonly date: string;
            /** GitHub's number of the workflow run. */
            readonly 'run-id': string | null;
            /** The macro F1. */
            readonly score: number | null;
            readonly interval: Interval | null;
        }[];
        /** The best ever before this run. */
        readonly best: {
            readonly commit: string | null;
            readonly date: string;
            /** GitHub's number of the workflow run. */
            readonly 'run-id': string | null;
            readonly score: number;
        } | null;
        /** null: the scores of the last runs show no fall. */
        readonly decline: {
            readonly runs: number;
            /** Over all of them, by Sen's slope. */
            readonly fall: number;
            /** Of a one-sided Mann-Kendall test, exact. */
            readonly 'p-value': number;
        } | null;
        readonly sentence: string;
    } | null;
    /** The conditions of fail-if, in their order. */
    readonly gates: readonly GateResult[];
    /** The test images with the lowest, middle and highest mean IoU; of a classification those that it was surest of and wrong. */
    readonly predictions: readonly Picture[];
    /** The images that the report shows with their labels, as `check.html` does. */
    readonly sheet: readonly {
        readonly id: string;
        /** Its path, relative to the data folder. */
        readonly image: string;
        /** Paths of the mask's files, relative to the data folder; or the name of the image's class. */
        readonly label: string;
        /** null: there is no split. */
        readonly part: 'train' | 'validation' | 'test' | null;
        readonly height: number;
        readonly width: number;
        /** As in the parts of the split, of this image. */
        readonly 'class-pixels': readonly number[];
    }[];
    readonly engine: {
        readonly engine: 'onnx' | 'tensorflow' | 'reference';
        readonly version: string;
        readonly runtime: 'native' | 'wasm' | 'javascript';
        readonly layout: 'blocked' | 'standard';
        readonly threads: number;
    };
    readonly environment: Environment;
    /** Per stage; within train: linear-probe (the head alone, of a pretrained network), step, wait (for patches, between the steps), validate and checkpoint one after the other, load and augment beside step; first-step: from the start of the program; best-epoch: within training; report: without summary.md and results.json. */
    readonly 'timings-seconds': Readonly<Record<string, number>>;
    readonly 'peak-memory-bytes': number;
    /** What the plan expected of peak-memory-bytes; null where that is not known of the engine. */
    readonly 'foreseen-memory-bytes': number | null;
    readonly model: {
        /** Relative to the run folder. */
        readonly path: string;
        readonly sha256: string;
        readonly bytes: number;
        /** Path of licence and notice of the pretrained weights that it was made from; null: none, or they are not known. */
        readonly notices: string | null;
    };
    /** The same model in other formats. */
    readonly exports: readonly {
        readonly format: 'tfjs';
        /** Pixel values as the files have them, or normalised as plan.normalization says. */
        readonly input: 'raw' | 'normalized';
        /** Height and width of what it takes are multiples of this. */
        readonly stride: number;
        /** First the one that a program opens. */
        readonly files: readonly ModelFile[];
    }[];
}
