// The results of an earlier run with all of them that the data and its model tell by themselves, told by these: what the run
// says of itself may come from anybody.
import { SCORES } from '../../metrics/scores.ts';
import type { Results } from '../../results/results.ts';
import type { Dataset } from '../2-dataset/dataset.ts';
import type { Split } from '../3-split/split.ts';
import type { Evaluation } from '../6-evaluate/evaluate.ts';
import { diagnose } from './diagnosis.ts';
import { splitResults, testResults } from './results-from-run.ts';
import { dataResults } from './results-values.ts';

export interface Measured {
  readonly dataset: Dataset;
  readonly split: Split;
  readonly evaluation: Evaluation;
  readonly cwd: string;
  readonly seed: number;
}

/** Two machines sum up float32 values in another order; that moves few pixels. */
const TOLERANCE = 0.01;

export type TestedAgain = { readonly results: Results } | { readonly unfit: string };

export function testedAgain(
  claimed: Results,
  { dataset, split, evaluation, cwd, seed }: Measured,
): TestedAgain {
  const test = testResults(evaluation, dataset, seed);
  for (const { key, title } of SCORES) {
    const [says, has] = [claimed.test[key], test[key]];
    if (isNear(says, has)) continue;
    return { unfit: `its model has a test ${title} of ${inWords(has)}, not ${inWords(says)} as it says` };
  }
  const classes = dataset.classes.map(({ index, name, color }) => ({ index, name, color: [...color] }));
  const told = {
    ...claimed,
    ...{ task: dataset.task, classes, test },
    data: dataResults(dataset, cwd),
    split: { ...splitResults(split, dataset), kept: claimed.split.kept },
  };
  return { results: { ...told, diagnosis: diagnose(told) } };
}

/** @param has null: of nothing */
function isNear(says: number | null, has: number | null): boolean {
  return says === has || (says !== null && has !== null && Math.abs(says - has) <= TOLERANCE);
}

function inWords(score: number | null): string {
  return score === null ? 'none' : score.toFixed(3);
}
