// Puts what an evaluation found into the form of evaluation.json. It rounds nothing.
import type { Baseline } from '../../../earlier/baseline.ts';
import { EVALUATION_SCHEMA_VERSION, type EvaluationResults } from '../../../results/evaluation.ts';
import type { FileMetadata } from '../../../shared/file-metadata.ts';
import { pathFrom } from '../../../shared/path-from.ts';
import { isForEvaluation } from '../../1-config/evaluate-options.ts';
import type { Settings } from '../../1-config/settings.ts';
import type { Dataset } from '../../2-dataset/dataset.ts';
import type { Selection } from '../../3-split/select.ts';
import type { Evaluation } from '../../6-evaluate/evaluate.ts';
import type { ModelDescription } from '../../6-evaluate/model-description.ts';
import type { ModelFile } from '../../6-evaluate/model-facts.ts';
import { compareRuns } from '../baseline/compare.ts';
import { classNeverPredicted } from '../diagnosis/test-set.ts';
import type { Environment } from '../environment.ts';
import { judgeGates } from '../gates.ts';
import { testResults } from '../results-from-run.ts';
import { modelName, settingsResults } from '../results-settings.ts';
import { dataResults, environmentResults, partResults } from '../results-values.ts';

/** The model that was tested: its file, and what that says of itself. */
export interface TestedModel extends ModelFile {
  readonly metadata: FileMetadata;
  readonly description: ModelDescription;
}

export interface EvaluationRecord {
  /** Of this package. */
  readonly version: string;
  readonly createdAt: Date;
  readonly settings: Settings;
  /** The folder from which paths are told. */
  readonly cwd: string;
  readonly model: TestedModel;
  /** With the model's classes. */
  readonly dataset: Dataset;
  readonly selection: Selection;
  readonly evaluation: Evaluation;
  readonly baseline: Baseline;
  /** Paths relative to the output folder. */
  readonly predictions: EvaluationResults['predictions'];
  readonly threads: number;
  /** Seconds by stage, in order. */
  readonly seconds: Readonly<Record<string, number>>;
  readonly environment: Environment;
  readonly peakMemoryBytes: number;
}

export function evaluationResults(record: EvaluationRecord): EvaluationResults {
  const { dataset, selection, settings, cwd, baseline } = record;
  const classes = dataset.classes.map(({ index, name, color }) => ({ index, name, color: [...color] }));
  const evaluated = partResults(selection.samples, classes.length);
  const test = testResults(record.evaluation, dataset, settings.seed);
  const { task } = dataset;
  const never = classNeverPredicted({ task, test });
  const diagnosis = never === undefined ? [] : [never];
  const split = splitOf(record, evaluated);
  const [model, data] = [modelResults(record.model, cwd), dataResults(dataset, cwd)];
  const compared = { task, classes, split, test, model, data, plan: { seed: settings.seed } };
  const comparison = compareRuns(compared, baseline);
  const found = { task, history: [], 'best-epoch': 0, test, split, diagnosis, comparison };
  const judged = { ...found, untrained: model.untrained };
  return {
    kind: 'evaluation',
    'schema-version': EVALUATION_SCHEMA_VERSION,
    tool: { name: 'best-epoch', version: record.version },
    name: modelName(settings),
    'created-at': record.createdAt.toISOString(),
    task,
    classes,
    model,
    data,
    evaluated: { ...evaluated, part: selection.part, source: selection.source ?? null },
    settings: ownSettings(settings, cwd),
    test,
    diagnosis,
    comparison,
    gates: judgeGates(settings.failIf ?? [], judged, baseline),
    predictions: record.predictions,
    threads: record.threads,
    environment: environmentResults(record.environment),
    'timings-seconds': record.seconds,
    'peak-memory-bytes': record.peakMemoryBytes,
  };
}

/** Of a run that had nothing but a test. */
function splitOf({ dataset, selection }: EvaluationRecord, test: ReturnType<typeof partResults>) {
  const nothing = partResults([], dataset.classes.length);
  return {
    source: selection.source ?? 'folders',
    by: selection.source === 'folders' ? (dataset.partsBy ?? null) : null,
    path: '',
    kept: null,
    train: nothing,
    validation: nothing,
    test,
  };
}

function ownSettings(settings: Settings, cwd: string): EvaluationResults['settings'] {
  const entries = Object.entries(settingsResults(settings, cwd));
  return Object.fromEntries(entries.filter(([name]) => isForEvaluation(name)));
}

function modelResults({ path, sha256, bytes, metadata, description }: TestedModel, cwd: string) {
  return {
    path: pathFrom(cwd, path),
    sha256,
    bytes,
    network: metadata.network ?? null,
    members: Number(metadata.members ?? 1),
    version: metadata['best-epoch-version'] ?? null,
    'data-hash': metadata['data-hash'] ?? null,
    untrained: description.untrained ?? null,
    origin: description.origin ?? null,
    channels: description.channels,
    'bit-depth': description['bit-depth'],
  };
}
