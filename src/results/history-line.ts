// One line of history.jsonl: what a finished run leaves of itself for the months to come. Lines are read back from
// places that others may write to, so each is parsed as text that nobody vouches for.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { byScore, DECIDING } from '../metrics/scores.ts';
import { parseJson } from '../shared/parse-json.ts';
import { count, ratio, sha256 } from './fields.ts';
import type { GateResult } from './gates.ts';
import { comparison, interval } from './judgement.ts';
import { type Results, resultsSchema } from './results.ts';

/** Rises when a field is renamed, removed or changes its meaning; a new field alone does not raise it. */
export const HISTORY_SCHEMA_VERSION = 1;

/** In characters; what is written is kept well below. */
const LONGEST_LINE = 20_000;
const LONGEST_NAME = 300;
const LONGEST_CLASSES = 10_000;

/**
 * Events that run what is on the branch; `local`: no event, a run of a command line. Others run on the base branch's ref
 * with code from elsewhere (pull_request_target, issue_comment, workflow_run): their results are not the branch's.
 */
export const BRANCH_EVENTS = [
  'push',
  'schedule',
  'workflow_dispatch',
  'repository_dispatch',
  'local',
] as const;

const name = z.string().max(LONGEST_NAME);
/** Far above what a run counts, and small enough to be drawn. */
const few = count.max(1e9);

export const historyLineSchema = z.object({
  'schema-version': z.literal(HISTORY_SCHEMA_VERSION),
  series: name.min(1),
  /** Of the artifact and of the data folder, relative to the workspace; null: not known. */
  artifact: name.nullable().default(null),
  data: name.nullable().default(null),
  branch: name.min(1),
  event: z.enum(BRANCH_EVENTS),
  commit: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/)
    .nullable(),
  run: z
    .object({ id: z.string().regex(/^\d{1,20}$/), attempt: few, job: name.nullable().default(null) })
    .nullable(),
  date: z.iso.datetime(),
  task: resultsSchema.shape.task,
  classes: z.array(name),
  scores: z.object(byScore(() => ratio.default(null))),
  intervals: z.object(byScore(() => interval)),
  'best-epoch': few,
  'stopped-epoch': few,
  'stop-reason': resultsSchema.shape['stop-reason'],
  images: z.object({ train: few, validation: few, test: few }),
  'data-hash': sha256,
  /** Of the test images' content and labels; null: of an early version that didn't note them. */
  'test-hash': sha256.nullable(),
  minutes: z.number().min(0).max(1e9),
  'model-sha256': sha256,
  verdict: comparison.shape.verdict,
  gates: z.enum(['passed', 'failed', 'not-applicable']).nullable(),
  restored: z.boolean(),
});

export type HistoryLine = z.infer<typeof historyLineSchema>;
export type BranchEvent = HistoryLine['event'];

/** What results don't know of the run that they are of. */
export type HistoryJob = Pick<
  HistoryLine,
  'series' | 'artifact' | 'data' | 'branch' | 'event' | 'commit' | 'run'
>;

export function historyLineOf(results: Results, job: HistoryJob): HistoryLine {
  const { test, split, restored, model, comparison: compared } = results;
  return {
    'schema-version': HISTORY_SCHEMA_VERSION,
    ...job,
    series: cut(job.series),
    artifact: job.artifact && cut(job.artifact),
    data: job.data && cut(job.data),
    branch: cut(job.branch),
    run: job.run && { ...job.run, job: job.run.job && cut(job.run.job) },
    date: restored?.at ?? results['created-at'],
    task: results.task,
    classes: historyClasses(results),
    scores: byScore(({ key }) => test[key]),
    intervals: test.intervals,
    'best-epoch': results['best-epoch'],
    'stopped-epoch': results['stopped-epoch'],
    'stop-reason': results['stop-reason'],
    images: { train: split.train.images, validation: split.validation.images, test: test.images },
    'data-hash': results.data.hash,
    'test-hash': testHash(results),
    minutes: minutesOf(results),
    'model-sha256': model.sha256,
    verdict: compared.verdict,
    gates: statusOf(results.gates),
    restored: restored !== null,
  };
}

/** Null where it's undefined, and of no line at all. */
export function decidingScore(line: Pick<HistoryLine, 'scores'> | undefined): number | null {
  return line?.scores[DECIDING.key] ?? null;
}

/** Without a line break. */
export function writeHistoryLine(line: HistoryLine): string {
  return JSON.stringify(line);
}

/** Undefined: not a line of a history, or one that no run would have written. */
export function readHistoryLine(text: string): HistoryLine | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  try {
    return historyLineSchema.safeParse(parseJson(text)).data;
  } catch {
    return undefined;
  }
}

/** Whether a newer version has written it, so that what it says is not known here. */
export function isNewerLine(text: string): boolean {
  if (text.length > LONGEST_LINE) return false;
  try {
    return newerLine.safeParse(parseJson(text)).success;
  } catch {
    return false;
  }
}

const newerLine = z.object({ 'schema-version': z.number().int().gt(HISTORY_SCHEMA_VERSION) });

/** What tells one list of classes from another: the names, or where they are long one name that stands for them all. */
export function historyClasses({ classes }: Pick<Results, 'classes'>): string[] {
  const names = classes.map((one) => one.name);
  const text = JSON.stringify(names);
  const fits = text.length <= LONGEST_CLASSES && names.every(({ length }) => length <= LONGEST_NAME);
  return fits ? names : [`${names.length} classes, SHA-256 ${hashOf(text)}`];
}

function cut(text: string): string {
  return text.length <= LONGEST_NAME ? text : `${text.slice(0, LONGEST_NAME - 1)}…`;
}

/** Two tests of the same hash asked the same of two models. */
function testHash({ split, test }: Results): string | null {
  const tested = new Set(test['per-image'].map(({ id }) => id));
  const samples = split.test.samples.filter(({ id }) => tested.has(id));
  if (samples.length === 0 || samples.length !== test.images) return null;
  const keys = samples.map(({ image, labels }) => `${image}-${labels}`).sort();
  return hashOf(keys.join('\n'));
}

/** One after the other; what else is timed lies within them. */
const STAGES = ['dataset', 'split', 'plan', 'train', 'evaluate', 'report'];

function minutesOf({ 'timings-seconds': timings }: Results): number {
  const seconds = STAGES.reduce((sum, stage) => sum + (timings[stage] ?? 0), 0);
  // To the second and a bit: a small training takes no minute.
  return Math.round((seconds / 60) * 100) / 100;
}

function statusOf(gates: readonly GateResult[]): HistoryLine['gates'] {
  const found = (['failed', 'passed', 'not-applicable'] as const).find((one) =>
    gates.some(({ status }) => status === one),
  );
  return found ?? null;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
