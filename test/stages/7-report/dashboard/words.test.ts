// What a line of a history says in words that need no second reading.
import { expect, test } from 'vitest';
import type { HistoryLine } from '../../../../src/results/history-line.ts';
import { epochText, minutesText } from '../../../../src/stages/7-report/dashboard/words.ts';
import { lineAt } from './sample-lines.ts';

test.each<[Partial<HistoryLine>, string, string]>([
  [{ minutes: 0 }, 'a few seconds', 'an early version rounded it to nothing'],
  [{ minutes: 0.2 }, '12\u00a0s', 'less than a minute'],
  [{ minutes: 4.26 }, '4.3\u00a0min', 'a decimal'],
  [{ minutes: 61.4 }, '61\u00a0min', 'where a decimal says nothing'],
  [{ minutes: 4, restored: true }, 'unchanged', 'not trained at all'],
])('the time of %j is "%s": %s', (change, text, reason) => {
  expect(minutesText(lineAt(0, change)), reason).toBe(text);
});

test.each<[HistoryLine['stop-reason'], string]>([
  ['epochs', 'epoch 41 of 61, all epochs done'],
  ['patience', 'epoch 41 of 61, patience ran out'],
  ['time-budget', 'epoch 41 of 61, time budget used up'],
])('ended by %s: "%s"', (reason, text) => {
  expect(epochText(lineAt(0, { 'stop-reason': reason }))).toBe(text);
});
