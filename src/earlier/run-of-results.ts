// Which run made the results that are kept, as text beside them, and where it stands to this one: a run that is started
// again must tell its own results from those before it, and an old one must not pass for the newest.
import * as z from 'zod';
import type { HistoryLine } from '../results/history-line.ts';
import { parseJson } from '../shared/parse-json.ts';
import type { WorkflowRun } from './series.ts';

/** Null: not known, as of earlier versions. */
export interface RunOfResults {
  readonly id: string;
  readonly attempt: number | null;
  readonly job: string | null;
  readonly artifact: string | null;
  /** Whose runs are counted by these numbers: its address. */
  readonly repository: string | null;
  /** When the results were kept, as a date. */
  readonly at: string | null;
}

const text = z.string().nullable().catch(null).default(null);
const schema = z.object({
  id: z.string().regex(/^\d{1,20}$/),
  attempt: z.number().int().min(1).nullable().catch(null).default(null),
  job: text,
  artifact: text,
  repository: text,
  at: z.iso.datetime().nullable().catch(null).default(null),
});

/** Undefined: not known. */
export function readRunOfResults(written: string | undefined): RunOfResults | undefined {
  if (written === undefined) return undefined;
  // Earlier versions wrote the number alone.
  const isNumber = /^\d{1,20}$/.test(written);
  try {
    return schema.safeParse(isNumber ? { id: written } : parseJson(written)).data;
  } catch {
    return undefined;
  }
}

/** Empty: no workflow's. */
export function writeRunOfResults(run: WorkflowRun | null, at: Date): string {
  if (run === null) return '';
  const { id, attempt, job, artifact, repository } = run;
  return JSON.stringify({ id, attempt, job, artifact, repository, at: at.toISOString() });
}

/** Undefined: no workflow's. */
export function runOfLine({ run, artifact, date }: HistoryLine): RunOfResults | undefined {
  return run === null ? undefined : { ...run, artifact, repository: null, at: date };
}

/** Of `own` an earlier attempt of the same is meant; `beside` is another job of the same run, or another row of its matrix. */
export type Standing = 'earlier' | 'own' | 'beside' | 'later';

/**
 * Of what a run's own branch has, be it results or a line of its history. GitHub counts runs up, so that a later one has
 * a higher number; where the numbers can't be of one count, dates decide.
 * @param now undefined: as the run begins
 */
export function standingOf(
  by: RunOfResults | undefined,
  run: WorkflowRun | null,
  now: Date | undefined = run?.began,
): Standing {
  if (by === undefined || run === null || differ(by.repository, run.repository)) return 'earlier';
  const isSameRun = by.id === run.id;
  if (isSameRun && (differ(by.job, run.job) || differ(by.artifact, run.artifact))) return 'beside';
  const attempt = by.attempt ?? 1;
  if (isSameRun && attempt < run.attempt) return 'own';
  // Some runners give all runs one number.
  const isHigher = isSameRun ? attempt > run.attempt : BigInt(by.id) > BigInt(run.id);
  return isHigher && (run.attempt > 1 || isAfter(by, run.began, now)) ? 'later' : 'earlier';
}

/**
 * What was there before a first attempt began can't be later, whatever its number: it's of another server's count, or
 * written by hand. Neither is what is dated ahead, which would be later for years.
 */
function isAfter({ at }: RunOfResults, began: Date, now = began): boolean {
  return at !== null && Date.parse(at) >= began.getTime() && !isAhead(at, now);
}

const A_DAY_MS = 24 * 60 * 60 * 1000;

/** Dated more than a day after `now`: by hand, or by a clock that is wrong. */
export function isAhead(date: string, now: Date): boolean {
  return Date.parse(date) > now.getTime() + A_DAY_MS;
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}
