// Finds the file of a model that an earlier run left: by its path, or as the one of the baseline. What the file holds is
// for others to read.
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { type Fault, initialModelMissing, initialModelNotOfBaseline, modelUnreadable } from '../errors.ts';
import { modelPathOf } from '../results/run-folder.ts';
import { messageOf } from '../shared/message-of.ts';
import { isOutOfMemory } from '../shared/out-of-memory.ts';
import { MOST_BYTES, readPlainFile } from '../shared/plain-file.ts';
import { type BaselineResults, type FoundBaseline, readBaseline } from './baseline.ts';
import type { EarlierRuns } from './earlier-runs.ts';
import { readFinishedRun } from './finished-run.ts';
import { mixtureFaults, runFolderOf } from './mixture.ts';
import { type EarlierSplit, earlierSplit, runIn } from './split.ts';

export interface ModelBytes {
  readonly bytes: Uint8Array;
  /** Of the bytes, hex. */
  readonly sha256: string;
  /** What its run trained on; undefined: it isn't known. */
  readonly split: EarlierSplit | undefined;
  /** For people. */
  readonly name: string;
  /** As far as it has one, for messages. */
  readonly path: string;
}

export type FoundModel =
  | { readonly kind: 'file'; readonly file: ModelBytes }
  /** The baseline has none, and why, a sentence; the faults are warnings. */
  | { readonly kind: 'none'; readonly reason: string; readonly faults: readonly Fault[] }
  | { readonly kind: 'nothing'; readonly faults: readonly Fault[] };

/** @param path absolute, of a model or of a run folder */
export async function modelAt(path: string): Promise<FoundModel> {
  try {
    const file = await modelFileAt(path);
    const run = runFolderOf(file);
    const mixed = run === undefined ? [] : await mixtureFaults(run);
    if (mixed.length > 0) return nothing(...mixed);
    const bytes = await readPlainFile(file, MOST_BYTES.whole);
    return found({ bytes, split: await splitOf(file, hashOf(bytes)), name: shortPath(file), path: file });
  } catch (cause) {
    return unreadable(path, cause);
  }
}

/**
 * The path of a model's own file: of a run folder, where a run leaves it there.
 * @throws where nothing is there
 */
export async function modelFileAt(path: string): Promise<string> {
  return (await stat(path)).isDirectory() ? join(path, 'model', 'model.onnx') : path;
}

/** Of the run whose folder the model lies in, as it was left there; a model alone does not tell. */
async function splitOf(file: string, sha256: string): Promise<EarlierSplit | undefined> {
  const folder = dirname(dirname(file));
  const { results } = await readBaseline(join(folder, 'results.json'));
  return results?.model.sha256 === sha256 ? earlierSplit(results, runIn(folder)) : undefined;
}

/**
 * The faults of the baseline itself are left to who compares with it.
 * @param setting `auto`, `none` or an absolute path
 * @param earlier keep the model of a baseline that `auto` finds
 */
export async function modelOfBaseline(
  setting: string,
  { baseline }: FoundBaseline,
  earlier: Pick<EarlierRuns, 'takeRun'>,
): Promise<FoundModel> {
  const { results } = baseline;
  if (results === undefined) return noModel(baseline.reason);
  if (setting !== 'auto') return besideResults(setting, results);
  const { name } = baseline;
  if (baseline.isForBranch === true)
    return noModel('A run of a branch starts anew, a pull request from the model of its base branch.');
  const gone = `The model of ${name} is no longer in the Actions cache.`;
  if (results.fingerprint === null) return noModel(gone);
  const kept = await earlier.takeRun(results.fingerprint, (folder) => modelIn(folder, results));
  const { taken, unseen, faults } = kept;
  if (taken === undefined) return noModel(unseen === undefined ? gone : `${unseen}.`, faults);
  return found({ bytes: taken, split: earlierSplit(results, name), name, path: `model of ${name}` });
}

/** Of a whole run whose model is the one that was asked for. */
async function modelIn(folder: string, { fingerprint, model }: BaselineResults): Promise<Buffer | undefined> {
  const kept = await readFinishedRun(folder, fingerprint ?? '');
  if (kept?.model.sha256 !== model.sha256) return undefined;
  return readPlainFile(join(folder, kept.model.path), MOST_BYTES.whole);
}

async function besideResults(results: string, baseline: BaselineResults): Promise<FoundModel> {
  const { path, sha256 } = baseline.model;
  const folder = dirname(results);
  const file = modelPathOf(folder, path);
  if (file === undefined) return nothing(initialModelNotOfBaseline(path, results));
  try {
    const bytes = await readPlainFile(file, MOST_BYTES.whole);
    if (hashOf(bytes) !== sha256) return nothing(initialModelNotOfBaseline(file, results));
    return found({ bytes, split: earlierSplit(baseline, runIn(folder)), name: shortPath(file), path: file });
  } catch (cause) {
    return unreadable(file, cause);
  }
}

function found(file: Omit<ModelBytes, 'sha256'>): FoundModel {
  return { kind: 'file', file: { ...file, sha256: hashOf(file.bytes) } };
}

function noModel(reason: string, faults: readonly Fault[] = []): FoundModel {
  return { kind: 'none', reason, faults };
}

function nothing(...faults: readonly Fault[]): FoundModel {
  return { kind: 'nothing', faults };
}

function unreadable(path: string, cause: unknown): FoundModel {
  if (isOutOfMemory(cause)) throw cause;
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return nothing(initialModelMissing(path));
  return nothing(modelUnreadable(path, code ?? messageOf(cause)));
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** "run/model/model.onnx": most models are called the same, the folders of their runs are not. */
function shortPath(path: string): string {
  return path
    .split(sep)
    .filter((part) => part !== '')
    .slice(-3)
    .join('/');
}
