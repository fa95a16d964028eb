// A round: some work on some data with some settings, and what disturbs it. All of it comes from the round's seed.
import fc from 'fast-check';
import { type DataSet, dataSets, describeDataSet } from './data-set.ts';
import { type Disturbance, describeDisturbance, disturbances } from './disturbance.ts';
import { type Service, services } from './service.ts';
import { type GivenSettings, settings } from './settings.ts';

export const WORKS = ['train', 'check', 'evaluate', 'predict', 'merge', 'label', 'demo', 'action'] as const;
export type Work = (typeof WORKS)[number];

export interface Round {
  readonly work: Work;
  readonly data: DataSet;
  readonly settings: GivenSettings;
  readonly disturbance: Disturbance;
  /** What GitHub's services do, where the work is the action's. */
  readonly service: Service;
  /** Whether the output holds an earlier run, and files of somebody else. */
  readonly before: 'nothing' | 'files' | 'run';
}

/** A training has most to lose. */
const WEIGHTS: Readonly<Record<Work, number>> = {
  ...{ train: 12, check: 2, evaluate: 2, predict: 2, merge: 2, label: 1, demo: 1, action: 6 },
};

function rounds(works: readonly Work[]): fc.Arbitrary<Round> {
  return fc.record({
    work: fc.oneof(...works.map((work) => ({ weight: WEIGHTS[work], arbitrary: fc.constant(work) }))),
    data: dataSets,
    settings,
    disturbance: disturbances,
    service: services,
    before: fc.constantFrom('nothing', 'files', 'run'),
  });
}

/** The same from the same seed. */
export function roundOf(seed: number, works: readonly Work[] = WORKS): Round {
  return fc.sample(rounds(works), { seed, numRuns: 1 })[0]!;
}

export function describeRound({ work, data, settings, disturbance, service, before }: Round): string {
  const flags = [...settings].map(([name, value]) => `--${name}=${JSON.stringify(value)}`).join(' ');
  const isAction = work === 'action' ? ` | ${service.how} ${service.on}` : '';
  return `${work} | ${describeDisturbance(disturbance)}${isAction} | ${describeDataSet(data)} | ${before} | ${flags}`;
}
