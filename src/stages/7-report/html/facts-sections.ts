// The sections of facts: data and split, audit findings, plan with reasons, settings, environment, timing.
import type { Results } from '../results.ts';
import { formatBytes, formatCount, formatSeconds, formatShare, plural } from '../summary/numbers.ts';
import { forMasks, unitOf } from '../task-words.ts';
import { allTimings } from '../timing-words.ts';
import { drawBars } from './bars.ts';
import { labelled } from './curves-section.ts';
import { cut, type Html, html } from './html.ts';
import { figure, fold, table } from './table.ts';

const MOST_FINDINGS = 50;
const MOST_BARS = 20;
/** Longer than a name: messages and reasons are sentences. */
const LONGEST_SENTENCE = 400;

const SOURCES = {
  hash: 'a hash of their content',
  folders: 'their folders',
  file: 'a given split.json',
} as const;

export function dataSection(results: Results): Html {
  const { split, classes, data } = results;
  const units = `${unitOf(results)}s`;
  const parts = [split.train, split.validation, split.test];
  const shown = classes.slice(0, MOST_BARS);
  const values = (part: (typeof parts)[number]) => shown.map((_, k) => part['class-share'][k] ?? null);
  const svg = drawBars(
    'balance',
    shown.map(({ name }) => name),
    [
      { name: 'training', color: 'train', values: values(split.train) },
      { name: 'validation', color: 'validation', values: values(split.validation) },
      { name: 'test', color: 'test', values: values(split.test) },
    ],
    (value) => formatShare(value),
    (value) => `${value * 100} %`,
  );
  const rest = shown.length < classes.length ? ` The first ${MOST_BARS} of ${classes.length} classes.` : '';
  const caption = html`Share of the ${units}: <span class="key train">training</span> <span class="key validation">validation</span> <span class="key test">test</span>${rest}`;
  const balance = table({
    caption: `Share of the ${units} that each class has in each part`,
    header: ['class', 'training', 'validation', 'test'],
    rows: classes.map(({ name }, k) => [
      cut(name),
      ...parts.map((part) => formatShare(part['class-share'][k] ?? null)),
    ]),
  });
  const pixels = (part: (typeof parts)[number]) => part['class-pixels'].reduce((a, b) => a + b, 0);
  const counts = table({
    caption: `${plural(data.images, 'image')}, split by ${SOURCES[split.source]}`,
    header: ['what', 'training', 'validation', 'test'],
    rows: [
      ['images', ...parts.map((part) => formatCount(part.images))],
      ...forMasks(results, ['pixels', ...parts.map((part) => formatCount(pixels(part)))]),
    ],
  });
  const label = `Share of the ${units} that each class has in training, validation and test.${rest} The numbers are in the table.`;
  return html`<div class="charts two">${figure(labelled(svg, label), caption)}<div>${counts}${balance}</div></div>`;
}

/** What the audit found; warnings only, because errors have stopped the run. */
export function auditSection({ data }: Pick<Results, 'data'>): Html {
  const { warnings } = data;
  if (warnings.length === 0) return html`<p>The audit found nothing to warn of.</p>`;
  const shown = warnings.slice(0, MOST_FINDINGS);
  const rest = warnings.length - shown.length;
  return html`<p>The audit found ${plural(warnings.length, 'thing')} to warn of${rest > 0 ? `; ${rest} of them stand only in results.json` : ''}.</p>
<ul class="findings">${shown.map(({ code, message }) => html`<li><code>${cut(code)}</code> ${cut(message, LONGEST_SENTENCE)}</li>\n`)}</ul>`;
}

export function planSection({ plan }: Results): Html {
  return html`<p>Recipe ${plan.recipe}: ${cut(plan.network)}, ${plural(plan.parameters, 'parameter')}.</p>
${table({
  caption: 'What was chosen and why',
  header: ['choice', 'value', 'reason'],
  rows: plan.reasons.map(({ setting, value, reason }) => [
    cut(setting),
    cut(value, LONGEST_SENTENCE),
    cut(reason, LONGEST_SENTENCE),
  ]),
  text: [0, 1, 2],
})}`;
}

export function settingsSection({ settings }: Pick<Results, 'settings'>): Html {
  const entries = Object.entries(settings);
  const set = entries.filter(([, value]) => value !== null);
  const unset = entries.filter(([, value]) => value === null).map(([name]) => cut(name));
  const rows = set.map(([name, value]) => [
    cut(name),
    cut(typeof value === 'string' ? value : JSON.stringify(value), LONGEST_SENTENCE),
  ]);
  return fold(
    plural(set.length, 'setting'),
    html`${table({ caption: 'Settings as given or by default', header: ['setting', 'value'], rows, text: [0, 1] })}
${unset.length > 0 ? html`<p>Not set: ${unset.join(', ')}.</p>` : undefined}`,
  );
}

export function environmentSection(results: Results): Html {
  const { engine, environment, tool, data, plan, model } = results;
  const rows = [
    ['best-epoch', cut(tool.version)],
    [
      'engine',
      `${engine.engine} ${cut(engine.version)}, ${engine.runtime} runtime, ${engine.layout} layout, ${plural(engine.threads, 'thread')}`,
    ],
    [
      'machine',
      `${cut(environment.cpu)}, ${plural(environment.cores, 'core')}, ${formatBytes(environment['memory-bytes'])}`,
    ],
    ['system', `Node ${environment.node}, ${environment.platform} ${environment.arch}`],
    ['peak memory', formatBytes(results['peak-memory-bytes'])],
    ['seed', formatCount(plan.seed)],
    ['model', `${cut(model.path, 200)}, ${formatBytes(model.bytes)}, sha256 ${model.sha256}`],
    ['data hash', data.hash],
    ['made', results['created-at']],
  ];
  return table({
    caption: 'What it ran on, and what it takes to run it again',
    header: ['fact', 'value'],
    rows,
    text: [0, 1],
  });
}

export function timingSection({ 'timings-seconds': timings }: Pick<Results, 'timings-seconds'>): Html {
  return table({
    caption: 'Time of each stage',
    header: ['stage', 'time'],
    rows: allTimings(timings).map(({ title, seconds }) => [cut(title), formatSeconds(seconds)]),
  });
}
