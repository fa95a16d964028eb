import type { Comparison, DataSummary, Environment, Finding, GateResult, ModelClass, Picture, TestResults } from './results-parts.js';
/** What evaluation.json holds: a trained model tested on a labelled set. An undefined number is null. */
export interface EvaluationResults {
    readonly kind: 'evaluation';
    readonly 'schema-version': 1;
    readonly tool: {
        readonly name: 'best-epoch';
        readonly version: string;
    };
    /** What headings call the model: the data folder's name, or artifact-name where that was chosen. */
    readonly name: string;
    readonly 'created-at': string;
    readonly task: 'segmentation' | 'classification';
    /** The model's, in its order. */
    readonly classes: readonly ModelClass[];
    readonly model: {
        /** The file that was tested, told as `data.root` is. */
        readonly path: string;
        readonly sha256: string;
        readonly bytes: number;
        /** In words; of an ensemble those of its members. */
        readonly network: string | null;
        /** 1, or how many models an ensemble has. */
        readonly members: number;
        /** Of the program that wrote the file. */
        readonly version: string | null;
        /** Of the data that it was trained on. */
        readonly 'data-hash': string | null;
        /** Its run had no time for one epoch: no gate passes; null: it was trained, or its file does not say. */
        readonly untrained: 'less-than-an-epoch' | null;
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
        readonly channels: 1 | 3;
        /** 32: floats. */
        readonly 'bit-depth': 8 | 16 | 32;
    };
    /** The whole data set, of which `evaluated` is a part. */
    readonly data: DataSummary;
    readonly evaluated: {
        readonly images: number;
        /** Pixels per class, ignored ones not among them; of a classification: images per class. */
        readonly 'class-pixels': readonly number[];
        /** The class's share of the part's counted pixels or images. */
        readonly 'class-share': readonly (number | null)[];
        /** What each image and its mask (or the name of its class) hold, as the first 64 bits of their SHA-256. */
        readonly samples: readonly {
            readonly id: string;
            readonly image: string;
            readonly labels: string;
        }[];
        readonly part: 'all' | 'train' | 'validation' | 'test';
        /** What says which images the part has; null: all. */
        readonly source: 'folders' | 'file' | null;
    };
    /** Those that an evaluation takes, as they were given or by default. */
    readonly settings: Readonly<Record<string, unknown>>;
    /** On the evaluated images, whatever part they are. */
    readonly test: TestResults;
    /** What the test says; there are no curves. */
    readonly diagnosis: readonly Finding[];
    /** With the baseline. */
    readonly comparison: Comparison;
    /** The conditions of fail-if, in their order. */
    readonly gates: readonly GateResult[];
    /** The test images with the lowest, middle and highest mean IoU; of a classification those that it was surest of and wrong. */
    readonly predictions: readonly Picture[];
    readonly threads: number;
    readonly environment: Environment;
    /** Per stage. */
    readonly 'timings-seconds': Readonly<Record<string, number>>;
    readonly 'peak-memory-bytes': number;
}
