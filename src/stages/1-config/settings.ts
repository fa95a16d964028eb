// The settings after parsing: what every later stage may ask for. The table in table.ts defines each of them.
import type { Gate } from './gates/grammar.ts';
import type { SweepRow } from './sweep.ts';

/** `undefined` where the recipe is to choose. Paths are absolute. */
export interface Settings {
  readonly data: string;
  readonly task: 'auto' | 'segmentation' | 'classification';
  /** Class names from the `classes` setting; undefined: classes.json, the masks or the folders say. */
  readonly classes: readonly string[] | undefined;
  /** Globs relative to `data` that say which files are images and masks; undefined: by folder names. */
  readonly images: string | undefined;
  readonly masks: string | undefined;
  readonly output: string;
  readonly recipe: 'auto' | 'classic';
  readonly engine: 'auto' | 'onnx' | 'tensorflow' | 'reference';
  /** 0: as many as the machine has cores. */
  readonly threads: number;
  readonly epochs: number;
  readonly patience: number;
  readonly minDelta: number;
  readonly monitor: Monitor;
  /** Stop with reason `target` once the monitored value is at least this good. */
  readonly target: number | undefined;
  readonly batchSize: number | undefined;
  readonly learningRate: number | undefined;
  readonly optimizer: 'sgd' | 'adam' | 'adamw' | 'muon' | 'adadelta' | undefined;
  readonly augment: boolean | undefined;
  readonly classWeights: 'none' | 'balanced' | 'sqrt' | readonly number[] | undefined;
  /** Share of each label that is spread over all classes, 0 to below 1. */
  readonly labelSmoothing: number | undefined;
  /** Of the Beta distribution that shares of blended images are drawn from; 0: none are blended. */
  readonly mixUp: number | undefined;
  /** Training patch edge in pixels; of a classification the edge that every image is brought to. */
  readonly imageSize: number | undefined;
  readonly validationFraction: number;
  readonly testFraction: number;
  readonly groupBy: string | undefined;
  /** A split.json to take as it is. */
  readonly split: string | undefined;
  /** Of a cross-validation: how many, and which of them (from 1) this run holds out. */
  readonly folds: number | undefined;
  readonly fold: number | undefined;
  readonly seed: number;
  readonly timeBudgetMs: number | undefined;
  /** Settings to try, and which row of them (from 1) is in the settings already. */
  readonly sweep: readonly SweepRow[] | undefined;
  readonly sweepRow: number | undefined;
  readonly resume: 'auto' | 'never';
  /** `baseline`, or the absolute path of a model or a run folder to start from; undefined: from random weights. */
  readonly initialModel: string | undefined;
  /** Whether a run that would be the same one again takes the earlier one's results; undefined: on GitHub only. */
  readonly skipUnchanged: boolean | undefined;
  /** `auto`, `none` or the absolute path of an earlier results.json. */
  readonly baseline: string;
  /** Conditions any of which fails the run. */
  readonly failIf: readonly Gate[] | undefined;
  readonly memoryBudgetBytes: number | undefined;
  /** What the model is written as beside model.onnx. */
  readonly export: readonly ExportFormat[] | undefined;
  readonly artifactName: string;
  readonly retentionDays: number | undefined;
  /** Whether a pull request gets a comment. */
  readonly comment: 'auto' | 'never';
}

export type ExportFormat = 'tfjs';

export type Monitor = 'val-loss' | 'val-accuracy' | 'val-mean-iou' | 'val-macro-f1';
