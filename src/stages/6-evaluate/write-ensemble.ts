// Writes the models of several runs as one model.onnx, which gives the mean of their probabilities.
import { createHash } from 'node:crypto';
import { ensembleModels } from '../../engine/onnx/ensemble.ts';
import { InputError, modelIsEnsemble } from '../../errors.ts';
import { MOST_BYTES, readPlainFile } from '../../shared/plain-file.ts';
import { writeFileAtomic } from '../../shared/write-file-atomic.ts';
import { metadataOfEnsemble } from './members.ts';
import type { ModelFile } from './model-facts.ts';
import { type ReadFile, readModelFile } from './read-model.ts';

export interface EnsembleInput {
  /** Of the members' model.onnx, in order. */
  readonly models: readonly string[];
  /** Where it is written. */
  readonly path: string;
  /** Of this package. */
  readonly version: string;
}

/** @throws InputError where a member is no single model of this program */
export async function writeEnsemble({ models, path, version }: EnsembleInput): Promise<ModelFile> {
  const members = await Promise.all(models.map(readMember));
  const bytes = ensembleModels(
    members.map((member) => member.bytes),
    { ...metadataOfEnsemble(members.map(({ metadata }) => metadata)), 'best-epoch-version': version },
  );
  await writeFileAtomic(path, bytes);
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.byteLength };
}

async function readMember(path: string): Promise<ReadFile> {
  const { model, faults } = readModelFile(await readPlainFile(path, MOST_BYTES.whole), path);
  if (model === undefined) throw new InputError(faults);
  const { members } = model.metadata;
  if (members !== undefined) throw new InputError(modelIsEnsemble(path, members));
  return model;
}
