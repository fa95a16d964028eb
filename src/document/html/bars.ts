// Horizontal bars, a group for each class or run. Its numbers stand in the table beside it.
import type { Bars } from '../document.ts';
import { cut } from '../inline.ts';
import { drawSvg, FONT_SIZE, PAGE_THEME, standIn } from './chart.ts';

/** More bars than this are no picture. */
export const MOST_GROUPS = 30;
const WIDTH = 480;
const BAR = 11;

export function drawBars({
  id,
  series,
  format,
  axis = String,
  ...bars
}: Omit<Bars, 'kind' | 'caption' | 'label'>) {
  const groups = bars.groups.slice(0, MOST_GROUPS);
  const label = { color: PAGE_THEME.faint, fontSize: FONT_SIZE };
  const top = 8;
  const height = groups.length * (series.length * BAR * 1.2 + 14);
  return drawSvg({
    name: id,
    width: WIDTH,
    height: height + top + 28,
    names: groups.map((group) => cut(group, 16)),
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
        data: groups.map((_, i) => standIn(i)),
        axisLabel: { color: PAGE_THEME.ink, fontSize: FONT_SIZE, interval: 0 },
        axisLine: { lineStyle: { color: PAGE_THEME.faint } },
        axisTick: { show: false },
      },
      series: series.map(({ color, values }) => ({
        type: 'bar',
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
        data: values.slice(0, MOST_GROUPS).map((value) => value ?? '-'),
      })),
    },
  });
}
