import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  cut,
  plainText,
  swatch
} from "./document-inline.js";
import {
  formatCount,
  formatShare,
  plural
} from "./stages-1-config.js";
import {
  escapeControls
} from "./errors.js";
import {
  init,
  install,
  install2,
  install3,
  install4,
  install5,
  install6,
  use
} from "./vendor-echarts.js";

// src/document/html/html.ts
var Html = class {
  text;
  constructor(text) {
    this.text = text;
  }
};
function html(strings, ...parts) {
  return new Html(strings.reduce((text, string, i) => text + render(parts[i - 1]) + string));
}
function trusted(text) {
  return new Html(text);
}
function render(part) {
  if (part === void 0) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "string") return escapeHtml(part);
  if (typeof part === "number") return String(part);
  return part.map(render).join("");
}
function escapeHtml(text) {
  return escapeControls(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

// src/document/html/inline.ts
function inlineHtml(inline) {
  if (typeof inline === "string") return html`${inline}`;
  if (!("mark" in inline)) return html`${inline.map(inlineHtml)}`;
  const text = inlineHtml(inline.text);
  switch (inline.mark) {
    case "strong":
      return html`<strong>${text}</strong>`;
    case "code":
      return html`<code>${text}</code>`;
    case "interval":
      return html` <small>${text}</small>`;
    case "note":
      return html`<br><small>${text}</small>`;
    case "swatch":
      return html`<span class="named"><svg class="swatch" width="12" height="12" aria-hidden="true" focusable="false"><rect width="12" height="12" fill="rgb(${inline.color.join(",")})"/></svg> ${text}</span>`;
    case "link":
      return html`<a href="${inline.to}">${text}</a>`;
  }
}

// src/document/html/view.ts
var CLOSED = html`<span id="closed"></span>`;
function viewHtml({ id, width, height, label }, content) {
  return html`<span class="enlarge" id="${id}"><a href="#${id}"><svg class="view" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">${content}</svg></a><a class="shut" href="#closed">Close</a></span>`;
}

// src/document/html/pictures.ts
function picturesHtml(block, given) {
  if (given.length === 0)
    return html`<p>The pictures are too large for this page: they lie in predictions/.</p>`;
  const shown = given.flatMap((picture) => {
    const text = block.pictures.find(({ key }) => key === picture.key);
    return text === void 0 ? [] : [{ ...picture, ...text }];
  });
  if (shown.every(({ masks }) => masks === void 0))
    return html`<p>${inlineHtml(block.note)}</p>
<div class="mistaken">${shown.map(imageHtml)}</div>`;
  return html`<p>${inlineHtml(block.note)}</p>
${controls(block, shown)}
${shown.map(exampleHtml)}`;
}
function imageHtml({ width, height, image, label, lines }, index) {
  const view = { id: `mistake-${index + 1}`, width, height, label };
  return html`<figure>${viewHtml(view, html`<image width="${width}" height="${height}" href="${image}"/>`)}
<figcaption>${lines.map((line, i) => html`${i > 0 ? trusted("<br>") : void 0}${inlineHtml(line)}`)}</figcaption></figure>\n`;
}
function controls({ layers }, shown) {
  const all = shown.flatMap(
    ({ masks }) => masks === void 0 ? [] : [...masks.truth, ...masks.prediction]
  );
  const present = layers.filter(({ key }) => all.some((one) => one.key === key));
  const entries = present.map(
    ({ key, name, color }) => html`<li><label><input type="checkbox" class="scripted" hidden checked data-layer="class-${key}">${inlineHtml(swatch(color, cut(name, 40)))}</label></li>\n`
  );
  return html`<div class="controls">
<fieldset><legend>Classes</legend><ul class="legend">${entries}</ul></fieldset>
<p class="scripted" hidden><label for="opacity">Opacity of label and prediction</label> <input type="range" id="opacity" min="0" max="100" step="5" value="60"> <output for="opacity" id="opacity-value">60 %</output></p>
</div>\n`;
}
function exampleHtml({ key, width, height, image, masks, label, lines }) {
  const source = `${key}-image`;
  const view = (name, content) => html`<figure>${viewHtml({ id: `${key}-${name}-view`, width, height, label: `${label}, ${name}` }, content)}<figcaption>${name}</figcaption></figure>\n`;
  const shown = html`<use href="#${source}"/>`;
  const overlays = (of) => [
    view("label", [shown, layerGroup(of.truth, width, height)]),
    view("prediction", [shown, layerGroup(of.prediction, width, height)]),
    view(
      "errors",
      html`<rect width="${width}" height="${height}" fill="#000"/><use href="#${source}" opacity="0.33"/><image width="${width}" height="${height}" href="${of.errors}"/>`
    )
  ];
  return html`<section class="example" aria-labelledby="${key}-title"><h3 id="${key}-title">${label}</h3>
${lines.map((line) => html`<p>${inlineHtml(line)}</p>\n`)}<svg class="store" width="0" height="0" aria-hidden="true" focusable="false"><defs><image id="${source}" width="${width}" height="${height}" href="${image}"/></defs></svg>
<div class="views">${view("image", shown)}${masks && overlays(masks)}</div>
</section>\n`;
}
function layerGroup(layers, width, height) {
  return html`<g class="layers">${layers.map(({ key, png }) => html`<image class="class-${key}" width="${width}" height="${height}" href="${png}"/>`)}</g>`;
}

// src/document/html/sheet.ts
var FILL_OPACITY = 0.5;
var MUTED = html`<svg class="store" width="0" height="0" aria-hidden="true" focusable="false"><filter id="muted" color-interpolation-filters="sRGB"><feColorMatrix values="${muting()}"/></filter></svg>
`;
function muting() {
  const row = [...[0.2126, 0.7152, 0.0722].map((weight) => (0.6 * weight).toFixed(3)), "0", "0.15"].join(" ");
  return `${row} ${row} ${row} 0 0 0 1 0`;
}
function sheetHtml({ note, legend, pictures }, given) {
  if (given.length === 0) return html`<p>The pictures are too large for this page.</p>\n`;
  const shown = given.flatMap((picture) => {
    const text = pictures.find(({ key }) => key === picture.key);
    if (text === void 0) return [];
    const { label: drawn, ...rest } = picture;
    return [{ ...rest, drawn, ...text }];
  });
  const paired = shown.some(({ drawn }) => drawn !== void 0);
  const colors = legend.map(
    ({ name, color }) => html`<li>${inlineHtml(swatch(color, cut(name, 48)))}</li>\n`
  );
  return html`<p>${inlineHtml(note)}</p>
${legend.length === 0 ? void 0 : html`<ul class="legend">${colors}</ul>\n`}${paired ? MUTED : void 0}<div class="sheet ${paired ? "paired" : "single"}">${shown.map((one) => tileHtml(one, legend))}</div>\n`;
}
function tileHtml({ key, width, height, image, drawn, label, lines }, legend) {
  const source = `${key}-image`;
  const view = (name, content) => viewHtml({ id: `${key}-${name}-view`, width, height, label: `${label}, ${name}` }, content);
  const layer = (address, opacity = 1) => html`<image width="${width}" height="${height}" opacity="${opacity}" href="${address}"/>`;
  const over = drawn && [
    html`<use href="#${source}" filter="url(#muted)"/>`,
    layer(drawn.fill, FILL_OPACITY),
    layer(drawn.outline),
    namesHtml(drawn.names, legend, width, height)
  ];
  return html`<figure><div class="pair">${view("image", html`<image id="${source}" width="${width}" height="${height}" href="${image}"/>`)}${over && view("label", over)}</div>
<figcaption>${lines.map((line, i) => html`${i > 0 ? trusted("<br>") : void 0}${inlineHtml(line)}`)}</figcaption></figure>\n`;
}
var TEXT_SHARE = 1 / 17;
var LONGEST_NAME = 14;
var HALF_WIDTH = 0.33;
function namesHtml(names, legend, width, height) {
  const size = TEXT_SHARE * Math.max(width, height);
  const placed = [];
  for (const one of names) {
    const text = cut(legend[one.class]?.name ?? "", LONGEST_NAME);
    const half = Math.min(width / 2, HALF_WIDTH * size * text.length);
    const x = Math.min(Math.max(one.x, half), width - half);
    const y = Math.min(Math.max(one.y, size), height - size);
    const isFree = placed.every(
      (other) => Math.abs(other.y - y) > size || Math.abs(other.x - x) > other.half + half
    );
    if (isFree) placed.push({ text, x, y, half });
  }
  return html`<g aria-hidden="true" font-size="${size.toFixed(1)}" stroke-width="${(size / 5).toFixed(1)}">${placed.map(({ text, x, y }) => html`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}">${text}</text>`)}</g>`;
}

// src/document/html/page-pictures.ts
var KINDS = ["pictures", "sheet"];
var opening = (kind) => `<!-- ${kind} -->`;
var closing = (kind) => `<!-- end of ${kind} -->
`;
function shownHtml(block, given) {
  const { kind } = block;
  return html`${trusted(opening(kind))}${contentOf(block, given)}${trusted(closing(kind))}`;
}
function contentOf(block, given) {
  if (isEarlier(given)) return given.get(block.kind) ?? html``;
  return block.kind === "sheet" ? sheetHtml(block, given.filter(isOfSheet)) : picturesHtml(
    block,
    given.filter((one) => "masks" in one)
  );
}
function picturesOf(page) {
  const found = KINDS.flatMap((kind) => {
    const [start, end] = [page.indexOf(opening(kind)), page.indexOf(closing(kind))];
    const content = page.slice(start + opening(kind).length, end);
    return start < 0 || end < start ? [] : [[kind, trusted(content)]];
  });
  return found.length === 0 ? void 0 : new Map(found);
}
function isEarlier(given) {
  return given instanceof Map;
}
function isOfSheet(picture) {
  return "label" in picture;
}

// src/document/html/page.ts
import { createHash } from "node:crypto";

// src/document/html/course.ts
var WIDTH = 1e3;
var HEIGHT = 400;
var MOST_DOTS = 60;
function courseHtml(course) {
  const { id, label, points, best } = course;
  const axis2 = axisOf(course);
  const place = placing(points.length, axis2);
  const isFine = points.length > MOST_DOTS;
  const last = points.length - 1;
  const parts = [
    ["grid", axis2.ticks.map((value) => `M0 ${place.y(value)}H${WIDTH}`).join("")],
    [
      "parting",
      partings(points).map((i) => `M${place.x(i)} 0V${HEIGHT}`).join("")
    ],
    ["band", bandPath(points, place)],
    ["best", best === void 0 ? "" : `M0 ${place.y(best.value)}H${WIDTH}`],
    [isFine ? "line fine" : "line", linePath(points, place)],
    ["dots", isFine ? "" : dotsPath(points, place)],
    ["mark best", best?.at === void 0 ? "" : dotPath(best.at, best.value, place)],
    ["mark last", dotPath(last, points[last]?.value ?? null, place)]
  ];
  const paths = parts.filter(([, d]) => d !== "").map(([name, d]) => html`<path class="${name}" d="${d}"/>`);
  const ends = points.length === 1 ? points : [points[0], points[last]];
  return html`<figure class="course" id="${id}">
<figcaption>${captionHtml(course)}</figcaption>
<div class="plot"><ul class="scale" aria-hidden="true">${axis2.ticks.toReversed().map((value) => html`<li>${axis2.format(value)}</li>`)}</ul>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${label}">${paths}</svg>
<ul class="ends" aria-hidden="true">${ends.map((point) => html`<li>${point?.date ?? ""}</li>`)}</ul></div>
${readerHtml(course)}</figure>
`;
}
function captionHtml({ title, of, points, last, best, format }) {
  const newest = points.at(-1)?.value ?? null;
  const hasBand = points.some(({ interval }) => interval !== null);
  const older = best?.at === void 0 ? ", before the first that is shown" : "";
  const keys = [
    html`<span class="key dot last">${last}${newest === null ? void 0 : ` ${format(newest)}`}</span>`,
    best && html` <span class="key dot best">best ${format(best.value)} (${best.name}${older})</span>`,
    hasBand ? html` <span class="key band">95 % interval</span>` : void 0,
    partings(points).length > 0 ? html` <span class="key parting">other classes from here on</span>` : void 0
  ];
  return html`<strong>${title}${of === void 0 ? void 0 : ` ${of}`}</strong>: ${keys}`;
}
function readerHtml({ id, points }) {
  if (points.length < 2) return void 0;
  const last = points.length - 1;
  return html`<div class="reader" hidden><label for="${id}-run">Run</label> <input type="range" id="${id}-run" min="0" max="${last}" step="1" value="${last}"> <output for="${id}-run"></output></div>
<ol class="notes" hidden>${points.map(({ note }) => html`<li>${inlineHtml(note)}</li>`)}</ol>
`;
}
var STEPS = [5e-3, 0.01, 0.02, 0.05, 0.1, 0.2];
function axisOf({ points, best }) {
  const values = points.flatMap(({ value, interval }) => [value, interval?.low, interval?.high]);
  const numbers = [...values, best?.value].filter((value) => value !== void 0 && value !== null).filter((value) => !Number.isNaN(value)).map((value) => Math.min(Math.max(value, 0), 1));
  const [lowest, highest] = numbers.length === 0 ? [0, 1] : [Math.min(...numbers), Math.max(...numbers)];
  const step = STEPS.find((one) => (highest - lowest) / one <= 4) ?? 0.25;
  const below = Math.min(Math.floor(lowest / step + 1e-9), Math.round(1 / step) - 1);
  const above = Math.max(below + 1, Math.ceil(highest / step - 1e-9));
  const count = above - below + 1;
  const decimals = step < 0.01 ? 3 : 2;
  return {
    low: below * step,
    high: above * step,
    ticks: Array.from({ length: count }, (_, i) => (below + i) * step),
    format: (value) => value.toFixed(decimals)
  };
}
function placing(points, { low, high }) {
  return {
    x: (point) => points === 1 ? WIDTH / 2 : Math.round(point / (points - 1) * WIDTH),
    y: (value) => Math.round(Math.min(Math.max((high - value) / (high - low), 0), 1) * HEIGHT)
  };
}
function partings(points) {
  return points.flatMap(({ isParted }, i) => isParted && i > 0 ? [i] : []);
}
function stretches(points, read) {
  const all = [[]];
  for (const [i, point] of points.entries()) {
    const found = read(point);
    if (found === null || point.isParted) all.push([]);
    if (found !== null) all.at(-1)?.push([i, found]);
  }
  return all.filter((stretch) => stretch.length > 0);
}
function linePath(points, { x, y }) {
  return stretches(points, ({ value }) => value).map((stretch) => `M${stretch.map(([i, value]) => `${x(i)} ${y(value)}`).join("L")}`).join("");
}
function isDrawn({ low, high }) {
  return !Number.isNaN(low) && !Number.isNaN(high);
}
function bandPath(points, { x, y }) {
  return stretches(points, ({ interval }) => interval && isDrawn(interval) ? interval : null).map((stretch) => {
    const above = stretch.map(([i, { high }]) => `${x(i)} ${y(high)}`);
    const below = stretch.toReversed().map(([i, { low }]) => `${x(i)} ${y(low)}`);
    return `M${[...above, ...below].join("L")}Z`;
  }).join("");
}
function dotsPath(points, place) {
  return points.map(({ value }, i) => dotPath(i, value, place)).join("");
}
function dotPath(point, value, { x, y }) {
  return value === null ? "" : `M${x(point)} ${y(value)}h0`;
}

// src/document/html/chart.ts
use([install2, install, install3, install5, install4, install6]);
var PAGE_THEME = {
  ink: "var(--ink)",
  faint: "var(--faint)",
  grid: "var(--grid)",
  background: "none",
  train: "var(--train)",
  validation: "var(--validation)",
  test: "var(--test)"
};
var FILE_THEME = {
  ink: "#1f2328",
  faint: "#59636e",
  grid: "#d8dee4",
  background: "#ffffff",
  train: "#0072b2",
  validation: "#d55e00",
  test: "#009e73"
};
var FONT_SIZE = 12;
var FIRST_STAND_IN = 57344;
function standIn(index) {
  return String.fromCharCode(FIRST_STAND_IN + index);
}
function drawSvg({ name, width, height, option, names = [] }) {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: "sans-serif" }, ...option });
    return named(plain(chart.renderToSVGString(), name), names);
  } finally {
    chart.dispose();
  }
}
function plain(svg, name) {
  return svg.replace(/<style[\s\S]*?<\/style>\s*/g, "").replace(
    /<[a-z][^>]*>/gi,
    (tag) => tag.replace(/ (?:class="zr[^"]*"|ecmeta_\w+="[^"]*"|xml:space="[^"]*")/g, "").replace(/ style="([^"]*)"/g, (_, style) => attributes(style)).replace(/\bzr\d+-/g, `${name}-`)
  ).trim();
}
function named(svg, names) {
  return svg.replace(/[\ue000-\uf8ff]/g, (mark) => html`${names[mark.charCodeAt(0) - FIRST_STAND_IN]}`.text);
}
function attributes(style) {
  return style.split(";").filter((declaration) => declaration.includes(":")).map((declaration) => {
    const [name, value] = declaration.split(/:(.*)/s).map((part) => part.trim());
    if (name !== "font") return ` ${name}="${value}"`;
    const [, weight, size, family] = /(\w+) ([\d.]+px) (.+)$/.exec(value) ?? [];
    return ` font-weight="${weight}" font-size="${size}" font-family="${family}"`;
  }).join("");
}

// src/document/html/bars.ts
var MOST_GROUPS = 30;
var WIDTH2 = 480;
var BAR = 11;
function drawBars({
  id,
  series,
  format,
  axis: axis2 = String,
  ...bars
}) {
  const groups = bars.groups.slice(0, MOST_GROUPS);
  const label = { color: PAGE_THEME.faint, fontSize: FONT_SIZE };
  const top = 8;
  const height = groups.length * (series.length * BAR * 1.2 + 14);
  return drawSvg({
    name: id,
    width: WIDTH2,
    height: height + top + 28,
    names: groups.map((group) => cut(group, 16)),
    option: {
      grid: { left: 128, right: 56, top, height, containLabel: false, outerBoundsMode: "none" },
      xAxis: {
        type: "value",
        min: 0,
        max: 1,
        interval: 0.25,
        axisLabel: { ...label, formatter: axis2 },
        splitLine: { lineStyle: { color: PAGE_THEME.grid } }
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: groups.map((_, i) => standIn(i)),
        axisLabel: { color: PAGE_THEME.ink, fontSize: FONT_SIZE, interval: 0 },
        axisLine: { lineStyle: { color: PAGE_THEME.faint } },
        axisTick: { show: false }
      },
      series: series.map(({ color, values }) => ({
        type: "bar",
        silent: true,
        color: PAGE_THEME[color],
        barWidth: BAR,
        barGap: "20%",
        label: {
          show: true,
          position: "right",
          color: PAGE_THEME.ink,
          fontSize: 11,
          textBorderWidth: 0,
          formatter: ({ value }) => format(value)
        },
        data: values.slice(0, MOST_GROUPS).map((value) => value ?? "-")
      }))
    }
  });
}

// src/document/html/curve-plot.ts
function curvePlot(curve, box, theme, index = 0) {
  const { x, steps } = curve;
  const label = { color: theme.faint, fontSize: FONT_SIZE };
  return {
    grid: { ...box, containLabel: false, outerBoundsMode: "none" },
    xAxis: {
      gridIndex: index,
      type: "value",
      ...rangeOf(x.values),
      minInterval: 1,
      axisLabel: { ...label, showMinLabel: true, hideOverlap: true, alignMaxLabel: "right" },
      axisLine: { onZero: false, lineStyle: { color: theme.faint } },
      axisTick: { lineStyle: { color: theme.faint } },
      splitLine: { show: false },
      name: x.name,
      nameLocation: "middle",
      nameGap: 24,
      nameTextStyle: label
    },
    yAxis: {
      gridIndex: index,
      type: isLogarithmic(curve) ? "log" : "value",
      scale: true,
      axisLabel: { ...label, formatter: curve.format },
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: theme.grid } },
      splitNumber: 4
    },
    series: curve.series.map(({ values, color, dashed }, i) => ({
      type: "line",
      xAxisIndex: index,
      yAxisIndex: index,
      silent: true,
      color: theme[color],
      step: steps ? "end" : false,
      // A line of a few points is hard to see without its points.
      showSymbol: x.values.length <= 12,
      symbol: "circle",
      symbolSize: 5,
      lineStyle: { width: 2, type: dashed ? [6, 4] : "solid" },
      data: x.values.map((at, place) => [at, values[place]]),
      markLine: i === 0 ? marks(curve, theme) : void 0
    }))
  };
}
function rangeOf(values) {
  const [first, last] = [values[0] ?? 0, values.at(-1) ?? 1];
  return { min: first, max: Math.max(last, first + 1) };
}
function isLogarithmic({ ideal, series }) {
  if (ideal === 1) return false;
  const values = series.flatMap((one) => one.values).filter((value) => value !== null);
  const lowest = Math.min(...values);
  return values.length > 0 && lowest > 0 && Math.max(...values) / lowest > 20;
}
var LINE_OF_TEXT = 14;
function marks({ x, marks: all }, theme) {
  const label = { color: theme.ink, fontSize: FONT_SIZE, textBorderWidth: 0 };
  const [first = 0, last = 0] = [x.values[0], x.values.at(-1)];
  const align = (at) => at - first <= (last - first) / 3 ? "left" : "right";
  const lines = all.map(({ at, text, dashed }, i) => ({
    xAxis: at,
    lineStyle: { color: theme.ink, type: dashed ? "dashed" : "solid", width: 1 },
    label: {
      ...label,
      align: align(at),
      formatter: text,
      position: "end",
      distance: 4 + (all.length - 1 - i) * LINE_OF_TEXT
    }
  }));
  const data = lines.filter(({ xAxis }) => x.values.includes(xAxis));
  return { symbol: "none", silent: true, animation: false, data };
}

// src/document/html/reliability.ts
var SIZE = { width: 480, height: 320 };
var SMALLEST = 5;
var LARGEST = 22;
function drawReliability(bins) {
  const most = Math.max(...bins.map(({ count }) => count));
  const points = bins.filter(({ confidence, accuracy }) => confidence !== null && accuracy !== null);
  return drawSvg({
    name: "calibration",
    ...SIZE,
    option: {
      grid: { left: 64, right: 24, top: 16, bottom: 52, containLabel: false, outerBoundsMode: "none" },
      xAxis: axis("confidence", 28),
      yAxis: axis("share that is right", 44),
      series: [
        {
          type: "line",
          silent: true,
          showSymbol: false,
          color: PAGE_THEME.faint,
          lineStyle: { width: 1, type: "dashed" },
          data: [
            [0, 0],
            [1, 1]
          ]
        },
        {
          type: "line",
          silent: true,
          color: PAGE_THEME.train,
          symbol: "circle",
          showSymbol: true,
          symbolSize: (_, { dataIndex }) => Math.max(SMALLEST, LARGEST * Math.sqrt(points[dataIndex].count / most)),
          itemStyle: { color: PAGE_THEME.train },
          data: points.map(({ confidence, accuracy }) => [confidence, accuracy])
        }
      ]
    }
  });
}
function axis(name, nameGap) {
  const label = { color: PAGE_THEME.faint, fontSize: FONT_SIZE };
  return {
    type: "value",
    name,
    nameLocation: "middle",
    nameGap,
    nameTextStyle: label,
    min: 0,
    max: 1,
    interval: 0.25,
    axisLabel: label,
    axisLine: { lineStyle: { color: PAGE_THEME.faint } },
    splitLine: { lineStyle: { color: PAGE_THEME.grid } }
  };
}

// src/document/html/figures.ts
var WIDTH3 = 380;
var HEIGHT2 = 264;
var BOX = { left: 50, right: 12, top: 40, height: 180 };
function curvesHtml(curves) {
  const reader = curves.some(({ x }) => x.table === "epochs") ? READER : void 0;
  return html`<div class="charts">${curves.map(curveHtml)}</div>\n${reader}`;
}
var READER = html`<div class="reader" id="epoch-reader" hidden>
<label for="epoch">Epoch</label>
<input type="range" id="epoch" min="0" max="0" step="1" value="0">
<output for="epoch" id="epoch-values"></output>
</div>
`;
function curveHtml(curve) {
  const { id, title, label, series, x } = curve;
  const plot = curvePlot(curve, BOX, PAGE_THEME);
  const svg = drawSvg({ name: `curve-${id}`, width: WIDTH3, height: HEIGHT2, option: plot });
  const scale = isLogarithmic(curve) ? " (log)" : "";
  const keys = series.map(
    ({ name, color, dashed }) => html` <span class="key ${color}${dashed ? " dashed" : ""}">${name}</span>`
  );
  const caption = html`<strong>${title}</strong>${scale}${series.length > 1 ? [":", keys] : void 0}`;
  const said = `${label}. The numbers are in the table below.`;
  const { min, max } = plot.xAxis;
  const place = html` data-first="${min}" data-last="${max}" data-left="${BOX.left}" data-right="${WIDTH3 - BOX.right}" data-top="${BOX.top}" data-bottom="${BOX.top + BOX.height}"`;
  return html`<div class="curve"${x.table === void 0 ? void 0 : place}><figure><figcaption>${caption}</figcaption>${labelled(svg, said)}</figure></div>\n`;
}
function barsHtml(bars) {
  const { caption, label, series, groups } = bars;
  const keys = series.map(({ name, color }) => html` <span class="key ${color}">${name}</span>`);
  const which = groups.length > MOST_GROUPS ? ` The first ${MOST_GROUPS} of ${groups.length}.` : "";
  const said = `${label}.${which} The numbers are in the table.`;
  return figure(labelled(drawBars(bars), said), html`${caption}:${keys}${which}`);
}
function reliabilityHtml({ bins, caption, label }) {
  return figure(labelled(drawReliability(bins), label), caption);
}
function figure(svg, caption) {
  return html`<figure>${svg}<figcaption>${caption}</figcaption></figure>\n`;
}
function labelled(svg, label) {
  return html`${trusted('<svg role="img" aria-label="')}${label}${trusted(`"${svg.slice("<svg".length)}`)}`;
}

// src/document/html/tables.ts
var MOST_ROWS = 1e3;
var MOST_COLUMNS = 40;
var SHADES = 10;
function tableHtml({ file, ...block }, numbersFile) {
  const { header, rows: rows2, text = [0], strong, id } = block;
  const side = (column) => text.includes(column) ? "text" : "number";
  const shown = rows2.slice(0, MOST_ROWS);
  const rest = shown.length < rows2.length ? `. The first ${formatCount(MOST_ROWS)} of ${formatCount(rows2.length)}: ${file ?? numbersFile} has all` : "";
  const caption = `${block.caption}${rest}`;
  const named2 = id === void 0 ? void 0 : trusted(` id="${id}"`);
  return scrolling(
    caption,
    html`<table${named2}><caption>${caption}</caption>
<thead><tr>${header.map((title, i) => html`<th scope="col" class="${side(i)}">${title}</th>`)}</tr></thead>
<tbody>${shown.map(
      ([first = "", ...others], row) => html`<tr${row === strong ? trusted(' class="strong"') : void 0}><th scope="row" class="${side(0)}">${inlineHtml(first)}</th>${others.map((cell, i) => html`<td class="${side(i + 1)}">${inlineHtml(cell)}</td>`)}</tr>\n`
    )}</tbody></table>`
  );
}
function matrixHtml({ caption, classes, counts, unit }, numbersFile) {
  if (classes.length > MOST_COLUMNS)
    return html`<p>A table of ${classes.length} classes is not shown: ${numbersFile} has it.</p>`;
  const rows2 = counts.map((row, k) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    const cells = row.map((count, predicted) => {
      const share = total === 0 ? null : count / total;
      const shade = Math.ceil((share ?? 0) * SHADES);
      const side = predicted === k ? "right" : "wrong";
      return html`<td class="number shade ${side} shade-${shade}" title="${plural(count, unit)}">${formatShare(share)}</td>`;
    });
    const { color, name } = classes[k];
    return html`<tr><th scope="row" class="text">${inlineHtml(swatch(color, cut(name, 40)))}</th>${cells}</tr>\n`;
  });
  return scrolling(
    "Confusion matrix",
    html`<table class="confusion"><caption>${caption}</caption>
<thead><tr><td></td>${classes.map(({ name }) => html`<th scope="col" class="number">${cut(name, 24)}</th>`)}</tr></thead>
<tbody>${rows2}</tbody></table>`
  );
}
function scrolling(label, content) {
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${label}">${content}</div>\n`;
}

// src/document/html/tiles.ts
function tilesHtml(tiles) {
  return tiles.length === 0 ? void 0 : html`<dl class="tiles">${tiles.map(tileHtml2)}</dl>\n`;
}
function tileHtml2({ title, value, change, note }) {
  const changed = change && html` <span class="change ${change.tone}">${change.text}</span>`;
  const below = note && html`<small>${note}</small>`;
  return html`<div><dt>${title}</dt><dd>${value}${changed}${below}</dd></div>\n`;
}

// src/document/html/blocks.ts
var MOST_ITEMS = 50;
function blocksHtml(blocks, page) {
  const [first, ...rest] = blocks.flatMap(
    (block) => block.kind === "fold" && block.openOnPage ? block.blocks : [block]
  );
  if (first === void 0) return html``;
  if ((first.kind === "bars" || first.kind === "reliability") && rest.length > 0)
    return html`<div class="charts two">${blockHtml(first, page)}<div>${rest.map((block) => blockHtml(block, page))}</div></div>\n`;
  return html`${rows([first, ...rest]).map((row) => rowHtml(row, page))}`;
}
function rows(blocks) {
  const all = [];
  for (const block of blocks) {
    const before = all.at(-1)?.[0];
    if (before?.kind === block.kind && (block.kind === "curve" || block.kind === "table"))
      all.at(-1)?.push(block);
    else all.push([block]);
  }
  return all;
}
function rowHtml(row, page) {
  if (row[0]?.kind === "curve") return curvesHtml(row);
  const drawn = row.map((block) => blockHtml(block, page));
  return row.length > 1 ? html`<div class="flow">${drawn}</div>\n` : html`${drawn}`;
}
function blockHtml(block, page) {
  switch (block.kind) {
    case "paragraph":
      return block.faint ? html`<p class="faint">${inlineHtml(block.text)}</p>\n` : html`<p>${inlineHtml(block.text)}</p>\n`;
    case "list":
      return listHtml(block, page.numbersFile);
    case "table":
      return tableHtml(block, page.numbersFile);
    case "matrix":
      return matrixHtml(block, page.numbersFile);
    case "fold":
      return html`<details><summary>${block.title}</summary>\n${blocksHtml(block.blocks, page)}</details>\n`;
    case "tiles":
      return tilesHtml(block.tiles) ?? html``;
    case "curve":
      return curvesHtml([block]);
    case "course":
      return courseHtml(block);
    case "bars":
      return barsHtml(block);
    case "reliability":
      return reliabilityHtml(block);
    case "pictures":
    case "sheet":
      return shownHtml(block, page.pictures);
  }
}
function listHtml({ items }, numbersFile) {
  const shown = items.slice(0, MOST_ITEMS).map((item) => html`<li>${inlineHtml(item)}</li>\n`);
  const rest = items.length - shown.length;
  return html`<ul class="findings">${shown}${rest > 0 ? html`<li>and ${formatCount(rest)} more in ${numbersFile}</li>\n` : void 0}</ul>\n`;
}

// src/document/html/script.ts
var SCRIPT = `'use strict';
for (const part of document.querySelectorAll('.scripted')) part.hidden = false;

// Opacity and classes of the test images' layers.
const opacity = document.getElementById('opacity');
if (opacity) {
  const value = document.getElementById('opacity-value');
  const fade = () => {
    value.textContent = opacity.value + ' %';
    for (const layers of document.querySelectorAll('.layers')) layers.setAttribute('opacity', opacity.value / 100);
  };
  opacity.addEventListener('input', fade);
  fade();
}
for (const box of document.querySelectorAll('[data-layer]')) {
  const show = () => {
    for (const layer of document.querySelectorAll('.layers .' + box.dataset.layer))
      layer.classList.toggle('off', !box.checked);
  };
  box.addEventListener('change', show);
  // A browser may bring back what was chosen before a reload.
  show();
}

// The numbers of one epoch, and a line through the charts there.
const slider = document.getElementById('epoch');
if (slider) {
  const titles = [...document.querySelectorAll('#epochs thead th')].map((cell) => cell.textContent);
  const rows = [...document.querySelectorAll('#epochs tbody tr')];
  const epochs = rows.map((row) => parseInt(row.cells[0].textContent));
  const values = document.getElementById('epoch-values');
  const charts = [...document.querySelectorAll('.curve[data-first]')].map((box) => {
    const { first, last, left, right, top, bottom } = box.dataset;
    const svg = box.querySelector('svg');
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
    line.setAttribute('class', 'cursor');
    line.setAttribute('y1', top);
    line.setAttribute('y2', bottom);
    svg.append(line);
    return { svg, line, first: +first, last: +last, left: +left, width: right - left };
  });
  const read = () => {
    const cells = [...rows[slider.value].children].map((cell) => cell.textContent);
    const epoch = epochs[slider.value];
    const said = titles.slice(1).map((title, i) => title + ' ' + cells[i + 1]).join(', ');
    values.textContent = 'Epoch ' + cells[0] + ': ' + said;
    slider.setAttribute('aria-valuetext', 'epoch ' + cells[0]);
    for (const { line, first, last, left, width } of charts) {
      const x = left + ((epoch - first) / (last - first)) * width;
      line.setAttribute('x1', x);
      line.setAttribute('x2', x);
    }
  };
  for (const { svg, first, last, left, width } of charts) {
    svg.addEventListener('pointermove', (event) => {
      const box = svg.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * svg.viewBox.baseVal.width;
      const epoch = first + ((x - left) / width) * (last - first);
      const distances = epochs.map((row) => Math.abs(row - epoch));
      slider.value = distances.indexOf(Math.min(...distances));
      read();
    });
  }
  slider.addEventListener('input', read);
  slider.max = rows.length - 1;
  const kept = rows.findIndex((row) => row.classList.contains('strong'));
  slider.value = kept < 0 ? rows.length - 1 : kept;
  document.getElementById('epoch-reader').hidden = false;
  read();
}

// What is known of one run of a score's course, and a line through the chart there.
for (const course of document.querySelectorAll('.course')) {
  const slider = course.querySelector('input');
  if (!slider) continue;
  const svg = course.querySelector('svg');
  const width = svg.viewBox.baseVal.width;
  const notes = course.querySelectorAll('.notes li');
  const said = course.querySelector('output');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
  line.setAttribute('class', 'cursor');
  line.setAttribute('y2', svg.viewBox.baseVal.height);
  const read = () => {
    const note = notes[slider.value].cloneNode(true);
    slider.setAttribute('aria-valuetext', note.textContent);
    said.replaceChildren(...note.childNodes);
    const x = (slider.value / slider.max) * width;
    line.setAttribute('x1', x);
    line.setAttribute('x2', x);
    svg.append(line);
  };
  const point = (event) => {
    const box = svg.getBoundingClientRect();
    slider.value = Math.round(((event.clientX - box.left) / box.width) * slider.max);
    read();
  };
  svg.addEventListener('pointermove', point);
  svg.addEventListener('pointerdown', point);
  slider.addEventListener('input', read);
  slider.value = slider.max;
  course.querySelector('.reader').hidden = false;
  read();
}

// A picture that fills the window: Escape closes it, and the keyboard is back where it was opened.
let enlarged = document.querySelector('.enlarge:target');
addEventListener('hashchange', () => {
  if (enlarged && !enlarged.matches(':target')) enlarged.querySelector('a').focus({ preventScroll: true });
  enlarged = document.querySelector('.enlarge:target');
});
addEventListener('keydown', (event) => {
  if (enlarged && event.key === 'Escape') location.hash = 'closed';
});

// Paper has no folds to open.
addEventListener('beforeprint', () => {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
});
`;

// src/document/html/style.ts
var LIGHT = `color-scheme: light; --page: #ffffff; --card: #f6f8fa; --ink: #1f2328; --faint: #59636e; --grid: #d8dee4;
--edge: #d1d9e0; --link: #0969da; --train: #0072b2; --validation: #d55e00; --test: #009e73;
--good: #00704f; --bad: #b23b00; --warn: #7a5a00;`;
var DARK = `color-scheme: dark; --page: #0d1117; --card: #151b23; --ink: #e6edf3; --faint: #9da7b3; --grid: #30363d;
--edge: #3d444d; --link: #6cb6ff; --train: #56b4e9; --validation: #e69f00; --test: #1fc193;
--good: #3fd0a4; --bad: #ff9a6b; --warn: #f0d060;`;
var SHADES2 = Array.from({ length: 11 }, (_, i) => {
  const percent = i === 0 ? 0 : 6 + i * 4;
  const shade = (color) => `color-mix(in srgb, var(--${color}) ${percent}%, var(--page))`;
  return `.shade-${i}.right { background: ${shade("train")}; } .shade-${i}.wrong { background: ${shade("validation")}; }`;
}).join("\n");
var STYLE = `
:root { ${LIGHT} }
@media screen and (prefers-color-scheme: dark) { :root { ${DARK} } }
* { box-sizing: border-box; }
html { scroll-padding-top: 4.75rem; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI",
  Roboto, "Helvetica Neue", "Noto Sans", sans-serif; overflow-wrap: break-word; }
[hidden] { display: none !important; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -100vw; top: 0; z-index: 2; padding: .5rem 1rem; background: var(--page); }
.skip:focus { left: 0; }
header, main, footer, nav ul { max-width: 72rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.25rem; }
.kicker { margin: 0; color: var(--faint); font-size: .875rem; }
h1 { font-size: clamp(1.35rem, 1.1rem + 1.6vw, 1.75rem); line-height: 1.25; margin: .5rem 0 .75rem; text-wrap: balance; letter-spacing: -.01em; }
h2 { font-size: 1.3rem; margin: 0 0 .75rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .25rem; }
p { margin: .5rem 0; max-width: 80ch; }
small, figcaption, caption, .faint { color: var(--faint); font-size: .875rem; }
.badges { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; margin: .6rem 0 0; padding: 0; }
.badges li { --tone: var(--faint); border: 1px solid; border-color: color-mix(in srgb, var(--tone) 45%, var(--page));
  border-radius: 999px; padding: .15rem .8rem; color: var(--tone); font-size: .9rem; font-weight: 600;
  background: color-mix(in srgb, var(--tone) 8%, var(--page)); print-color-adjust: exact; }
.badges .good { --tone: var(--good); }
.badges .bad { --tone: var(--bad); }
.badges .warn { --tone: var(--warn); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.9rem, 1fr)); gap: .6rem; margin: 1.25rem 0 0;
  padding: 0; }
.tiles div { min-width: 0; overflow-wrap: anywhere; background: var(--card); border: 1px solid var(--edge); border-radius: 8px; padding: .6rem .7rem; }
.tiles dt { color: var(--faint); font-size: .875rem; }
.tiles dd { margin: 0; font-size: 1.15rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.tiles small { display: block; font-weight: 400; font-size: .8rem; }
.tiles .change { font-size: .9rem; color: var(--faint); }
.tiles .up { color: var(--good); }
.tiles .down { color: var(--bad); }
nav { position: sticky; top: 0; z-index: 1; margin-top: 1.5rem; background: var(--page);
  border-block: 1px solid var(--edge); }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1rem; list-style: none; padding-block: .25rem; }
nav a { display: block; padding: .2rem 0; white-space: nowrap; text-decoration: none; font-size: .85rem; }
/* Many lines of links would cover a small screen while one reads. */
@media (max-width: 62rem) { nav { position: static; } html { scroll-padding-top: 0; } }
nav a:hover { text-decoration: underline; }
main > section { padding: 1.75rem 0; border-bottom: 1px solid var(--edge); }
footer { padding-block: 1.5rem 3rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1.5rem; }
.charts.two { grid-template-columns: minmax(0, 1fr); align-items: start; }
@media (min-width: 62rem) { .charts.two { grid-template-columns: minmax(0, 4fr) minmax(0, 7fr); gap: 2.5rem; } }
.flow { display: flex; flex-wrap: wrap; gap: .5rem 3rem; align-items: start; }
.flow > * { max-width: 100%; }
figure { margin: 0; }
figure > svg[role=img] { display: block; width: 100%; height: auto; max-width: 40rem; }
figcaption { margin-top: .25rem; }
.curve figcaption { margin: 0 0 .25rem; }
figcaption strong { color: var(--ink); }
.key { display: inline-block; max-width: 100%; margin-right: .5rem; }
.key::before { content: ""; display: inline-block; width: 1.6em; border-top: 3px solid; margin-right: .35em;
  vertical-align: .25em; }
.key.dashed::before { border-top-style: dashed; }
.key.train::before { border-color: var(--train); }
.key.validation::before { border-color: var(--validation); }
.key.test::before { border-color: var(--test); }
.curve svg[role=img] { touch-action: pan-y; }
.cursor { stroke: var(--link); stroke-width: 1.5; }
.course { margin: 1rem 0; max-width: 64rem; }
.plot { display: grid; grid-template-columns: auto 1fr; gap: .35rem .6rem; margin: 1.1rem .5rem .5rem 0; }
.plot svg { display: block; width: 100%; max-width: none; height: 13rem; overflow: visible; touch-action: pan-y; }
.plot path, .plot line { fill: none; vector-effect: non-scaling-stroke; stroke-linejoin: round; }
.plot .grid { stroke: var(--grid); }
.plot .parting { stroke: var(--faint); stroke-dasharray: 2 4; }
.plot .band { fill: var(--train); stroke: var(--train); stroke-width: 2; opacity: .18; }
.plot .best:not(.mark) { stroke: var(--validation); stroke-dasharray: 6 5; }
.plot .line { stroke: var(--train); stroke-width: 2; }
.plot .fine { stroke-width: 1.25; }
.plot .dots { stroke: var(--train); stroke-width: 5; stroke-linecap: round; }
.plot .mark { stroke: var(--validation); stroke-width: 14; stroke-linecap: round; }
.plot .mark.last { stroke: var(--ink); stroke-width: 9; }
.plot ul { display: flex; justify-content: space-between; list-style: none; margin: 0; padding: 0; color: var(--faint); font-size: .8rem;
  font-variant-numeric: tabular-nums; }
.scale { flex-direction: column; text-align: right; line-height: 0; }
.ends { grid-column: 2; gap: 1rem; }
.ends li:last-child:not(:first-child) { text-align: right; }
.key.dot::before { width: .65em; border: 0; height: .65em; border-radius: 50%; background: var(--ink); vertical-align: 0; }
.key.dot.best::before { background: var(--validation); }
.key.band::before { border-top: .7em solid var(--train); opacity: .3; vertical-align: 0; }
.key.parting::before { border-top: 2px dotted var(--faint); }
.course .reader { margin: .75rem 0 0; }
.course input[type=range] { flex: 1; max-width: none; min-width: 8rem; }
header p { max-width: 90ch; }
header details { margin: .25rem 0; font-size: .875rem; color: var(--faint); }
.reader { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: center; margin: 1rem 0;
  padding: .75rem 1rem; background: var(--card); border: 1px solid var(--edge); border-radius: 8px; }
.reader output { flex-basis: 100%; font-variant-numeric: tabular-nums; }
input { accent-color: var(--link); }
input[type=range] { width: 100%; max-width: 20rem; vertical-align: middle; }
details { margin: .75rem 0; }
summary { cursor: pointer; width: fit-content; max-width: 100%; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: .5rem 0; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding-bottom: .35rem; max-width: calc(100vw - 2.5rem); }
th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--edge); vertical-align: top; }
thead th { color: var(--faint); font-weight: 600; white-space: nowrap; }
tbody th { font-weight: 500; }
.number { text-align: right; white-space: nowrap; }
.text { text-align: left; min-width: 6.5rem; }
tbody th.text { min-width: 9rem; }
.text { overflow-wrap: anywhere; }
td small { display: block; font-size: .85em; }
@media screen and (max-width: 40rem) {
  table { font-size: .82rem; }
  th, td { padding: .3rem .4rem; }
  tbody th.text { min-width: 6.8rem; padding-left: 0; }
  thead th:first-child { padding-left: 0; }
  .number small { white-space: normal; width: min-content; min-width: 3.6rem; margin-left: auto; }
}
tr.strong > * { background: var(--card); font-weight: 700; }
.confusion td.shade { border: 1px solid var(--page); min-width: 4.5rem; print-color-adjust: exact; }
${SHADES2}
.named { display: inline-block; max-width: 100%; }
.swatch { position: relative; top: 1px; border: 1px solid var(--faint); border-radius: 2px; }
.findings { padding-left: 1.25rem; }
code { font: .875em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: var(--card);
  padding: .1em .35em; border-radius: 4px; }
.controls { padding: .6rem 1rem; background: var(--card); border: 1px solid var(--edge); border-radius: 8px;
  margin: 1rem 0; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
legend { padding: 0; font-weight: 600; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: .25rem 0; padding: 0; }
.legend label { display: inline-flex; align-items: center; gap: .35rem; min-height: 1.75rem; }
.store { position: absolute; }
.views { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); gap: .75rem; }
.view { display: block; width: 100%; height: auto; background: #000; border: 1px solid var(--edge);
  image-rendering: pixelated; }
#closed { position: fixed; top: 0; }
.enlarge a { cursor: zoom-in; }
.enlarge .shut { display: none; }
.enlarge:target { position: fixed; inset: 0; z-index: 3; padding: .75rem; background: #000; }
.enlarge:target .view { width: 100%; height: 100%; max-height: none; border: 0; aspect-ratio: auto; background: #000; }
.enlarge:target .shut { display: block; position: absolute; inset: 0; padding: .75rem 1.25rem; color: #fff; text-align: right;
  text-shadow: 0 0 4px #000; cursor: zoom-out; }
.mistaken { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 11rem), 1fr)); gap: 1rem .75rem; }
.mistaken .view { max-height: 13rem; }
.mistaken figcaption { overflow-wrap: anywhere; }
.layers .off { display: none; }
.sheet { display: grid; gap: 1.25rem 1rem; margin-top: 1rem; }
.sheet.paired { grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); }
.sheet.single { grid-template-columns: repeat(auto-fill, minmax(min(100%, 11rem), 1fr)); }
.sheet .pair { display: flex; gap: 3px; align-items: start; }
.sheet .enlarge { flex: 1 1 0; min-width: 0; }
.sheet .view { max-height: 18rem; background: var(--card); print-color-adjust: exact; }
.sheet text { fill: #fff; stroke: #000; stroke-linejoin: round; paint-order: stroke; font-weight: 600;
  text-anchor: middle; dominant-baseline: central; pointer-events: none; }
.sheet.single .view { aspect-ratio: 1; }
.sheet figcaption { overflow-wrap: anywhere; }
@media print {
  body { font-size: 10pt; }
  nav, .skip, .scripted, .reader, .cursor { display: none !important; }
  header, main, footer { max-width: none; padding-inline: 0; }
  .tiles { grid-template-columns: repeat(3, 1fr); gap: .4rem; }
  .tiles div { padding: .3rem .5rem; }
  .tiles dd { font-size: 1rem; }
  .faint, .kicker { font-size: 8.5pt; }
  figcaption, caption, .tiles dt, .tiles small { font-size: 8pt; }
  h1 { font-size: 1.5rem; }
  main > section { padding: 1rem 0; }
  footer { padding-block: .5rem 0; }
  summary { list-style: none; }
  .scroll { overflow: visible; }
  h2, h3, caption, .controls, section > p:first-of-type { break-after: avoid; }
  p, figure, tr, .tiles div, .controls, .example, .flow { break-inside: avoid; }
  .charts { grid-template-columns: repeat(3, 1fr); }
  .charts.two { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 1rem; }
  .views { grid-template-columns: repeat(4, 1fr); }
  table { font-size: 7.5pt; }
  th, td { padding: .1rem .3rem; }
  thead th.number { white-space: normal; }
  tbody th.text { min-width: 5.5rem; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;

// src/document/html/page.ts
function renderHtml(document, pictures) {
  const { heading, sections, version, createdAt, numbersFile } = document;
  const page = { pictures, numbersFile };
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Best Epoch: ${plainText(heading)}</title>
<link rel="icon" href="data:,">
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>${CLOSED}
${headHtml(document, page)}
${navHtml(document)}<main id="report" tabindex="-1">
${sections.map(({ id, title, blocks }) => html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${blocksHtml(blocks, page)}</section>\n`)}</main>
<footer class="faint">Made by Best Epoch${version === void 0 ? void 0 : ` ${version}`} on ${createdAt.slice(0, 10)}. Every number, unrounded, is in ${numbersFile}.</footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`.text;
}
function navHtml({ sections, isLinked }) {
  if (isLinked) return void 0;
  const links = sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`);
  return html`<nav aria-label="Sections"><ul>${links}</ul></nav>\n`;
}
function headHtml({ title, badges, heading, opening: opening2, tiles }, page) {
  const shown = badges.map(
    ({ tone, mark, text }) => html`<li class="${tone}"><span aria-hidden="true">${mark}</span> ${text}</li>`
  );
  return html`<header>
<p class="kicker">${title}</p>
${badges.length > 0 ? html`<ul class="badges">${shown}</ul>\n` : void 0}<h1>${inlineHtml(heading)}</h1>
${blocksHtml(opening2, page)}${tilesHtml(tiles)}</header>`;
}
var hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
var POLICY = [
  "default-src 'none'",
  "img-src data:",
  `style-src ${hash(STYLE)}`,
  `script-src ${hash(SCRIPT)}`,
  "base-uri 'none'",
  "form-action 'none'"
].join("; ");

export {
  FILE_THEME,
  drawSvg,
  curvePlot,
  picturesOf,
  renderHtml
};
