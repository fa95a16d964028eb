// Horizontal bars, a group for each class. Its numbers stand in the table beside it.
import { escapeControls } from '../../../shared/quote.ts';
import { drawSvg, FONT_SIZE, PAGE_THEME, type Theme } from './chart.ts';
import { cut } from './html.ts';

export interface BarSeries {
  readonly name: string;
  readonly color: keyof Theme;
  /** In the order of the groups; null: no bar. */
  readonly values: readonly (number | null)[];
}

const WIDTH = 480;
const BAR = 11;

/** @param format of a bar's value, which stands at its end; `axis` of those along the axis, 0 to 1 */
export function drawBars(
  name: string,
  groups: readonly string[],
  series: readonly BarSeries[],
  format: (value: number) => string,
  axis: (value: number) => string = String,
): string {
  const label = { color: PAGE_THEME.faint, fontSize: FONT_SIZE };
  const top = 8;
  const height = groups.length * (series.length * BAR * 1.2 + 14);
  return drawSvg({
    name,
    width: WIDTH,
    height: height + top + 28,
    option: {
      grid: { left: 128, right: 56, top, height, containLabel: false, outerBoundsMode: 'none' },
      xAxis: {
        type: 'value',
        min: 0,
        max: 1,
        interval: 0.25,
        axisLabel: { ...label, formatter: axis },
        splitLine: { lineStyle: { color: PAGE_THEME.grid } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: groups.map((group) => cut(escapeControls(group), 16)),
        axisLabel: { color: PAGE_THEME.ink, fontSize: FONT_SIZE, interval: 0 },
        axisLine: { lineStyle: { color: PAGE_THEME.faint } },
        axisTick: { show: false },
      },
      series: series.map(({ name: title, color, values }) => ({
        type: 'bar',
        name: title,
        silent: true,
        color: PAGE_THEME[color],
        barWidth: BAR,
        barGap: '20%',
        label: {
          show: true,
          position: 'right',
          color: PAGE_THEME.ink,
          fontSize: 11,
          textBorderWidth: 0,
          formatter: ({ value }: { value: number }) => format(value),
        },
        data: values.map((value) => value ?? '-'),
      })),
    },
  });
}
