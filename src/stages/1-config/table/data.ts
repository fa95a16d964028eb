// Rows of the settings' table about the data: which files there are to learn from, and what is learnt.

import { maskValues } from '../mask-values.ts';
import { pattern } from '../pattern-types.ts';
import type { SettingRows } from '../setting.ts';
import { boolean, choice, names, path } from '../types.ts';

export const data = {
  data: {
    name: 'data',
    section: 'Data',
    type: path(),
    inFile: false,
    help: 'Folder with the labelled images: images/ and masks/, or a folder for each class; train/, val/ and test/ may lie around them.',
    note: 'On the command line relative to where the command is started, in a workflow to the workspace. Its layout is described under [data formats](data-formats.md).',
  },
  task: {
    name: 'task',
    section: 'Data',
    type: choice('auto', 'segmentation', 'classification'),
    default: 'auto',
    help: 'What is learnt: a class for every pixel (segmentation) or for every image (classification); auto goes by what there is, masks, class folders or a table.',
    note: '[Data formats](data-formats.md) shows both layouts. Where the folder can be read either way, it is an error until this setting says which is meant.',
  },
  labels: {
    name: 'labels',
    section: 'Data',
    type: choice(
      'auto',
      'masks',
      'class-folders',
      'table',
      'coco',
      'labelme',
      'label-studio',
      'labelbox',
      'segments',
      'yolo',
      'cvat',
    ),
    default: 'auto',
    help: 'What the labels are: masks, class folders, a table, or the annotations of a tool; auto goes by what there is.',
    note: 'Only what it names is looked for then, and the task follows from it. Needed where a folder holds labels of two kinds, such as annotations beside class folders.',
  },
  classes: {
    name: 'classes',
    section: 'Data',
    type: names(),
    unset: 'from classes.json, else numbered or the names of the folders',
    help: 'Names of the classes in the order of their index in the masks; for classification, the class folders or the labels in the table, in the order of the classes.',
    note: '`classes.json` in the data folder says the same and can give each class its value or colour, too.',
  },
  images: {
    name: 'images',
    section: 'Data',
    type: pattern(),
    unset: 'by folder names',
    help: 'Which files are images, relative to the data folder.',
    note: 'Needed only where names do not tell images from masks, or which belong together: `images: "{name}.jpg"` beside `masks: "{name}_1stHO.png"`. [Patterns](data-formats.md#patterns) says what they can say. In YAML a pattern stands in quotes.',
  },
  masks: {
    name: 'masks',
    section: 'Data',
    type: pattern(),
    unset: 'by folder names',
    help: 'Which files are masks, relative to the data folder.',
    note: 'A file that both patterns match is a mask. Where only one of the two is given, the others go by their names.',
  },
  skipBadFiles: {
    name: 'skip-bad-files',
    section: 'Data',
    type: boolean(),
    default: 'false',
    help: 'Whether files that are unreadable, unpaired or not of the size of their image are left out; else they stop the run.',
    note: 'Each is named in a warning, and all in results.json. More bad files than good images, a class of which none is left and a part of the split of which none is left stop the run nevertheless. [Bad files](data-formats.md#bad-files) says which they are.',
  },
  maskValues: {
    name: 'mask-values',
    section: 'Data',
    type: choice('exact', 'nearest'),
    default: 'exact',
    help: 'How masks are read: exact, or nearest, which gives each pixel to the class whose value or colour is nearest.',
    note: 'For masks with soft edges, resized ones and JPEG. The classes are those of `classes.json` that say their values, else the values that the pixels of all masks gather at. Of several masks of an image that show one thing each, every file is read by the nearer of 0 and the value that it was drawn with. The audit says how many pixels moved and how far.',
  },
  ignoredValues: {
    name: 'ignored-values',
    section: 'Data',
    type: maskValues(),
    unset: 'as classes.json says, else 255 beside classes that count from 0',
    help: 'Values or colours of the masks that are ignored, such as 255 or #ffffff; none: each is a class.',
    note: 'Ignored pixels count in neither loss nor metrics. It says the same as `ignore` in `classes.json`, and wins over it.',
  },
  crowds: {
    name: 'crowds',
    section: 'Data',
    type: choice('drawn', 'ignored'),
    default: 'drawn',
    help: 'What becomes of regions that COCO annotations mark as crowds: drawn as their class, or ignored.',
    note: '`iscrowd` marks many things of a class that were outlined together. Ignored, they count in neither loss nor metrics.',
  },
  annotators: {
    name: 'annotators',
    section: 'Data',
    type: choice('agree', 'newest'),
    default: 'agree',
    help: 'Which annotation counts where several people have labelled the same image: they must agree, or the newest does.',
    note: 'For exports of labelling tools. Where they differ, and none is marked as ground truth, it is an error until this says `newest`: the one that was changed last.',
  },
} as const satisfies SettingRows;
