// Series: the runs that make one model after another, by name; and what of a run says whose results it's compared with.
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
  /** A sentence without its full stop: what leaves results of the first of `compared`, for where there are none. */
  readonly whoLeavesSome: string;
}

/** Jobs and artifacts have no slash in their names, and a workflow without a name is called after its file. */
const DEFAULT_NAME = /^(?<workflow>.+)\/(?<job>[^/]*)\/(?<artifact>[^/]*)$/s;

export function defaultSeriesName(workflow: string, job: string, artifact: string): string {
  return [workflow, job, artifact].join('/');
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
