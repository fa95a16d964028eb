// A trained model's file, opened and described, or what is wrong with it: for the doors that use one.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { modelFileAt } from '../earlier/model.ts';
import { type Fault, InputError, modelMissing, modelNotInFolder, modelUntrained } from '../errors.ts';
import { type OpenedModelFile, openModelFile } from '../stages/6-evaluate/open-model-file.ts';

export interface OpenedModel {
  /** Undefined where errors say why; else whoever gets it disposes of it. */
  readonly opened: OpenedModelFile | undefined;
  readonly faults: readonly Fault[];
}

/** @param path absolute, of a model or of a run folder */
export async function openTrainedModel(
  path: string,
  options: { readonly threads: number },
): Promise<OpenedModel> {
  // What can't be looked at is told by who opens it.
  const file = await modelFileAt(path).catch(() => path);
  if (!(await isThere(file))) return { opened: undefined, faults: [await missing(path, file)] };
  try {
    const opened = await openModelFile(file, options);
    const isTrained = opened.description.untrained === undefined;
    return { opened, faults: isTrained ? [] : [modelUntrained(file)] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { opened: undefined, faults: error.faults };
  }
}

async function missing(path: string, file: string): Promise<Fault> {
  if (file === path) return modelMissing(path);
  const inside = join(path, 'model.onnx');
  return modelNotInFolder(path, (await isThere(inside)) ? inside : undefined);
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    ({ code }) => code !== 'ENOENT' && code !== 'ENOTDIR',
  );
}
