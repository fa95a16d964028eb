// Writes the file that is delivered: the best epoch's weights with the preprocessing inside and all that a user of
// the file alone needs to know in its metadata.
import { createHash } from 'node:crypto';
import { exportModel } from '../../engine/onnx/export.ts';
import { writeFileAtomic } from '../../shared/write-file-atomic.ts';
import type { Dataset } from '../2-dataset/dataset.ts';
import type { Plan } from '../4-plan/plan.ts';
import { loadBest } from '../5-train/checkpoint.ts';

export interface ModelInput {
  /** Where model.onnx goes. */
  readonly path: string;
  /** The best epoch's weights, as the training left them. */
  readonly modelState: string;
  readonly dataset: Dataset;
  readonly dataHash: string;
  readonly plan: Plan;
  readonly bestEpoch: number;
  readonly version: string;
}

export interface ModelFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

export async function writeModel(input: ModelInput): Promise<ModelFile> {
  const { plan, dataset } = input;
  const parameters = await loadBest(input.modelState);
  const bytes = exportModel(plan.network, parameters, {
    normalization: plan.normalization,
    metadata: {
      task: dataset.task,
      classes: JSON.stringify(dataset.classes.map(({ name }) => name)),
      palette: JSON.stringify(dataset.classes.map(({ color }) => color)),
      channels: String(dataset.channels),
      'bit-depth': String(dataset.bitDepth),
      normalization: JSON.stringify(plan.normalization),
      tile: JSON.stringify(plan.tile),
      network: plan.network.title,
      'data-hash': input.dataHash,
      'best-epoch': String(input.bestEpoch),
      'best-epoch-version': input.version,
    },
  });
  await writeFileAtomic(input.path, bytes);
  return {
    path: input.path,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.byteLength,
  };
}
