// What early stopping can't watch is said with what it can.
import { expect, test } from 'vitest';
import { monitorNotForClassification, monitorNotForSegmentation } from '../../../src/errors.ts';
import type { MonitorName } from '../../../src/metrics/monitor.ts';
import type { ScoredTask } from '../../../src/metrics/scores.ts';
import { unsuitableMonitor } from '../../../src/stages/1-config/monitor.ts';

test.each<[monitor: MonitorName, task: ScoredTask, why: string]>([
  ['val-loss', 'segmentation', 'every task has a loss'],
  ['val-loss', 'classification', 'every task has a loss'],
  ['val-mean-iou', 'segmentation', 'masks have areas'],
  ['val-macro-f1', 'classification', 'of classes, whatever they are of'],
  ['val-balanced-accuracy', 'classification', 'each image has one class'],
])('%s of a %s is watched: %s', (monitor, task, why) => {
  expect(unsuitableMonitor(monitor, task), why).toEqual([]);
});

test.each<[monitor: MonitorName, task: ScoredTask, message: RegExp, why: string]>([
  [
    'val-mean-iou',
    'classification',
    /^setting "monitor" \(val-mean-iou\) is about mean IoU, .*\. Choose val-loss, val-accuracy.* or val-[a-z0-9-]+\.$/,
    'whole images have no areas',
  ],
  [
    'val-balanced-accuracy',
    'segmentation',
    /^setting "monitor" \(val-balanced-accuracy\) is about balanced accuracy, .*\. Choose val-loss, val-accuracy.* or val-[a-z0-9-]+\.$/,
    'of masks it would be the mean recall, which has another name',
  ],
])('%s of a %s is a fault: %s', (monitor, task, message, why) => {
  const [fault, ...more] = unsuitableMonitor(monitor, task);
  expect(fault, why).toMatchObject({ code: `monitor-not-for-${task}`, severity: 'error' });
  expect(fault!.message).toMatch(message);
  expect(fault!.message.split('Choose ')[1], 'itself is none of them').not.toContain(monitor);
  expect(more).toEqual([]);
});

test.each<[monitor: MonitorName, task: ScoredTask, example: string]>([
  ['val-mean-iou', 'classification', monitorNotForClassification.example().message],
  ['val-balanced-accuracy', 'segmentation', monitorNotForSegmentation.example().message],
])('the example of troubleshooting is what %s of a %s is told', (monitor, task, example) => {
  expect(unsuitableMonitor(monitor, task).map(({ message }) => message)).toEqual([example]);
});
