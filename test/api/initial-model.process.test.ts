// What a program that starts a training from an earlier model gets: that training, or what is wrong with the model.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { InputError, type TrainResult, train } from '../../src/index.ts';
import { writeDataSet } from '../e2e/data-set.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

const SMALL = { data: 'data', epochs: 1, batchSize: 4, imageSize: 32, threads: 1 } as const;

let folder: TemporaryFolder;
let old: TrainResult;
const trained = (settings: { readonly output: string; readonly initialModel?: string }) =>
  train({ ...SMALL, skipUnchanged: true, ...settings }, { cwd: folder.path });

beforeAll(async () => {
  folder = await temporaryFolder();
  await writeDataSet(join(folder.path, 'data'), { count: 12 });
  old = await trained({ output: 'old' });
});
afterAll(() => folder[Symbol.asyncDispose]());

it('training starts from the model that is named, not from random weights', async () => {
  const { results } = await trained({ output: 'tuned', initialModel: 'old' });
  expect(results['initial-model']).toMatchObject({ sha256: old.results.model.sha256 });
});

it('a path that leads nowhere is an error', async () => {
  const call = trained({ output: 'other', initialModel: 'nowhere' });
  const error = await call.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InputError);
  expect((error as InputError).faults.map(({ code }) => code)).toEqual(['initial-model-missing']);
});

it('a training from random weights is never given back as one from the model', async () => {
  await trained({ output: 'same' });
  const fromScratch = await trained({ output: 'same' });
  expect(fromScratch.results.restored, 'the same settings again').not.toBeNull();
  const tuned = await trained({ output: 'same', initialModel: 'old' });
  expect(tuned.results).toMatchObject({ restored: null, 'initial-model': { name: 'old/model/model.onnx' } });
  await rm(join(folder.path, 'same'), { recursive: true });
});
