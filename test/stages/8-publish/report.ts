// A finished run on disk, small, for the tests of what publishes it.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NO_COMPARISON } from '../../../src/results/judgement.ts';
import type { Results } from '../../../src/results/results.ts';
import type { Report } from '../../../src/stages/8-publish/publisher.ts';
import { sampleResults } from '../7-report/sample-run.ts';

/** What stands in summary.md; with its links the summary is rendered anew. */
export const SUMMARY = '### Test macro F1 0.981\n\n| class | F1 |\n| --- | --- |\n| star | 0.98 |\n';

const FILES = {
  'results.json': '{}\n',
  'history.csv': 'epoch\n1\n',
  'summary.md': SUMMARY,
  'report.html': '<!doctype html>\n',
  'model/model.onnx': 'not a real model',
};

const SAMPLE = sampleResults();
const RESULTS: Results = {
  ...SAMPLE,
  'best-epoch': 2,
  'stopped-epoch': 3,
  'first-epoch': 1,
  restored: null,
  'stop-reason': 'patience',
  plan: { ...SAMPLE.plan, epochs: 10, patience: 5, 'min-delta': 0, monitor: 'val-loss' },
  history: [],
  'validation-loss': 0.0312,
  comparison: NO_COMPARISON,
  gates: [],
  test: { ...SAMPLE.test, accuracy: 0.987, 'mean-iou': null, 'macro-f1': 0.981, 'mean-dice': 0.975 },
};

/** Writes the run folder and describes it. */
export async function writeReport(folder: string): Promise<Report> {
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return {
    folder,
    results: RESULTS,
    resultsPath: join(folder, 'results.json'),
    summaryPath: join(folder, 'summary.md'),
    reportPath: join(folder, 'report.html'),
    modelPath: join(folder, 'model/model.onnx'),
    files: Object.keys(FILES).map((name) => join(folder, name)),
  };
}
