// Curves below each other in one picture that needs no page, for people who embed it elsewhere.
import type { Curve, CurveSeries } from '../document.ts';
import { drawSvg, FILE_THEME } from './chart.ts';
import { curvePlot } from './curve-plot.ts';

const FILE = { width: 800, plotHeight: 190, gap: 92, top: 60 };

/** On white. */
export function curvesSvg(curves: readonly Curve[]): string {
  const plots = curves.map((curve, i) => {
    const top = FILE.top + i * (FILE.plotHeight + FILE.gap);
    return curvePlot(curve, { left: 72, right: 24, top, height: FILE.plotHeight }, FILE_THEME, i);
  });
  const titles = curves.map(({ title, series }, i) => ({
    text: series.length > 1 ? `${title} (${series.map(inWords).join(', ')})` : title,
    left: 16,
    top: i * (FILE.plotHeight + FILE.gap) + 4,
    padding: 0,
    textStyle: { color: FILE_THEME.ink, fontSize: 14, fontWeight: 'bold' },
  }));
  return drawSvg({
    name: 'curves',
    width: FILE.width,
    height: curves.length * (FILE.plotHeight + FILE.gap) + 8,
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

const COLOR_WORDS = { train: 'blue', validation: 'orange', test: 'green' } as const;

/** "training blue and dashed" */
function inWords({ name, color, dashed }: CurveSeries): string {
  return `${name} ${COLOR_WORDS[color]}${dashed ? ' and dashed' : ''}`;
}
