// A model's file, opened to predict with. What is run is the model made anew from what the file says, never the file's own graph.
import { createHash } from 'node:crypto';
import { type Model, openModel } from '../../engine/onnx/model.ts';
import { InputError, modelUnreadable } from '../../errors.ts';
import { availableMemory } from '../../shared/available-memory.ts';
import type { FileMetadata } from '../../shared/file-metadata.ts';
import { firstLineOf } from '../../shared/message-of.ts';
import { isOutOfMemory } from '../../shared/out-of-memory.ts';
import { MOST_BYTES, readPlainFile } from '../../shared/plain-file.ts';
import { largestTestEdge } from '../4-plan/memory.ts';
import type { ModelDescription } from './model-description.ts';
import type { ModelFile } from './model-facts.ts';
import type { Predictor } from './predict.ts';
import { readModelFile } from './read-model.ts';
import { tileOfEdge } from './tiles.ts';

export interface OpenedModelFile {
  /** Whoever gets it disposes of it. */
  readonly model: Model & Predictor;
  readonly description: ModelDescription;
  readonly metadata: FileMetadata;
  readonly file: ModelFile;
}

/** @throws InputError `model-unreadable` or `model-not-ours` */
export async function openModelFile(
  path: string,
  options: { readonly threads: number },
): Promise<OpenedModelFile> {
  const bytes = await readPlainFile(path, MOST_BYTES.whole).catch((cause: unknown) => {
    if (isOutOfMemory(cause)) throw cause;
    throw new InputError(modelUnreadable(path, firstLineOf(cause)), { cause });
  });
  const { model: read, faults } = readModelFile(bytes, path);
  if (read === undefined) throw new InputError(faults);
  const { description, metadata } = read;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { path, sha256, bytes: bytes.byteLength };
  const edges = read.members.map(({ network }) => largestTestEdge(network, availableMemory()));
  const tileSize = tileOfEdge(Math.min(...edges));
  return { model: { ...(await openModel(read.bytes, options)), tileSize }, description, metadata, file };
}
