// Spoils a checkpoint that a training has left, in one place: it's as whole as before, and says something else.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeSafetensors, encodeSafetensors } from '../../../src/shared/safetensors.ts';

type Parts = ReturnType<typeof decodeSafetensors>;
/** As the file has it. */
export interface Progress {
  history: Record<string, unknown>[];
  updates?: number[];
  initial?: unknown;
  validationImages?: number;
  seconds: number;
  bestSha256?: string;
  earlyStopping: { bestEpoch: number; wait: number };
  plateau: unknown;
}

/** What is changed of a checkpoint, and nothing else. */
export interface Spoiling {
  readonly why: string;
  readonly progress?: (progress: Progress) => void;
  readonly step?: string;
  readonly last?: (parts: Parts) => void;
  /** Of the best epoch, without a word of it in the history. */
  readonly best?: (parts: Parts) => void;
}

async function change(path: string, spoil: (parts: Parts) => Parts): Promise<void> {
  const parts = spoil(decodeSafetensors(await readFile(path)));
  await writeFile(path, Buffer.concat(encodeSafetensors(parts)));
}

export async function spoil(folder: string, { progress, step, last, best }: Spoiling): Promise<void> {
  await change(join(folder, 'last.safetensors'), (parts) => {
    const told = JSON.parse(parts.metadata.progress!) as Progress;
    progress?.(told);
    last?.(parts);
    const metadata = { ...parts.metadata, progress: JSON.stringify(told), ...(step && { step }) };
    return { ...parts, metadata };
  });
  if (best === undefined) return;
  const name = (await readdir(folder)).find((one) => one.startsWith('best-'))!;
  await change(join(folder, name), (parts) => {
    best(parts);
    return parts;
  });
}

/** @param number from 1 */
export function epochOf(progress: Progress, number: number): Record<string, unknown> {
  return progress.history[number - 1]!;
}
