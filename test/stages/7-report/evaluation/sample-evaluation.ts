// An evaluation to report on, of the same numbers as the sample run's test; a test changes the part that it is about.
import type { EvaluationResults } from '../../../../src/results/evaluation.ts';
import { type EvaluationRecord, evaluationResults } from '../../../../src/stages/7-report/evaluation/make.ts';
import { type RunChanges, sampleRun } from '../sample-run.ts';

export interface EvaluationChanges
  extends Pick<RunChanges, 'settings' | 'dataset' | 'evaluation' | 'baseline'> {
  readonly metadata?: Readonly<Record<string, string>>;
}

export function sampleEvaluationRecord({ metadata, ...changes }: EvaluationChanges = {}): EvaluationRecord {
  const { version, createdAt, settings, cwd, dataset, evaluation, baseline, environment, model } =
    sampleRun(changes);
  return {
    version,
    createdAt,
    settings,
    cwd,
    dataset,
    evaluation,
    baseline,
    environment,
    model: {
      ...model,
      path: '/models/run/model/model.onnx',
      metadata: {
        network: 'U-Net 16-32-64-128',
        'best-epoch-version': '0.1.0',
        'data-hash': 'cd'.repeat(32),
        ...metadata,
      },
      description: {
        task: 'segmentation',
        classes: dataset.classes,
        channels: 1,
        'bit-depth': 16,
        normalization: { channels: [{ low: 0, high: 1, offset: 0, scale: 1 }] },
        tile: { height: 256, width: 256 },
        stride: 8,
      },
    },
    selection: { samples: dataset.samples.slice(7), part: 'test', source: 'file' },
    predictions: [{ rank: 'worst', id: 'images/7', path: 'predictions/worst.png' }],
    threads: 2,
    seconds: { dataset: 1.2, evaluate: 2.4 },
    peakMemoryBytes: 700_000_000,
  };
}

export function sampleEvaluationResults(changes: EvaluationChanges = {}): EvaluationResults {
  return evaluationResults(sampleEvaluationRecord(changes));
}
