// What the command `convert` takes beside the settings that say how the data is read.
import type { OptionRows } from './options.ts';
import type { ValuesOf } from './setting.ts';
import { TABLE } from './table.ts';
import { choices, number } from './types.ts';

export const CONVERT_OPTIONS = {
  from: {
    name: 'from',
    type: TABLE.labels.type,
    unset: 'as `labels` in the settings file says, else auto',
    inPlaceOf: 'labels',
    help: 'What the labels are now, as the setting `labels` says it for a training.',
  },
  to: {
    name: 'to',
    type: choices('masks', 'coco', 'yolo', 'labelme', 'label-studio'),
    default: 'masks',
    help: 'What they become: masks, or the outlines of all objects as labelling tools import them.',
  },
  polygonTolerance: {
    name: 'polygon-tolerance',
    type: number(0, 1000),
    default: '0',
    help: 'How far a corner that is left out of an outline may lie from it, in pixels; 0 follows every pixel.',
  },
} as const satisfies OptionRows;

export type ConvertSettings = ValuesOf<typeof CONVERT_OPTIONS>;
