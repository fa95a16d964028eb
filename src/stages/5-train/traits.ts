// What two trainings can differ in, so that a checkpoint of another one is told with what is other. Whether it is another
// says the fingerprint alone.
import { createHash } from 'node:crypto';
import type { Dataset } from '../2-dataset/dataset.ts';
import type { Split } from '../3-split/split.ts';
import type { Plan } from '../4-plan/plan.ts';
import { type LastingPlan, lastingOf, meaningHash } from './fingerprint.ts';

/** Values or digests by name, as a checkpoint carries them. */
export type Traits = ReadonlyMap<string, string>;

const DIGEST = 'sha256:';
const OF_DATA = ['images or labels', 'classes', 'split'] as const;

/** As the settings are called, where there is one. */
const OF_PLAN: Readonly<Record<keyof LastingPlan, string>> = {
  recipe: 'recipe',
  batchSize: 'batch-size',
  patch: 'image-size',
  learningRate: 'learning-rate',
  seed: 'seed',
  monitor: 'monitor',
  mixUp: 'mix-up',
  initialModel: 'initial-model',
  linearProbe: 'linear probe',
  rates: 'learning rate of a layer',
  optimizer: 'optimizer',
  augmentation: 'augmentation',
  loss: 'loss',
  network: 'network',
  normalization: 'normalization',
  reduceOnPlateau: 'fall of the learning rate',
  warmupSteps: 'warm-up',
  patchesPerImage: 'number of patches from an image',
  tile: 'validation tile',
};

export function trainingTraits(dataset: Dataset, split: Split, plan: Plan, engine: string): Traits {
  const [data, classes, parts] = OF_DATA;
  const lasting = lastingOf(plan);
  const fields = Object.keys(OF_PLAN) as (keyof LastingPlan)[];
  return new Map([
    [data, `${DIGEST}${meaningHash(dataset)}`],
    [classes, digest(dataset.classes.map(({ name }) => name))],
    [parts, digest([split.train, split.validation])],
    ['engine', engine],
    ...fields.map((field) => [OF_PLAN[field], valueText(lasting[field])] as const),
  ]);
}

/**
 * Clauses such as "batch-size was 8 and is 4"; none: it isn't known. What follows from the data isn't told where they are
 * others themselves.
 * @param there of the checkpoint, which may come from anywhere
 */
export function differences(there: Traits, here: Traits): readonly string[] {
  const differing = [...here].filter(([name, value]) => (there.get(name) ?? value) !== value);
  const isOfData = (name: string) => OF_DATA.some((one) => one === name);
  const areDataOther = differing.some(([name]) => isOfData(name));
  return differing
    .filter(([name, value]) => !areDataOther || isOfData(name) || !value.startsWith(DIGEST))
    .map(([name, value]) => clause(name, there.get(name)!, value));
}

function clause(name: string, was: string, is: string): string {
  if (!is.startsWith(DIGEST) && !was.startsWith(DIGEST)) return `${name} was ${was} and is ${is}`;
  return `${name} ${name.includes('s or ') || name === 'classes' ? 'are others' : 'is another'}`;
}

function valueText(value: LastingPlan[keyof LastingPlan]): string {
  if (typeof value === 'number' || typeof value === 'string' || value === true) return String(value);
  if (value === undefined) return 'none';
  return 'height' in value ? `${value.width}x${value.height}` : digest(value);
}

function digest(value: unknown): string {
  return `${DIGEST}${createHash('sha256').update(JSON.stringify(value)).digest('hex')}`;
}
