// Whether the files of a run folder are of one run. A run's own come together; people copy files, and earlier versions
// left an interrupted run's split.json beside the model before it.
import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import { type Fault, runFolderMixed } from '../errors.ts';
import { unlessOutOfMemory } from '../shared/out-of-memory.ts';
import { parseJson } from '../shared/parse-json.ts';
import { MOST_BYTES, readPlainFile, readPlainText } from '../shared/plain-file.ts';
import { readBaseline } from './baseline.ts';

const ids = z.array(z.string());
const parts = z.object({ train: ids, validation: ids, test: ids });

/** The folder of a run that a model lies in where its run has put it; undefined: it lies elsewhere. */
export function runFolderOf(model: string): string | undefined {
  const folder = dirname(model);
  return basename(folder) === 'model' && basename(model) === 'model.onnx' ? dirname(folder) : undefined;
}

/** An error where model or split.json aren't of the run that the results.json beside them is of. */
export async function mixtureFaults(folder: string): Promise<readonly Fault[]> {
  const { results } = await readBaseline(join(folder, 'results.json'));
  if (results === undefined) return [];
  const file = join(folder, 'model', 'model.onnx');
  const model = await readPlainFile(file, MOST_BYTES.whole).catch(unlessOutOfMemory(undefined));
  if (model !== undefined && createHash('sha256').update(model).digest('hex') !== results.model.sha256)
    return [runFolderMixed(folder, 'model/model.onnx')];
  const split = await partsIn(join(folder, 'split.json'));
  // Results of early versions don't say which images they were.
  if (split === undefined || results.split.train.samples.length === 0) return [];
  const isSame = (['train', 'validation', 'test'] as const).every((part) => {
    const known = results.split[part].samples.map(({ id }) => id);
    return JSON.stringify(known.toSorted()) === JSON.stringify(split[part].toSorted());
  });
  return isSame ? [] : [runFolderMixed(folder, 'split.json')];
}

async function partsIn(path: string): Promise<z.infer<typeof parts> | undefined> {
  try {
    return parts.safeParse(parseJson(await readPlainText(path, MOST_BYTES.run))).data;
  } catch (error) {
    return unlessOutOfMemory(undefined)(error);
  }
}
