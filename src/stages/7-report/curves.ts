// The training's curves: loss, accuracy, the task's own score and learning rate over the epochs, best and last epoch marked. report.html shows
// them one by one, curves.svg in one picture.
import type { Curve, CurveMark, CurveSeries } from '../../document/document.ts';
import { formatRate } from '../../document/numbers.ts';
import type { Results } from '../../results/results.ts';
import { isHeadAlone, type Probed } from './head-epoch.ts';

/** What the curves need of a run. */
export type CurvesOf = Pick<Results, 'task' | 'history' | 'best-epoch' | 'stopped-epoch'> & Probed;

type Column = Exclude<keyof Results['history'][number], 'epoch' | 'seconds'>;
type Line = Omit<CurveSeries, 'values'> & { readonly column: Column };
type Kind = Pick<Curve, 'id' | 'title' | 'steps' | 'format' | 'ideal'> & { readonly lines: readonly Line[] };

/** As short as it can be: an axis has room for little. */
const axisNumber = (value: number) => String(Number(value.toPrecision(4)));

/** Training is dashed and validation is not, so that it takes no colour to tell them apart. */
const pair = (train: Column, validation: Column): Line[] => [
  { column: train, name: 'training', color: 'train', dashed: true },
  { column: validation, name: 'validation', color: 'validation', dashed: false },
];

/** By the score that tells whether every class is found, however little of it there is. */
const SCORES = {
  segmentation: {
    title: 'Mean IoU',
    id: 'mean-iou',
    lines: pair('train-mean-iou', 'val-mean-iou'),
  },
  classification: {
    title: 'Macro F1',
    id: 'macro-f1',
    lines: pair('train-macro-f1', 'val-macro-f1'),
  },
} as const;

const kindsOf = (task: Results['task']): readonly Kind[] => [
  {
    id: 'loss',
    title: 'Loss',
    lines: pair('train-loss', 'val-loss'),
    steps: false,
    format: axisNumber,
    ideal: 0,
  },
  {
    id: 'accuracy',
    title: 'Accuracy',
    lines: pair('train-accuracy', 'val-accuracy'),
    steps: false,
    format: axisNumber,
    ideal: 1,
  },
  { ...SCORES[task], steps: false, format: axisNumber, ideal: 1 },
  {
    id: 'learning-rate',
    title: 'Learning rate',
    lines: [{ column: 'learning-rate', name: 'learning rate', color: 'test', dashed: false }],
    steps: true,
    format: formatRate,
    ideal: 0,
  },
];

/** The history as it's shown: an epoch that did no steps has no learning rate, where the record has 0. */
export function shownHistory(run: Pick<Results, 'history'> & Probed): Results['history'] {
  return run.history.map((row) => (isHeadAlone(run, row) ? { ...row, 'learning-rate': null } : row));
}

export function curvesOf(run: CurvesOf): Curve[] {
  const { 'best-epoch': best, 'stopped-epoch': stopped } = run;
  const history = shownHistory(run);
  const values = history.map(({ epoch }) => epoch);
  const hasRates = history.length === 0 || history.some((row) => row['learning-rate'] !== null);
  const kinds = kindsOf(run.task).filter(({ id }) => hasRates || id !== 'learning-rate');
  return kinds.map(({ lines, ...kind }) => ({
    kind: 'curve',
    ...kind,
    label: `${kind.title} over ${history.length} epochs; best epoch ${best}, stopped after epoch ${stopped}`,
    x: { name: 'epoch', values, table: 'epochs' },
    series: lines.map(({ column, ...line }) => ({ ...line, values: history.map((row) => row[column]) })),
    marks: marksOf(best, stopped),
  }));
}

/** @param best 0: none was kept */
function marksOf(best: number, stopped: number): CurveMark[] {
  const inWords = { title: `best epoch ${best}`, sentence: `Best epoch (kept): ${best}.` };
  if (best === stopped) return [{ at: best, text: `best and last: ${best}`, inWords }];
  const last = { at: stopped, text: `stopped: ${stopped}`, dashed: true } as const;
  return best === 0 ? [last] : [{ at: best, text: `best: ${best}`, inWords }, last];
}
