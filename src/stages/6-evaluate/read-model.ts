// A model file read back to train on from: its network, its weights and what it says of itself. The other way round of
// write-model.ts.
import * as z from 'zod';
import type { TrainerState } from '../../engine/engine.ts';
import { decodeModel } from '../../engine/onnx/encode.ts';
import { importParameters } from '../../engine/onnx/import.ts';
import { type Fault, modelIsEnsemble, modelNotOurs, modelUnreadable } from '../../errors.ts';
import type { Layer, Network } from '../../network/network.ts';
import { shapesOf } from '../../network/shapes.ts';
import { validateNetwork } from '../../network/validate.ts';
import type { FileMetadata } from '../../shared/file-metadata.ts';
import { describeModel, type ModelDescription } from './model-description.ts';

export interface ReadModel {
  readonly description: ModelDescription;
  readonly network: Network;
  /** Canonical, as Trainer.save gives them. */
  readonly parameters: TrainerState['parameters'];
}

interface Read {
  readonly model: ReadModel | undefined;
  readonly faults: readonly Fault[];
}

const wrong = (...faults: readonly Fault[]): Read => ({ model: undefined, faults });

/**
 * @param bytes of the file
 * @param path of the file, for messages
 */
export function readModel(bytes: Uint8Array, path: string): Read {
  let metadata: FileMetadata;
  try {
    ({ metadata } = decodeModel(bytes));
  } catch (cause) {
    return wrong(modelUnreadable(path, `it is no whole ONNX file (${(cause as Error).message})`));
  }
  if (metadata.members !== undefined) return wrong(modelIsEnsemble(path, metadata.members));
  const { model: description, faults } = describeModel(metadata, path);
  if (description === undefined) return wrong(...faults);
  try {
    const network = readNetwork(metadata, description);
    return { model: { description, network, parameters: importParameters(bytes, network) }, faults };
  } catch (cause) {
    return wrong(modelNotOurs(path, (cause as Error).message));
  }
}

/** Of a layer only what every one has; whether they make a network is told by what they make. */
const layers = z.array(z.looseObject({ op: z.string(), name: z.string() })).min(1);

/** @throws Error with the reason */
function readNetwork(metadata: FileMetadata, { task, classes }: ModelDescription): Network {
  if (metadata.layers === undefined) throw new Error('it has no "layers"');
  const parsed = layers.safeParse(JSON.parse(metadata.layers));
  if (!parsed.success) throw new Error('its "layers" can\'t be read');
  const layered = {
    title: metadata.network ?? '',
    task,
    classes: classes.length,
    layers: parsed.data as unknown as readonly Layer[],
  };
  try {
    const divisors = [...shapesOf({ ...layered, stride: 1 }).values()].map(({ divisor }) => divisor);
    const network: Network = { ...layered, stride: Math.max(...divisors) };
    validateNetwork(network);
    return network;
  } catch (cause) {
    // Of our own networks it would be an internal error, of a file's it's the file's.
    throw new Error('its "layers" make no network', { cause });
  }
}
