// Reads the run folders that are to be merged: what each results.json says, and whether the model beside it is the one
// it speaks of. It compares no run with another.
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Fault,
  mergeFolderMissing,
  mergeModelDiffers,
  mergeNotFanOut,
  mergeRunUnreadable,
  modelUnreadable,
} from '../../../errors.ts';
import { RESULTS_SCHEMA_VERSION, type Results, resultsSchema } from '../../../results/results.ts';
import { withLaterScores } from '../../../results/scores.ts';
import { isOutOfMemory } from '../../../shared/out-of-memory.ts';
import { parseJson } from '../../../shared/parse-json.ts';
import { MOST_BYTES, NotPlainFile, readPlainFile, readPlainText } from '../../../shared/plain-file.ts';
import type { FanOutKind } from '../../1-config/fan-out.ts';
import { readModelFile } from '../../6-evaluate/read-model.ts';

/** A run folder and what the user calls it: the folder as typed, or the artifact's name. */
export interface RunFolder {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
}

/** A finished fold or row of a sweep. */
export interface MergedRun {
  readonly name: string;
  readonly kind: FanOutKind;
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly results: Results;
  /** Its model on the images that it held out. */
  readonly heldOut: Results['test'];
  /** Of its model.onnx. */
  readonly modelPath: string;
}

/** A run that did not come to its end. */
export interface UnfinishedRun {
  readonly name: string;
  /** Undefined where it left nothing that says. */
  readonly number: number | undefined;
  readonly reason: string;
}

export interface ReadRuns {
  /** By number. */
  readonly runs: readonly MergedRun[];
  readonly unfinished: readonly UnfinishedRun[];
  /** Errors only: folders that are not what they should be. */
  readonly faults: readonly Fault[];
}

export async function readRuns(folders: readonly RunFolder[]): Promise<ReadRuns> {
  const read = (await Promise.all(folders.map(readRun))).flat();
  return {
    runs: read.flatMap((one) => ('heldOut' in one ? [one] : [])).toSorted((a, b) => a.number - b.number),
    unfinished: read.flatMap((one) => ('reason' in one ? [one] : [])),
    faults: read.flatMap((one) => ('code' in one ? [one] : [])),
  };
}

async function readRun({
  name,
  folder,
}: RunFolder): Promise<MergedRun | UnfinishedRun | Fault | readonly Fault[]> {
  const isFolder = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isFolder) return mergeFolderMissing(name);
  const text = await readPlainText(join(folder, 'results.json'), MOST_BYTES.run).catch(whyNot);
  if (text === undefined) return { name, number: undefined, reason: 'it has no results.json' };
  if (text instanceof NotPlainFile) return mergeRunUnreadable(name, text.message);
  const results = parseResults(text);
  if (typeof results === 'string') return mergeRunUnreadable(name, results);
  const { 'fan-out': fanOut, model } = results;
  if (fanOut === null) return mergeNotFanOut(name);
  const { kind, number, of, 'held-out': heldOut } = fanOut;
  if (heldOut === null) return { name, number, reason: 'it was cancelled before its model was measured' };
  if (results.untrained === 'less-than-an-epoch')
    return { name, number, reason: 'its time was over before its model had seen one epoch' };
  const modelPath = join(folder, 'model', 'model.onnx');
  const bytes = await readPlainFile(modelPath, MOST_BYTES.whole).catch(whyNot);
  if (bytes instanceof NotPlainFile) return modelUnreadable(modelPath, bytes.message);
  if (bytes === undefined || createHash('sha256').update(bytes).digest('hex') !== model.sha256)
    return mergeModelDiffers(name);
  const { model: read, faults } = readModelFile(bytes, modelPath);
  if (read === undefined) return faults;
  return {
    ...{ name, kind, number, of, modelPath },
    // A mean over the runs that happen to have a score would stand beside means over all.
    results: { ...results, test: withLaterScores(results, results.test) },
    heldOut: withLaterScores(results, heldOut),
  };
}

/** Undefined: there is none, or none to be had. */
function whyNot(error: unknown): NotPlainFile | undefined {
  if (isOutOfMemory(error)) throw error;
  return error instanceof NotPlainFile ? error : undefined;
}

/** The results, or why they are none. */
function parseResults(text: string): Results | string {
  let json: unknown;
  try {
    json = parseJson(text);
  } catch (cause) {
    return `it isn't JSON (${(cause as SyntaxError).message})`;
  }
  const version = (json as { 'schema-version'?: unknown } | null)?.['schema-version'];
  if (version !== RESULTS_SCHEMA_VERSION) return `its schema version is not ${RESULTS_SCHEMA_VERSION}`;
  const parsed = resultsSchema.safeParse(json);
  if (parsed.success)
    return hasForeignClass(parsed.data) ? 'it counts a class that there is not' : parsed.data;
  const [{ path, message }] = parsed.error.issues;
  return `${path.join('.')}: ${message}`;
}

function hasForeignClass({ classes, 'fan-out': fanOut }: Results): boolean {
  return (fanOut?.['held-out']?.['per-image'] ?? []).some(({ cells }) =>
    cells.some(([truth, predicted]) => Math.max(truth, predicted) >= classes.length),
  );
}
