/** Of 95 %. */
export interface Interval {
    readonly low: number;
    readonly high: number;
}
/** This run minus the baseline. */
export interface Change {
    readonly change: number;
    readonly interval: Interval | null;
}
/** Some images. */
export interface ImageList {
    readonly count: number;
    /** The first 20. */
    readonly ids: readonly string[];
}
/** A class of the model. */
export interface ModelClass {
    readonly index: number;
    readonly name: string;
    readonly color: readonly number[];
}
/** What the data set is. */
export interface DataSummary {
    /** The data folder, from the folder in which the program was started; its name where it lies elsewhere. */
    readonly root: string;
    /** Changes when any image or mask changes. */
    readonly hash: string;
    readonly images: number;
    /** 32: floats. */
    readonly 'bit-depth': 8 | 16 | 32;
    readonly channels: 1 | 3;
    /** Of all masks: in neither loss nor metrics; null: there are no masks. */
    readonly 'ignored-pixels': number | null;
    /** Of the images with the fewest and the most pixels. */
    readonly sizes: {
        readonly smallest: {
            readonly height: number;
            readonly width: number;
        };
        readonly largest: {
            readonly height: number;
            readonly width: number;
        };
    } | null;
    /** Bad files that skip-bad-files has left out. */
    readonly 'skipped-files': readonly string[];
    readonly warnings: readonly {
        readonly code: string;
        readonly message: string;
        readonly file?: string;
        /** All of them, where the warning is about several; file is the first. */
        readonly files?: readonly string[];
    }[];
}
/** The images of a part of the split. */
export interface SplitPart {
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
}
/** The scores of one class. */
export interface ClassMetrics {
    readonly class: string;
    readonly precision: number | null;
    readonly recall: number | null;
    readonly f1: number | null;
    /** null for a classification. */
    readonly iou: number | null;
    /** Pixels (classification: images) of the class in the truth. */
    readonly support: number;
    /** Pixels (classification: images) of the class in the prediction. */
    readonly predicted: number;
    readonly 'f1-interval': Interval | null;
    readonly 'iou-interval': Interval | null;
}
/** The scores of one image. */
export interface ImageMetrics {
    readonly id: string;
    readonly accuracy: number | null;
    /** null for a classification. */
    readonly 'mean-iou': number | null;
    readonly 'macro-f1': number | null;
    /** null for a classification. */
    readonly 'mean-dice': number | null;
    /** null for a segmentation. */
    readonly 'balanced-accuracy': number | null;
    /** Its confusion counts that are not 0: true class, predicted class, pixels (classification: 1). */
    readonly cells: readonly (readonly [number, number, number])[];
    /** Classification: probability of the predicted class. */
    readonly confidence: number | null;
    /** Classification: probability of the true class. */
    readonly 'true-probability': number | null;
}
/** How far the probabilities can be believed. */
export interface Calibration {
    /** Expected calibration error: |accuracy - confidence| of each bin, weighted by its pixels; 0 is best. */
    readonly 'expected-error': number;
    readonly bins: readonly {
        readonly low: number;
        /** A pixel is in the bin whose (low, high] holds the largest of its probabilities. */
        readonly high: number;
        readonly pixels: number;
        /** Mean of the largest probabilities; null for no pixel. */
        readonly confidence: number | null;
        /** Share of the pixels that are right; null for no pixel. */
        readonly accuracy: number | null;
    }[];
}
/** What a model scored on images that it was tested on. */
export interface TestResults {
    readonly images: number;
    /** Counts of pixels (classification: of images) over the whole test set: row = true class, column = predicted class. */
    readonly confusion: readonly (readonly number[])[];
    readonly accuracy: number | null;
    /** null for a classification. */
    readonly 'mean-iou': number | null;
    readonly 'macro-f1': number | null;
    /** null for a classification. */
    readonly 'mean-dice': number | null;
    /** null for a segmentation. */
    readonly 'balanced-accuracy': number | null;
    readonly 'per-class': readonly ClassMetrics[];
    /** Percentile bootstrap over the test images, 2,000 resamples; of scores that are 1 or 0 in each, Clopper and Pearson of as many images. */
    readonly intervals: {
        readonly accuracy: Interval | null;
        readonly 'mean-iou': Interval | null;
        readonly 'macro-f1': Interval | null;
        readonly 'mean-dice': Interval | null;
        readonly 'balanced-accuracy': Interval | null;
    };
    /** Over the pixels of the test set; null untested. */
    readonly calibration: Calibration | null;
    readonly 'per-image': readonly ImageMetrics[];
}
/** What an epoch came to. */
export interface Epoch {
    readonly epoch: number;
    /** The highest of its steps: in the first epochs it may still warm up. */
    readonly 'learning-rate': number | null;
    readonly 'train-loss': number | null;
    readonly 'val-loss': number | null;
    readonly 'train-accuracy': number | null;
    readonly 'val-accuracy': number | null;
    /** null for a classification. */
    readonly 'train-mean-iou': number | null;
    /** null for a classification. */
    readonly 'val-mean-iou': number | null;
    readonly 'train-macro-f1': number | null;
    readonly 'val-macro-f1': number | null;
    /** null for a classification. */
    readonly 'train-mean-dice': number | null;
    /** null for a classification. */
    readonly 'val-mean-dice': number | null;
    /** null for a segmentation. */
    readonly 'train-balanced-accuracy': number | null;
    /** null for a segmentation. */
    readonly 'val-balanced-accuracy': number | null;
    readonly seconds: number;
}
/** What the curves or the test say. */
export interface Finding {
    readonly verdict: 'too-short' | 'learning-rate-too-high' | 'too-noisy' | 'overfit' | 'still-improving' | 'underfit' | 'correct-training' | 'class-never-predicted' | 'train-test-gap';
    /** In words: correct training. */
    readonly title: string;
    /** What was seen, with its numbers; one sentence or two. */
    readonly sentence: string;
    /** The rule that fired, with its bounds. */
    readonly rule: string;
    /** The epoch from which it is so, where there is one. */
    readonly 'from-epoch': number | null;
    /** The numbers that the rule looked at. */
    readonly evidence: Readonly<Record<string, number | null>>;
}
/** With the baseline. */
export interface Comparison {
    /** better, same and worse: by the interval of the change in macro F1. */
    readonly verdict: 'better' | 'same' | 'worse' | 'different-test-split' | 'different-classes' | 'too-few-images' | 'not-tested' | 'no-baseline';
    /** The verdict with its reason. */
    readonly sentence: string;
    readonly baseline: {
        /** The base branch, or the run before on a branch, with the series where it is another; or the end of the path that was given. */
        readonly name: string;
        readonly 'created-at': string;
        /** Of the program that wrote it. */
        readonly version: string;
        /** Test images. */
        readonly images: number;
        readonly accuracy: number | null;
        /** null for a classification. */
        readonly 'mean-iou': number | null;
        readonly 'macro-f1': number | null;
        /** null for a classification. */
        readonly 'mean-dice': number | null;
        /** null for a segmentation. */
        readonly 'balanced-accuracy': number | null;
        readonly intervals: {
            readonly accuracy: Interval | null;
            readonly 'mean-iou': Interval | null;
            readonly 'macro-f1': Interval | null;
            readonly 'mean-dice': Interval | null;
            readonly 'balanced-accuracy': Interval | null;
        };
    } | null;
    /** Paired over the same test images; null unless the verdict is better, same, worse or too-few-images. */
    readonly changes: {
        /** null: undefined in one of the two runs. */
        readonly accuracy: Change | null;
        /** null: undefined in one of the two runs. */
        readonly 'mean-iou': Change | null;
        /** null: undefined in one of the two runs. */
        readonly 'macro-f1': Change | null;
        /** null: undefined in one of the two runs. */
        readonly 'mean-dice': Change | null;
        /** null: undefined in one of the two runs. */
        readonly 'balanced-accuracy': Change | null;
        readonly 'per-class': readonly {
            readonly class: string;
            /** null: undefined in one of the two runs. */
            readonly f1: Change | null;
            /** null: undefined in one of the two runs. */
            readonly iou: Change | null;
        }[];
    } | null;
    /** Test images that both runs tested, where each tested others as well; null: both tested the same. */
    readonly 'shared-images': number | null;
    /** What changed in the data since the baseline. */
    readonly data: {
        readonly added: ImageList;
        readonly removed: ImageList;
        readonly relabelled: ImageList;
        /** Into another part of the split. */
        readonly moved: ImageList;
        /** The same files stand for other classes, by classes.json or settings. */
        readonly 'read-otherwise': boolean;
    } | null;
}
/** How a condition of `failIf` came out. */
export interface GateResult {
    /** As it stands in fail-if. */
    readonly text: string;
    /** not-applicable: there was nothing to judge by, which fails no run. */
    readonly status: 'passed' | 'failed' | 'not-applicable';
    /** Why, with the numbers; without a full stop. */
    readonly sentence: string;
    /** What was compared with the bound: the metric or, with delta, its change; null for a finding and where there is none. */
    readonly value: number | null;
    /** null for a finding. */
    readonly bound: number | null;
    /** With delta the baseline's value, else null. */
    readonly baseline: number | null;
}
/** Of a test image. */
export interface Picture {
    readonly rank: 'worst' | 'median' | 'best' | 'mistake';
    readonly id: string;
    /** A picture: image, truth, prediction, errors (classification: the image); relative to the run folder. */
    readonly path: string;
}
/** The machine. */
export interface Environment {
    readonly node: string;
    readonly platform: string;
    readonly arch: string;
    readonly cpu: string;
    readonly cores: number;
    readonly 'memory-bytes': number;
}
/** A file of the model. */
export interface ModelFile {
    /** Relative to the run folder. */
    readonly path: string;
    readonly sha256: string;
    readonly bytes: number;
}
