// Whether a folder is told to hold labels of the other task than the model's.
import { expect, test } from 'vitest';
import type { Settings } from '../../../src/stages/1-config/settings.ts';
import { labelsOfOtherTask } from '../../../src/stages/2-dataset/other-task.ts';
import type { Task } from '../../../src/stages/2-dataset/terms.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { type Files, settingsFor, writeFiles } from './data-folder.ts';

const MASKS: Files = {
  'images/a.png': [9, 8],
  'masks/a.png': [0, 1],
  'images/b.png': [7, 8],
  'masks/b.png': [0, 1],
};
const CLASSES: Files = { 'cat/a.png': [1], 'cat/b.png': [2], 'dog/c.png': [3], 'dog/d.png': [4] };
const TABLE: Files = {
  ...{ 'a.png': [1], 'b.png': [2], 'c.png': [3], 'd.png': [4] },
  'labels.csv': 'image,label\na.png,cat\nb.png,dog\nc.png,cat\nd.png,dog\n',
};

test.each<[reason: string, files: Files, task: Task, said: string | undefined, settings?: Partial<Settings>]>(
  [
    ['masks for a classifier', MASKS, 'classification', '2 images with a mask for each'],
    ['class folders for segmentation', CLASSES, 'segmentation', '4 images with a class for each'],
    ['a table for segmentation', TABLE, 'segmentation', '4 images with a class for each'],
    ['masks for segmentation', MASKS, 'segmentation', undefined],
    ['class folders for a classifier', CLASSES, 'classification', undefined],
    ['nothing that is labelled', { 'a.png': [1] }, 'classification', undefined],
    ['a folder that is not there', {}, 'classification', undefined, { data: 'gone' }],
  ],
)('%s', async (reason, files, task, said, settings = {}) => {
  await using folder = await temporaryFolder();
  await writeFiles(folder.path, files);
  const fault = await labelsOfOtherTask(settingsFor(folder.path, settings), task);
  expect(fault?.message, reason).toEqual(said === undefined ? undefined : expect.stringContaining(said));
});
