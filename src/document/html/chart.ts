// A chart as an SVG drawing, by ECharts' server-side rendering: no DOM, no script. It knows nothing of a run. ECharts uses the
// texts that it draws as keys of plain objects, so that it's given none that a user chose.
import { BarChart, LineChart } from 'echarts/charts';
import { GridSimpleComponent, MarkLineComponent, TitleComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { html } from './html.ts';

use([BarChart, LineChart, GridSimpleComponent, MarkLineComponent, TitleComponent, SVGRenderer]);

export interface Drawing {
  /** Unique in the page: ids begin with it. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly option: EChartsCoreOption;
  /** What users named: the option has `standIn(index)` in place of each. */
  readonly names?: readonly string[];
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

// Unicode's characters for private use: no text of ours has one.
const FIRST_STAND_IN = 0xe000;

/** One character that is drawn in place of a name. */
export function standIn(index: number): string {
  return String.fromCharCode(FIRST_STAND_IN + index);
}

export function drawSvg({ name, width, height, option, names = [] }: Drawing): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: 'sans-serif' }, ...option });
    return named(plain(chart.renderToSVGString(), name), names);
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

function named(svg: string, names: readonly string[]): string {
  return svg.replace(/[\ue000-\uf8ff]/g, (mark) => html`${names[mark.charCodeAt(0) - FIRST_STAND_IN]}`.text);
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
