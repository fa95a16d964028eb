// Rows of the settings' table about when training stops and which epoch is kept.
import { MONITOR_NAMES } from '../../../metrics/monitor.ts';
import type { SettingRows } from '../setting.ts';
import { choice, duration, integer, number } from '../types.ts';

export const stopping = {
  epochs: {
    name: 'epochs',
    section: 'Stopping',
    type: integer(1, 100000),
    default: '100',
    help: 'Most epochs to train.',
    note: 'An epoch is what lies between two validations. With `recipe: auto` it has at least 25 steps (a classification from pretrained weights 8, but for its first epoch, which fits the head alone and has none), so that it is several passes over few images, each time with other patches and augmentations; otherwise it takes of a segmentation as many patches as cover each image about once, up to 16, and of a classification each image once. The log says how many steps it has. A ceiling, not an aim: early stopping ends most trainings before. If it does not, the diagnosis may say *still improving*.',
  },
  patience: {
    name: 'patience',
    section: 'Stopping',
    type: integer(1, 100000),
    default: '20',
    help: 'Stop when the monitored value has not improved for so many epochs.',
    note: 'Counted in epochs, as Keras does; what an epoch is stands under `epochs`. Larger values cost time and can only help; too small a value ends training before the learning rate had a chance to fall.',
  },
  minDelta: {
    name: 'min-delta',
    section: 'Stopping',
    type: number(0, Number.POSITIVE_INFINITY),
    default: '0',
    help: 'Only a change by more than this starts the wait of `patience` anew.',
    note: 'In the unit of the monitored value. It decides when to stop, nothing else: the kept epoch is the best one, by however little.',
  },
  monitor: {
    name: 'monitor',
    section: 'Stopping',
    type: choice(...MONITOR_NAMES),
    default: 'val-loss',
    help: 'The value that early stopping watches and the kept epoch is best in.',
    note: 'The loss falls, the others rise; each knows its direction. The loss is the steadiest, and a mean IoU on few validation images leaps.',
  },
  /** Training then stops with reason `target`. */
  target: {
    name: 'target',
    section: 'Stopping',
    type: number(0, Number.POSITIVE_INFINITY),
    unset: 'no target',
    help: 'Stop once the monitored value is at least this good.',
    note: 'A loss at or below it, any other value at or above it. Shares are from 0 to 1.',
  },
  timeBudgetMs: {
    name: 'time-budget',
    section: 'Stopping',
    type: duration(),
    unset: 'no limit',
    help: 'Longest run by the clock, from its start to its end: epochs are cut short for it, and where it is short only a part of the images is validated or tested.',
    note: "The run ends within it and a twentieth, or 5 seconds. Before training it measures what a step, a validation and the report take, and plans with that: all images are validated where a pass over them takes no more than an eighth of the time, and tested where that takes no more than a third. Else log, summary and results say of how many of them; they are chosen by `seed` and show every class if the time allows. A budget too short for a single step is an error that says what is needed. In a workflow keep it some minutes below the job's `timeout-minutes`, of which no step is told.",
  },
} as const satisfies SettingRows;
