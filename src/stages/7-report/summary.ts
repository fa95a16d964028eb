// summary.md: what a reviewer decides from, as GitHub-flavoured Markdown, made from results.json alone.
import { largestMistakes, mistakenImages } from './mistakes.ts';
import type { Results } from './results.ts';
import { lineChart } from './summary/chart.ts';
import { confusionTable, splitTables, testTable } from './summary/classes.ts';
import { dataChangesCounts, dataChangesNote } from './summary/data-changes.ts';
import { epochsTable } from './summary/epochs.ts';
import {
  environmentTable,
  findingsList,
  planTable,
  settingsTable,
  slowestStages,
  timingsTable,
} from './summary/facts.ts';
import { fit, type Section, SUMMARY_LIMIT_BYTES } from './summary/fit.ts';
import { baselineNote, diagnosisText, heading } from './summary/judgement.ts';
import { details, escapeText, table } from './summary/markdown.ts';
import { formatBytes, formatRatio, formatShare, plural } from './summary/numbers.ts';
import { countsLine, fineTunedSentence, stopSentence } from './summary/sentences.ts';
import { unitOf } from './task-words.ts';

/**
 * At most `limitBytes` of UTF-8; what had to go for that is named at the end.
 * @param links to what was published, Markdown; they stand where they are seen first, below the result
 */
export function renderSummary(
  results: Results,
  limitBytes: number = SUMMARY_LIMIT_BYTES,
  links: string = '',
): string {
  return fit([...opening(results, links), ...folds(results)], limitBytes);
}

function opening(results: Results, links: string): Section[] {
  const head = [
    heading(results),
    stopSentence(results),
    ...fineTunedSentence(results, escapeText),
    ...atAGlance(results),
    countsLine(results, escapeText(results.plan.network)),
  ].join('\n\n');
  const { model } = results;
  const file = `Model: ${escapeText(model.path, 200)}, ${formatBytes(model.bytes)}, sha256 ${model.sha256}`;
  return [
    { name: 'result', markdown: head, dispensable: 0 },
    ...optional('links', links === '' ? undefined : links, 0),
    ...optional('chart of loss', lossChart(results), 4),
    ...optional('chart of accuracy', accuracyChart(results), 5),
    ...optional('test metrics by class', testTable(results), 2),
    ...optional('diagnosis', diagnosisText(results), 1),
    ...optional('baseline', baselineNote(results), 1),
    ...optional('largest mistakes', mistakesText(results), 6),
    ...optional('pictures', picturesText(results), 7),
    ...optional('slowest stages', slowestStages(results), 3),
    { name: 'model file', markdown: file, dispensable: 1 },
  ];
}

/** What was found and what changed, in words: the sections below have the reasons. */
function atAGlance(results: Results): string[] {
  const [curves] = results.diagnosis;
  const changes = dataChangesCounts(results);
  const parts = [
    ...(curves === undefined ? [] : [`Diagnosis: **${escapeText(curves.title)}**.`]),
    ...(changes === undefined ? [] : [`Data: ${changes}.`]),
  ];
  return parts.length === 0 ? [] : [parts.join(' ')];
}

function folds(results: Results): Section[] {
  const { history } = results;
  return [
    fold('epochs', `Epochs (${history.length})`, 9, [epochsTable(history, results['best-epoch'])]),
    ...optional('confusion', confusionFold(results), 8),
    fold('data and split', dataTitle(results), 6, dataParts(results)),
    fold('plan', 'Plan, with reasons', 10, [planTable(results)]),
    fold('settings', 'Settings', 12, [settingsTable(results)]),
    fold('times and machine', 'Times and machine', 11, [timingsTable(results), environmentTable(results)]),
  ];
}

function dataParts(results: Results): string[] {
  const changes = dataChangesNote(results);
  return [splitTables(results), ...(changes === undefined ? [] : [changes]), findingsList(results)];
}

function dataTitle(results: Results): string {
  const changes = dataChangesCounts(results);
  return `Data and split${changes === undefined ? '' : `: ${changes}`}`;
}

function fold(name: string, title: string, dispensable: number, parts: readonly string[]): Section {
  return { name, markdown: details(title, parts.join('\n\n')), dispensable };
}

function optional(name: string, markdown: string | undefined, dispensable: number): Section[] {
  return markdown === undefined ? [] : [{ name, markdown, dispensable }];
}

function confusionFold(results: Results): string | undefined {
  const confusion = confusionTable(results);
  const title = `Confusion of ${plural(results.classes.length, 'class', 'classes')}`;
  return confusion === undefined ? undefined : details(title, confusion);
}

function lossChart({ history, 'best-epoch': bestEpoch }: Results): string | undefined {
  const epochs = history.map((row) => ({
    epoch: row.epoch,
    train: row['train-loss'],
    validation: row['val-loss'],
  }));
  return lineChart({ what: 'loss', epochs, bestEpoch, ideal: 0 });
}

function accuracyChart({ history, 'best-epoch': bestEpoch }: Results): string | undefined {
  const epochs = history.map((row) => ({
    epoch: row.epoch,
    train: row['train-accuracy'],
    validation: row['val-accuracy'],
  }));
  return lineChart({ what: 'accuracy', epochs, bestEpoch, ideal: 1 });
}

const MOST_MISTAKES = 3;
const LONGEST_NAME = 40;

export function mistakesText(results: Pick<Results, 'task' | 'test' | 'classes'>): string | undefined {
  const mistakes = largestMistakes(results, MOST_MISTAKES).map(({ truth, predicted, share }) => {
    const [is, was] = [truth, predicted].map((name) => escapeText(name, LONGEST_NAME));
    return `${is} taken for ${was} (${formatShare(share)} of its ${unitOf(results)}s)`;
  });
  return mistakes.length === 0 ? undefined : `Largest mistakes: ${mistakes.join(', ')}.`;
}

export function picturesText(
  results: Pick<Results, 'task' | 'test' | 'classes' | 'predictions'>,
): string | undefined {
  const { predictions } = results;
  if (results.task === 'classification') return mistakenImagesText(results);
  if (predictions.length === 0) return undefined;
  const pictures = predictions.map(({ rank, id, path }) => `${rank} ${escapeText(id)} (${path})`).join(', ');
  return `Test images by mean IoU, each as image, truth, prediction and errors: ${pictures}.`;
}

const MOST_IMAGES = 5;

/** Of whole images, those that the model was surest of and wrong. */
function mistakenImagesText(results: Pick<Results, 'test' | 'classes'>): string | undefined {
  if (results.test.images === 0) return undefined;
  const mistaken = mistakenImages(results);
  if (mistaken.length === 0)
    return `All ${plural(results.test.images, 'test image')} were classified rightly.`;
  const rows = mistaken
    .slice(0, MOST_IMAGES)
    .map(({ id, truth, predicted, confidence, trueProbability }) => [
      escapeText(id, 60),
      escapeText(truth, LONGEST_NAME),
      escapeText(predicted, LONGEST_NAME),
      formatRatio(confidence),
      formatRatio(trueProbability),
    ]);
  const lead = `Mistaken: ${mistaken.length} of ${plural(results.test.images, 'test image')}${mistaken.length > rows.length ? `, here the ${rows.length} that the model was surest of` : ', the surest first'}; with pictures in report.html.`;
  const header = ['test image', 'true class', 'taken for', 'probability', 'of the true class'];
  return `${lead}\n\n${table(header, rows, 'lllrr')}`;
}
