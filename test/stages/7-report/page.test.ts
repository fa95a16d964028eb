// The page as text: one file, nothing loaded, every section, hostile names harmless, within its limit.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { renderHtml } from '../../../src/document/html/page.ts';
import { type PagePictures, picturesOf } from '../../../src/document/html/page-pictures.ts';
import { emptyEvaluation } from '../../../src/stages/6-evaluate/evaluate.ts';
import { type AnyResults, documentOf } from '../../../src/stages/7-report/documents.ts';
import { PAGE_LIMIT_BYTES, renderPage } from '../../../src/stages/7-report/page.ts';
import { SHEET } from '../../document/sample-blocks.ts';
import { comparedResults } from './sample-comparison.ts';
import { picturing, sampleExample, sampleExamples } from './sample-examples.ts';
import { type RunChanges, sampleResults, sampleRun } from './sample-run.ts';
import { sheetImages } from './sheet/sample-sheet.ts';

const pageOf = (results: AnyResults, pictures: PagePictures = []) =>
  renderHtml(documentOf(results), pictures);

const { classes } = sampleRun().dataset;
const render = (changes: RunChanges = {}) => pageOf(sampleResults(changes), []);
const HOSTILE =
  '\u202e\u0007</title></style></script><script>alert(1)</script><img src=x onerror=alert(1)>" onfocus="alert(1)';

test('nothing is loaded: no address but those of its own parts and of pictures within', async () => {
  const text = await renderPage({ results: sampleResults(), classes, examples: sampleExamples() });
  const addresses = [...text.matchAll(/ (?:href|src|xlink:href|action|srcset|poster)="([^"]*)"/g)].map(
    ([, to]) => to,
  );
  expect(addresses.length).toBeGreaterThan(40);
  for (const to of addresses) expect(to).toMatch(/^(?:#[\w-]+|data:,|data:image\/png;base64,[\w+/=]+)$/);
  expect(text).not.toMatch(/@import|url\((?!#)/);
});

test('every #address has its part, and every id is the only one of its name', async () => {
  const text = await renderPage({ results: sampleResults(), classes, examples: sampleExamples() });
  const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, to] of text.matchAll(/(?:href="#|url\(#)([\w-]+)/g)) expect(ids).toContain(to);
});

test('the policy holds the hashes of the only script and the only style, and nothing is inline beside them', () => {
  const text = render();
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1] ?? '';
  expect(policy).toMatch(/^default-src 'none'; img-src data:; style-src 'sha256-/);
  expect(policy).not.toMatch(/unsafe|\*|http/);
  for (const [element, directive] of [
    ['script', 'script-src'],
    ['style', 'style-src'],
  ]) {
    const bodies = [...text.matchAll(new RegExp(`<${element}>([\\s\\S]*?)</${element}>`, 'g'))].map(
      ([, body]) => body,
    );
    expect(bodies).toHaveLength(1);
    const hash = createHash('sha256').update(bodies[0]).digest('base64');
    expect(policy).toContain(`${directive} 'sha256-${hash}'`);
  }
  expect(text).not.toMatch(/<[^>]* (?:style|on\w+)=/);
});

test('a page gives its pictures back, for a page of the same run that says something else', async () => {
  const results = sampleResults();
  const first = await renderPage({ results, classes, examples: sampleExamples() });
  const pictures = picturesOf(first);
  expect(pictures?.get('pictures')?.text).toContain('data:image/png;base64,');
  expect(pageOf(results, pictures ?? [])).toBe(first);
  expect(picturesOf('<p>another page</p>')).toBeUndefined();
  const image = sheetImages(1);
  const shown = { ...results, sheet: image };
  const both = await renderPage({ results: shown, classes, examples: sampleExamples(), sheet: SHEET });
  expect(both, 'the sheet is another block').toContain('id="sheet-1-image"');
  expect(pageOf(shown, picturesOf(both) ?? [])).toBe(both);
});

test('sections in the order of the summary, under one heading of the first level', () => {
  const text = render();
  expect(text.match(/<h1>/g)).toHaveLength(1);
  expect([...text.matchAll(/<h2 id="(\w+)">/g)].map(([, id]) => id)).toEqual(
    'diagnosis curves classes confusion calibration images data audit plan settings environment timing model'.split(
      ' ',
    ),
  );
  expect(text).toContain(
    'Stopped after epoch 61 of 100: validation loss had not improved for 20 epochs. Kept epoch 41',
  );
  expect(text).toContain('the images are 256x256: whole images fit');
  expect(text).toContain(
    'images &#34;images/3.png&#34; and &#34;images/4.png&#34; are the same. Delete one.',
  );
  expect(text).toContain('AMD EPYC 7763 64-Core Processor');
});

test('compared with a baseline the verdict heads the page, and a section says what changed', () => {
  const text = pageOf(comparedResults(), []);
  expect(text).toContain(
    '<h1>ccd · Better than main: test macro F1 0.973 (+0.014, 95 % interval −0.002 to +0.022)</h1>',
  );
  expect(text).toContain('<p>Test macro F1 0.973, accuracy 0.996, mean IoU 0.948');
  expect([...text.matchAll(/<h2 id="(\w+)">/g)][1]?.[1], 'after the diagnosis').toBe('comparison');
  const row = (head: string, ...cells: string[]) =>
    `<tr><th scope="row" class="text">${head}</th>${cells.map((cell) => `<td class="number">${cell}</td>`).join('')}</tr>`;
  const interval = '<small>−0.002 to +0.022</small>';
  expect(text).toContain(row('macro F1', '0.959', '0.973', `+0.014 ${interval}`));
  expect(text).toContain(row('mean IoU', '0.930', '0.948', '+0.018'));
  expect(text).toContain(row('accuracy', '0.990', '0.996', '–'));
  expect(text).toContain(row('hot pixel', `−0.003 ${interval}`, '–'));
  expect(text).toContain('Data: since the baseline 21 images added, 1 image relabelled.');
  expect(text).toContain('21 images added (images/20 and 20 more)');
  expect(render()).not.toContain('id="comparison"');
});

test('hostile names of classes, files, settings and findings stay text', async () => {
  const named = classes.map((info) => ({ ...info, name: `${HOSTILE}${info.index}` }));
  const results = sampleResults({
    dataset: {
      classes: named,
      warnings: [{ code: 'x', severity: 'warning', message: HOSTILE, file: HOSTILE }],
    },
    settings: { data: HOSTILE, artifactName: HOSTILE },
    plan: { reasons: [{ setting: HOSTILE, value: HOSTILE, reason: HOSTILE }] },
  });
  const examples = [sampleExample('best', HOSTILE)];
  const text = await renderPage({ results: picturing(results, examples), classes: named, examples });
  expect(text.match(/<script/g)).toHaveLength(1);
  expect(text.match(/<\/(?:style|title|script)>/g)).toHaveLength(3);
  expect(text).not.toMatch(/<img|<[^>]* on\w+="/);
  expect(text).toContain('&#60;img src=x');
  expect(text, 'nothing turns a line round or can not be seen').not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  expect(text).toContain('\\u{202e}');
});

test('a run without a test, without an epoch or with a single class is still a page', () => {
  const untested = render({ outcome: { stopReason: 'cancelled' }, evaluation: emptyEvaluation(4) });
  expect(untested).toContain('<h1>ccd · Cancelled before the model could be tested</h1>');
  expect(untested).toContain('Not tested.');
  expect(render({ outcome: { history: [], bestEpoch: 0 } })).toContain('No epoch was finished');
});

test('within 10 MB by default: large noisy images are shown smaller', async () => {
  const big = { width: 1500, height: 1500, channels: 3 };
  const examples = (['worst', 'median', 'best'] as const).map((rank) => sampleExample(rank, rank, big));
  const text = await renderPage({ results: picturing(sampleResults(), examples), classes, examples });
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(PAGE_LIMIT_BYTES);
  expect(text.match(/class="view"/g)).toHaveLength(12);
});

test('pictures that fit in no size are left out, and it says where they are', async () => {
  const text = await renderPage({
    results: sampleResults(),
    classes,
    examples: sampleExamples(),
    limitBytes: 1000,
  });
  expect(text).not.toContain('data:image');
  expect(text).toContain('they lie in predictions/');
});

test('10,000 epochs, 250 classes with long names and thousands of warnings stay within the limit without pictures', () => {
  const many = Array.from({ length: 250 }, (_, index) => ({
    index,
    name: `${index} ${HOSTILE.repeat(20)}`,
    color: [0, 0, 0] as const,
  }));
  const [row] = sampleRun().outcome.history;
  const history = Array.from({ length: 10_000 }, (_, i) => ({ ...row, epoch: i + 1 }));
  const warnings = Array.from({ length: 5000 }, () => ({
    code: 'x',
    severity: 'warning' as const,
    message: HOSTILE.repeat(50),
  }));
  const text = render({
    dataset: { classes: many, warnings },
    outcome: { history, bestEpoch: 5000, stoppedEpoch: 10_000 },
    evaluation: emptyEvaluation(250),
  });
  expect(Buffer.byteLength(text)).toBeLessThan(2_000_000);
});
