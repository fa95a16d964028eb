// What later steps of a workflow can read: the action's outputs, as one table. Setting them is the publisher's work.
import { SCORES } from '../../metrics/scores.ts';
import type { Results } from '../../results/results.ts';
import type { EvaluationReport, MergedReport, Report } from './publisher.ts';

export interface OutputDefinition {
  readonly name: string;
  readonly description: string;
  /** The value from the report; undefined: known only after the upload. */
  readonly value?: (report: Report) => string;
  /** The value of merged runs; undefined: they have none, or only after the upload. */
  readonly merged?: (report: MergedReport) => string;
  /** The same of an evaluation. */
  readonly evaluated?: (report: EvaluationReport) => string;
}

/** In the order of action.yml, which lists the same names and descriptions (a test compares them). */
export const OUTPUTS: readonly OutputDefinition[] = [
  {
    name: 'best-epoch',
    description: 'The epoch whose model was kept.',
    value: ({ results }) => `${results['best-epoch']}`,
  },
  {
    name: 'stopped-epoch',
    description: 'The epoch after which training stopped.',
    value: ({ results }) => `${results['stopped-epoch']}`,
  },
  {
    name: 'stop-reason',
    description: 'Why training stopped: patience, epochs, time-budget, target, cancelled or diverged.',
    value: ({ results }) => results['stop-reason'],
  },
  {
    name: 'validation-loss',
    description: "The kept epoch's validation loss.",
    value: ({ results }) => measured(results['validation-loss']),
  },
  ...SCORES.map(
    ({ key, meaning }): OutputDefinition => ({
      name: `test-${key}`,
      description: meaning,
      value: ({ results }) => measured(results.test[key]),
      merged: ({ merged }) => measured(merged.test?.[key]),
      evaluated: ({ evaluation }) => measured(evaluation.test[key]),
    }),
  ),
  {
    name: 'class-scores',
    description: 'Precision, recall, F1 and IoU of each class on the test images, as a JSON list.',
    value: ({ results }) => classScores(results.test),
    merged: ({ merged }) => classScores(merged.test),
    evaluated: ({ evaluation }) => classScores(evaluation.test),
  },
  {
    name: 'train-images',
    description: 'How many images trained the model.',
    value: ({ results }) => `${results.split.train.images}`,
  },
  {
    name: 'validation-images',
    description: 'How many images chose the epoch.',
    value: ({ results }) => `${results.split.validation.images}`,
  },
  {
    name: 'test-images',
    description: 'How many images tested the model.',
    value: ({ results }) => `${results.test.images}`,
    merged: ({ merged }) => measured(merged.test?.images),
    evaluated: ({ evaluation }) => `${evaluation.test.images}`,
  },
  {
    name: 'verdict',
    description:
      'Compared with the baseline: better, same, worse; or why not: different-test-split, different-classes, too-few-images, not-tested, no-baseline.',
    value: ({ results }) => results.comparison.verdict,
    evaluated: ({ evaluation }) => evaluation.comparison.verdict,
  },
  {
    name: 'skipped',
    description:
      'true where nothing was trained because nothing had changed: model and results are those of an earlier run; else false. Empty for `merge` and `evaluate-only`.',
    value: ({ results }) => `${results.restored !== null}`,
  },
  {
    name: 'resumed',
    description: "true where training went on from an earlier run's checkpoint; else false.",
    value: ({ results }) => `${results['first-epoch'] > 1 && results.restored === null}`,
  },
  {
    name: 'data-hash',
    description: 'Changes when any image or label does.',
    value: ({ results }) => results.data.hash,
    merged: ({ merged }) => merged.data.hash,
    evaluated: ({ evaluation }) => evaluation.data.hash,
  },
  {
    name: 'model-sha256',
    description: 'SHA-256 of model.onnx, hex.',
    value: ({ results }) => results.model.sha256,
    merged: ({ merged }) => merged.model.sha256,
    evaluated: ({ evaluation }) => evaluation.model.sha256,
  },
  {
    name: 'model-path',
    description: 'Path of model.onnx on the runner.',
    value: ({ modelPath }) => modelPath,
    merged: ({ modelPath }) => modelPath,
    evaluated: ({ modelPath }) => modelPath,
  },
  {
    name: 'results-path',
    description:
      'Path of results.json on the runner; of merged.json for `merge`, of evaluation.json for `evaluate-only`.',
    value: ({ resultsPath }) => resultsPath,
    merged: ({ mergedPath }) => mergedPath,
    evaluated: ({ evaluationPath }) => evaluationPath,
  },
  {
    name: 'matrix',
    description: 'With `matrix: true`: the numbers of the folds or rows as JSON, for `strategy.matrix`.',
  },
  { name: 'artifact-id', description: 'Number of the uploaded artifact.' },
  {
    name: 'artifact-url',
    description: 'Address of the uploaded artifact; its readers need access to the repository.',
  },
  { name: 'artifact-digest', description: 'SHA-256 of the uploaded artifact, hex.' },
  {
    name: 'report-url',
    description:
      'Address of report.html, an artifact of its own that a browser opens; its readers need access to the repository.',
  },
  {
    name: 'comment-url',
    description:
      "Address of the comment, of several the oldest pull request's; empty where none was written.",
  },
  {
    name: 'history-url',
    description:
      "Address of the dashboard's file on the history's branch, which GitHub shows as source and GitHub Pages as a page; empty where this run wrote no history there.",
  },
  { name: 'release-url', description: 'Address of the release that `release: auto` made; empty: none.' },
];

// An output is text; an empty one is what a workflow takes for "not known".
/** A list, for any name may be a class's. */
function classScores(test: Results['test'] | null): string {
  if (test === null || test.images === 0) return '';
  return JSON.stringify(
    test['per-class'].map(({ class: name, precision, recall, f1, iou, support }) => {
      return { class: name, precision, recall, f1, iou, support };
    }),
  );
}

function measured(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : `${value}`;
}
