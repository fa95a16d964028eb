// Writes the file that is delivered: the best epoch's weights with the preprocessing inside and all that a user of
// the file alone needs to know in its metadata.
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { exportModel } from '../../engine/onnx/export.ts';
import type { Resizing } from '../../engine/onnx/preprocess.ts';
import { NOTICES_FILE } from '../../results/run-folder.ts';
import { writeFileAtomic } from '../../shared/write-file-atomic.ts';
import type { Dataset } from '../2-dataset/dataset.ts';
import { loadOwnBest } from '../5-train/checkpoint.ts';
import { type DeliveredModel, type ModelInput, modelFacts } from './model-facts.ts';

/** Writes model.onnx to `path`, and beside it the notices that are passed on with it. */
export async function writeModel(input: ModelInput & { readonly path: string }): Promise<DeliveredModel> {
  const { network, normalization, patch } = input.plan;
  const bytes = exportModel(network, await loadOwnBest(input.modelState), {
    normalization,
    resizing: network.task === 'classification' ? resizingOf(patch, input.dataset.bitDepth) : undefined,
    metadata: asTexts(modelFacts(input)),
  });
  await writeFileAtomic(input.path, bytes);
  const { notices: text } = input.initialModel ?? {};
  const notices = text === undefined ? undefined : join(dirname(input.path), NOTICES_FILE);
  if (text !== undefined && notices !== undefined) await writeFileAtomic(notices, text);
  return {
    path: input.path,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.byteLength,
    notices,
  };
}

/** What a classifier's file does to every image first. */
export function resizingOf(
  size: Pick<Resizing, 'height' | 'width'>,
  bitDepth: Dataset['bitDepth'],
): Resizing {
  return { height: size.height, width: size.width, floats: bitDepth === 32 };
}

/** ONNX's metadata holds texts only: what is none becomes JSON. */
function asTexts(facts: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}
