// Tests the model of an earlier run again before its results are believed: under review they may come from anybody.
import type { Results } from '../results/results.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import type { Dataset } from '../stages/2-dataset/dataset.ts';
import { openReader } from '../stages/2-dataset/reader.ts';
import { partsOf, type Split } from '../stages/3-split/split.ts';
import { type Evaluation, evaluateModel } from '../stages/6-evaluate/evaluate.ts';
import { openModelFile } from '../stages/6-evaluate/open-model-file.ts';
import { type TestedAgain, testedAgain } from '../stages/7-report/tested-again.ts';
import { type DataOptions, lookAt, splitOf } from './data.ts';
import { threadsOf } from './resources.ts';

export interface TestAgainOptions extends DataOptions {
  readonly cwd: string;
  readonly settings: Settings;
}

/**
 * @param claimed what the run says
 * @param modelPath absolute, of its model
 * @throws the signal's reason where it's aborted; InputError where the model can't be opened
 */
export async function testAgain(
  options: TestAgainOptions,
  claimed: Results,
  modelPath: string,
): Promise<TestedAgain> {
  const { settings, cwd } = options;
  const { dataset } = await lookAt(options);
  const split = dataset && (await splitOf(options, dataset)).split;
  if (dataset === undefined || split === undefined) return { unfit: 'there is an error in the data' };
  if (!isSame(split, claimed.split)) return { unfit: 'its images are split in another way' };
  if (claimed.test.images < split.test.length) return { unfit: 'it was not tested on all test images' };
  const evaluation = await test(options, dataset, split, modelPath);
  return testedAgain(claimed, { dataset, split, evaluation, cwd, seed: settings.seed });
}

async function test(
  { settings, signal }: TestAgainOptions,
  dataset: Dataset,
  split: Split,
  modelPath: string,
): Promise<Evaluation> {
  // Each image is seen once: there is nothing to keep.
  await using reader = openReader(dataset, { budgetBytes: 0, folder: undefined });
  const { model } = await openModelFile(modelPath, { threads: threadsOf(settings) });
  try {
    const { test: samples } = partsOf(dataset, split);
    return await evaluateModel({ model, dataset, samples, reader, signal });
  } finally {
    await model.dispose();
  }
}

/** A model may know the images that were for training then. */
function isSame(split: Split, claimed: Results['split']): boolean {
  return (['train', 'validation', 'test'] as const).every((part) => {
    const ids = new Set(split[part]);
    const { samples } = claimed[part];
    return samples.length === ids.size && samples.every(({ id }) => ids.has(id));
  });
}
