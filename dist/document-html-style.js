import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  dataHash,
  knownImages,
  partsOf,
  shortHash
} from "./stages-4-plan-initial-model.js";
import {
  cut,
  plainText,
  swatch,
  unitOf
} from "./stages-7-report-words-sentences.js";
import {
  NO_COMPARISON,
  RESULTS_SCHEMA_VERSION,
  calibrationResults,
  finite,
  ofTask,
  scoreResults,
  words
} from "./results-results.js";
import {
  fanOutOf
} from "./stages-1-config-fan-out.js";
import {
  formatChange,
  formatCount,
  formatMeasured,
  formatRange,
  formatRate,
  formatRatio,
  formatShare,
  judgeGates,
  plural
} from "./stages-7-report-gates.js";
import {
  DECIDING,
  EPOCH_SCORES,
  SCORES,
  VALIDATION_SCORES,
  byName,
  byScore,
  classCounts
} from "./metrics-scores.js";
import {
  Random,
  countParameters
} from "./shared-random.js";
import {
  escapeControls
} from "./errors-class-folders.js";
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
import {
  __name
} from "./esbuild.js";

// src/document/html/html.ts
var Html = class {
  static {
    __name(this, "Html");
  }
  text;
  constructor(text) {
    this.text = text;
  }
};
function html(strings, ...parts) {
  return new Html(strings.reduce((text, string, i) => text + render(parts[i - 1]) + string));
}
__name(html, "html");
function trusted(text) {
  return new Html(text);
}
__name(trusted, "trusted");
function render(part) {
  if (part === void 0) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "string") return escapeHtml(part);
  if (typeof part === "number") return String(part);
  return part.map(render).join("");
}
__name(render, "render");
function escapeHtml(text) {
  return escapeControls(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
__name(escapeHtml, "escapeHtml");

// src/document/html/inline.ts
function inlineHtml(inline) {
  if (typeof inline === "string") return html`${inline}`;
  if (!("mark" in inline)) return html`${inline.map(inlineHtml)}`;
  if (inline.mark === "swatch")
    return html`<svg class="swatch" width="12" height="12" aria-hidden="true" focusable="false"><rect width="12" height="12" fill="rgb(${inline.color.join(",")})"/></svg> `;
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
    case "link":
      return html`<a href="${inline.to}">${text}</a>`;
  }
}
__name(inlineHtml, "inlineHtml");

// src/document/html/pictures.ts
var [OPENING, CLOSING] = ["<!-- pictures -->", "<!-- end of pictures -->\n"];
function picturesHtml(block, given) {
  const content = given instanceof Html ? given : drawn(block, given);
  return html`${trusted(OPENING)}${content}${trusted(CLOSING)}`;
}
__name(picturesHtml, "picturesHtml");
function picturesOf(page) {
  const [start, end] = [page.indexOf(OPENING), page.indexOf(CLOSING)];
  return start < 0 || end < start ? void 0 : trusted(page.slice(start + OPENING.length, end));
}
__name(picturesOf, "picturesOf");
function drawn(block, given) {
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
__name(drawn, "drawn");
function imageHtml({ width, height, image, label, lines }) {
  return html`<figure><svg class="view" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}"><image width="${width}" height="${height}" href="${image}"/></svg>
<figcaption>${lines.map((line, i) => html`${i > 0 ? trusted("<br>") : void 0}${inlineHtml(line)}`)}</figcaption></figure>\n`;
}
__name(imageHtml, "imageHtml");
function controls({ layers }, shown) {
  const all = shown.flatMap(
    ({ masks }) => masks === void 0 ? [] : [...masks.truth, ...masks.prediction]
  );
  const present = layers.filter(({ key }) => all.some((one) => one.key === key));
  const entries = present.map(
    ({ key, name, color }) => html`<li><label><input type="checkbox" class="scripted" hidden checked data-layer="class-${key}">${inlineHtml(swatch(color))}${cut(name, 40)}</label></li>\n`
  );
  return html`<div class="controls">
<fieldset><legend>Classes</legend><ul class="legend">${entries}</ul></fieldset>
<p class="scripted" hidden><label for="opacity">Opacity of label and prediction</label> <input type="range" id="opacity" min="0" max="100" step="5" value="60"> <output for="opacity" id="opacity-value">60 %</output></p>
</div>\n`;
}
__name(controls, "controls");
function exampleHtml({ key, width, height, image, masks, label, lines }) {
  const source = `${key}-image`;
  const view = /* @__PURE__ */ __name((name, content) => html`<figure><svg class="view" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}, ${name}">${content}</svg><figcaption>${name}</figcaption></figure>\n`, "view");
  const shown = html`<use href="#${source}"/>`;
  const overlays = /* @__PURE__ */ __name((of) => [
    view("label", [shown, layerGroup(of.truth, width, height)]),
    view("prediction", [shown, layerGroup(of.prediction, width, height)]),
    view(
      "errors",
      html`<rect width="${width}" height="${height}" fill="#000"/><use href="#${source}" opacity="0.33"/><image width="${width}" height="${height}" href="${of.errors}"/>`
    )
  ], "overlays");
  return html`<section class="example" aria-labelledby="${key}-title"><h3 id="${key}-title">${label}</h3>
${lines.map((line) => html`<p>${inlineHtml(line)}</p>\n`)}<svg class="store" width="0" height="0" aria-hidden="true" focusable="false"><defs><image id="${source}" width="${width}" height="${height}" href="${image}"/></defs></svg>
<div class="views">${view("image", shown)}${masks && overlays(masks)}</div>
</section>\n`;
}
__name(exampleHtml, "exampleHtml");
function layerGroup(layers, width, height) {
  return html`<g class="layers">${layers.map(({ key, png }) => html`<image class="class-${key}" width="${width}" height="${height}" href="${png}"/>`)}</g>`;
}
__name(layerGroup, "layerGroup");

// src/document/html/page.ts
import { createHash } from "node:crypto";

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
function drawSvg({ name, width, height, option }) {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: "sans-serif" }, ...option });
    return plain(chart.renderToSVGString(), name);
  } finally {
    chart.dispose();
  }
}
__name(drawSvg, "drawSvg");
function plain(svg, name) {
  return svg.replace(/<style[\s\S]*?<\/style>\s*/g, "").replace(
    /<[a-z][^>]*>/gi,
    (tag) => tag.replace(/ (?:class="zr[^"]*"|ecmeta_\w+="[^"]*"|xml:space="[^"]*")/g, "").replace(/ style="([^"]*)"/g, (_, style) => attributes(style)).replace(/\bzr\d+-/g, `${name}-`)
  ).trim();
}
__name(plain, "plain");
function attributes(style) {
  return style.split(";").filter((declaration) => declaration.includes(":")).map((declaration) => {
    const [name, value] = declaration.split(/:(.*)/s).map((part) => part.trim());
    if (name !== "font") return ` ${name}="${value}"`;
    const [, weight, size, family] = /(\w+) ([\d.]+px) (.+)$/.exec(value) ?? [];
    return ` font-weight="${weight}" font-size="${size}" font-family="${family}"`;
  }).join("");
}
__name(attributes, "attributes");

// src/document/html/bars.ts
var MOST_GROUPS = 30;
var WIDTH = 480;
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
    width: WIDTH,
    height: height + top + 28,
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
        data: groups.map((group) => cut(group, 16)),
        axisLabel: { color: PAGE_THEME.ink, fontSize: FONT_SIZE, interval: 0 },
        axisLine: { lineStyle: { color: PAGE_THEME.faint } },
        axisTick: { show: false }
      },
      series: series.map(({ name: title, color, values }) => ({
        type: "bar",
        name: title,
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
          formatter: /* @__PURE__ */ __name(({ value }) => format(value), "formatter")
        },
        data: values.slice(0, MOST_GROUPS).map((value) => value ?? "-")
      }))
    }
  });
}
__name(drawBars, "drawBars");

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
__name(curvePlot, "curvePlot");
function rangeOf(values) {
  const [first, last] = [values[0] ?? 0, values.at(-1) ?? 1];
  return { min: first, max: Math.max(last, first + 1) };
}
__name(rangeOf, "rangeOf");
function isLogarithmic({ ideal, series }) {
  if (ideal === 1) return false;
  const values = series.flatMap((one) => one.values).filter((value) => value !== null);
  const lowest = Math.min(...values);
  return values.length > 0 && lowest > 0 && Math.max(...values) / lowest > 20;
}
__name(isLogarithmic, "isLogarithmic");
var LINE_OF_TEXT = 14;
function marks({ x, marks: all }, theme) {
  const label = { color: theme.ink, fontSize: FONT_SIZE, textBorderWidth: 0 };
  const [first = 0, last = 0] = [x.values[0], x.values.at(-1)];
  const align = /* @__PURE__ */ __name((at) => at - first <= (last - first) / 3 ? "left" : "right", "align");
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
__name(marks, "marks");

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
          symbolSize: /* @__PURE__ */ __name((_, { dataIndex }) => Math.max(SMALLEST, LARGEST * Math.sqrt(points[dataIndex].count / most)), "symbolSize"),
          itemStyle: { color: PAGE_THEME.train },
          data: points.map(({ confidence, accuracy }) => [confidence, accuracy])
        }
      ]
    }
  });
}
__name(drawReliability, "drawReliability");
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
__name(axis, "axis");

// src/document/html/figures.ts
var WIDTH2 = 380;
var HEIGHT = 264;
var BOX = { left: 50, right: 12, top: 40, height: 180 };
function curvesHtml(curves) {
  const reader = curves.some(({ x }) => x.table === "epochs") ? READER : void 0;
  return html`<div class="charts">${curves.map(curveHtml)}</div>\n${reader}`;
}
__name(curvesHtml, "curvesHtml");
var READER = html`<div class="reader" id="epoch-reader" hidden>
<label for="epoch">Epoch</label>
<input type="range" id="epoch" min="0" max="0" step="1" value="0">
<output for="epoch" id="epoch-values"></output>
</div>
`;
function curveHtml(curve) {
  const { id, title, label, series, x } = curve;
  const plot = curvePlot(curve, BOX, PAGE_THEME);
  const svg = drawSvg({ name: `curve-${id}`, width: WIDTH2, height: HEIGHT, option: plot });
  const scale = isLogarithmic(curve) ? " (log)" : "";
  const keys = series.map(
    ({ name, color, dashed }) => html` <span class="key ${color}${dashed ? " dashed" : ""}">${name}</span>`
  );
  const caption = html`<strong>${title}</strong>${scale}${series.length > 1 ? [":", keys] : void 0}`;
  const said = `${label}. The numbers are in the table below.`;
  const { min, max } = plot.xAxis;
  const place = html` data-first="${min}" data-last="${max}" data-left="${BOX.left}" data-right="${WIDTH2 - BOX.right}" data-top="${BOX.top}" data-bottom="${BOX.top + BOX.height}"`;
  return html`<div class="curve"${x.table === void 0 ? void 0 : place}><figure><figcaption>${caption}</figcaption>${labelled(svg, said)}</figure></div>\n`;
}
__name(curveHtml, "curveHtml");
function barsHtml(bars) {
  const { caption, label, series, groups } = bars;
  const keys = series.map(({ name, color }) => html` <span class="key ${color}">${name}</span>`);
  const which = groups.length > MOST_GROUPS ? ` The first ${MOST_GROUPS} of ${groups.length}.` : "";
  const said = `${label}.${which} The numbers are in the table.`;
  return figure(labelled(drawBars(bars), said), html`${caption}:${keys}${which}`);
}
__name(barsHtml, "barsHtml");
function reliabilityHtml({ bins, caption, label }) {
  return figure(labelled(drawReliability(bins), label), caption);
}
__name(reliabilityHtml, "reliabilityHtml");
function figure(svg, caption) {
  return html`<figure>${svg}<figcaption>${caption}</figcaption></figure>\n`;
}
__name(figure, "figure");
function labelled(svg, label) {
  return html`${trusted('<svg role="img" aria-label="')}${label}${trusted(`"${svg.slice("<svg".length)}`)}`;
}
__name(labelled, "labelled");

// src/document/html/tables.ts
var MOST_ROWS = 1e3;
var MOST_COLUMNS = 40;
var SHADES = 10;
function tableHtml({ file, ...block }, numbersFile) {
  const { header, rows: rows2, text = [0], strong, id } = block;
  const side = /* @__PURE__ */ __name((column) => text.includes(column) ? "text" : "number", "side");
  const shown = rows2.slice(0, MOST_ROWS);
  const rest = shown.length < rows2.length ? `. The first ${formatCount(MOST_ROWS)} of ${formatCount(rows2.length)}: ${file ?? numbersFile} has all` : "";
  const caption = `${block.caption}${rest}`;
  const named = id === void 0 ? void 0 : trusted(` id="${id}"`);
  return scrolling(
    caption,
    html`<table${named}><caption>${caption}</caption>
<thead><tr>${header.map((title, i) => html`<th scope="col" class="${side(i)}">${title}</th>`)}</tr></thead>
<tbody>${shown.map(
      ([first = "", ...others], row) => html`<tr${row === strong ? trusted(' class="strong"') : void 0}><th scope="row" class="${side(0)}">${inlineHtml(first)}</th>${others.map((cell, i) => html`<td class="${side(i + 1)}">${inlineHtml(cell)}</td>`)}</tr>\n`
    )}</tbody></table>`
  );
}
__name(tableHtml, "tableHtml");
function matrixHtml({ caption, classes, counts, unit }, numbersFile) {
  if (classes.length > MOST_COLUMNS)
    return html`<p>A table of ${classes.length} classes is not shown: ${numbersFile} has it.</p>`;
  const rows2 = counts.map((row, k) => {
    const total = row.reduce((sum2, count) => sum2 + count, 0);
    const cells = row.map((count, predicted) => {
      const share = total === 0 ? null : count / total;
      const shade = Math.ceil((share ?? 0) * SHADES);
      const side = predicted === k ? "right" : "wrong";
      return html`<td class="number shade ${side} shade-${shade}" title="${plural(count, unit)}">${formatShare(share)}</td>`;
    });
    const { color, name } = classes[k];
    return html`<tr><th scope="row" class="text">${inlineHtml([swatch(color), cut(name, 40)])}</th>${cells}</tr>\n`;
  });
  return scrolling(
    "Confusion matrix",
    html`<table class="confusion"><caption>${caption}</caption>
<thead><tr><td></td>${classes.map(({ name }) => html`<th scope="col" class="number">${cut(name, 24)}</th>`)}</tr></thead>
<tbody>${rows2}</tbody></table>`
  );
}
__name(matrixHtml, "matrixHtml");
function scrolling(label, content) {
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${label}">${content}</div>\n`;
}
__name(scrolling, "scrolling");

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
__name(blocksHtml, "blocksHtml");
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
__name(rows, "rows");
function rowHtml(row, page) {
  if (row[0]?.kind === "curve") return curvesHtml(row);
  const drawn2 = row.map((block) => blockHtml(block, page));
  return row.length > 1 ? html`<div class="flow">${drawn2}</div>\n` : html`${drawn2}`;
}
__name(rowHtml, "rowHtml");
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
    case "curve":
      return curvesHtml([block]);
    case "bars":
      return barsHtml(block);
    case "reliability":
      return reliabilityHtml(block);
    case "pictures":
      return picturesHtml(block, page.pictures);
  }
}
__name(blockHtml, "blockHtml");
function listHtml({ items }, numbersFile) {
  const shown = items.slice(0, MOST_ITEMS).map((item) => html`<li>${inlineHtml(item)}</li>\n`);
  const rest = items.length - shown.length;
  return html`<ul class="findings">${shown}${rest > 0 ? html`<li>and ${formatCount(rest)} more in ${numbersFile}</li>\n` : void 0}</ul>\n`;
}
__name(listHtml, "listHtml");

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
    const said = titles.slice(1, 6).map((title, i) => title + ' ' + cells[i + 1]).join(', ');
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
  const shade = /* @__PURE__ */ __name((color) => `color-mix(in srgb, var(--${color}) ${percent}%, var(--page))`, "shade");
  return `.shade-${i}.right { background: ${shade("train")}; } .shade-${i}.wrong { background: ${shade("validation")}; }`;
}).join("\n");
var STYLE = `
:root { ${LIGHT} }
@media screen and (prefers-color-scheme: dark) { :root { ${DARK} } }
* { box-sizing: border-box; }
html { scroll-padding-top: 3.5rem; }
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
.tiles div { background: var(--card); border: 1px solid var(--edge); border-radius: 8px; padding: .6rem .7rem; }
.tiles dt { color: var(--faint); font-size: .875rem; }
.tiles dd { margin: 0; font-size: 1.15rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.tiles small { display: block; font-weight: 400; font-size: .8rem; }
.tiles .change { font-size: .9rem; color: var(--faint); white-space: nowrap; }
.tiles .up { color: var(--good); }
.tiles .down { color: var(--bad); }
nav { position: sticky; top: 0; z-index: 1; margin-top: 1.5rem; background: var(--page);
  border-block: 1px solid var(--edge); }
nav ul { display: flex; gap: 0 1.1rem; list-style: none; overflow-x: auto; }
nav a { display: block; padding: .55rem 0; white-space: nowrap; text-decoration: none; font-size: .9rem; }
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
.key { white-space: nowrap; margin-right: .5rem; }
.key::before { content: ""; display: inline-block; width: 1.6em; border-top: 3px solid; margin-right: .35em;
  vertical-align: .25em; }
.key.dashed::before { border-top-style: dashed; }
.key.train::before { border-color: var(--train); }
.key.validation::before { border-color: var(--validation); }
.key.test::before { border-color: var(--test); }
.curve svg[role=img] { touch-action: pan-y; }
.cursor { stroke: var(--link); stroke-width: 1.5; }
header p { max-width: 90ch; }
header details { margin: .25rem 0; font-size: .875rem; color: var(--faint); }
.reader { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: center; margin: 1rem 0;
  padding: .75rem 1rem; background: var(--card); border: 1px solid var(--edge); border-radius: 8px; }
.reader output { flex-basis: 100%; font-variant-numeric: tabular-nums; }
input { accent-color: var(--link); }
input[type=range] { width: 100%; max-width: 20rem; vertical-align: middle; }
details { margin: .75rem 0; }
summary { cursor: pointer; width: fit-content; }
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
.swatch { border: 1px solid var(--faint); border-radius: 2px; vertical-align: -1px; margin-right: .15rem; }
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
.views figure > svg[role=img] { max-width: none; background: #000; border: 1px solid var(--edge);
  image-rendering: pixelated; }
.mistaken { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 11rem), 1fr)); gap: 1rem .75rem; }
.mistaken figure > svg[role=img] { width: 100%; height: auto; max-height: 13rem; background: #000;
  border: 1px solid var(--edge); image-rendering: pixelated; }
.mistaken figcaption { overflow-wrap: anywhere; }
.layers .off { display: none; }
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
<a class="skip" href="#report">Skip to the report</a>
${headHtml(document, page)}
<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
<main id="report" tabindex="-1">
${sections.map(({ id, title, blocks }) => html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${blocksHtml(blocks, page)}</section>\n`)}</main>
<footer class="faint">Made by Best Epoch ${version} on ${createdAt.slice(0, 10)}. Every number, unrounded, is in ${numbersFile}.</footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`.text;
}
__name(renderHtml, "renderHtml");
function headHtml({ title, badges, heading, opening, tiles }, page) {
  const shown = badges.map(
    ({ tone, mark, text }) => html`<li class="${tone}"><span aria-hidden="true">${mark}</span> ${text}</li>`
  );
  return html`<header>
<p class="kicker">${title}</p>
${badges.length > 0 ? html`<ul class="badges">${shown}</ul>\n` : void 0}<h1>${inlineHtml(heading)}</h1>
${blocksHtml(opening, page)}<dl class="tiles">${tiles.map(tileHtml)}</dl>
</header>`;
}
__name(headHtml, "headHtml");
function tileHtml({ title, value, change, note }) {
  const changed = change && html` <span class="change ${change.tone}">${change.text}</span>`;
  const below = note && html`<small>${note}</small>`;
  return html`<div><dt>${title}</dt><dd>${value}${changed}${below}</dd></div>\n`;
}
__name(tileHtml, "tileHtml");
var hash = /* @__PURE__ */ __name((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`, "hash");
var POLICY = [
  "default-src 'none'",
  "img-src data:",
  `style-src ${hash(STYLE)}`,
  `script-src ${hash(SCRIPT)}`,
  "base-uri 'none'",
  "form-action 'none'"
].join("; ");

// src/metrics/bootstrap.ts
var RESAMPLES = 2e3;
var FEWEST_IMAGES = 6;
function* drawImages(images, random, resamples = RESAMPLES) {
  const drawn2 = new Uint32Array(images);
  for (let resample = 0; resample < resamples; resample++) {
    for (let i = 0; i < images; i++) drawn2[i] = random.integer(images);
    yield drawn2;
  }
}
__name(drawImages, "drawImages");
function scoreIntervals(images, draws) {
  if (images.length === 0) return intervalsOf(images, [], 0);
  return intervalsOf(
    images,
    resampled([images], draws).map(([scores]) => scores),
    classesOf(images)
  );
}
__name(scoreIntervals, "scoreIntervals");
function differenceIntervals(after, before, draws) {
  if (after.length !== before.length) {
    throw new RangeError(`pairs need as many images: ${after.length} and ${before.length}`);
  }
  if (after.length === 0) return intervalsOf(after, [], 0);
  const differences = resampled([after, before], draws).map(([a, b]) => a.map((score, i) => score - b[i]));
  const together = after.map((counts, i) => counts.map((count, j) => count + before[i][j]));
  return intervalsOf(together, differences, classesOf(after));
}
__name(differenceIntervals, "differenceIntervals");
function classesOf(images) {
  return images[0].length / 3;
}
__name(classesOf, "classesOf");
function resampled(models, draws) {
  const [images] = models;
  const totals = models.map(() => new Float64Array(images[0].length));
  const weights = new Uint32Array(images.length);
  const result = [];
  for (const drawn2 of draws) {
    weights.fill(0);
    for (const image of drawn2) weights[image]++;
    for (const [m, model] of models.entries()) {
      totals[m].fill(0);
      for (let i = 0; i < model.length; i++) addTo(totals[m], model[i], weights[i]);
    }
    result.push(totals.map(resampledScores));
  }
  return result;
}
__name(resampled, "resampled");
function addTo(total, counts, weight) {
  if (weight === 0) return;
  for (let j = 0; j < counts.length; j++) total[j] += weight * counts[j];
}
__name(addTo, "addTo");
function resampledScores(total) {
  const classes = total.length / 3;
  const first = SCORES.length;
  const scores = new Float64Array(first + 2 * classes);
  for (const [i, score] of SCORES.entries()) scores[i] = score.of(total);
  for (let k = 0; k < classes; k++) {
    const [right, truth, predicted] = [total[k], total[classes + k], total[2 * classes + k]];
    scores[first + k] = 2 * right / (truth + predicted);
    scores[first + classes + k] = right / (truth + predicted - right);
  }
  return scores;
}
__name(resampledScores, "resampledScores");
function intervalsOf(images, scores, classes) {
  const shown = /* @__PURE__ */ __name((k) => images.filter((counts) => counts[classes + k] + counts[2 * classes + k] > 0).length, "shown");
  const counted = images.filter((counts) => counts.some((count) => count > 0)).length;
  const interval = /* @__PURE__ */ __name((index, count) => count < FEWEST_IMAGES ? void 0 : percentileInterval(scores.map((row) => row[index])), "interval");
  const perClass = /* @__PURE__ */ __name((from) => Array.from({ length: classes }, (_, k) => interval(from + k, shown(k))), "perClass");
  return {
    scores: byScore((_, row) => interval(row, counted)),
    f1: perClass(SCORES.length),
    iou: perClass(SCORES.length + classes)
  };
}
__name(intervalsOf, "intervalsOf");
function percentileInterval(values) {
  const sorted = Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort();
  if (sorted.length === 0) return void 0;
  return { low: percentile(sorted, 0.025), high: percentile(sorted, 0.975) };
}
__name(percentileInterval, "percentileInterval");
function percentile(sorted, share) {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
__name(percentile, "percentile");

// src/stages/7-report/baseline/class-changes.ts
var MOST_NAMES = 3;
var LONGEST_NAME = 30;
function classChanges(current, baseline) {
  const [here, there] = [namesOf(current), namesOf(baseline)];
  if (JSON.stringify(here) === JSON.stringify(there)) return void 0;
  const parts = [...only("here", here, there), ...only("there", there, here)];
  if (parts.length === 0) return "the classes are the same, but in another order";
  return `the classes are not the same (${parts.join("; ")})`;
}
__name(classChanges, "classChanges");
function namesOf({ classes }) {
  return classes.map(({ name }) => name);
}
__name(namesOf, "namesOf");
function only(where, names, others) {
  const own = names.filter((name) => !others.includes(name));
  if (own.length === 0) return [];
  const shown = own.slice(0, MOST_NAMES).map(cut2);
  const more = own.length - shown.length;
  return [`only ${where}: ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`];
}
__name(only, "only");
function cut2(name) {
  const characters = [...name];
  return characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME - 1).join("")}…` : name;
}
__name(cut2, "cut");

// src/stages/7-report/baseline/data-changes.ts
var PARTS = ["train", "validation", "test"];
var MOST_IDS = 20;
function dataChanges(current, baseline) {
  const untrained = current.train.images === 0 || baseline.train.images === 0;
  const parts = untrained ? ["test"] : PARTS;
  const [after, before] = [samplesOf(current, parts), samplesOf(baseline, parts)];
  if (after.length === 0 || before.length === 0) return null;
  const [wasThere, isThere] = [byImage(before), byImage(after)];
  const added = [];
  const relabelled = [];
  const moved = [];
  for (const [image, samples] of isThere) {
    const earlier = wasThere.get(image) ?? [];
    for (const [i, { id, labels, part }] of samples.entries()) {
      if (earlier[i] === void 0) added.push(id);
      else if (earlier[i].labels !== labels) relabelled.push(id);
      if (earlier[i] !== void 0 && earlier[i].part !== part) moved.push(id);
    }
  }
  const removed = [...wasThere].flatMap(
    ([image, samples]) => samples.slice(isThere.get(image)?.length ?? 0).map(({ id }) => id)
  );
  return { added: list(added), removed: list(removed), relabelled: list(relabelled), moved: list(moved) };
}
__name(dataChanges, "dataChanges");
function samplesOf(split, parts) {
  return parts.flatMap((part) => split[part].samples.map((sample) => ({ ...sample, part })));
}
__name(samplesOf, "samplesOf");
function byImage(samples) {
  const groups = /* @__PURE__ */ new Map();
  for (const sample of samples.toSorted((a, b) => a.labels < b.labels ? -1 : 1)) {
    const group = groups.get(sample.image);
    if (group === void 0) groups.set(sample.image, [sample]);
    else group.push(sample);
  }
  return groups;
}
__name(byImage, "byImage");
function list(ids) {
  return { count: ids.length, ids: ids.toSorted().slice(0, MOST_IDS) };
}
__name(list, "list");

// src/stages/7-report/baseline/test-images.ts
function pairTestImages(current, baseline) {
  const [after, before] = [tested(current), tested(baseline)];
  if (before === void 0 || after === void 0)
    return "its results.json is of before images could be told apart";
  if (after.length !== before.length || after.some(({ key }, i) => key !== before[i].key)) {
    const there = new Set(before.map(({ key }) => key));
    const shared = after.filter(({ key }) => there.has(key)).length;
    return `the test images or their labels are not the same (${shared} of ${after.length} were in the baseline's test of ${before.length})`;
  }
  if (after.some(({ counts }, i) => !sameTruth(counts, before[i].counts)))
    return "the same masks were read as other classes";
  return { after: after.map(({ counts }) => counts), before: before.map(({ counts }) => counts) };
}
__name(pairTestImages, "pairTestImages");
function tested({ classes, split, test }) {
  const keys = new Map(split.test.samples.map(({ id, image, labels }) => [id, `${image}-${labels}`]));
  const images = test["per-image"].flatMap(({ id, cells }) => {
    const key = keys.get(id);
    return key === void 0 ? [] : [{ key, id, counts: countsOf(cells, classes.length) }];
  });
  if (images.length !== test.images) return void 0;
  return images.sort((a, b) => compare(a.key, b.key) || compare(a.id, b.id));
}
__name(tested, "tested");
function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
__name(compare, "compare");
function countsOf(cells, classes) {
  const counts = new Float64Array(3 * classes);
  for (const [truth, predicted, pixels] of cells) {
    if (truth === predicted) counts[truth] += pixels;
    counts[classes + truth] += pixels;
    counts[2 * classes + predicted] += pixels;
  }
  return counts;
}
__name(countsOf, "countsOf");
function sameTruth(a, b) {
  const classes = a.length / 3;
  return a.subarray(classes, 2 * classes).every((pixels, k) => pixels === b[classes + k]);
}
__name(sameTruth, "sameTruth");

// src/stages/7-report/baseline/words.ts
function verdictSentence({ verdict, changes }, current, baseline, name, reason = "") {
  const score = `test ${DECIDING.title} ${formatRatio(current[DECIDING.key])} ${changeText(changes?.[DECIDING.key])}`;
  switch (verdict) {
    case "better":
      return `Better than ${name}: ${score}`;
    case "worse":
      return `Worse than ${name}: ${score}`;
    case "same":
      return `Same as ${name}: ${score}`;
    case "too-few-images":
      return `Too few test images to tell from ${name} (${current.images}, ${FEWEST_IMAGES} are needed): ${score}`;
    case "not-tested":
    case "no-baseline":
      return `Not compared with ${name}: ${reason}`;
    case "different-classes":
    case "different-test-split":
      return `Not compared with ${name}: ${reason}. Test ${DECIDING.title} ${scoreText(current)} here, ${scoreText(baseline)} there`;
  }
}
__name(verdictSentence, "verdictSentence");
function changeText(change) {
  if (change === null || change === void 0) return "";
  return `(${[formatChange(change.change), ...intervalText(change.interval, formatChange)].join(", ")})`;
}
__name(changeText, "changeText");
function scoreText({ intervals, ...test }) {
  const interval = intervalText(intervals[DECIDING.key], formatRatio);
  return [formatRatio(test[DECIDING.key]), ...interval.map((text) => `(${text})`)].join(" ");
}
__name(scoreText, "scoreText");
function intervalText(interval, format) {
  return interval === null ? [] : [`95 % interval ${formatRange(interval, format)}`];
}
__name(intervalText, "intervalText");

// src/stages/7-report/baseline/compare.ts
function compareRuns(current, baseline) {
  if (baseline.results === void 0) return { ...NO_COMPARISON, sentence: baseline.reason };
  const { results, name } = baseline;
  const { reason, ...judged } = judge(current, results);
  return {
    ...judged,
    sentence: verdictSentence(judged, current.test, results.test, name, reason),
    baseline: {
      name,
      "created-at": results["created-at"],
      version: results.tool.version,
      images: results.test.images,
      ...byScore(({ key }) => results.test[key]),
      intervals: results.test.intervals
    },
    data: dataChanges(current.split, results.split)
  };
}
__name(compareRuns, "compareRuns");
function judge(current, baseline) {
  if (current.task !== baseline.task) {
    const reason = `this is a ${current.task}, that was a ${baseline.task}`;
    return { verdict: "different-classes", changes: null, reason };
  }
  const otherClasses = classChanges(current, baseline);
  if (otherClasses !== void 0)
    return { verdict: "different-classes", changes: null, reason: otherClasses };
  if (current.test[DECIDING.key] === null || baseline.test[DECIDING.key] === null) {
    const untested = current.test[DECIDING.key] === null ? "this run" : "the baseline";
    return { verdict: "not-tested", changes: null, reason: `${untested} was not tested` };
  }
  const paired = pairTestImages(current, baseline);
  if (typeof paired === "string") return { verdict: "different-test-split", changes: null, reason: paired };
  const images = paired.after.length;
  const draws = drawImages(images, Random.for(current.plan.seed, "bootstrap"));
  const intervals = differenceIntervals(paired.after, paired.before, draws);
  const changes = changesOf(current.test, baseline.test, intervals);
  return { verdict: verdictOf(intervals.scores[DECIDING.key]), changes };
}
__name(judge, "judge");
function verdictOf(deciding) {
  if (deciding === void 0) return "too-few-images";
  if (deciding.low > 0) return "better";
  return deciding.high < 0 ? "worse" : "same";
}
__name(verdictOf, "verdictOf");
function changesOf(after, before, intervals) {
  const change = /* @__PURE__ */ __name((now, then, interval) => now === null || then === null ? null : { change: now - then, interval: interval ?? null }, "change");
  return {
    ...byScore(({ key }) => change(after[key], before[key], intervals.scores[key])),
    "per-class": after["per-class"].map((metrics, k) => ({
      class: metrics.class,
      f1: change(metrics.f1, before["per-class"][k].f1, intervals.f1[k]),
      iou: change(metrics.iou, before["per-class"][k].iou, intervals.iou[k])
    }))
  };
}
__name(changesOf, "changesOf");

// src/stages/6-evaluate/intervals.ts
function testIntervals(images, seed) {
  return scoreIntervals(images.map(classCounts), drawImages(images.length, Random.for(seed, "bootstrap")));
}
__name(testIntervals, "testIntervals");

// src/stages/7-report/diagnosis/curves.ts
var F1 = "macro-f1";
function curvesOf({
  history,
  "best-epoch": bestEpoch,
  "stop-reason": stopReason,
  split
}) {
  const end = history.findIndex((row) => row["train-loss"] === null || row["val-loss"] === null);
  const epochs = end < 0 ? history : history.slice(0, end);
  return {
    epochs,
    train: epochs.map((row) => row["train-loss"] ?? Number.NaN),
    validation: epochs.map((row) => row["val-loss"] ?? Number.NaN),
    diverged: end >= 0 || stopReason === "diverged",
    best: epochs.find(({ epoch }) => epoch === bestEpoch),
    stopReason,
    guessedF1: guessedF1(split.train["class-share"])
  };
}
__name(curvesOf, "curvesOf");
function f1Of(epoch) {
  return {
    train: epoch?.[`train-${F1}`] ?? Number.NaN,
    validation: epoch?.[`val-${F1}`] ?? Number.NaN
  };
}
__name(f1Of, "f1Of");
function guessedF1(shares) {
  const shown = shares.filter((share) => share !== null && share > 0);
  const largest = Math.max(...shown);
  return 2 * largest / (1 + largest) / shown.length;
}
__name(guessedF1, "guessedF1");
function skill({ guessedF1: guessedF12 }, f1) {
  return (f1 - guessedF12) / (1 - guessedF12);
}
__name(skill, "skill");
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
__name(median, "median");
function mean(values) {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
__name(mean, "mean");
function smooth(values) {
  return values.map((_, i) => {
    const from = Math.max(0, Math.min(i - 1, values.length - 3));
    return median(values.slice(from, from + 3));
  });
}
__name(smooth, "smooth");
function noise(values) {
  const logs = values.map((value) => Math.log(Math.max(value, Number.MIN_VALUE)));
  const away = logs.slice(1, -1).map((value, i) => Math.abs(value - (logs[i] + logs[i + 2]) / 2));
  return away.length === 0 ? 0 : median(away);
}
__name(noise, "noise");

// src/stages/7-report/diagnosis/fit.ts
var tooShort = {
  verdict: "too-short",
  title: "too short to tell",
  rule: "fewer than two epochs were finished",
  find: /* @__PURE__ */ __name(({ epochs }) => epochs.length >= 2 ? void 0 : {
    sentence: `${epochs.length === 0 ? "No epoch was" : "Only one epoch was"} finished: there is no curve to judge.`,
    evidence: { epochs: epochs.length }
  }, "find")
};
var NOISE_EPOCHS = 8;
var NOISY = 0.33;
var tooNoisy = {
  verdict: "too-noisy",
  title: "too noisy to tell",
  rule: `in the second half of at least ${NOISE_EPOCHS} epochs the validation loss leapt by more than ${NOISY * 100} % of its level from epoch to epoch`,
  find({ validation }) {
    if (validation.length < NOISE_EPOCHS) return void 0;
    const half = validation.slice(Math.floor(validation.length / 2));
    const share = noise(half);
    if (!(share > NOISY)) return void 0;
    return {
      sentence: `The validation loss leaps by ${formatShare(share)} of its level from epoch to epoch, so its trend can't be seen. More validation images would calm it (setting validation-fraction), as would a lower learning rate.`,
      evidence: { noise: share }
    };
  }
};
var RISE = 0.1;
var overfitRising = {
  verdict: "overfit",
  title: "overfit",
  rule: `the validation loss, as the median of 3 epochs, ended over ${RISE * 100} % and twice its noise above its lowest, while the training loss ended below where it was then`,
  find({ epochs, train, validation }) {
    const [trainLevel, level] = [smooth(train), smooth(validation)];
    const lowest = level.lastIndexOf(Math.min(...level));
    const last = level.length - 1;
    const rise = level[last] - level[lowest];
    const bound = level[lowest] * Math.max(RISE, 2 * noise(validation));
    if (!(rise > bound && trainLevel[last] < trainLevel[lowest])) return void 0;
    const from = epochs[lowest].epoch + 1;
    return {
      sentence: `From epoch ${from} on the validation loss rose, from ${formatMeasured(level[lowest])} to ${formatMeasured(level[last])}, while the training loss fell from ${formatMeasured(trainLevel[lowest])} to ${formatMeasured(trainLevel[last])}: from there the training images were learnt by heart.`,
      evidence: { lowest: level[lowest], last: level[last], noise: noise(validation) },
      fromEpoch: from
    };
  }
};
var IMPROVEMENT = 0.05;
var LIVELY = 0.01;
var stillImproving = {
  verdict: "still-improving",
  title: "still improving",
  rule: `training ended by epochs, time or a cancellation at a rate not yet below ${LIVELY * 100} % of its start, while the validation loss of the last fifth of the epochs was below that of the fifth before by over ${IMPROVEMENT * 100} % and its noise, and below all levels before (of fewer than 6 epochs: the last below all others)`,
  find({ epochs, validation, stopReason }) {
    if (stopReason !== "epochs" && stopReason !== "time-budget" && stopReason !== "cancelled")
      return void 0;
    const { before, after } = lastFifths(validation);
    const scatter = noise(validation.slice(Math.floor(validation.length / 2)));
    const rate = (epochs.at(-1)?.["learning-rate"] ?? 0) / (epochs[0]["learning-rate"] ?? 0);
    const lowest = Math.min(...smooth(validation.slice(0, -Math.max(1, Math.floor(validation.length / 5)))));
    if (!(rate >= LIVELY && after < lowest)) return void 0;
    if (!(before - after > before * Math.max(IMPROVEMENT, validation.length < 6 ? 0 : scatter)))
      return void 0;
    const ended = { epochs: "the epochs", "time-budget": "the time", cancelled: "the run" }[stopReason];
    return {
      sentence: `The validation loss was still falling when ${ended} ended after ${plural(epochs.length, "epoch")}, lately from ${formatMeasured(before)} to ${formatMeasured(after)}: a longer training would go further.`,
      evidence: { before, after, noise: scatter }
    };
  }
};
function lastFifths(values) {
  const fifth = Math.max(2, Math.floor(values.length / 5));
  if (values.length < 6) return { before: Math.min(...values.slice(0, -1)), after: values.at(-1) ?? 0 };
  return { before: median(values.slice(-2 * fifth, -fifth)), after: median(values.slice(-fifth)) };
}
__name(lastFifths, "lastFifths");
var BEHIND = 1.5;
var F1_GAP = 0.1;
var overfitBehind = {
  verdict: "overfit",
  title: "overfit",
  rule: `at the kept epoch the validation loss was over ${BEHIND} times the training loss, and macro F1 more than ${F1_GAP} lower`,
  find({ epochs, train, validation, best }) {
    const [loss, valLoss] = [best?.["train-loss"] ?? Number.NaN, best?.["val-loss"] ?? Number.NaN];
    const { train: f1, validation: valF1 } = f1Of(best);
    if (!(valLoss > BEHIND * loss && f1 - valF1 > F1_GAP)) return void 0;
    const [trainLevel, level] = [smooth(train), smooth(validation)];
    const together = level.findLastIndex((value, i) => value <= BEHIND * trainLevel[i]);
    const from = epochs[together + 1]?.epoch;
    return {
      sentence: `${from === void 0 ? "At the kept epoch" : `From epoch ${from} on`} the validation loss stays far behind: at the kept epoch ${formatMeasured(valLoss)} against ${formatMeasured(loss)}, macro F1 ${formatRatio(valF1)} against ${formatRatio(f1)}. What is learnt holds for the training images only.`,
      evidence: { "train-loss": loss, "val-loss": valLoss, [`train-${F1}`]: f1, [`val-${F1}`]: valF1 },
      fromEpoch: from
    };
  }
};
var LEARNT = 0.5;
var underfit = {
  verdict: "underfit",
  title: "underfit",
  rule: `at the kept epoch macro F1 on the training images was less than half of the way from always answering the most frequent class to all right`,
  find(curves) {
    const f1 = f1Of(curves.best).train;
    const learnt = skill(curves, f1);
    if (!(learnt < LEARNT)) return void 0;
    return {
      sentence: `Even on the training images macro F1 is only ${formatRatio(f1)}; always answering the most frequent class gives ${formatRatio(curves.guessedF1)}. The network is too small, the learning rate too low, or the labels don't follow from the images.`,
      evidence: { [`train-${F1}`]: f1, guessed: curves.guessedF1, learnt }
    };
  }
};
var correctTraining = {
  verdict: "correct-training",
  title: "correct training",
  rule: "no rule found a learning rate too high, noise, overfitting, underfitting or an end too early",
  find(curves) {
    const gap = (curves.best?.["val-loss"] ?? Number.NaN) / (curves.best?.["train-loss"] ?? Number.NaN) - 1;
    const sentence = Number.isFinite(100 * gap) ? `${course(curves)}; ${gapText(gap)}.` : `${course(curves)}.`;
    return { sentence, evidence: { gap } };
  }
};
function course({ validation, stopReason }) {
  if (stopReason === "target") return "Validation loss fell with training loss until the target was reached";
  const { before, after } = lastFifths(validation);
  const flat = validation.length >= 6 && Math.abs(before - after) <= before * Math.max(IMPROVEMENT, noise(validation));
  return flat ? "Validation loss flattened with training loss" : "Validation loss followed training loss down";
}
__name(course, "course");
function gapText(gap) {
  const percent = formatShare(Math.abs(gap));
  return gap < 0 ? `at the kept epoch it is ${percent} lower, for augmentation and dropout weigh on training only` : `the gap at the kept epoch is ${percent}`;
}
__name(gapText, "gapText");

// src/stages/7-report/diagnosis/learning-rate.ts
var SAME = { verdict: "learning-rate-too-high", title: "learning rate too high" };
var diverging = {
  ...SAME,
  rule: "a loss was not a finite number",
  find({ diverged, epochs }) {
    if (!diverged) return void 0;
    const last = epochs.at(-1)?.epoch ?? 0;
    return {
      sentence: `After epoch ${last} the loss was no longer a finite number: the steps were too large. Try a tenth of the learning rate.`,
      evidence: { "last-finite-epoch": last },
      fromEpoch: last + 1
    };
  }
};
var BLOWN_UP = 2;
var OF_FIRST = 0.1;
var rising = {
  ...SAME,
  rule: `the training loss, as the median of 3 epochs, rose to over ${BLOWN_UP} times its lowest and stayed there to the end`,
  find({ train, epochs }) {
    const level = smooth(train);
    const lowest = level.lastIndexOf(Math.min(...level));
    if (lowest < 0) return void 0;
    const bound = Math.max(BLOWN_UP * level[lowest], level[lowest] + OF_FIRST * train[0]);
    const last = level[level.length - 1];
    if (!(last > bound)) return void 0;
    return {
      sentence: `From epoch ${epochs[lowest].epoch + 1} on the training loss itself rose, from ${formatMeasured(level[lowest])} to ${formatMeasured(last)}: the steps are too large. Try a tenth of the learning rate.`,
      evidence: { lowest: level[lowest], last },
      fromEpoch: epochs[lowest].epoch + 1
    };
  }
};
var EARLY_EPOCHS = 10;
var FEWEST_EPOCHS = 5;
var LEAST_NET = 1 / 3;
var LEAST_SWING = 0.06;
var LEARNT2 = 0.5;
var wandering = {
  ...SAME,
  rule: `in the first ${EARLY_EPOCHS} epochs at the starting rate the training loss swung by more than ${LEAST_SWING * 100} % an epoch, less than a third of its moves added up to a fall, and less than half of what there is to gain over guessing was learnt`,
  find(curves) {
    const early = startingStretch(curves);
    if (early.length < FEWEST_EPOCHS) return void 0;
    const losses = early.map((row) => row["train-loss"] ?? Number.NaN);
    const moves = losses.slice(1).map((loss, i) => Math.abs(loss - losses[i]));
    const swing = mean(moves) / mean(losses);
    const net = (losses[0] - losses[losses.length - 1]) / (mean(moves) * moves.length);
    const learnt = skill(curves, f1Of(early.at(-1)).train);
    if (!(swing > LEAST_SWING && net < LEAST_NET && learnt < LEARNT2)) return void 0;
    return wanderingObservation(curves, early.length, { swing, net, learnt });
  }
};
function wanderingObservation({ epochs }, length, evidence) {
  const start = epochs[0]["learning-rate"] ?? 0;
  const rate = start >= 0.01 ? String(start) : formatRate(start);
  return {
    sentence: `In its first ${length} epochs, at ${rate}, the training loss swung by ${formatShare(evidence.swing)} an epoch and hardly fell: each step undid the one before. Try a tenth of the learning rate.`,
    evidence: { epochs: length, ...evidence },
    fromEpoch: 1
  };
}
__name(wanderingObservation, "wanderingObservation");
function startingStretch({ epochs }) {
  const start = epochs[0]?.["learning-rate"] ?? 0;
  const end = epochs.findIndex((row) => (row["learning-rate"] ?? 0) < start / 2);
  return epochs.slice(0, Math.min(EARLY_EPOCHS, end < 0 ? epochs.length : end));
}
__name(startingStretch, "startingStretch");

// src/stages/7-report/diagnosis/rule.ts
function finding({ verdict, title, rule }, observed) {
  const evidence = Object.entries(observed.evidence).map(([name, value]) => [
    name,
    Number.isFinite(value) ? value + 0 : null
  ]);
  return {
    verdict,
    title,
    sentence: observed.sentence,
    rule,
    "from-epoch": observed.fromEpoch ?? null,
    evidence: Object.fromEntries(evidence)
  };
}
__name(finding, "finding");

// src/stages/7-report/diagnosis/test-set.ts
var MOST_NAMES2 = 5;
var NEVER = { verdict: "class-never-predicted", title: "class never predicted" };
function classNeverPredicted(run) {
  const { test } = run;
  const unit = unitOf(run);
  const missing = test["per-class"].filter(({ support: support2, predicted }) => support2 > 0 && predicted === 0);
  if (missing.length === 0) return void 0;
  const names = missing.slice(0, MOST_NAMES2).map((metrics) => `"${escapeControls(metrics.class)}"`);
  const more = missing.length > MOST_NAMES2 ? ` and ${missing.length - MOST_NAMES2} more` : "";
  const support = missing.reduce((total, metrics) => total + metrics.support, 0);
  const rule = unit === "pixel" ? "a class has pixels in the test images, and not one pixel was predicted as it" : "a class has test images, and not one image was predicted as it";
  const shown = unit === "pixel" ? "images, which show" : "images, among them";
  return finding(
    { ...NEVER, rule },
    {
      sentence: `The model never answers ${names.join(", ")}${more} on the test ${shown} ${plural(support, unit)} of ${missing.length === 1 ? "it" : "them"}. More images of it or class weights may help.`,
      evidence: { classes: missing.length, [`${unit}s`]: support }
    }
  );
}
__name(classNeverPredicted, "classNeverPredicted");
var F1_GAP2 = 0.1;
var GAP = {
  verdict: "train-test-gap",
  title: "train/test gap",
  rule: `macro F1 on the test images is over ${F1_GAP2} below that of training at the kept epoch, which lies above the test's 95 % interval`
};
function trainTestGap({ best }, test) {
  const { train, validation } = f1Of(best);
  const tested2 = test[F1] ?? Number.NaN;
  const interval = test.intervals[F1];
  if (!(train - tested2 > F1_GAP2 && train > (interval?.high ?? Number.NEGATIVE_INFINITY))) return void 0;
  const cause = validation - tested2 > F1_GAP2 ? `Validation had ${formatRatio(validation)}, so the test images differ from the others, or validation images have copies in training.` : `Validation had ${formatRatio(validation)} too: the model does not hold for new images.`;
  return finding(GAP, {
    sentence: `Macro F1 is ${formatRatio(train)} in training and ${formatRatio(tested2)} on the test images. ${cause}`,
    evidence: { train, validation, test: tested2 }
  });
}
__name(trainTestGap, "trainTestGap");

// src/stages/7-report/diagnosis.ts
var RULES = [
  diverging,
  tooShort,
  rising,
  wandering,
  tooNoisy,
  overfitRising,
  stillImproving,
  overfitBehind,
  underfit,
  correctTraining
];
function diagnose(run) {
  const curves = curvesOf(run);
  const verdict = firstOf(curves);
  const beside = [classNeverPredicted(run), trainTestGap(curves, run.test)];
  return [verdict, ...beside].filter((found) => found !== void 0);
}
__name(diagnose, "diagnose");
function firstOf(curves) {
  for (const rule of RULES) {
    const observed = rule.find(curves);
    if (observed !== void 0) return finding(rule, observed);
  }
  return void 0;
}
__name(firstOf, "firstOf");

// src/stages/7-report/results-initial-model.ts
function initialModelResults(model, parts, record) {
  if (model === void 0) return null;
  const { network } = model;
  return {
    name: model.name,
    sha256: model.sha256,
    "new-classes": [...model.newClasses],
    "trained-on": knownImages(model, parts) ?? null,
    "val-loss": finite(record?.valLoss),
    ...byName(VALIDATION_SCORES, ({ score, field }) => ofTask(network.task, score, finite(record?.[field])))
  };
}
__name(initialModelResults, "initialModelResults");

// src/stages/7-report/results-values.ts
function dataResults(dataset) {
  return {
    root: dataset.root,
    hash: dataHash(dataset),
    images: dataset.samples.length,
    "bit-depth": dataset.bitDepth,
    channels: dataset.channels,
    sizes: sizesOf(dataset),
    warnings: dataset.warnings.map(({ code, message, file }) => ({ code, message, file }))
  };
}
__name(dataResults, "dataResults");
function sizesOf({ samples }) {
  const sizes = samples.map(({ width, height }) => ({ height, width })).toSorted((a, b) => a.height * a.width - b.height * b.width);
  return sizes.length === 0 ? null : { smallest: sizes[0], largest: sizes[sizes.length - 1] };
}
__name(sizesOf, "sizesOf");
function partResults(samples, classes) {
  const counts = Array.from(
    { length: classes },
    (_, k) => sum(samples, (sample) => sample.classCounts[k] ?? 0)
  );
  const total = sum(counts, (count) => count);
  const share = counts.map((count) => finite(count / total));
  const hashes = samples.map(({ id, imageHash, labelHash }) => ({
    id,
    image: shortHash(imageHash),
    labels: shortHash(labelHash)
  }));
  return { images: samples.length, "class-pixels": counts, "class-share": share, samples: hashes };
}
__name(partResults, "partResults");
function environmentResults({ memoryBytes, ...rest }) {
  return { ...rest, "memory-bytes": memoryBytes };
}
__name(environmentResults, "environmentResults");
function sum(items, read) {
  return items.reduce((total, item) => total + read(item), 0);
}
__name(sum, "sum");

// src/stages/7-report/results-from-run.ts
function resultsFromRun(run) {
  const { dataset, outcome } = run;
  const curves = {
    history: outcome.history.map((record) => epochResults(record, dataset.task)),
    "best-epoch": outcome.bestEpoch,
    "stop-reason": outcome.stopReason
  };
  const classes = dataset.classes.map(({ index, name, color }) => ({ index, name, color: [...color] }));
  const split = splitResults(run.split, dataset);
  const plan = planResults(run.plan);
  const test = testResults(run.evaluation, dataset, plan.seed);
  const { task } = dataset;
  const diagnosis = diagnose({ ...curves, task, test, split });
  const comparison = compareRuns({ task, classes, split, test, plan }, run.baseline);
  const judged = { ...curves, task, test, split, diagnosis, comparison };
  return {
    "schema-version": RESULTS_SCHEMA_VERSION,
    tool: { name: "best-epoch", version: run.version },
    "created-at": run.createdAt.toISOString(),
    fingerprint: run.fingerprint ?? null,
    restored: null,
    task,
    classes,
    data: dataResults(dataset),
    split,
    plan,
    settings: settingsResults(run.settings),
    "initial-model": initialModelResults(run.initialModel, partsOf(dataset, run.split), outcome.initial),
    ...curves,
    "stopped-epoch": outcome.stoppedEpoch,
    "first-epoch": outcome.firstEpoch,
    "resumed-from": outcome.resumedFrom ?? null,
    "validation-loss": finite(outcome.history.find(({ epoch }) => epoch === outcome.bestEpoch)?.valLoss),
    test,
    "fan-out": fanOutResults(run, plan.seed),
    diagnosis,
    comparison,
    gates: judgeGates(run.settings.failIf ?? [], judged, run.baseline),
    predictions: run.predictions.map((picture) => ({ ...picture })),
    ...machineResults(run),
    model: { ...run.model },
    exports: run.exports.map((one) => ({ ...one, files: one.files.map((file) => ({ ...file })) }))
  };
}
__name(resultsFromRun, "resultsFromRun");
function machineResults({ engine, environment, seconds, outcome, peakMemoryBytes }) {
  const { partSeconds, secondsToBest } = outcome;
  return {
    engine,
    environment: environmentResults(environment),
    "timings-seconds": { ...seconds, ...partSeconds, "best-epoch": secondsToBest },
    "peak-memory-bytes": peakMemoryBytes
  };
}
__name(machineResults, "machineResults");
function settingsResults(settings) {
  return words({ ...settings, failIf: settings.failIf?.map(({ text }) => text) });
}
__name(settingsResults, "settingsResults");
function splitResults(split, dataset) {
  const byId = new Map(dataset.samples.map((sample) => [sample.id, sample]));
  const part = /* @__PURE__ */ __name((ids) => partResults(
    ids.map((id) => byId.get(id)).filter((sample) => sample !== void 0),
    dataset.classes.length
  ), "part");
  return {
    source: split.source,
    path: "split.json",
    train: part(split.train),
    validation: part(split.validation),
    test: part(split.test)
  };
}
__name(splitResults, "splitResults");
function planResults(plan) {
  return {
    recipe: plan.recipe,
    network: plan.network.title,
    parameters: countParameters(plan.network),
    patch: { ...plan.patch },
    tile: { ...plan.tile },
    "batch-size": plan.batchSize,
    "patches-per-image": plan.patchesPerImage,
    normalization: {
      stretch: plan.normalization.stretch ?? "none",
      channels: plan.normalization.channels.map((channel) => ({ ...channel }))
    },
    loss: {
      "cross-entropy": plan.loss.crossEntropy,
      dice: plan.loss.dice,
      "class-weights": [...plan.loss.classWeights]
    },
    optimizer: words(plan.optimizer),
    "learning-rate": plan.learningRate,
    "warmup-steps": plan.warmupSteps,
    "decay-power": plan.decayPower ?? null,
    "reduce-on-plateau": {
      factor: plan.reduceOnPlateau.factor,
      patience: plan.reduceOnPlateau.patience,
      "min-delta": plan.reduceOnPlateau.minDelta,
      floor: plan.reduceOnPlateau.floor
    },
    augmentation: plan.augmentation === void 0 ? null : words(plan.augmentation),
    monitor: plan.monitor,
    epochs: plan.epochs,
    patience: plan.patience,
    "min-delta": plan.minDelta,
    target: plan.target ?? null,
    "time-budget-seconds": plan.timeBudgetMs === void 0 ? null : plan.timeBudgetMs / 1e3,
    seed: plan.seed,
    reasons: plan.reasons.map((reason) => ({ ...reason }))
  };
}
__name(planResults, "planResults");
function epochResults(record, task) {
  return {
    epoch: record.epoch,
    "learning-rate": finite(record.learningRate),
    "train-loss": finite(record.trainLoss),
    "val-loss": finite(record.valLoss),
    ...byName(EPOCH_SCORES, ({ score, field }) => ofTask(task, score, finite(record[field]))),
    seconds: record.seconds
  };
}
__name(epochResults, "epochResults");
function testResults(evaluation, dataset, seed) {
  const { task } = dataset;
  const size = dataset.classes.length;
  const iou = /* @__PURE__ */ __name((value) => task === "segmentation" ? value : null, "iou");
  const intervals = testIntervals(
    evaluation.perImage.map(({ confusion }) => confusion),
    seed
  );
  return {
    images: evaluation.perImage.length,
    confusion: dataset.classes.map((_, k) => evaluation.confusion.slice(k * size, (k + 1) * size)),
    ...scoreResults(task, evaluation.scores),
    "per-class": evaluation.perClass.map((metrics, k) => ({
      class: dataset.classes[k].name,
      precision: finite(metrics.precision),
      recall: finite(metrics.recall),
      f1: finite(metrics.f1),
      iou: iou(finite(metrics.iou)),
      support: metrics.support,
      predicted: metrics.predicted,
      "f1-interval": intervals.f1[k] ?? null,
      "iou-interval": iou(intervals.iou[k] ?? null)
    })),
    intervals: byScore((score) => ofTask(task, score, intervals.scores[score.key] ?? null)),
    calibration: calibrationResults(evaluation.confidence),
    "per-image": evaluation.perImage.map((image) => ({
      id: image.id,
      ...scoreResults(task, image.scores),
      cells: cellsOf(image.confusion, size),
      ...probabilitiesOf(image)
    }))
  };
}
__name(testResults, "testResults");
function fanOutResults({ settings, dataset, heldOut }, seed) {
  const fanOut = fanOutOf(settings);
  if (fanOut === void 0) return null;
  return { ...fanOut, "held-out": heldOut === void 0 ? null : testResults(heldOut, dataset, seed) };
}
__name(fanOutResults, "fanOutResults");
function probabilitiesOf({ classified }) {
  const probability = /* @__PURE__ */ __name((label) => label === void 0 ? null : finite(classified?.probabilities[label]), "probability");
  return {
    confidence: probability(classified?.prediction),
    "true-probability": probability(classified?.truth)
  };
}
__name(probabilitiesOf, "probabilitiesOf");
function cellsOf(confusion, classes) {
  return confusion.flatMap(
    (pixels, i) => pixels === 0 ? [] : [[Math.floor(i / classes), i % classes, pixels]]
  );
}
__name(cellsOf, "cellsOf");

export {
  FILE_THEME,
  drawSvg,
  curvePlot,
  picturesOf,
  renderHtml,
  FEWEST_IMAGES,
  drawImages,
  differenceIntervals,
  compareRuns,
  classNeverPredicted,
  dataResults,
  partResults,
  environmentResults,
  resultsFromRun,
  settingsResults,
  testResults
};
