// An evaluation's summary.md, as GitHub-flavoured Markdown, made from evaluation.json alone.
import { confusionTable, testTable } from '../summary/classes.ts';
import { dataChangesNote } from '../summary/data-changes.ts';
import { findingsList, settingsTable, timingsTable } from '../summary/facts.ts';
import { fit, type Section, SUMMARY_LIMIT_BYTES } from '../summary/fit.ts';
import { baselineNote, diagnosisText, heading } from '../summary/judgement.ts';
import { details, escapeText, table } from '../summary/markdown.ts';
import { formatBytes, formatCount, formatRatio, formatShare, plural } from '../summary/numbers.ts';
import { mistakesText, picturesText } from '../summary.ts';
import type { EvaluationResults } from './results.ts';
import { evaluatedSentence, evaluationCounts, networkWords } from './words.ts';

const LONGEST_SENTENCE = 400;
const MOST_IMAGES = 20;
const MOST_CLASSES = 100;

/**
 * At most `limitBytes` of UTF-8; what had to go for that is named at the end.
 * @param links to the report and the files, Markdown; may be empty
 */
export function renderEvaluationSummary(
  evaluation: EvaluationResults,
  limitBytes: number = SUMMARY_LIMIT_BYTES,
  links: string = '',
): string {
  return fit([...opening(evaluation, links), ...folds(evaluation)], limitBytes);
}

function opening(evaluation: EvaluationResults, links: string): Section[] {
  const head = [
    heading(evaluation),
    escapeText(evaluatedSentence(evaluation), LONGEST_SENTENCE),
    evaluationCounts(evaluation, escapeText(networkWords(evaluation))),
  ].join('\n\n');
  const { model } = evaluation;
  const file = `Model: ${escapeText(model.path, 200)}, ${formatBytes(model.bytes)}, sha256 ${model.sha256}`;
  return [
    { name: 'result', markdown: head, dispensable: 0 },
    ...optional('links', links === '' ? undefined : links, 0),
    ...optional('metrics by class', testTable(evaluation), 2),
    ...optional('diagnosis', diagnosisText(evaluation), 1),
    ...optional('baseline', baselineNote(evaluation), 1),
    ...optional('largest mistakes', mistakesText(evaluation), 5),
    ...optional('pictures', picturesText(evaluation), 6),
    { name: 'model file', markdown: file, dispensable: 1 },
  ];
}

function folds(evaluation: EvaluationResults): Section[] {
  const { classes, data } = evaluation;
  const confusion = confusionTable(evaluation);
  const title = `Confusion of ${plural(classes.length, 'class', 'classes')}`;
  return [
    ...optional('confusion', confusion && details(title, confusion), 7),
    ...worstImages(evaluation),
    fold('data', `Data (${plural(data.images, 'image')})`, 4, dataParts(evaluation)),
    fold('settings', 'Settings', 9, [settingsTable(evaluation)]),
    fold('times and machine', 'Times and machine', 8, [timingsTable(evaluation), machineTable(evaluation)]),
  ];
}

/** One whose class is right is no worse than another, so that for classification there is nothing to rank. */
function worstImages({ task, test }: EvaluationResults): Section[] {
  if (task === 'classification') return [];
  const rows = test['per-image']
    .toSorted((a, b) => (a['mean-iou'] ?? 2) - (b['mean-iou'] ?? 2))
    .slice(0, MOST_IMAGES)
    .map((image) => [
      escapeText(image.id),
      ...[image['mean-iou'], image['macro-f1'], image.accuracy].map(formatRatio),
    ]);
  const images = table(['image', 'mean IoU', 'macro F1', 'accuracy'], rows, 'lrrr');
  const title = `The ${plural(rows.length, 'image')} predicted worst`;
  return [fold('worst images', title, 6, [images, 'evaluation.csv has every image.'])];
}

function dataParts(evaluation: EvaluationResults): string[] {
  const { evaluated, classes } = evaluation;
  const rows = classes
    .slice(0, MOST_CLASSES)
    .map(({ name }, k) => [
      escapeText(name, 40),
      formatCount(evaluated['class-pixels'][k] ?? 0),
      formatShare(evaluated['class-share'][k] ?? null),
    ]);
  const rest = classes.length - rows.length;
  const changes = dataChangesNote(evaluation);
  return [
    table(['class', 'labels', 'share'], rows, 'lrr'),
    ...(rest > 0 ? [`and ${plural(rest, 'more class', 'more classes')} in evaluation.json`] : []),
    ...(changes === undefined ? [] : [changes]),
    findingsList(evaluation),
  ];
}

function machineTable({ environment, threads, tool, data, ...rest }: EvaluationResults): string {
  const rows = [
    ['best-epoch', escapeText(tool.version)],
    ['machine', `${escapeText(environment.cpu)}, ${plural(environment.cores, 'core')}`],
    ['threads', formatCount(threads)],
    ['system', escapeText(`Node ${environment.node}, ${environment.platform} ${environment.arch}`)],
    ['peak memory', formatBytes(rest['peak-memory-bytes'])],
    ['data hash', data.hash],
    ['made', rest['created-at']],
  ];
  return table(['fact', 'value'], rows, 'll');
}

function fold(name: string, title: string, dispensable: number, parts: readonly string[]): Section {
  return { name, markdown: details(title, parts.join('\n\n')), dispensable };
}

function optional(name: string, markdown: string | undefined, dispensable: number): Section[] {
  return markdown === undefined ? [] : [{ name, markdown, dispensable }];
}
