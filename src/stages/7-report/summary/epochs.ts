// The table of epochs: the kept one bold, changes of the learning rate marked, long runs thinned.
import type { Results } from '../results.ts';
import { table } from './markdown.ts';
import { formatCount, formatMeasured, formatRate, formatRatio } from './numbers.ts';

type Epoch = Results['history'][number];

const MOST_ROWS = 100;
/** A learning rate that changes more often than this follows a curve: its changes are no events to keep. */
const MOST_CHANGES = 20;

export function epochsTable(history: readonly Epoch[], bestEpoch: number): string {
  const shown = thinEpochs(history, bestEpoch);
  const notes = ['The kept epoch is bold; ↓ and ↑ mark a learning rate that changed.'];
  if (shown.length < history.length) {
    notes.push(
      `${shown.length} of ${formatCount(history.length)} epochs are shown: every one is in history.csv.`,
    );
  }
  const header = ['epoch', 'learning rate', 'train loss', 'val loss', 'train accuracy', 'val accuracy'];
  const rows = shown.map((index) => {
    const row = cells(history[index], history[index - 1]);
    return history[index].epoch === bestEpoch ? row.map((cell) => `**${cell}**`) : row;
  });
  return `${notes.join(' ')}\n\n${table(header, rows, 'rrrrrr')}`;
}

function cells(row: Epoch, before: Epoch | undefined): string[] {
  return [
    formatCount(row.epoch),
    formatRate(row['learning-rate']) + changeMark(row, before),
    formatMeasured(row['train-loss']),
    formatMeasured(row['val-loss']),
    formatRatio(row['train-accuracy']),
    formatRatio(row['val-accuracy']),
  ];
}

function changeMark(row: Epoch, before: Epoch | undefined): string {
  const [now, then] = [row['learning-rate'], before?.['learning-rate']];
  if (now === null || then === null || then === undefined || now === then) return '';
  return now < then ? ' ↓' : ' ↑';
}

/** Indices of the epochs to show, ascending: first, last, best and learning-rate changes stay, the rest is spread. */
export function thinEpochs(history: readonly Epoch[], bestEpoch: number): number[] {
  if (history.length <= MOST_ROWS) return history.map((_, i) => i);
  const changes = history.flatMap((row, i) => (changeMark(row, history[i - 1]) === '' ? [] : [i]));
  const kept = new Set([0, history.length - 1, ...(changes.length <= MOST_CHANGES ? changes : [])]);
  const best = history.findIndex(({ epoch }) => epoch === bestEpoch);
  if (best >= 0) kept.add(best);
  const spread = MOST_ROWS - kept.size;
  for (let i = 1; i <= spread; i++) kept.add(Math.round((i * (history.length - 1)) / (spread + 1)));
  return [...kept].toSorted((a, b) => a - b);
}
