// The reliability diagram: how often predictions are right, by how sure the model was of them. On the diagonal the model's
// probabilities can be taken at their word.
import type { ReliabilityBin } from '../document.ts';
import { drawSvg, FONT_SIZE, PAGE_THEME } from './chart.ts';

const SIZE = { width: 480, height: 320 };
/** A point's area says how many predictions it stands for; the smallest can still be seen. */
const SMALLEST = 5;
const LARGEST = 22;

export function drawReliability(bins: readonly ReliabilityBin[]): string {
  const most = Math.max(...bins.map(({ count }) => count));
  const points = bins.filter(({ confidence, accuracy }) => confidence !== null && accuracy !== null);
  return drawSvg({
    name: 'calibration',
    ...SIZE,
    option: {
      grid: { left: 64, right: 24, top: 16, bottom: 52, containLabel: false, outerBoundsMode: 'none' },
      xAxis: axis('confidence', 28),
      yAxis: axis('share that is right', 44),
      series: [
        {
          type: 'line',
          silent: true,
          showSymbol: false,
          color: PAGE_THEME.faint,
          lineStyle: { width: 1, type: 'dashed' },
          data: [
            [0, 0],
            [1, 1],
          ],
        },
        {
          type: 'line',
          silent: true,
          color: PAGE_THEME.train,
          symbol: 'circle',
          showSymbol: true,
          symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) =>
            Math.max(SMALLEST, LARGEST * Math.sqrt(points[dataIndex].count / most)),
          itemStyle: { color: PAGE_THEME.train },
          data: points.map(({ confidence, accuracy }) => [confidence, accuracy]),
        },
      ],
    },
  });
}

function axis(name: string, nameGap: number) {
  const label = { color: PAGE_THEME.faint, fontSize: FONT_SIZE };
  return {
    type: 'value',
    name,
    nameLocation: 'middle',
    nameGap,
    nameTextStyle: label,
    min: 0,
    max: 1,
    interval: 0.25,
    axisLabel: label,
    axisLine: { lineStyle: { color: PAGE_THEME.faint } },
    splitLine: { lineStyle: { color: PAGE_THEME.grid } },
  };
}
