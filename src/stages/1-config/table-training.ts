// The rows of the settings' table that say how training goes and when it stops. The table itself stands in table.ts.
import type { SettingsTable } from './table.ts';
import { boolean, choice, classWeights, duration, integer, memory, number, orAuto } from './types.ts';

export const training = {
  recipe: {
    name: 'recipe',
    section: 'Training',
    type: choice('auto', 'classic'),
    default: 'auto',
    help: 'auto plans network and training from the data; classic is the published U-Net recipe (segmentation only).',
  },
  engine: {
    name: 'engine',
    section: 'Training',
    type: choice('auto', 'onnx', 'tensorflow', 'reference'),
    default: 'auto',
    help: 'What does the arithmetic; auto takes onnx. tensorflow is installed when it is first asked for (1.2 GB). reference is slow and only for checking.',
  },
  threads: {
    name: 'threads',
    section: 'Training',
    type: integer(0, 1024),
    default: '0',
    help: 'Threads for the arithmetic; 0 takes one for each core.',
  },
  batchSize: {
    name: 'batch-size',
    section: 'Training',
    type: orAuto(integer(1, 1024)),
    default: 'auto',
    help: 'Patches in one training step.',
  },
  learningRate: {
    name: 'learning-rate',
    section: 'Training',
    type: orAuto(number(1e-7, 10)),
    default: 'auto',
    help: 'Learning rate at the start; it falls when the validation loss stalls or, with auto, along a time budget.',
  },
  optimizer: {
    name: 'optimizer',
    section: 'Training',
    type: orAuto(choice('sgd', 'adam', 'adamw', 'muon', 'adadelta')),
    default: 'auto',
    help: 'Update rule.',
  },
  augment: {
    name: 'augment',
    section: 'Training',
    type: orAuto(boolean()),
    default: 'auto',
    help: 'Whether training images are varied at random (flips, turns, brightness, noise and more).',
  },
  classWeights: {
    name: 'class-weights',
    section: 'Training',
    type: orAuto(classWeights()),
    default: 'auto',
    help: 'How much each class counts in the loss; balanced weighs by inverse frequency, sqrt by its square root.',
  },
  labelSmoothing: {
    name: 'label-smoothing',
    section: 'Training',
    type: orAuto(number(0, 0.9)),
    default: 'auto',
    help: 'Share of each label spread over all classes in the loss; auto is 0.1 for classification, else 0.',
  },
  mixUp: {
    name: 'mix-up',
    section: 'Training',
    type: orAuto(number(0, 1)),
    default: 'auto',
    help: 'Blends pairs of training images and their labels by shares drawn from Beta(a, a) of this a, such as 0.2; 0 and auto do not. Classification only.',
  },
  imageSize: {
    name: 'image-size',
    section: 'Training',
    type: orAuto(integer(32, 2048, 16)),
    default: 'auto',
    help: 'Edge of a training patch in pixels; in classification of the square that every image is brought to.',
  },
  memoryBudgetBytes: {
    name: 'memory-budget',
    section: 'Training',
    type: orAuto(memory()),
    default: 'auto',
    help: 'Memory for decoded images; beyond it they lie decoded on the disk, in `output`. auto is a quarter of the machine.',
  },
} as const satisfies Partial<SettingsTable>;

export const stopping = {
  epochs: {
    name: 'epochs',
    section: 'Stopping',
    type: integer(1, 100000),
    default: '100',
    help: 'Most epochs to train.',
  },
  patience: {
    name: 'patience',
    section: 'Stopping',
    type: integer(1, 100000),
    default: '20',
    help: 'Stop when the monitored value has not improved for so many epochs.',
  },
  minDelta: {
    name: 'min-delta',
    section: 'Stopping',
    type: number(0, Number.POSITIVE_INFINITY),
    default: '0',
    help: 'Only a change by more than this counts as an improvement.',
  },
  monitor: {
    name: 'monitor',
    section: 'Stopping',
    type: choice('val-loss', 'val-accuracy', 'val-mean-iou', 'val-macro-f1'),
    default: 'val-loss',
    help: 'The value that early stopping watches and the kept epoch is best in.',
  },
  target: {
    name: 'target',
    section: 'Stopping',
    type: number(0, Number.POSITIVE_INFINITY),
    unset: 'no target',
    help: 'Stop once the monitored value is at least this good.',
  },
  timeBudgetMs: {
    name: 'time-budget',
    section: 'Stopping',
    type: duration(),
    unset: 'no limit',
    help: 'Longest run by the clock, from its start: the last epoch is cut short for it; a part is left for the test and the report.',
  },
} as const satisfies Partial<SettingsTable>;
