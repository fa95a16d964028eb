// The section of the curves: loss, accuracy and learning rate over the epochs, with every number in a table. The page's
// script reads the table to say an epoch's numbers and to point at them in the charts.
import { type Block, fold, paragraph, type Section, table } from '../../../document/document.ts';
import {
  formatCount,
  formatMeasured,
  formatRate,
  formatRatio,
  formatSeconds,
} from '../../../document/numbers.ts';
import { EPOCH_SCORES } from '../../../metrics/epoch-scores.ts';
import { isScoreOf } from '../../../metrics/scores.ts';
import type { Results } from '../../../results/results.ts';
import { curvesOf, shownHistory } from '../curves.ts';
import { isHeadAlone } from '../head-epoch.ts';

type Epoch = Results['history'][number];
type Format = (value: number | null) => string;

const MOST_ROWS = 100;
/** A learning rate that changes more often than this follows a curve: its changes are no events to keep. */
const MOST_CHANGES = 20;

export function curvesSection(results: Results): Section {
  const { history } = results;
  const blocks =
    history.length === 0
      ? [paragraph('No epoch was finished, so there are no curves.')]
      : [...curvesOf(results), ...headAlone(results), epochsFold(results)];
  return { id: 'curves', title: 'Curves', leaveOut: 4, blocks };
}

/** Why the training loss may rise after it. */
function headAlone(results: Results): Block[] {
  const row = results.history.find((one) => isHeadAlone(results, one));
  if (row === undefined) return [];
  const sentence = `Epoch ${row.epoch} fitted the head alone, without steps and so without a learning rate; its training loss is without augmentation, those of later epochs are with it.`;
  return [paragraph(sentence, { faint: true })];
}

type Column = readonly [key: Exclude<keyof Epoch, 'epoch'>, title: string, format: Format];

const BEFORE: readonly Column[] = [
  ['learning-rate', 'learning rate', formatRate],
  ['train-loss', 'train loss', formatMeasured],
  ['val-loss', 'val loss', formatMeasured],
];

const AFTER: readonly Column[] = [['seconds', 'time', (seconds) => formatSeconds(seconds ?? 0)]];

function columnsOf(task: Results['task']): readonly Column[] {
  const scores = EPOCH_SCORES.filter(({ score }) => isScoreOf(score, task)).map(
    ({ part, name, score }): Column => [name, `${part} ${score.title}`, formatRatio],
  );
  return [...BEFORE, ...scores, ...AFTER];
}

function epochsFold(results: Results): Block {
  const { 'best-epoch': best } = results;
  const history = shownHistory(results);
  const columns = columnsOf(results.task);
  const shown = thinEpochs(history, best);
  const rest =
    shown.length < history.length
      ? `. ${shown.length} of ${formatCount(history.length)} epochs are shown: every one is in history.csv`
      : '';
  const rows = shown.map((index) => {
    const row = history[index]!;
    const mark = changeMark(row, history[index - 1]);
    return [
      `${row.epoch}${epochMarks(results, row)}`,
      ...columns.map(([key, , format]) => `${format(row[key])}${key === 'learning-rate' ? mark : ''}`),
    ];
  });
  const numbers = table(
    `The kept epoch stands out; ↓ and ↑ mark a learning rate that changed${rest}`,
    ['epoch', ...columns.map(([, title]) => title)],
    rows,
    { id: 'epochs', text: [], strong: shown.findIndex((index) => history[index]?.epoch === best) },
  );
  return fold(`Epochs (${formatCount(history.length)})`, [numbers], {
    name: 'epochs',
    leaveOut: 9,
  });
}

/** " (kept)", " (head alone, kept)" */
function epochMarks(results: Results, row: Epoch): string {
  const marks = [
    ...(isHeadAlone(results, row) ? ['head alone'] : []),
    ...(row.epoch === results['best-epoch'] ? ['kept'] : []),
  ];
  return marks.length === 0 ? '' : ` (${marks.join(', ')})`;
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
