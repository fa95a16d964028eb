// Where a run runs, to those who start one: all that GitHub, a terminal or another place has its own way of.
import type { EarlierRuns } from '../../earlier/earlier-runs.ts';
import type { RunScope } from '../../earlier/series.ts';
import type { PackageStore } from '../../provision/store.ts';
import type { CommentPlace } from '../1-config/comment-place.ts';
import { artifactNameOf, fanOutOf, seriesNameOf } from '../1-config/fan-out.ts';
import { type HistorySetting, historySetting } from '../1-config/run-types.ts';
import type { Settings } from '../1-config/settings.ts';
import type { Publisher } from './publisher.ts';
import type { FaultOutput } from './tell-faults.ts';

/** What a host may need of the process; the entries have it. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** This package's own folder. */
  readonly root: string;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Milliseconds since the process started. */
  readonly clock: () => number;
  readonly now: () => Date;
  /** Ends the calls of a host; undefined: it makes none. */
  readonly signal?: AbortSignal;
}

/** The part of a stream of `process` that is needed. */
export interface OutputStream extends FaultOutput {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface Host {
  /** Before anything is known of the run that faults could be about. */
  plainPublisher(): Publisher;
  publisher(run: PublishedRun): Publisher;
  earlierRuns(run: RunWithPast): EarlierRuns;
  /** Where runtime packages are kept between jobs; undefined: nowhere. */
  readonly packages: PackageStore | undefined;
  /** Absolute: the folder whose content comes from others, so that no link in it is followed out; undefined: there's none. */
  readonly workspace: string | undefined;
  /** When a run is cut off at the latest, in milliseconds since the process started; undefined where it isn't known. */
  readonly cutOffMs: number | undefined;
  /** Whether the machine is there for this job alone, with all its folders. */
  readonly endsWithJob: boolean;
  /** Whether `skip-unchanged: auto` skips. */
  readonly skipsUnchanged: boolean;
}

/** What is published, and to whom. */
export interface PublishedRun {
  /** Absolute; the files that faults name are relative to it. */
  readonly data: string;
  readonly artifactName: string;
  readonly retentionDays: number | undefined;
  /** Whether the report's page has an artifact of its own. */
  readonly reportArtifact: boolean;
  /** Whether whoever reviews the change is told. */
  readonly comment: boolean;
  readonly commentOn: CommentPlace;
  readonly history: HistorySetting;
  /** Whether the model is released where the run is one to be released. */
  readonly release: boolean;
  /** A secret that lets the host be written to; empty: none. */
  readonly token: string;
}

/** What tells one run's past from another's. */
export interface RunWithPast {
  /** Absolute. */
  readonly output: string;
  /** Absolute. */
  readonly data: string;
  readonly artifactName: string;
  /** As given; undefined: the host names it. */
  readonly series: string | undefined;
  /** False: one of several runs that belong together. */
  readonly isAlone: boolean;
  readonly history: HistorySetting;
  readonly kind: RunScope['kind'];
  /** A secret that may let a history be written; empty: none. */
  readonly token: string;
  /** Digest of the program; undefined: not known. */
  readonly code: string | undefined;
}

/** Of several runs that belong together each has an artifact of its own; what joins them alone comments and releases. */
export function publishedRun(settings: Settings, token: string): PublishedRun {
  const { data, retentionDays, reportArtifact, comment, commentOn, release } = settings;
  const isAlone = fanOutOf(settings) === undefined;
  const artifactName = artifactNameOf(settings);
  const history = historySetting(settings.history);
  return {
    ...{ data, artifactName, retentionDays, reportArtifact, commentOn, history, token },
    comment: comment === 'auto' && isAlone,
    release: release === 'auto' && isAlone,
  };
}

/**
 * One of several runs that belong together stands for nothing that a history could show.
 * @param code digest of the program; undefined: not known
 */
export function runWithPast(settings: Settings, code: string | undefined, token = ''): RunWithPast {
  const { output, data } = settings;
  const isAlone = fanOutOf(settings) === undefined;
  const history: HistorySetting = isAlone ? historySetting(settings.history) : { kind: 'none' };
  const names = { artifactName: artifactNameOf(settings), series: seriesNameOf(settings) };
  return { output, data, ...names, isAlone, history, kind: 'training', token, code };
}
