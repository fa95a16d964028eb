// Says whether two trainings are the same one: same pixels, labels, split and plan. A checkpoint is gone on from
// only where this agrees.
import { createHash } from 'node:crypto';
import type { Dataset } from '../2-dataset/dataset.ts';
import type { Split } from '../3-split/split.ts';
import type { Plan } from '../4-plan/plan.ts';

/** SHA-256 over every image's and mask's content and the classes: changes when the data changes. */
export function dataHash(dataset: Dataset): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(dataset.classes.map(({ name }) => name)));
  for (const { id, imageHash, labelHash } of dataset.samples) {
    hash.update(`${JSON.stringify(id)} ${imageHash} ${labelHash}\n`);
  }
  return hash.digest('hex');
}

/** The same of what the labels stand for, too: by another classes.json the same masks are other labels. */
export function meaningHash(dataset: Dataset): string {
  const counts = dataset.samples.map(({ classCounts }) => classCounts);
  return createHash('sha256')
    .update(JSON.stringify([dataHash(dataset), counts]))
    .digest('hex');
}

/**
 * What only says when to stop (with the decay that goes with it), and what was foreseen of memory, beside other programs
 * too: a longer training is the same training gone on with.
 */
const PASSING = [
  'epochs',
  'patience',
  'minDelta',
  'target',
  'timeBudgetMs',
  'decayPower',
  'foreseenMemoryBytes',
  'reasons',
] as const satisfies readonly (keyof Plan)[];

export function trainingFingerprint(dataset: Dataset, split: Split, plan: Plan, engine: string): string {
  const { train, validation } = split;
  const identity = JSON.stringify([meaningHash(dataset), train, validation, lastingOf(plan), engine]);
  return createHash('sha256').update(identity).digest('hex');
}

export type LastingPlan = Omit<Plan, (typeof PASSING)[number]>;

/** In the plan's own order, which counts in the digest. */
export function lastingOf(plan: Plan): LastingPlan {
  const isPassing = (field: string) => PASSING.some((one) => one === field);
  return Object.fromEntries(Object.entries(plan).filter(([field]) => !isPassing(field))) as LastingPlan;
}
