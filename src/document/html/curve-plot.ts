// A curve as the parts of an ECharts option: axes, lines and marks. The page and the picture in one file draw it.
import type { Curve } from '../document.ts';
import { FONT_SIZE, type Theme } from './chart.ts';

/** Where a curve's plot lies in its drawing, in its units. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
}

/** One curve as the parts of an ECharts option; `index` is its place among the plots of the drawing. */
export function curvePlot(curve: Curve, box: Box, theme: Theme, index = 0) {
  const { x, steps } = curve;
  const label = { color: theme.faint, fontSize: FONT_SIZE };
  return {
    grid: { ...box, containLabel: false, outerBoundsMode: 'none' },
    xAxis: {
      gridIndex: index,
      type: 'value',
      ...rangeOf(x.values),
      minInterval: 1,
      axisLabel: { ...label, showMinLabel: true, hideOverlap: true, alignMaxLabel: 'right' },
      axisLine: { onZero: false, lineStyle: { color: theme.faint } },
      axisTick: { lineStyle: { color: theme.faint } },
      splitLine: { show: false },
      name: x.name,
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: label,
    },
    yAxis: {
      gridIndex: index,
      type: isLogarithmic(curve) ? 'log' : 'value',
      scale: true,
      axisLabel: { ...label, formatter: curve.format },
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: theme.grid } },
      splitNumber: 4,
    },
    series: curve.series.map(({ values, color, dashed }, i) => ({
      type: 'line',
      xAxisIndex: index,
      yAxisIndex: index,
      silent: true,
      color: theme[color],
      step: steps ? 'end' : false,
      // A line of a few points is hard to see without its points.
      showSymbol: x.values.length <= 12,
      symbol: 'circle',
      symbolSize: 5,
      lineStyle: { width: 2, type: dashed ? [6, 4] : 'solid' },
      data: x.values.map((at, place) => [at, values[place]]),
      markLine: i === 0 ? marks(curve, theme) : undefined,
    })),
  };
}

/** One point alone is drawn beside the next place, which has no values. */
function rangeOf(values: readonly number[]) {
  const [first, last] = [values[0] ?? 0, values.at(-1) ?? 1];
  return { min: first, max: Math.max(last, first + 1) };
}

/** Losses and learning rates that fall by far are told apart only on a logarithmic axis; a score is read up to 1. */
export function isLogarithmic({ ideal, series }: Pick<Curve, 'ideal' | 'series'>): boolean {
  if (ideal === 1) return false;
  const values = series.flatMap((one) => one.values).filter((value) => value !== null);
  const lowest = Math.min(...values);
  return values.length > 0 && lowest > 0 && Math.max(...values) / lowest > 20;
}

const LINE_OF_TEXT = 14;

/** The mark that counts most stands highest. */
function marks({ x, marks: all }: Curve, theme: Theme) {
  const label = { color: theme.ink, fontSize: FONT_SIZE, textBorderWidth: 0 };
  const [first = 0, last = 0] = [x.values[0], x.values.at(-1)];
  // Beside the line on the side that has room.
  const align = (at: number) => (at - first <= (last - first) / 3 ? 'left' : 'right');
  const lines = all.map(({ at, text, dashed }, i) => ({
    xAxis: at,
    lineStyle: { color: theme.ink, type: dashed ? 'dashed' : 'solid', width: 1 },
    label: {
      ...label,
      align: align(at),
      formatter: text,
      position: 'end',
      distance: 4 + (all.length - 1 - i) * LINE_OF_TEXT,
    },
  }));
  const data = lines.filter(({ xAxis }) => x.values.includes(xAxis));
  return { symbol: 'none', silent: true, animation: false, data };
}
