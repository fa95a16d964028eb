// What the page on settings says of each beside the table's own sentence: when to touch it, and what decides when it's
// left alone. Names, types, defaults and meanings stand in the table and are not repeated here.
import type { Settings } from '../../src/stages/1-config/settings.ts';

export interface SettingNote {
  /** Whole sentences; none where the table's own says it all. */
  readonly note?: string;
  /** What each recipe takes while the setting is left to it. */
  readonly recipes?: { readonly auto: string; readonly classic: string };
}

/** By property of `Settings`. */
export const SETTING_NOTES: { readonly [Name in keyof Settings]?: SettingNote } = {
  data: {
    note: 'On the command line relative to where the command is started, in a workflow to the workspace. Its layout is described under [data formats](data-formats.md).',
  },
  task: {
    note: '[Data formats](data-formats.md) shows both layouts. Where the folder can be read either way, it is an error until this setting says which is meant.',
  },
  classes: {
    note: '`classes.json` in the data folder says the same and can give each class its value or colour, too.',
  },
  images: {
    note: 'Needed only where folder names do not tell images from masks: `images: "**/*_photo.png"`.',
  },
  masks: { note: 'A file that both patterns match is a mask.' },
  validationFraction: {
    note: 'Of all images; training gets what validation and test leave. Has no effect on data that comes in `train/`, `val/` and `test/` folders.',
  },
  testFraction: {
    note: 'With 0 nothing is tested; then there is no verdict, and gates on test metrics are not applicable.',
  },
  groupBy: {
    note: 'For images that are no independent samples, such as several of one patient, place or exposure: `group-by: "^images/(patient-\\d+)"`. Without it the test is too easy.',
  },
  split: {
    note: 'Every run writes one. Given back, it keeps the split even when images change their content. Images it does not name are put where content and seed put them, with a warning.',
  },
  folds: { note: 'See [folds and sweeps](folds-and-sweeps.md).' },
  fold: { note: 'See [folds and sweeps](folds-and-sweeps.md).' },
  seed: {
    note: 'The same seed, engine, number of threads and kind of machine give the same weights, bit for bit. Another seed makes another split: its figures are not comparable image by image.',
  },
  recipe: {
    note: 'Settings that are given go before what a recipe decides. The summary lists every choice with its reason under *Plan, with reasons*.',
    recipes: {
      auto: 'for segmentation a U-Net with 16, 32, 64 and 128 filters, for classification a residual network of three or four stages, both with batch norm and ReLU; values are clipped and scaled by the training images, or stretched by asinh where a deep exposure has a range far beyond its noise.',
      classic:
        'for segmentation the published U-Net with 32 to 512 filters, ELU, L2 0.01 and dropout 0.18; values divided by the largest that the depth has. It has no classification.',
    },
  },
  engine: { note: 'See [engines](engines.md).' },
  threads: { note: 'Another number of threads may round differently in the last digits.' },
  batchSize: {
    recipes: {
      auto: 'for segmentation 8 patches of 128x128, or as many as have the same pixels: 2 to 32; for classification 32 images.',
      classic: '1.',
    },
  },
  learningRate: {
    note: 'The first to try when the diagnosis says *learning rate too high*: a tenth of it.',
    recipes: {
      auto: '0.02 for segmentation, 0.004 for classification, reached over the first 50 steps; falls to 0.3 of itself after 3 or 5 epochs without a better validation loss, or along `time-budget` to 0.',
      classic: '1; falls to a tenth after 5 epochs without a better validation loss.',
    },
  },
  optimizer: {
    note: 'One that the recipe did not choose starts at a rate of its own: sgd 0.01, adam 0.001, adamw 0.002, muon 0.02, adadelta 1. muon makes the updates of hidden weights orthogonal and leaves biases, batch norm and the last layer to AdamW, as torch.optim.Muon and keras.optimizers.Muon are meant to be used.',
    recipes: {
      auto: 'for segmentation muon, for classification adamw, both with weight decay 0.01.',
      classic: 'adadelta.',
    },
  },
  augment: {
    note: '`true` adds rotations by up to 15 degrees, magnification, brightness, contrast, gamma, noise, blur and small holes to flips and quarter turns.',
    recipes: {
      auto: 'for segmentation flips and quarter turns, which change no value; left-right flips alone where upper and lower halves of the images hold different classes. For classification small turns, zoom and light, and the flips after which an image is still most like others of its class.',
      classic: 'none.',
    },
  },
  classWeights: {
    note: 'Weights are scaled to sum to the number of classes that occur.',
    recipes: {
      auto: '`sqrt` where a class has less than 5 % of the pixels, or in classification less than half the images of another, else `none`.',
      classic: '`balanced`.',
    },
  },
  imageSize: {
    note: 'Larger patches show more surroundings and take more time and memory a step. The model takes images of any size either way: what it needs is inside.',
    recipes: {
      auto: 'for segmentation 128, or less where the smallest image has less, rounded up to a multiple of 8; for classification the median image in its own shape, as large as leaves time for 40 epochs.',
      classic: 'whole images, padded to a multiple of 16.',
    },
  },
  labelSmoothing: {
    note: 'Keeps the network from being surer than its images allow (Szegedy et al. 2016).',
  },
  mixUp: { note: 'Pays in long trainings (Zhang et al. 2018).' },
  memoryBudgetBytes: {
    note: 'Not a limit for the whole process: network and batches come on top. Lower it where the job shares its machine.',
  },
  epochs: {
    note: 'A ceiling, not an aim: early stopping ends most trainings before. If it does not, the diagnosis may say *still improving*.',
  },
  patience: {
    note: 'Counted as Keras does. Larger values cost time and can only help; too small a value ends training before the learning rate had a chance to fall.',
  },
  minDelta: {
    note: 'In the unit of the monitored value. It decides when to stop, and which epoch counts as better.',
  },
  monitor: {
    note: 'The loss falls, the others rise; each knows its direction. The loss is the steadiest, and a mean IoU on few validation images leaps.',
  },
  target: {
    note: 'A loss at or below it, any other value at or above it. Shares are from 0 to 1.',
  },
  timeBudgetMs: {
    note: "Includes the audit, the test and the report. In a workflow keep it some minutes below the job's `timeout-minutes`, of which no step is told.",
  },
  sweep: { note: 'See [folds and sweeps](folds-and-sweeps.md).' },
  sweepRow: { note: 'See [folds and sweeps](folds-and-sweeps.md).' },
  output: {
    note: '[Outputs](outputs.md#files) lists what is in it. In the workspace it should be ignored by git.',
  },
  resume: {
    note: 'A checkpoint of other data, settings or engine is not gone on from.',
  },
  initialModel: {
    note: 'The learning rate is planned at a tenth of what a training from scratch starts with, and the model is validated before the first epoch. [Fine-tuning](fine-tuning.md) says what is kept and what must fit.',
  },
  skipUnchanged: { note: '[When nothing has changed](github.md#when-nothing-has-changed) says what counts.' },
  baseline: {
    note: '[Better or worse than before](github.md#better-or-worse-than-before) says how the verdict is made.',
  },
  failIf: { note: '[Gates](github.md#gates) has the words.' },
  export: { note: '[The model in TensorFlow.js](predict.md#in-tensorflowjs) shows how it is loaded.' },
  artifactName: {
    note: 'A workflow run takes each name once: several training steps, or the jobs of a matrix, need one each.',
  },
  retentionDays: {},
  comment: { note: '[On a pull request](github.md#on-a-pull-request) has the permission that it needs.' },
};
