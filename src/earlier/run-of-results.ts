// Which run made the results that are kept, as text beside them: a run that is started again must tell its own results
// from those before it, and an old one must not pass for the newest.
import * as z from 'zod';
import { parseJson } from '../shared/parse-json.ts';
import type { RunScope, WorkflowRun } from './series.ts';

export type RunOfResults = Pick<WorkflowRun, 'id' | 'job'>;

const schema = z.object({ id: z.string().regex(/^\d{1,20}$/), job: z.string().nullable() });

/** Undefined: not known. */
export function readRunOfResults(text: string | undefined): RunOfResults | undefined {
  if (text === undefined) return undefined;
  // Earlier versions wrote the number alone.
  if (/^\d{1,20}$/.test(text)) return { id: text, job: null };
  try {
    return schema.safeParse(parseJson(text)).data;
  } catch {
    return undefined;
  }
}

/** Empty: no workflow's. */
export function writeRunOfResults(run: WorkflowRun | null): string {
  return run === null ? '' : JSON.stringify({ id: run.id, job: run.job });
}

/** Of results of a run's own branch: GitHub counts runs up, so that a later one has a higher number. */
export function standingOf(
  by: RunOfResults | undefined,
  { run }: Pick<RunScope, 'run'>,
): 'earlier' | 'own' | 'later' {
  if (by === undefined || run === null) return 'earlier';
  if (by.id === run.id) return 'own';
  return BigInt(by.id) > BigInt(run.id) ? 'later' : 'earlier';
}
