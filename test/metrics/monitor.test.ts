// Monitors: what they read and which way is better.
import { expect, test } from 'vitest';
import { byField, VALIDATION_SCORES } from '../../src/metrics/epoch-scores.ts';
import { MONITOR_NAMES, MONITORS, type MonitorName } from '../../src/metrics/monitor.ts';

const record = {
  valLoss: 0.25,
  ...byField(VALIDATION_SCORES, () => 0),
  valAccuracy: 0.5,
  valMeanIou: 0.75,
  valMacroF1: 0.875,
};

test.each<{ name: MonitorName; reads: number; direction: string; reason: string }>([
  { name: 'val-loss', reads: 0.25, direction: 'minimize', reason: 'a loss is better when smaller' },
  { name: 'val-accuracy', reads: 0.5, direction: 'maximize', reason: 'more pixels right is better' },
  { name: 'val-mean-iou', reads: 0.75, direction: 'maximize', reason: 'more overlap is better' },
  { name: 'val-macro-f1', reads: 0.875, direction: 'maximize', reason: 'a higher F1 is better' },
])('$name: $reason', ({ name, reads, direction, reason }) => {
  expect(MONITORS[name].name, reason).toBe(name);
  expect(MONITORS[name].read(record), reason).toBe(reads);
  expect(MONITORS[name].direction, reason).toBe(direction);
});

test('the loss and each score can be watched, the loss first: it is the default', () => {
  expect(MONITOR_NAMES).toEqual(['val-loss', ...VALIDATION_SCORES.map(({ name }) => name)]);
  const all = { valLoss: -1, ...byField(VALIDATION_SCORES, ({ score }) => score.title.length) };
  for (const { name, score } of VALIDATION_SCORES) {
    expect(MONITORS[name].read(all), name).toBe(score.title.length);
    expect(MONITORS[name].title).toBe(`validation ${score.title}`);
  }
});
