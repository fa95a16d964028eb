// Monitors: what they read and which way is better.
import { expect, test } from 'vitest';
import { isBetter, MONITORS, type MonitorName } from '../../src/metrics/monitor.ts';

const record = { valLoss: 0.25, valAccuracy: 0.5, valMeanIou: 0.75, valMacroF1: 0.875 };

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

test.each([
  { name: 'val-loss', value: 0.9, than: 1, delta: 0, better: true, reason: 'a smaller loss is better' },
  { name: 'val-loss', value: 1, than: 1, delta: 0, better: false, reason: 'equal is not better' },
  { name: 'val-loss', value: 1.1, than: 1, delta: 0, better: false, reason: 'a larger loss is worse' },
  {
    name: 'val-loss',
    value: 0.5,
    than: 1,
    delta: 0.5,
    better: false,
    reason: 'by exactly min-delta: not better',
  },
  { name: 'val-loss', value: 0.25, than: 1, delta: 0.5, better: true, reason: 'by more than min-delta' },
  {
    name: 'val-accuracy',
    value: 0.9,
    than: 0.8,
    delta: 0,
    better: true,
    reason: 'a higher accuracy is better',
  },
  {
    name: 'val-accuracy',
    value: 0.75,
    than: 0.5,
    delta: 0.25,
    better: false,
    reason: 'by exactly min-delta',
  },
  { name: 'val-loss', value: Number.NaN, than: 1, delta: 0, better: false, reason: 'NaN is never better' },
  {
    name: 'val-macro-f1',
    value: Number.NaN,
    than: 0,
    delta: 0,
    better: false,
    reason: 'NaN is never better',
  },
  { name: 'val-loss', value: 5, than: Infinity, delta: 0, better: true, reason: 'any loss beats none yet' },
  {
    name: 'val-accuracy',
    value: 0,
    than: -Infinity,
    delta: 0,
    better: true,
    reason: 'any value beats none yet',
  },
] as const)('$name $value than $than: $reason', ({ name, value, than, delta, better, reason }) => {
  expect(isBetter(MONITORS[name], value, than, delta), reason).toBe(better);
});
