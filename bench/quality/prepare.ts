// The data set and its split through our own stages, and their pixels as raw arrays for the peers.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IGNORE } from '../../src/engine/engine.ts';
import { InputError } from '../../src/errors.ts';
import { normalizeInto } from '../../src/image/normalize.ts';
import { countParameters } from '../../src/network/parameters.ts';
import type { Settings } from '../../src/stages/1-config/settings.ts';
import type { Dataset, Sample, SplitPart } from '../../src/stages/2-dataset/dataset.ts';
import { openReader } from '../../src/stages/2-dataset/reader.ts';
import { scanDataset } from '../../src/stages/2-dataset/scan.ts';
import { makeSplit } from '../../src/stages/3-split/make.ts';
import { PARTS, partsOf, type Split } from '../../src/stages/3-split/split.ts';
import { FROM_SCRATCH } from '../../src/stages/4-plan/fine-tuning.ts';
import { imageStatistics } from '../../src/stages/4-plan/image-statistics.ts';
import { makePlan } from '../../src/stages/4-plan/make.ts';
import type { Plan } from '../../src/stages/4-plan/plan.ts';
import type { PeerJob } from './quality-line.ts';

export interface Prepared {
  readonly dataset: Dataset;
  readonly split: Split;
  readonly parts: Readonly<Record<SplitPart, readonly Sample[]>>;
}

/** @throws InputError for data that the program wouldn't take either */
export async function prepare(settings: Settings): Promise<Prepared> {
  const { dataset, faults } = await scanDataset(settings, new AbortController().signal);
  if (dataset === undefined) throw new InputError(faults);
  const made = await makeSplit(dataset, { ...settings, splitFile: settings.split });
  if (made.split === undefined) throw new InputError(made.faults);
  return { dataset, split: made.split, parts: partsOf(dataset, made.split) };
}

/**
 * Writes job.json and the arrays of a twin of `classic` into the folder; gives the job's path.
 * @throws Error where images differ in size or labels are ignored: the twin knows neither
 */
export async function writeTwin(
  { dataset, parts }: Prepared,
  settings: Settings,
  folder: string,
  run: Pick<PeerJob, 'threads' | 'minutes'>,
): Promise<string> {
  await using reader = openReader(dataset, { budgetBytes: 2 ** 30, folder });
  const plan = makePlan(
    settings,
    await imageStatistics(dataset, parts.train, reader, settings.seed),
    FROM_SCRATCH,
  );
  const counts = { train: 0, validation: 0, test: 0 };
  for (const part of PARTS) {
    const images: Float32Array[] = [];
    const labels: Uint8Array[] = [];
    for (const sample of parts[part]) {
      const read = await reader.read(sample);
      checkFits(sample, plan, read.labels.data);
      images.push(normalizeInto(new Float32Array(read.image.data.length), read.image, plan.normalization));
      labels.push(read.labels.data);
    }
    counts[part] = images.length;
    await writeFile(
      join(folder, `${part}.images`),
      Buffer.concat(images.map(({ buffer }) => Buffer.from(buffer))),
    );
    await writeFile(join(folder, `${part}.labels`), Buffer.concat(labels));
  }
  const { network, loss, optimizer, learningRate, reduceOnPlateau, batchSize, seed, patch } = plan;
  const parameters = countParameters(network);
  const shape = { classes: dataset.classes.length, channels: dataset.channels, ...patch };
  const recipe = { network, parameters, loss, optimizer, learningRate, reduceOnPlateau, batchSize, seed };
  const path = join(folder, 'job.json');
  await writeFile(path, JSON.stringify({ ...recipe, ...shape, counts, ...run } satisfies PeerJob));
  return path;
}

function checkFits({ id, width, height }: Sample, { patch }: Plan, labels: Uint8Array): void {
  if (width !== patch.width || height !== patch.height)
    throw new Error(
      `${id} is ${width}x${height}: the twin takes images of ${patch.width}x${patch.height} only`,
    );
  if (labels.includes(IGNORE)) throw new Error(`${id} has ignored pixels, which the twin doesn't know`);
}
