// The stages as run.ts puts them together, on one thread, but for the model that is kept: beside the best epoch's,
// which may never have learnt anything by heart, the last epoch's is written to model.onnx and evaluated.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInProcessEngine } from '../../src/engine/onnx/in-process.ts';
import { LoadedModel } from '../../src/engine/onnx/loaded-model.ts';
import { parseSettings } from '../../src/stages/1-config/parse.ts';
import type { Dataset } from '../../src/stages/2-dataset/dataset.ts';
import { openReader, type SampleReader } from '../../src/stages/2-dataset/reader.ts';
import { scanDataset } from '../../src/stages/2-dataset/scan.ts';
import { makeSplit } from '../../src/stages/3-split/make.ts';
import { partsOf } from '../../src/stages/3-split/split.ts';
import { FROM_SCRATCH } from '../../src/stages/4-plan/fine-tuning.ts';
import { imageStatistics } from '../../src/stages/4-plan/image-statistics.ts';
import { makePlan } from '../../src/stages/4-plan/make.ts';
import type { Plan } from '../../src/stages/4-plan/plan.ts';
import { bestPath, loadLast, saveBest } from '../../src/stages/5-train/checkpoint.ts';
import type { BestWeights, TrainingOutcome } from '../../src/stages/5-train/events.ts';
import { dataHash, trainingFingerprint } from '../../src/stages/5-train/fingerprint.ts';
import { train } from '../../src/stages/5-train/train.ts';
import { type Evaluation, evaluateModel } from '../../src/stages/6-evaluate/evaluate.ts';
import { writeModel } from '../../src/stages/6-evaluate/write-model.ts';

export interface Trained {
  /** The last epoch's model on the images that it learnt from. */
  readonly onTraining: Evaluation;
  /** The last epoch's model on the test images. */
  readonly onTest: Evaluation;
  /** The model that a run delivers, the best epoch's, on the test images. */
  readonly delivered: Evaluation;
}

/** Most images are for the test: the more there are, the closer to chance a value must be. */
const FLAGS = {
  // Learning noise by heart takes smaller steps than learning what generalises.
  'learning-rate': '2e-3',
  'test-fraction': '0.84',
  'validation-fraction': '0.05',
  'image-size': '32',
  'batch-size': '8',
  augment: 'false',
  patience: '1000',
  threads: '1',
};

/** Scans `data`, splits, plans, trains for `epochs`, writes and evaluates; everything goes to `output`. */
export async function trainOn(data: string, output: string, epochs: number): Promise<Trained> {
  const flags = { ...FLAGS, data, output, epochs: String(epochs) };
  const settings = parseSettings({ flags, cwd: output });
  const dataset = given((await scanDataset(settings)).dataset);
  const split = given((await makeSplit(dataset, { ...settings, splitFile: undefined })).split);
  const reader = openReader(dataset, { budgetBytes: 2 ** 26, folder: output });
  const parts = partsOf(dataset, split);
  const plan = makePlan(
    settings,
    await imageStatistics(dataset, parts.train, reader, settings.seed),
    FROM_SCRATCH,
  );
  const engine = await createInProcessEngine({ threads: 1 });
  const fingerprint = trainingFingerprint(dataset, split, plan, engine.name);
  const folder = join(output, 'checkpoint');
  const outcome = await last({
    ...parts,
    plan,
    engine,
    reader,
    folder,
    fingerprint,
    traits: new Map(),
    resume: false,
    initialModel: undefined,
    budget: undefined,
    signal: new AbortController().signal,
    clock: () => 0,
  });
  const checkpoint = given(await loadLast(folder, fingerprint));
  const lastFolder = join(output, 'last');
  const sha256 = await saveBest(lastFolder, epochs, checkpoint.state);
  const use = { dataset, plan, reader };
  const kept = { path: bestPath(lastFolder, epochs), sha256 };
  const byHeart = await openModel(use, kept, join(lastFolder, 'model.onnx'));
  const best = await openModel(use, given(outcome.modelState), join(output, 'model.onnx'));
  return {
    onTraining: await evaluateModel({ ...use, model: byHeart, samples: parts.train }),
    onTest: await evaluateModel({ ...use, model: byHeart, samples: parts.test }),
    delivered: await evaluateModel({ ...use, model: best, samples: parts.test }),
  };
}

async function last(input: Parameters<typeof train>[0]): Promise<TrainingOutcome> {
  for await (const event of train(input)) if (event.type === 'stopped') return event.outcome;
  throw new Error('the training ended without an outcome');
}

interface Use {
  readonly dataset: Dataset;
  readonly plan: Plan;
  readonly reader: SampleReader;
}

async function openModel(
  { dataset, plan }: Use,
  modelState: BestWeights,
  path: string,
): Promise<LoadedModel> {
  await writeModel({
    modelState,
    dataset,
    plan,
    initialModel: undefined,
    path,
    dataHash: dataHash(dataset),
    bestEpoch: 1,
    untrained: undefined,
    version: '0.0.0',
  });
  return LoadedModel.open(await readFile(path), 1);
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the stage before found an error in the data');
  return value;
}
