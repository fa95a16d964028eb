// From figures to results: per case ours against the fastest float32 peer. The start-up is a case of its own, taken
// from the runs of classic-1.
import type { BenchEnvironment } from './environment.ts';
import type { Measured, Measurement } from './measure.ts';
import { median, type Ratio, ratioOf } from './statistics.ts';

/** The results' file and the baseline's. */
export interface Results {
  readonly 'schema-version': 1;
  readonly environment: BenchEnvironment;
  readonly versions: Readonly<Record<string, string>>;
  readonly rounds: number;
  readonly cases: Readonly<Record<string, CaseResult>>;
}

export interface CaseResult extends Ratio {
  readonly title: string;
  /** The float32 peer that `ratio` is against. */
  readonly fastest: string;
  /** In the order measured: ours first. */
  readonly contestants: readonly ContestantResult[];
}

export interface ContestantResult {
  readonly name: string;
  readonly precision: Measured['precision'];
  /** Median over the rounds: of a step, or of the start-up. */
  readonly seconds: number;
  readonly peakBytes: number;
}

/** The case whose runs tell the start-up. */
const START_UP_OF = 'classic-1';

/** @param titles of each case, by name; without classic-1 there is no start-up */
export function resultsOf(
  titles: Readonly<Record<string, string>>,
  ours: string,
  { measured, versions }: Measurement,
  environment: BenchEnvironment,
): Results {
  const cases: Record<string, CaseResult> = {};
  const add = (key: string, title: string, from: string, seconds: (one: Measured) => readonly number[]) => {
    cases[key] = caseResult(
      title,
      ours,
      measured.filter((one) => one.case === from),
      seconds,
    );
  };
  for (const [name, title] of Object.entries(titles))
    add(name, title, name, ({ stepSeconds }) => stepSeconds);
  if (START_UP_OF in titles) {
    const title = `process start to the end of the first step: ${titles[START_UP_OF]}`;
    add('start-up', title, START_UP_OF, ({ firstStepSeconds }) => firstStepSeconds);
  }
  const rounds = Math.min(...measured.map(({ stepSeconds }) => stepSeconds.length));
  return { 'schema-version': 1, environment, versions, rounds, cases };
}

function caseResult(
  title: string,
  ours: string,
  measured: readonly Measured[],
  seconds: (one: Measured) => readonly number[],
): CaseResult {
  const own = measured.find(({ contestant }) => contestant === ours);
  const [fastest] = measured
    .filter((one) => one !== own && one.precision === 'float32')
    .toSorted((a, b) => median(seconds(a)) - median(seconds(b)));
  if (own === undefined || fastest === undefined) throw new Error(`nothing to compare for ${title}`);
  return {
    title,
    ...ratioOf(seconds(own), seconds(fastest)),
    fastest: fastest.contestant,
    contestants: measured.map((one) => ({
      name: one.contestant,
      precision: one.precision,
      seconds: median(seconds(one)),
      peakBytes: median(one.peakBytes),
    })),
  };
}
