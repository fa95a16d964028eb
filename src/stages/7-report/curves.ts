// The training's curves as ECharts options: loss, accuracy and learning rate over the epochs, best and last epoch
// marked. report.html shows them one by one; curves.svg has them in one picture, for people who embed it elsewhere.
import type { Results } from '../../results/results.ts';
import { drawSvg, FILE_THEME, FONT_SIZE, type Theme } from './html/chart.ts';
import { formatRate } from './words/numbers.ts';

type Epoch = Results['history'][number];
type Column = Exclude<keyof Epoch, 'epoch' | 'seconds'>;

export interface Curve {
  readonly name: string;
  /** As an axis is named. */
  readonly title: string;
  readonly lines: readonly {
    readonly column: Column;
    readonly color: keyof Theme;
    readonly dashed: boolean;
  }[];
  /** Steps from value to value in place of slopes. */
  readonly steps: boolean;
  readonly format: (value: number) => string;
  /** The value a perfect model would have: the end of an axis that is always shown in full. */
  readonly ideal: 0 | 1;
}

/** As short as it can be: an axis has room for little. */
const axisNumber = (value: number) => String(Number(value.toPrecision(4)));

/** Training is dashed and validation is not, so that it takes no colour to tell them apart. */
const pair = (train: Column, validation: Column): Curve['lines'] => [
  { column: train, color: 'train', dashed: true },
  { column: validation, color: 'validation', dashed: false },
];

export const CURVES: readonly Curve[] = [
  {
    name: 'loss',
    title: 'Loss',
    lines: pair('train-loss', 'val-loss'),
    steps: false,
    format: axisNumber,
    ideal: 0,
  },
  {
    name: 'accuracy',
    title: 'Accuracy',
    lines: pair('train-accuracy', 'val-accuracy'),
    steps: false,
    format: axisNumber,
    ideal: 1,
  },
  {
    name: 'learning-rate',
    title: 'Learning rate',
    lines: [{ column: 'learning-rate', color: 'test', dashed: false }],
    steps: true,
    format: formatRate,
    ideal: 0,
  },
];

/** Where a curve's plot lies in its drawing, in its units. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
}

/** What the curves need of a run. */
export type CurvesOf = Pick<Results, 'history' | 'best-epoch' | 'stopped-epoch'>;

/** One curve as the parts of an ECharts option; `index` is its place among the plots of the drawing. */
export function curvePlot(curve: Curve, run: CurvesOf, box: Box, theme: Theme, index = 0) {
  const { history } = run;
  const label = { color: theme.faint, fontSize: FONT_SIZE };
  return {
    grid: { ...box, containLabel: false, outerBoundsMode: 'none' },
    xAxis: {
      gridIndex: index,
      type: 'value',
      ...epochRange(history),
      minInterval: 1,
      axisLabel: { ...label, showMinLabel: true, hideOverlap: true, alignMaxLabel: 'right' },
      axisLine: { onZero: false, lineStyle: { color: theme.faint } },
      axisTick: { lineStyle: { color: theme.faint } },
      splitLine: { show: false },
      name: 'epoch',
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: label,
    },
    yAxis: {
      gridIndex: index,
      type: isLogarithmic(curve, history) ? 'log' : 'value',
      scale: true,
      axisLabel: { ...label, formatter: curve.format },
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: theme.grid } },
      splitNumber: 4,
    },
    series: curve.lines.map(({ column, color, dashed }, i) => ({
      type: 'line',
      xAxisIndex: index,
      yAxisIndex: index,
      silent: true,
      color: theme[color],
      step: curve.steps ? 'end' : false,
      // A line of a few epochs is hard to see without its points.
      showSymbol: history.length <= 12,
      symbol: 'circle',
      symbolSize: 5,
      lineStyle: { width: 2, type: dashed ? [6, 4] : 'solid' },
      data: history.map((row) => [row.epoch, row[column]]),
      markLine: i === 0 ? marks(run, theme) : undefined,
    })),
  };
}

/** One epoch alone is drawn beside another, which has no values. */
function epochRange(history: readonly Epoch[]) {
  const [first, last] = [history[0]?.epoch ?? 0, history.at(-1)?.epoch ?? 1];
  return { min: first, max: Math.max(last, first + 1) };
}

/** Losses and learning rates that fall by far are told apart only on a logarithmic axis. */
export function isLogarithmic({ name, lines }: Curve, history: readonly Epoch[]): boolean {
  if (name === 'accuracy') return false;
  const values = history.flatMap((row) => lines.map(({ column }) => row[column])).filter((v) => v !== null);
  const lowest = Math.min(...values);
  return values.length > 0 && lowest > 0 && Math.max(...values) / lowest > 20;
}

function marks(run: CurvesOf, theme: Theme) {
  const { history, 'best-epoch': best, 'stopped-epoch': stopped } = run;
  const inside = (epoch: number) => history.some((row) => row.epoch === epoch);
  const label = { color: theme.ink, fontSize: FONT_SIZE, textBorderWidth: 0 };
  const [first, last] = [history[0]?.epoch, history[history.length - 1]?.epoch];
  // Beside the line on the side that has room.
  const align = (epoch: number) => (epoch - first <= (last - first) / 3 ? 'left' : 'right');
  const mark = (epoch: number, text: string, distance: number, type: string) => ({
    xAxis: epoch,
    lineStyle: { color: theme.ink, type, width: 1 },
    label: { ...label, align: align(epoch), formatter: text, position: 'end', distance },
  });
  const lines = [];
  if (inside(best)) {
    const text = best === stopped ? `best and last: ${best}` : `best: ${best}`;
    lines.push(mark(best, text, best === stopped ? 4 : 18, 'solid'));
  }
  if (inside(stopped) && stopped !== best) lines.push(mark(stopped, `stopped: ${stopped}`, 4, 'dashed'));
  return { symbol: 'none', silent: true, animation: false, data: lines };
}

const FILE = { width: 800, plotHeight: 190, gap: 92, top: 60 };

/** curves.svg: all curves below each other, on white. */
export function curvesSvg(results: CurvesOf): string {
  const plots = CURVES.map((curve, i) => {
    const top = FILE.top + i * (FILE.plotHeight + FILE.gap);
    return curvePlot(curve, results, { left: 72, right: 24, top, height: FILE.plotHeight }, FILE_THEME, i);
  });
  const titles = CURVES.map(({ title, lines }, i) => ({
    text: lines.length > 1 ? `${title} (training blue and dashed, validation orange)` : title,
    left: 16,
    top: i * (FILE.plotHeight + FILE.gap) + 4,
    padding: 0,
    textStyle: { color: FILE_THEME.ink, fontSize: 14, fontWeight: 'bold' },
  }));
  return drawSvg({
    name: 'curves',
    width: FILE.width,
    height: CURVES.length * (FILE.plotHeight + FILE.gap) + 8,
    option: {
      backgroundColor: FILE_THEME.background,
      title: titles,
      grid: plots.map(({ grid }) => grid),
      xAxis: plots.map(({ xAxis }) => xAxis),
      yAxis: plots.map(({ yAxis }) => yAxis),
      series: plots.flatMap(({ series }) => series),
    },
  });
}
