// Writes the models of several runs as one model.onnx, which gives the mean of their probabilities.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { decodeModel } from '../../engine/onnx/encode.ts';
import { ensembleModels } from '../../engine/onnx/ensemble.ts';
import { writeFileAtomic } from '../../shared/write-file-atomic.ts';
import type { ModelFile } from './model-facts.ts';

export interface EnsembleInput {
  /** Of the members' model.onnx, in order. */
  readonly models: readonly string[];
  /** Where it is written. */
  readonly path: string;
  /** Of this package. */
  readonly version: string;
}

/** What members may differ in: the ensemble's metadata has a list of them, an entry a member. */
const BY_MEMBER = ['normalization', 'network', 'layers', 'best-epoch'];

/** The metadata is that of a single model, with a list where members differ, and the number of members. */
export async function writeEnsemble({ models, path, version }: EnsembleInput): Promise<ModelFile> {
  const members = await Promise.all(
    models.map(async (model) => ({ path: model, bytes: new Uint8Array(await readFile(model)) })),
  );
  const facts = members.map(({ bytes }) => decodeModel(bytes).metadata);
  const bytes = ensembleModels(members, {
    ...facts[0],
    ...Object.fromEntries(BY_MEMBER.map((name) => [name, joined(facts.map((one) => one[name] ?? ''))])),
    members: String(members.length),
    'best-epoch-version': version,
  });
  await writeFileAtomic(path, bytes);
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.byteLength };
}

/** The value that all share, else all of them as a JSON list. */
function joined(texts: readonly string[]): string {
  if (texts.every((text) => text === texts[0])) return texts[0] ?? '';
  return `[${texts.map(asJson).join(',')}]`;
}

/** A text of ONNX's metadata is JSON where it's no text by its nature. */
function asJson(text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch {
    return JSON.stringify(text);
  }
}
