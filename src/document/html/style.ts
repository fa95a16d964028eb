// The page's style sheet. Colours are variables, so that light, dark and print differ in one place; blue, orange and
// green are Okabe & Ito's (2008), brightened for dark.

const LIGHT = `color-scheme: light; --page: #ffffff; --card: #f6f8fa; --ink: #1f2328; --faint: #59636e; --grid: #d8dee4;
--edge: #d1d9e0; --link: #0969da; --train: #0072b2; --validation: #d55e00; --test: #009e73;
--good: #00704f; --bad: #b23b00; --warn: #7a5a00;`;

const DARK = `color-scheme: dark; --page: #0d1117; --card: #151b23; --ink: #e6edf3; --faint: #9da7b3; --grid: #30363d;
--edge: #3d444d; --link: #6cb6ff; --train: #56b4e9; --validation: #e69f00; --test: #1fc193;
--good: #3fd0a4; --bad: #ff9a6b; --warn: #f0d060;`;

/** The confusion matrix: right cells blue, wrong ones orange; light enough that text on them stays legible. */
const SHADES = Array.from({ length: 11 }, (_, i) => {
  const percent = i === 0 ? 0 : 6 + i * 4;
  const shade = (color: string) => `color-mix(in srgb, var(--${color}) ${percent}%, var(--page))`;
  return `.shade-${i}.right { background: ${shade('train')}; } .shade-${i}.wrong { background: ${shade('validation')}; }`;
}).join('\n');

export const STYLE = `
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
${SHADES}
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
