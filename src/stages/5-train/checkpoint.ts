// Checkpoints on disk: `last.safetensors` to go on from, `best-<epoch>.safetensors` with the weights to keep.
// Both are written whole or not at all, so that a kill at any moment loses at most the epoch it was in.
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tensor, TrainerState } from '../../engine/engine.ts';
import { fileNotWritable, InputError } from '../../errors.ts';
import { makeFolder } from '../../shared/make-folder.ts';
import { decodeSafetensors, encodeSafetensors } from '../../shared/safetensors.ts';
import { writeFileAtomic } from '../../shared/write-file-atomic.ts';
import type { EarlyStoppingState } from './early-stopping.ts';
import type { EpochRecord, StopReason } from './events.ts';
import type { PlateauState } from './reduce-on-plateau.ts';

/** Where training stands between two epochs, but for the weights. */
export interface Progress {
  /** Epochs done. */
  readonly epoch: number;
  readonly history: readonly EpochRecord[];
  readonly earlyStopping: EarlyStoppingState;
  readonly plateau: PlateauState;
  /** Seconds of training so far, earlier runs included. */
  readonly seconds: number;
  readonly secondsToBest: number;
}

export interface Checkpoint {
  readonly progress: Progress;
  readonly state: TrainerState;
}

const LAST = 'last.safetensors';

export function bestPath(folder: string, epoch: number): string {
  return join(folder, `best-${String(epoch).padStart(5, '0')}.safetensors`);
}

/** Writes the best epoch's weights (no optimizer state). */
export async function saveBest(folder: string, epoch: number, state: TrainerState): Promise<void> {
  await write(bestPath(folder, epoch), state.parameters, { epoch: String(epoch), step: String(state.step) });
}

export async function loadBest(path: string): Promise<Readonly<Record<string, Tensor>>> {
  return decodeSafetensors(await readFile(path)).tensors;
}

/**
 * Writes where training stands, then removes the best weights that it no longer names: at any moment the newest
 * whole `last.safetensors` names a `best-*` file that exists.
 */
export async function saveLast(folder: string, fingerprint: string, checkpoint: Checkpoint): Promise<void> {
  const { parameters, optimizer, step } = checkpoint.state;
  const tensors: Record<string, Tensor> = {};
  for (const [name, tensor] of Object.entries(parameters)) tensors[`parameters:${name}`] = tensor;
  for (const [name, tensor] of Object.entries(optimizer)) tensors[`optimizer:${name}`] = tensor;
  await write(join(folder, LAST), tensors, {
    fingerprint,
    step: String(step),
    progress: JSON.stringify(checkpoint.progress, encodeNonFinite),
  });
  await removeAllBut(folder, [LAST, bestPath('', checkpoint.progress.earlyStopping.bestEpoch)]);
}

/**
 * The checkpoint to go on from, or undefined where there is none, it was made from other data or another plan
 * (`fingerprint` differs), or it isn't whole.
 */
export async function loadLast(folder: string, fingerprint: string): Promise<Checkpoint | undefined> {
  let file: ReturnType<typeof decodeSafetensors>;
  try {
    file = decodeSafetensors(await readFile(join(folder, LAST)));
  } catch {
    return undefined;
  }
  if (file.metadata.fingerprint !== fingerprint) return undefined;
  const progress = JSON.parse(file.metadata.progress, decodeNonFinite) as Progress;
  return {
    progress,
    state: {
      step: Number(file.metadata.step),
      parameters: withPrefix(file.tensors, 'parameters:'),
      optimizer: withPrefix(file.tensors, 'optimizer:'),
    },
  };
}

/** Makes the folder ready for a new training: nothing of an earlier one is left. */
export async function clearCheckpoints(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await removeAllBut(folder, []);
  } catch (cause) {
    throw new InputError(fileNotWritable(folder, (cause as NodeJS.ErrnoException).code ?? String(cause)), {
      cause,
    });
  }
}

/**
 * Call once the report stands. A training that was cut off keeps its checkpoint, to be gone on with; one that came to
 * its end leaves none, so that the same command trains anew.
 */
export async function finishCheckpoints(folder: string, stopReason: StopReason): Promise<void> {
  if (stopReason === 'cancelled' || stopReason === 'time-budget') return;
  await rm(folder, { recursive: true, force: true });
}

async function write(path: string, tensors: Record<string, Tensor>, metadata: Record<string, string>) {
  await writeFileAtomic(path, encodeSafetensors({ tensors, metadata }));
}

async function removeAllBut(folder: string, keep: readonly string[]): Promise<void> {
  for (const name of await readdir(folder)) {
    const ours = name === LAST || /^best-\d+\.safetensors$/.test(name) || name.endsWith('.safetensors.tmp');
    if (ours && !keep.includes(name)) await rm(join(folder, name), { force: true });
  }
}

function withPrefix(tensors: Readonly<Record<string, Tensor>>, prefix: string): Record<string, Tensor> {
  const named = Object.entries(tensors).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(named.map(([name, tensor]) => [name.slice(prefix.length), tensor]));
}

/** JSON has no NaN or Infinity, a diverging history has. */
function encodeNonFinite(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value;
}

function decodeNonFinite(_key: string, value: unknown): unknown {
  const text = (value as { number?: unknown } | null)?.number;
  return typeof text === 'string' ? Number(text) : value;
}
