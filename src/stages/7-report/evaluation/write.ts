// Writes the folder of an evaluation: evaluation.json, evaluation.csv, summary.md, report.html and the pictures. What was
// found is settled before; nothing is measured here but the machine.
import { join } from 'node:path';
import { type EvaluationResults, writeEvaluation } from '../../../results/evaluation.ts';
import type { Timings } from '../../../shared/timings.ts';
import { writeFileAtomic } from '../../../shared/write-file-atomic.ts';
import { readEnvironment, readPeakMemoryBytes } from '../environment.ts';
import { imagesCsv } from '../images-csv.ts';
import { renderPage } from '../page.ts';
import { writePredictions } from '../report.ts';
import { renderSummary } from '../summary.ts';
import { type EvaluationRecord, evaluationResults } from './make.ts';

/** What an evaluation leaves in its folder; all paths absolute. */
export interface EvaluationReport {
  readonly folder: string;
  readonly evaluation: EvaluationResults;
  /** evaluation.json. */
  readonly evaluationPath: string;
  readonly summaryPath: string;
  readonly reportPath: string;
  /** The model that was tested, wherever it lies. */
  readonly modelPath: string;
  /** Every file to be uploaded. */
  readonly files: readonly string[];
}

type Measured = 'createdAt' | 'predictions' | 'seconds' | 'environment' | 'peakMemoryBytes';

export interface EvaluationReportInput extends Omit<EvaluationRecord, Measured> {
  readonly now: () => Date;
  readonly timings: Timings;
}

/** Each file is written whole or not at all; evaluation.json comes last. */
export async function writeEvaluationReport(input: EvaluationReportInput): Promise<EvaluationReport> {
  const folder = input.settings.output;
  const inFolder = (path: string) => join(folder, path);
  const untimed = await input.timings.measure('report', () => writePages(input));
  const { report } = input.timings.seconds;
  const evaluation = {
    ...untimed,
    'timings-seconds': { ...untimed['timings-seconds'], ...(report === undefined ? {} : { report }) },
  };
  await writeFileAtomic(inFolder('summary.md'), renderSummary(evaluation));
  await writeEvaluation(inFolder('evaluation.json'), evaluation);
  const written = ['evaluation.json', 'evaluation.csv', 'summary.md', 'report.html'];
  return {
    folder,
    evaluation,
    evaluationPath: inFolder('evaluation.json'),
    summaryPath: inFolder('summary.md'),
    reportPath: inFolder('report.html'),
    modelPath: input.model.path,
    files: [...written, ...evaluation.predictions.map(({ path }) => path)].map(inFolder),
  };
}

/** What takes time: all but summary.md and evaluation.json. */
async function writePages(input: EvaluationReportInput): Promise<EvaluationResults> {
  const { settings, dataset, evaluation, timings, now } = input;
  const { examples } = evaluation;
  const results = evaluationResults({
    ...input,
    createdAt: now(),
    predictions: await writePredictions(settings.output, dataset.classes, examples),
    seconds: timings.seconds,
    environment: readEnvironment(),
    peakMemoryBytes: readPeakMemoryBytes(),
  });
  const page = await renderPage({ results, classes: dataset.classes, examples });
  await writeFileAtomic(join(settings.output, 'report.html'), page);
  await writeFileAtomic(join(settings.output, 'evaluation.csv'), imagesCsv(results));
  return results;
}
