// A model file read back: what it says of itself, its networks and its weights, and the bytes to open it by. The other way
// round of write-model.ts. Only numbers of a file are used: the graph is made anew from its layers, and a file with another
// graph is refused, whatever that would do.
import type { TrainerState } from '../../engine/engine.ts';
import { differenceOfGraphs } from '../../engine/onnx/compare-graphs.ts';
import { type DecodedModel, decodeModel } from '../../engine/onnx/decode.ts';
import { ensembleModels, memberPrefix } from '../../engine/onnx/ensemble.ts';
import { exportModel } from '../../engine/onnx/export.ts';
import { importParameters } from '../../engine/onnx/import.ts';
import { type Fault, modelIsEnsemble, modelNotOurs, modelUnreadable } from '../../errors.ts';
import type { Network } from '../../network/network.ts';
import type { FileMetadata } from '../../shared/file-metadata.ts';
import { isOutOfMemory } from '../../shared/out-of-memory.ts';
import { metadataOfMembers } from './members.ts';
import { describeModel, type ModelDescription } from './model-description.ts';
import { readNetwork } from './read-network.ts';
import { resizingOf } from './write-model.ts';

/** A model, or a member of an ensemble. */
export interface ReadModel {
  readonly description: ModelDescription;
  readonly network: Network;
  /** Canonical, as Trainer.save gives them. */
  readonly parameters: TrainerState['parameters'];
}

export interface ReadFile {
  readonly description: ModelDescription;
  readonly metadata: FileMetadata;
  /** One, or those of an ensemble. */
  readonly members: readonly ReadModel[];
  /** Of the same model, made anew: what may be opened. */
  readonly bytes: Uint8Array;
}

interface Read<T> {
  readonly model: T | undefined;
  readonly faults: readonly Fault[];
}

const wrong = (...faults: readonly Fault[]) => ({ model: undefined, faults });

/**
 * A model to predict with, single or an ensemble.
 * @param bytes of the file
 * @param path of the file, for messages
 */
export function readModelFile(bytes: Uint8Array, path: string): Read<ReadFile> {
  let decoded: DecodedModel;
  try {
    decoded = decodeModel(bytes);
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    return wrong(modelUnreadable(path, `it is no whole ONNX file (${(cause as Error).message})`));
  }
  const { metadata } = decoded;
  const { model: description, faults } = describeModel(metadata, path);
  if (description === undefined) return wrong(...faults);
  try {
    const members = readMembers(decoded, path);
    return { model: { description, metadata, members, bytes: madeAnew(decoded, members) }, faults };
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    return wrong(modelNotOurs(path, (cause as Error).message));
  }
}

/** A model to train on from: none of an ensemble's mean. */
export function readModel(bytes: Uint8Array, path: string): Read<ReadModel> {
  const { model, faults } = readModelFile(bytes, path);
  if (model === undefined) return wrong(...faults);
  const { members } = model.metadata;
  if (members !== undefined) return wrong(modelIsEnsemble(path, members));
  return { model: model.members[0], faults };
}

/** @throws Error with the reason */
function readMembers({ metadata, graph, foreign }: DecodedModel, path: string): readonly ReadModel[] {
  if (foreign !== undefined) throw new Error(foreign);
  const members = metadataOfMembers(metadata);
  const prefixes = metadata.members === undefined ? [''] : members.map((_, i) => memberPrefix(i));
  return members.map((own, i) => {
    const { model: description } = describeModel(own, path);
    if (description === undefined) throw new Error(`its member ${i + 1} is not described`);
    const network = readNetwork(own, description);
    return { description, network, parameters: importParameters(graph, network, prefixes[i]) };
  });
}

/** @throws Error with the reason where that is another graph than the file's */
function madeAnew({ metadata, graph }: DecodedModel, members: readonly ReadModel[]): Uint8Array {
  const exported = members.map(({ description, network, parameters }) =>
    exportModel(network, parameters, {
      normalization: description.normalization,
      resizing:
        description.task === 'classification'
          ? resizingOf(description['image-size'], description['bit-depth'])
          : undefined,
      metadata: {},
    }),
  );
  const bytes = metadata.members === undefined ? exported[0]! : ensembleModels(exported, {});
  const difference = differenceOfGraphs(graph, decodeModel(bytes).graph);
  if (difference !== undefined) throw new Error(difference);
  return bytes;
}
