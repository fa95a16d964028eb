// Series: the runs that make one model after another, by name; and what of a run says whose results it's compared with.
import { createHash } from 'node:crypto';
import { escapeControls } from '../shared/quote.ts';

export interface Series {
  /** `WORKFLOW/JOB/ARTIFACT`, or as the setting `series` has it. */
  readonly name: string;
  /** Of the artifact and of the data folder, relative to the workspace; null: not known. */
  readonly artifact: string | null;
  readonly data: string | null;
}

export interface WorkflowRun {
  readonly id: string;
  readonly attempt: number;
  /** That makes the model; null: not known. */
  readonly job: string | null;
  /** Which the model is uploaded as: what tells the rows of a matrix apart. */
  readonly artifact: string;
  /** Whose runs are counted by these numbers: its address; null: not known. */
  readonly repository: string | null;
  /** When this attempt did. */
  readonly began: Date;
}

/** What of a run decides whose results it's compared with, and whose it makes. */
export interface RunScope {
  readonly series: Series;
  /** A series of one kind has nothing of the other's: they are tested on different images. */
  readonly kind: 'training' | 'evaluation';
  /** The branch whose results this run makes; undefined where it makes none that others may build on. */
  readonly branch: string | undefined;
  /** Branches whose results it's compared with: those of the first that has some. */
  readonly compared: readonly string[];
  readonly defaultBranch: string | undefined;
  /** Undefined: no event started it. */
  readonly event: string | undefined;
  /** Hex; of a pull request its own, not the merge that is tested. */
  readonly commit: string | null;
  readonly run: WorkflowRun | null;
  /** What leaves results of the first of `compared`, for the middle of a sentence where there are none. */
  readonly whoLeavesSome: string;
}

/** Jobs and artifacts have no slash in their names, and a workflow without a name is called after its file. */
const DEFAULT_NAME = /^(?<workflow>.+)\/(?<job>[^/]*)\/(?<artifact>[^/]*)$/s;

/** What the setting `series` takes and a line of a history has room for, so that a default name can be given there. */
export const LONGEST_SERIES = 300;

/** Of a name that is too long each part keeps its beginning, and a hash of all tells it from others. */
export function defaultSeriesName(workflow: string, job: string, artifact: string): string {
  const name = [workflow, job, artifact].join('/');
  if (name.length <= LONGEST_SERIES) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 16);
  return [`${beginning(workflow, 80)}…${hash}`, beginning(job, 80), beginning(artifact, 120)].join('/');
}

/** A character of two units is not cut in the middle. */
function beginning(text: string, longest: number): string {
  return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}

/** The words that results of a series are kept under, no two series the same: a default name's parts, or the name alone. */
export function wordsOfSeries(name: string): readonly string[] {
  const { workflow, job, artifact } = DEFAULT_NAME.exec(name)?.groups ?? {};
  return workflow === undefined ? ['', name] : [workflow, job, artifact];
}

/** Whether nobody has named it, or with the default name of another. */
export function hasDefaultName({ name }: Series): boolean {
  return DEFAULT_NAME.test(name);
}

/** "workflow Review, job train, artifact best-epoch" */
export function describeSeries(name: string): string {
  const { workflow, job, artifact } = DEFAULT_NAME.exec(escapeControls(name))?.groups ?? {};
  return workflow === undefined
    ? `series ${escapeControls(name)}`
    : `workflow ${workflow}, job ${job}, artifact ${artifact}`;
}
