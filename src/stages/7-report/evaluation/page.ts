// An evaluation's report.html: the test on one page for people. Made from evaluation.json and the pictures.
import { comparisonSection } from '../html/comparison-section.ts';
import { type DocumentSection, renderDocument } from '../html/document.ts';
import { auditSection, settingsSection, timingSection } from '../html/facts-sections.ts';
import { gatesHeadline, gatesSection } from '../html/gates-section.ts';
import { badges, calibrationTile, scoreTiles, tileList } from '../html/head.ts';
import { cut, type Html, html } from '../html/html.ts';
import { fitPictures, type PagePicture } from '../html/pictures.ts';
import { picturesSection } from '../html/pictures-section.ts';
import { PAGE_LIMIT_BYTES } from '../html/render-page.ts';
import { table } from '../html/table.ts';
import { calibrationSection, classesSection, confusionSection, swatch } from '../html/test-sections.ts';
import { mistakenImages } from '../mistakes.ts';
import {
  formatBytes,
  formatCount,
  formatRatio,
  formatSeconds,
  formatShare,
  plural,
} from '../summary/numbers.ts';
import { resultSentence, stageSeconds } from '../summary/sentences.ts';
import type { EvaluationResults } from './results.ts';
import { evaluatedSentence, evaluationCounts, networkWords } from './words.ts';

const LONGEST_SENTENCE = 600;
/** A page of more rows is slow to open; evaluation.csv has all. */
const MOST_IMAGES = 1000;

/** @param encode the pictures of the examples with a longest edge of so many pixels */
export async function renderEvaluationPage(
  evaluation: EvaluationResults,
  encode: (longestEdge: number) => Promise<readonly PagePicture[]>,
): Promise<string> {
  const size = (pictures: readonly PagePicture[]) => Buffer.byteLength(evaluationPage(evaluation, pictures));
  const pictures =
    evaluation.predictions.length === 0 ? [] : await fitPictures(PAGE_LIMIT_BYTES, encode, size);
  return evaluationPage(evaluation, pictures);
}

/** The page, whatever its size. */
export function evaluationPage(evaluation: EvaluationResults, pictures: readonly PagePicture[]): string {
  return renderDocument({
    title: `Best Epoch: ${resultSentence(evaluation)}`,
    head: head(evaluation),
    sections: sectionsOf(evaluation, pictures),
    version: evaluation.tool.version,
    createdAt: evaluation['created-at'],
    numbersFile: 'evaluation.json',
  });
}

function head(evaluation: EvaluationResults): Html {
  const { comparison, diagnosis } = evaluation;
  const compared = comparison.baseline !== null;
  const verdict = cut(comparison.sentence.replace(/\.?$/, '.'), LONGEST_SENTENCE);
  return html`<header>
<p class="kicker">Best Epoch evaluation</p>
${badges(evaluation)}
<h1>${compared ? cut(comparison.sentence, LONGEST_SENTENCE) : resultSentence(evaluation)}</h1>
${gatesHeadline(evaluation)}${compared ? html`<p>${resultSentence(evaluation)}.</p>` : undefined}
<p>${cut(evaluatedSentence(evaluation), LONGEST_SENTENCE)}</p>
${diagnosis.map(({ title, sentence }) => html`<p><strong>${title}.</strong> ${cut(sentence, LONGEST_SENTENCE)}</p>\n`)}
${compared ? undefined : html`<p class="faint">${verdict}</p>`}
<p class="faint">${evaluationCounts(evaluation, cut(networkWords(evaluation)))}</p>
${tileList([
  ...scoreTiles(evaluation),
  calibrationTile(evaluation),
  { title: 'Time', value: formatSeconds(stageSeconds(evaluation)), note: 'all stages' },
])}
</header>`;
}

function sectionsOf(evaluation: EvaluationResults, pictures: readonly PagePicture[]): DocumentSection[] {
  const comparison = comparisonSection(evaluation);
  const gates = gatesSection(evaluation);
  return [
    ...(comparison === undefined ? [] : [{ id: 'comparison', title: 'Comparison', content: comparison }]),
    ...(gates === undefined ? [] : [{ id: 'gates', title: 'Gates', content: gates }]),
    { id: 'classes', title: 'Classes', content: classesSection(evaluation) },
    { id: 'confusion', title: 'Confusion', content: confusionSection(evaluation) },
    { id: 'calibration', title: 'Calibration', content: calibrationSection(evaluation) },
    { id: 'images', title: 'Pictures', content: picturesSection(evaluation, pictures) },
    { id: 'all-images', title: 'Images', content: imagesSection(evaluation) },
    { id: 'data', title: 'Data', content: dataSection(evaluation) },
    { id: 'audit', title: 'Audit', content: auditSection(evaluation) },
    { id: 'model', title: 'Model and machine', content: modelSection(evaluation) },
    { id: 'settings', title: 'Settings', content: settingsSection(evaluation) },
    { id: 'timing', title: 'Timing', content: timingSection(evaluation) },
  ];
}

/** Worst first. */
function imagesSection(evaluation: EvaluationResults): Html {
  if (evaluation.task === 'classification') return mistakenTable(evaluation);
  const { test } = evaluation;
  const all = test['per-image'];
  const shown = all.toSorted((a, b) => (a['mean-iou'] ?? 2) - (b['mean-iou'] ?? 2)).slice(0, MOST_IMAGES);
  const which = shown.length < all.length ? `the ${MOST_IMAGES} worst of ${all.length}, ` : '';
  return table({
    caption: `Every image, ${which}worst first; evaluation.csv has all`,
    header: ['image', 'mean IoU', 'macro F1', 'accuracy'],
    rows: shown.map((image) => [
      cut(image.id),
      ...[image['mean-iou'], image['macro-f1'], image.accuracy].map(formatRatio),
    ]),
  });
}

function mistakenTable(evaluation: EvaluationResults): Html {
  const all = mistakenImages(evaluation);
  const shown = all.slice(0, MOST_IMAGES);
  const which = shown.length < all.length ? `${MOST_IMAGES} of ` : '';
  return table({
    caption: `Mistaken images, ${which}${all.length}, the surest first; evaluation.csv has all images`,
    header: ['image', 'true class', 'taken for', 'probability', 'of the true class'],
    rows: shown.map(({ id, truth, predicted, confidence, trueProbability }) => [
      cut(id),
      cut(truth, 40),
      cut(predicted, 40),
      formatRatio(confidence),
      formatRatio(trueProbability),
    ]),
    text: [0, 1, 2],
  });
}

function dataSection({ classes, evaluated, data }: EvaluationResults): Html {
  const counts = table({
    caption: 'What the labels of the evaluated images hold',
    header: ['class', 'labels', 'share'],
    rows: classes.map(({ name, color }, k) => [
      html`${swatch(color)}${cut(name)}`,
      formatCount(evaluated['class-pixels'][k] ?? 0),
      formatShare(evaluated['class-share'][k] ?? null),
    ]),
  });
  return html`<p>${plural(evaluated.images, 'image')} of ${formatCount(data.images)}; data hash <code>${data.hash}</code></p>${counts}`;
}

function modelSection(evaluation: EvaluationResults): Html {
  const { model, environment, threads, tool } = evaluation;
  const colors = model.channels === 3 ? 'colour' : 'grey';
  const rows = [
    ['model', cut(model.path, 200)],
    ['file', `${formatBytes(model.bytes)}, sha256 ${model.sha256}`],
    ['network', cut(networkWords(evaluation), 200)],
    ['takes', `${model['bit-depth']}-bit ${colors}`],
    ['written by', model.version === null ? 'an unknown version' : `best-epoch ${cut(model.version)}`],
    ['trained on', model['data-hash'] === null ? 'unknown data' : `data hash ${cut(model['data-hash'])}`],
    ['evaluated by', `best-epoch ${cut(tool.version)}`],
    [
      'machine',
      `${cut(environment.cpu)}, ${plural(environment.cores, 'core')}, ${formatBytes(environment['memory-bytes'])}, ${plural(threads, 'thread')}`,
    ],
    ['system', `Node ${environment.node}, ${environment.platform} ${environment.arch}`],
    ['peak memory', formatBytes(evaluation['peak-memory-bytes'])],
    ['made', evaluation['created-at']],
  ];
  return table({ caption: 'What was tested, and on what', header: ['fact', 'value'], rows, text: [0, 1] });
}
