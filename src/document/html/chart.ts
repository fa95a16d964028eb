// A chart as an SVG drawing, by ECharts' server-side rendering: no DOM, no script. It knows nothing of a run.
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TitleComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, MarkLineComponent, TitleComponent, SVGRenderer]);

export interface Drawing {
  /** Unique in the page: ids begin with it. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly option: EChartsCoreOption;
}

/** What charts are drawn in: colours by role. */
export interface Theme {
  readonly ink: string;
  /** Axis names and labels. */
  readonly faint: string;
  readonly grid: string;
  readonly background: string;
  readonly train: string;
  readonly validation: string;
  readonly test: string;
}

/** Colours that the page's style sets, so that one drawing serves light, dark and print. */
export const PAGE_THEME: Theme = {
  ink: 'var(--ink)',
  faint: 'var(--faint)',
  grid: 'var(--grid)',
  background: 'none',
  train: 'var(--train)',
  validation: 'var(--validation)',
  test: 'var(--test)',
};

/** The same on white, for files; blue, vermillion and green of Okabe & Ito (2008), which the colour-blind tell apart. */
export const FILE_THEME: Theme = {
  ink: '#1f2328',
  faint: '#59636e',
  grid: '#d8dee4',
  background: '#ffffff',
  train: '#0072b2',
  validation: '#d55e00',
  test: '#009e73',
};

export const FONT_SIZE = 12;

export function drawSvg({ name, width, height, option }: Drawing): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: 'sans-serif' }, ...option });
    return plain(chart.renderToSVGString(), name);
  } finally {
    // Otherwise its clock keeps the process alive.
    chart.dispose();
  }
}

/**
 * Without style sheet and style attributes, which the page's Content-Security-Policy refuses, without what only
 * ECharts' own script reads, and with ids of its own. Text can't be mistaken for a tag: `<`, `>` and `"` are escaped.
 */
function plain(svg: string, name: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>\s*/g, '')
    .replace(/<[a-z][^>]*>/gi, (tag) =>
      tag
        .replace(/ (?:class="zr[^"]*"|ecmeta_\w+="[^"]*"|xml:space="[^"]*")/g, '')
        .replace(/ style="([^"]*)"/g, (_, style: string) => attributes(style))
        .replace(/\bzr\d+-/g, `${name}-`),
    )
    .trim();
}

/** `font-size:12px;` as ` font-size="12px"`. The shorthand `font` is no attribute, so it becomes its parts. */
function attributes(style: string): string {
  return style
    .split(';')
    .filter((declaration) => declaration.includes(':'))
    .map((declaration) => {
      const [name, value] = declaration.split(/:(.*)/s).map((part) => part.trim());
      if (name !== 'font') return ` ${name}="${value}"`;
      const [, weight, size, family] = /(\w+) ([\d.]+px) (.+)$/.exec(value) ?? [];
      return ` font-weight="${weight}" font-size="${size}" font-family="${family}"`;
    })
    .join('');
}
