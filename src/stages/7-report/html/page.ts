// report.html: the run on one page for people, in one file that loads nothing. Made from results.json and the pictures.
import type { ClassInfo } from '../../2-dataset/dataset.ts';
import type { Example } from '../../6-evaluate/evaluate.ts';
import type { Results } from '../results.ts';
import { formatMeasured, formatRatio, formatSeconds } from '../summary/numbers.ts';
import { countsLine, resultSentence, stageSeconds, stopSentence } from '../summary/sentences.ts';
import { comparisonSection } from './comparison-section.ts';
import { curvesSection } from './curves-section.ts';
import { type DocumentSection, renderDocument } from './document.ts';
import {
  auditSection,
  dataSection,
  environmentSection,
  planSection,
  settingsSection,
  timingSection,
} from './facts-sections.ts';
import { gatesHeadline, gatesSection } from './gates-section.ts';
import { cut, type Html, html } from './html.ts';
import { fitPictures, type PagePicture, pagePicture } from './pictures.ts';
import { picturesSection } from './pictures-section.ts';
import { calibrationSection, classesSection, confusionSection } from './test-sections.ts';

/** Sentences with names in them are cut to this many characters. */
const LONGEST_SENTENCE = 600;

/** What mail and artifact viewers take without trouble. */
export const PAGE_LIMIT_BYTES = 10_000_000;

export interface PageInput {
  readonly results: Results;
  readonly classes: readonly ClassInfo[];
  readonly examples: readonly Example[];
  readonly limitBytes?: number;
}

/** At most `limitBytes` of UTF-8: the pictures are made smaller until it fits, or left out. */
export async function renderPage({
  results,
  classes,
  examples,
  limitBytes = PAGE_LIMIT_BYTES,
}: PageInput): Promise<string> {
  const encode = (edge: number) =>
    Promise.all(examples.map((example) => pagePicture(example, classes, edge)));
  const size = (pictures: readonly PagePicture[]) => Buffer.byteLength(page(results, pictures));
  return page(results, examples.length === 0 ? [] : await fitPictures(limitBytes, encode, size));
}

/** The page, whatever its size. */
export function page(results: Results, pictures: readonly PagePicture[]): string {
  return renderDocument({
    title: `Best Epoch: ${resultSentence(results)}`,
    head: head(results),
    sections: sectionsOf(results, pictures),
    version: results.tool.version,
    createdAt: results['created-at'],
    numbersFile: 'results.json',
  });
}

function sectionsOf(results: Results, pictures: readonly PagePicture[]): DocumentSection[] {
  const comparison = comparisonSection(results);
  const gates = gatesSection(results);
  return [
    ...(comparison === undefined ? [] : [{ id: 'comparison', title: 'Comparison', content: comparison }]),
    ...(gates === undefined ? [] : [{ id: 'gates', title: 'Gates', content: gates }]),
    { id: 'curves', title: 'Curves', content: curvesSection(results) },
    { id: 'classes', title: 'Classes', content: classesSection(results) },
    { id: 'confusion', title: 'Confusion', content: confusionSection(results) },
    { id: 'calibration', title: 'Calibration', content: calibrationSection(results) },
    { id: 'images', title: 'Test images', content: picturesSection(results, pictures) },
    { id: 'data', title: 'Data and split', content: dataSection(results) },
    { id: 'audit', title: 'Audit', content: auditSection(results) },
    { id: 'plan', title: 'Plan', content: planSection(results) },
    { id: 'settings', title: 'Settings', content: settingsSection(results) },
    { id: 'environment', title: 'Environment', content: environmentSection(results) },
    { id: 'timing', title: 'Timing', content: timingSection(results) },
  ];
}

function head(results: Results): Html {
  const { comparison, diagnosis } = results;
  const verdict = comparison.baseline === null ? undefined : cut(comparison.sentence, LONGEST_SENTENCE);
  return html`<header>
<p class="kicker">Best Epoch report</p>
<h1>${verdict ?? resultSentence(results)}</h1>
${gatesHeadline(results)}${verdict === undefined ? undefined : html`<p>${resultSentence(results)}.</p>`}
<p>${stopSentence(results)}</p>
${diagnosis.map(({ title, sentence, rule }, i) => html`<p><strong>${i === 0 ? 'Diagnosis: ' : 'Also: '}${title}.</strong> ${cut(sentence, LONGEST_SENTENCE)} <span class="faint">(Rule: ${cut(rule, LONGEST_SENTENCE)}.)</span></p>\n`)}
<p class="faint">${countsLine(results, cut(results.plan.network))}</p>
${tiles(results)}
</header>`;
}

function tiles(results: Results): Html {
  const { test } = results;
  const { intervals } = test;
  const within = (interval: { low: number; high: number } | null) =>
    interval === null ? undefined : `95 %: ${formatRatio(interval.low)} to ${formatRatio(interval.high)}`;
  const facts: readonly (readonly [string, string, string | undefined])[] = [
    ['Test macro F1', formatRatio(test['macro-f1']), within(intervals['macro-f1'])],
    ['Test mean IoU', formatRatio(test['mean-iou']), within(intervals['mean-iou'])],
    ['Test accuracy', formatRatio(test.accuracy), within(intervals.accuracy)],
    ['Validation loss', formatMeasured(results['validation-loss']), `at epoch ${results['best-epoch']}`],
    ['Calibration error', formatRatio(test.calibration?.['expected-error']), 'expected, on the test images'],
    ['Time', formatSeconds(stageSeconds(results)), 'all stages'],
  ];
  return html`<dl class="tiles">${facts.map(([title, value, note]) => html`<div><dt>${title}</dt><dd>${value}${note === undefined ? undefined : html`<small>${note}</small>`}</dd></div>\n`)}</dl>`;
}
