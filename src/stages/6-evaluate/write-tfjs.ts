// Writes the model as a TensorFlow.js LayersModel: a folder with model.json (topology, list of weights, metadata) and
// the weights in shards, as tf.LayersModel.save would leave it. The format is
// https://github.com/tensorflow/tfjs/blob/master/tfjs-core/src/io/types.ts, interface ModelJSON.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { normalizationLayers } from '../../network/keras/normalization.ts';
import { layersModelTopology } from '../../network/keras/topology.ts';
import { type KerasWeight, toKeras } from '../../network/keras/weights.ts';
import { parametersOf } from '../../network/parameters.ts';
import { NOTICES_FILE } from '../../results/run-folder.ts';
import { writeFolderAtomic } from '../../shared/write-folder-atomic.ts';
import { loadOwnBest } from '../5-train/checkpoint.ts';
import { type ModelFile, type ModelInput, modelFacts } from './model-facts.ts';

/** What the LayersModel takes: pixels as the files have them, or values that the user has normalised. */
export type LayersModelInput = 'raw' | 'normalized';

export interface TfjsModel {
  readonly input: LayersModelInput;
  /** model.json first, then its weights, then the notices that are passed on with them, if any. */
  readonly files: readonly ModelFile[];
}

/** As TensorFlow.js itself splits them: small enough for a browser to cache each. */
const SHARD_BYTES = 4 * 1024 * 1024;

/**
 * Writes the LayersModel into the folder `path`. It takes float32 N,H,W,C, any N, H and W, both multiples of the
 * network's stride (no standard layer pads to a multiple), and gives N,H,W,K. A classifier takes the size that its
 * metadata name (no standard layer shrinks an image as model.onnx does) and gives N,K.
 */
export async function writeTfjs(input: ModelInput & { readonly path: string }): Promise<TfjsModel> {
  const { network, normalization } = input.plan;
  const parameters = await loadOwnBest(input.modelState);
  const before = normalizationLayers(normalization);
  const takes: LayersModelInput = before === undefined ? 'normalized' : 'raw';
  const weights = [
    ...(before?.weights ?? []),
    ...parametersOf(network).map((spec) => toKeras(spec, parameters[spec.name])),
  ];
  const shards = shardsOf(weights);
  const model = {
    format: 'layers-model',
    generatedBy: `Best Epoch ${input.version}`,
    convertedBy: null,
    modelTopology: layersModelTopology(network, before?.steps),
    weightsManifest: [
      {
        paths: Object.keys(shards),
        weights: weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })),
      },
    ],
    userDefinedMetadata: { ...modelFacts(input), input: takes },
  };
  const { notices } = input.initialModel ?? {};
  const files = {
    'model.json': Buffer.from(JSON.stringify(model)),
    ...shards,
    ...(notices === undefined ? {} : { [NOTICES_FILE]: Buffer.from(notices) }),
  };
  await writeFolderAtomic(input.path, files);
  return {
    input: takes,
    files: Object.entries(files).map(([name, bytes]) => ({
      path: join(input.path, name),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.byteLength,
    })),
  };
}

/** All values one after the other, little-endian, cut into files of equal size. */
function shardsOf(weights: readonly KerasWeight[]): Record<string, Uint8Array> {
  const bytes = Buffer.concat(
    weights.map(({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  );
  const count = Math.ceil(bytes.byteLength / SHARD_BYTES);
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `group1-shard${i + 1}of${count}.bin`,
      bytes.subarray(i * SHARD_BYTES, (i + 1) * SHARD_BYTES),
    ]),
  );
}
