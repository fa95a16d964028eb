// Checkpoints on disk: `last.safetensors` to go on from, `best-<epoch>.safetensors` with the weights to keep.
// Both are written whole or not at all, so that a kill at any moment loses at most the epoch it was in.
import { createHash } from 'node:crypto';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Tensor, TrainerState } from '../../engine/engine.ts';
import { fileNotWritable, InputError, weightsReplaced } from '../../errors.ts';
import { makeFolder } from '../../shared/make-folder.ts';
import { remove, removeIfEmpty } from '../../shared/move-and-remove.ts';
import { unlessOutOfMemory } from '../../shared/out-of-memory.ts';
import { parseJson } from '../../shared/parse-json.ts';
import { MOST_BYTES, readPlainFile } from '../../shared/plain-file.ts';
import { decodeSafetensors, encodeSafetensors } from '../../shared/safetensors.ts';
import { TEMPORARY, writeFileAtomic } from '../../shared/write-file-atomic.ts';
import type { BestWeights, StopReason } from './events.ts';
import { forgetOutOfTime, OUT_OF_TIME } from './out-of-time.ts';
import { parseStanding, type Standing, standingText } from './standing.ts';
import type { Traits } from './traits.ts';

export interface Checkpoint {
  readonly standing: Standing;
  readonly state: TrainerState;
}

const LAST = 'last.safetensors';
const traitsSchema = z.array(z.tuple([z.string().max(100), z.string().max(100)])).max(100);

export function bestPath(folder: string, epoch: number): string {
  return join(folder, `best-${String(epoch).padStart(5, '0')}.safetensors`);
}

/** Writes the best epoch's weights (no optimizer state). @returns the file's SHA-256, hex */
export async function saveBest(folder: string, epoch: number, state: TrainerState): Promise<string> {
  const metadata = { epoch: String(epoch), step: String(state.step) };
  const chunks = encodeSafetensors({ tensors: state.parameters, metadata });
  await writeFileAtomic(bestPath(folder, epoch), chunks);
  return digestOf(chunks);
}

export async function loadBest(path: string): Promise<Readonly<Record<string, Tensor>>> {
  return (await readBest(path)).parameters;
}

/** Whatever file is there. @throws Error where there's none, or no whole one */
export async function readBest(path: string): Promise<{
  readonly parameters: Readonly<Record<string, Tensor>>;
  /** Of the file, hex. */
  readonly sha256: string;
}> {
  const bytes = await readPlainFile(path, MOST_BYTES.whole);
  return { parameters: decodeSafetensors(bytes).tensors, sha256: digestOf([bytes]) };
}

/**
 * Those that the run itself has left or gone on from, and no others.
 * @throws InputError `weights-replaced`
 */
export async function loadOwnBest({ path, sha256 }: BestWeights): Promise<Readonly<Record<string, Tensor>>> {
  const bytes = await unlessMissing(readPlainFile(path, MOST_BYTES.whole));
  if (bytes === undefined) throw new InputError(weightsReplaced(path, 'are gone'));
  if (digestOf([bytes]) !== sha256)
    throw new InputError(weightsReplaced(path, 'are not those that this run has left there'));
  return decodeSafetensors(bytes).tensors;
}

/**
 * Writes where training stands, then removes the best weights that it no longer names: at any moment the newest
 * whole `last.safetensors` names a `best-*` file that exists.
 */
export async function saveLast(
  folder: string,
  fingerprint: string,
  checkpoint: Checkpoint,
  traits: Traits = new Map(),
): Promise<void> {
  const { parameters, optimizer, step } = checkpoint.state;
  const tensors: Record<string, Tensor> = {};
  for (const [name, tensor] of Object.entries(parameters)) tensors[`parameters:${name}`] = tensor;
  for (const [name, tensor] of Object.entries(optimizer)) tensors[`optimizer:${name}`] = tensor;
  await write(join(folder, LAST), tensors, {
    fingerprint,
    step: String(step),
    progress: standingText(checkpoint.standing),
    traits: JSON.stringify([...traits]),
  });
  await removeAllBut(folder, [LAST, OUT_OF_TIME, bestPath('', checkpoint.standing.earlyStopping.bestEpoch)]);
}

/**
 * The checkpoint to go on from, or undefined where there is none, it was made from other data or another plan
 * (`fingerprint` differs), or it isn't whole.
 */
export async function loadLast(folder: string, fingerprint: string): Promise<Checkpoint | undefined> {
  return loadWhole(folder, fingerprint).catch(unlessOutOfMemory(undefined));
}

/** The same. @throws Error where it isn't whole */
export async function loadWhole(folder: string, fingerprint: string): Promise<Checkpoint | undefined> {
  const bytes = await unlessMissing(readPlainFile(join(folder, LAST), MOST_BYTES.whole));
  return bytes && decode(bytes, fingerprint);
}

/** Of whatever training it is. @returns undefined where there's no checkpoint; empty where an earlier version left it */
export async function readTraits(folder: string): Promise<Traits | undefined> {
  const bytes = await unlessMissing(readPlainFile(join(folder, LAST), MOST_BYTES.whole));
  if (bytes === undefined) return undefined;
  try {
    return new Map(traitsSchema.parse(parseJson(decodeSafetensors(bytes).metadata.traits ?? '[]')));
  } catch (cause) {
    return unlessOutOfMemory(new Map())(cause);
  }
}

/** Whether something in the folder is called as a checkpoint is. */
export async function hasCheckpoint(folder: string): Promise<boolean> {
  return lstat(join(folder, LAST)).then(
    () => true,
    () => false,
  );
}

/** Of a plain file: copying a pipe would never end. */
async function copyWhole(from: string, to: string): Promise<void> {
  await writeFileAtomic(to, await readPlainFile(from, MOST_BYTES.whole));
}

/**
 * Copies the newest whole checkpoint to another folder, whole or not at all. The training that it's of may be going on
 * meanwhile.
 * @returns its epoch, or undefined where there is none of this fingerprint
 */
export async function copyCheckpoint(
  from: string,
  to: string,
  fingerprint: string,
): Promise<number | undefined> {
  // The training may take away the best weights just before they are copied; its newest checkpoint names others.
  for (let attempt = 0; attempt < 5; attempt++) {
    const bytes = await unlessMissing(readPlainFile(join(from, LAST), MOST_BYTES.whole));
    if (bytes === undefined) return undefined;
    const standing = decodeUnlessBroken(bytes, fingerprint)?.standing;
    if (standing === undefined) return undefined;
    await makeFolder(to);
    const { bestEpoch } = standing.earlyStopping;
    if (bestEpoch > 0) {
      const best = bestPath('', bestEpoch);
      const copied = copyWhole(join(from, best), join(to, best)).then(() => true);
      if (!(await unlessMissing(copied))) continue;
    }
    await writeFileAtomic(join(to, LAST), bytes);
    return standing.epoch;
  }
  return undefined;
}

/**
 * For a new training: nothing of an earlier one is left. The folder is made with the first checkpoint, as a training
 * that is refused for want of time leaves none.
 */
export async function clearCheckpoints(folder: string): Promise<void> {
  try {
    await removeAllBut(folder, []);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw new InputError(fileNotWritable(folder, (cause as NodeJS.ErrnoException).code ?? String(cause)), {
      cause,
    });
  }
}

/**
 * Call once the report stands. A training that was cut off keeps its checkpoint, to be gone on with; one that came to
 * its end leaves none, so that the same command trains anew. What somebody else has put there stays.
 */
export async function finishCheckpoints(folder: string, stopReason: StopReason): Promise<void> {
  if (!isAtItsEnd(stopReason)) return forgetOutOfTime(folder);
  await clearCheckpoints(folder);
  await removeIfEmpty(folder);
}

/** Whether a longer run of the same settings would have come to the same. */
export function isAtItsEnd(stopReason: StopReason): boolean {
  return stopReason !== 'cancelled' && stopReason !== 'time-budget';
}

function decodeUnlessBroken(bytes: Uint8Array, fingerprint: string): Checkpoint | undefined {
  try {
    return decode(bytes, fingerprint);
  } catch (error) {
    return unlessOutOfMemory(undefined)(error);
  }
}

/** Undefined where it's of another training. @throws Error where it's no whole checkpoint */
function decode(bytes: Uint8Array, fingerprint: string): Checkpoint | undefined {
  const { metadata, tensors } = decodeSafetensors(bytes);
  if (metadata.fingerprint !== fingerprint) return undefined;
  const step = Number(metadata.step);
  const parameters = withPrefix(tensors, 'parameters:');
  const optimizer = withPrefix(tensors, 'optimizer:');
  const standing = parseStanding(metadata.progress ?? '', step);
  return { standing, state: { step, parameters, optimizer } };
}

function digestOf(chunks: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function write(path: string, tensors: Record<string, Tensor>, metadata: Record<string, string>) {
  await writeFileAtomic(path, encodeSafetensors({ tensors, metadata }));
}

async function removeAllBut(folder: string, keep: readonly string[]): Promise<void> {
  for (const name of await readdir(folder)) {
    const ours =
      [LAST, OUT_OF_TIME, `${OUT_OF_TIME}${TEMPORARY}`].includes(name) ||
      /^best-\d+\.safetensors$/.test(name) ||
      name.endsWith('.safetensors.tmp');
    if (ours && !keep.includes(name)) await remove(join(folder, name), { force: true });
  }
}

function withPrefix(tensors: Readonly<Record<string, Tensor>>, prefix: string): Record<string, Tensor> {
  const named = Object.entries(tensors).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(named.map(([name, tensor]) => [name.slice(prefix.length), tensor]));
}
