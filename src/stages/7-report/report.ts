// Writes the run folder: results.json, history.csv, test-images.csv, summary.md, report.html, the model card and the
// pictures. What a
// run found is settled before; nothing is measured here but the machine.
import { join, relative, sep } from 'node:path';
import { curvesSvg } from '../../document/html/curves-svg.ts';
import { svgToPng } from '../../image/drawing.ts';
import { encodePng } from '../../image/encode.ts';
import { type Results, resultsSchema, writeResults } from '../../results/results.ts';
import { type Report, reportOf } from '../../results/run-folder.ts';
import type { Timings } from '../../shared/timings.ts';
import { writeFileAtomic } from '../../shared/write-file-atomic.ts';
import type { ClassInfo, Dataset } from '../2-dataset/dataset.ts';
import type { LabelledImage } from '../2-dataset/labelled-image.ts';
import {
  type Evaluation,
  type Example,
  emptyEvaluation,
  MOST_MISTAKES,
  RANKS,
} from '../6-evaluate/evaluate.ts';
import type { ModelFile } from '../6-evaluate/model-facts.ts';
import { curvesOf } from './curves.ts';
import { type Environment, readEnvironment, readPeakMemoryBytes } from './environment.ts';
import { historyCsv } from './history-csv.ts';
import { imagesCsv } from './images-csv.ts';
import { renderModelCard } from './model-card.ts';
import { renderPage } from './page.ts';
import { pagePicture } from './page-pictures.ts';
import { displayed, LONGEST_EDGE, predictionPanels } from './predictions.ts';
import { type RunRecord, resultsFromRun } from './results-from-run.ts';
import type { MadeSheet } from './sheet/make.ts';
import { renderSummary } from './summary.ts';

type FromRun =
  | 'version'
  | 'fingerprint'
  | 'settings'
  | 'cwd'
  | 'dataset'
  | 'split'
  | 'plan'
  | 'initialModel'
  | 'outcome'
  | 'heldOut'
  | 'baseline'
  | 'history'
  | 'engine'
  | 'model'
  | 'exports';

export interface ReportInput extends Pick<RunRecord, FromRun> {
  /** Undefined when the run was cancelled before it could be evaluated. */
  readonly evaluation: Evaluation | undefined;
  readonly sheet: MadeSheet;
  readonly now: () => Date;
  readonly timings: Timings;
  /** Where the run's files are written: its model lies there. */
  readonly folder: string;
  /** Default: this machine. */
  readonly environment?: Environment;
}

/** Each file is written whole or not at all; results.json comes last, so that where it stands all the rest does. */
export async function writeReport(input: ReportInput): Promise<Report> {
  const { folder } = input;
  const untimed = await input.timings.measure('report', () => writePages(input));
  const timings = { ...untimed['timings-seconds'], report: input.timings.seconds.report };
  const results = { ...untimed, 'timings-seconds': timings };
  await writeFileAtomic(join(folder, 'summary.md'), renderSummary(results));
  await writeResults(join(folder, 'results.json'), results);
  return reportOf(folder, results);
}

/** What takes time: all but summary.md and results.json. */
async function writePages(input: ReportInput): Promise<Results> {
  const { folder } = input;
  const { classes } = input.dataset;
  const evaluation = input.evaluation ?? emptyEvaluation(classes.length);
  const predictions = await writePredictions(folder, classes, evaluation.examples);
  const results = settledResults(input, evaluation, predictions);
  const curves = curvesSvg(curvesOf(results));
  const files = {
    'history.csv': historyCsv(input.outcome.history, input.dataset.task),
    'test-images.csv': imagesCsv(results),
    'model/card.md': renderModelCard(results),
    'curves.svg': curves,
    'curves.png': await svgToPng(curves),
    'report.html': await renderPage({
      results,
      classes,
      examples: evaluation.examples,
      sheet: input.sheet.pictures,
    }),
  };
  for (const [path, content] of Object.entries(files)) await writeFileAtomic(join(folder, path), content);
  return results;
}

function settledResults(
  input: ReportInput,
  evaluation: Evaluation,
  predictions: Results['predictions'],
): Results {
  const { folder } = input;
  const nameOf = (path: string) => relative(folder, path).replaceAll(sep, '/');
  const inside = <T extends ModelFile>(file: T) => ({ ...file, path: nameOf(file.path) });
  const { notices } = input.model;
  return resultsSchema.parse(
    resultsFromRun({
      ...input,
      evaluation,
      model: { ...inside(input.model), notices: notices && nameOf(notices) },
      exports: input.exports.map((one) => ({ ...one, files: one.files.map(inside) })),
      predictions,
      sheet: [...input.sheet.images],
      createdAt: input.now(),
      seconds: input.timings.seconds,
      environment: input.environment ?? readEnvironment(),
      peakMemoryBytes: readPeakMemoryBytes(),
    }),
  );
}

/**
 * Draws the pictures of one image and throws them away: how long that takes tells what the report will take on this
 * machine.
 * @returns how many examples a report shows at most
 */
export async function rehearsePictures(
  { task, classes }: Pick<Dataset, 'task' | 'classes'>,
  { image, labels }: LabelledImage,
): Promise<number> {
  const example = { id: '', image, truth: labels, prediction: labels } as const;
  if (task === 'segmentation') await encodePng(predictionPanels(example, classes));
  const rank = task === 'segmentation' ? 'best' : 'mistake';
  await pagePicture({ ...example, rank }, classes, LONGEST_EDGE);
  return task === 'segmentation' ? RANKS : MOST_MISTAKES;
}

/** The pictures of the examples, into predictions/ of the folder. */
export async function writePredictions(
  folder: string,
  classes: readonly ClassInfo[],
  examples: readonly Example[],
): Promise<Results['predictions']> {
  const pictures: Results['predictions'] = [];
  for (const [i, example] of examples.entries()) {
    const { rank, id } = example;
    const isMistake = rank === 'mistake';
    const path = `predictions/${isMistake ? `mistake-${i + 1}` : rank}.png`;
    const picture = isMistake ? displayed(example.image) : predictionPanels(example, classes);
    await writeFileAtomic(join(folder, path), await encodePng(picture));
    pictures.push({ rank, id, path });
  }
  return pictures;
}
