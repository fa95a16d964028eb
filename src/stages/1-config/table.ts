// The one table of settings: name, type, default, help. Flags, inputs, the settings file, validation, the help text,
// action.yml and the documentation's tables all come from it.
import { gates } from './gates.ts';
import type { Settings } from './settings.ts';
import { sweepRows } from './sweep.ts';
import { stopping, training } from './table-training.ts';
import {
  artifactName,
  boolean,
  choice,
  choices,
  fraction,
  glob,
  integer,
  names,
  orAuto,
  path,
  regularExpression,
  type SettingType,
  wordOrPath,
} from './types.ts';

/** One row of the table. */
export interface Setting<T> {
  /** As users write it, in kebab case. */
  readonly name: string;
  readonly section: 'Data' | 'Split' | 'Training' | 'Stopping' | 'Sweep' | 'Run';
  readonly type: SettingType<T>;
  /** As a user would write it; none: required, or left undefined where `unset` says what that means. */
  readonly default?: string;
  /** What happens while an optional setting isn't given, for help and tables. */
  readonly unset?: string;
  /** False where the settings file may not hold it, because it belongs to whoever starts the run. */
  readonly inFile?: false;
  /** One sentence or two, without a line break. */
  readonly help: string;
}

/** By property of `Settings`: the compiler refuses a missing row, an extra one and a type that doesn't fit. */
export type SettingsTable = { readonly [K in keyof Settings]: Setting<Settings[K]> };

const data = {
  data: {
    name: 'data',
    section: 'Data',
    type: path(),
    inFile: false,
    help: 'Folder with the labelled images: images/ and masks/, or a folder for each class; train/, val/ and test/ may lie around them.',
  },
  task: {
    name: 'task',
    section: 'Data',
    type: choice('auto', 'segmentation', 'classification'),
    default: 'auto',
    help: 'What is learnt: a class for every pixel (segmentation) or for every image (classification); auto goes by what there is, masks or class folders.',
  },
  classes: {
    name: 'classes',
    section: 'Data',
    type: names(),
    unset: 'from classes.json, else numbered or the names of the folders',
    help: 'Names of the classes in the order of their index in the masks; for classification, the class folders in the order of the classes.',
  },
  images: {
    name: 'images',
    section: 'Data',
    type: glob(),
    unset: 'by folder names',
    help: 'Which files are images, relative to the data folder.',
  },
  masks: {
    name: 'masks',
    section: 'Data',
    type: glob(),
    unset: 'by folder names',
    help: 'Which files are masks, relative to the data folder.',
  },
} as const satisfies Partial<SettingsTable>;

const split = {
  validationFraction: {
    name: 'validation-fraction',
    section: 'Split',
    type: fraction(),
    default: '0.21',
    help: 'Share of the images that early stopping watches.',
  },
  testFraction: {
    name: 'test-fraction',
    section: 'Split',
    type: fraction(),
    default: '0.15',
    help: 'Share of the images kept untouched for the final test.',
  },
  groupBy: {
    name: 'group-by',
    section: 'Split',
    type: regularExpression(),
    unset: 'every image on its own',
    help: 'Images whose paths give the same match (or first capture group) stay in the same part of the split.',
  },
  split: {
    name: 'split',
    section: 'Split',
    type: path(),
    unset: 'made from the image contents and the seed',
    help: 'A split.json to take as it is.',
  },
  folds: {
    name: 'folds',
    section: 'Split',
    type: integer(2, 100),
    unset: 'no cross-validation',
    help: 'Divides training and validation into so many folds, each held out by one run; `merge` joins the runs.',
  },
  fold: {
    name: 'fold',
    section: 'Split',
    type: integer(1, 100),
    unset: 'no cross-validation',
    inFile: false,
    help: 'Which fold this run holds out and validates on, from 1.',
  },
  seed: {
    name: 'seed',
    section: 'Split',
    type: integer(0, 4294967295),
    default: '42',
    help: 'Starting point of everything random: split, first weights, order, augmentation.',
  },
} as const satisfies Partial<SettingsTable>;

const sweep = {
  sweep: {
    name: 'sweep',
    section: 'Sweep',
    type: sweepRows(),
    unset: 'no sweep',
    help: 'Settings to try, one mapping a row, such as `- learning-rate: 1e-3`: of training and stopping only. Best in the settings file.',
  },
  sweepRow: {
    name: 'sweep-row',
    section: 'Sweep',
    type: integer(1, 1000),
    unset: 'no sweep',
    inFile: false,
    help: 'Which row of `sweep` this run trains with, from 1; `merge` ranks the runs.',
  },
} as const satisfies Partial<SettingsTable>;

const run = {
  output: {
    name: 'output',
    section: 'Run',
    type: path(),
    default: 'best-epoch',
    inFile: false,
    help: 'Folder for the model, the results and the reports.',
  },
  resume: {
    name: 'resume',
    section: 'Run',
    type: choice('auto', 'never'),
    default: 'auto',
    help: 'auto goes on from the checkpoint of a cut-off run of the same training: in the output folder or, on GitHub, in the Actions cache; never starts anew and leaves none there.',
  },
  initialModel: {
    name: 'initial-model',
    section: 'Run',
    type: wordOrPath('baseline'),
    unset: 'from random weights',
    help: 'Fine-tunes an earlier model: its model.onnx or run folder, or baseline for the model of the run that `baseline` compares with. It keeps its network and normalisation; classes go by name, new ones may be added.',
  },
  skipUnchanged: {
    name: 'skip-unchanged',
    section: 'Run',
    type: orAuto(boolean()),
    default: 'auto',
    help: 'Whether a run with the same data, labels, split, settings and version as an earlier one takes its model and results instead of training again; auto does on GitHub, from the Actions cache, and nowhere else.',
  },
  baseline: {
    name: 'baseline',
    section: 'Run',
    type: wordOrPath('auto', 'none'),
    default: 'auto',
    help: "What to compare with: the results.json of an earlier run; auto takes the newest one of a pull request's base branch from the Actions cache (GitHub only).",
  },
  failIf: {
    name: 'fail-if',
    section: 'Run',
    type: gates(),
    unset: 'nothing',
    help: 'What fails the run once all is done, such as test-mean-iou < 0.8 or overfit; any of the conditions is enough.',
  },
  export: {
    name: 'export',
    section: 'Run',
    type: choices('tfjs'),
    unset: 'model.onnx only',
    help: 'What else the model is written as; tfjs is a TensorFlow.js LayersModel in model/tfjs.',
  },
  artifactName: {
    name: 'artifact-name',
    section: 'Run',
    type: artifactName(),
    default: 'best-epoch',
    help: 'Name of the uploaded artifact (GitHub only).',
  },
  retentionDays: {
    name: 'retention-days',
    section: 'Run',
    type: integer(1, 400),
    unset: "the repository's default",
    help: 'Days that the artifact is kept (GitHub only).',
  },
  comment: {
    name: 'comment',
    section: 'Run',
    type: choice('auto', 'never'),
    default: 'auto',
    inFile: false,
    help: 'auto comments on the pull request that the run is for: one comment, edited by later runs and posted anew when the model is worse (GitHub only).',
  },
} as const satisfies Partial<SettingsTable>;

export const TABLE: SettingsTable = { ...data, ...split, ...training, ...stopping, ...sweep, ...run };

/** Every row in the order of the documentation. */
export const SETTINGS: readonly Setting<unknown>[] = Object.values(TABLE);

/** What stands in the column "default". */
export function describeDefault(setting: Pick<Setting<unknown>, 'default' | 'unset'>): string {
  return setting.default ?? setting.unset ?? 'required';
}
