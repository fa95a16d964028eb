// A model file that would have ONNX Runtime read a file of the machine is refused at every door that takes a model, before
// anything is opened by it.
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { modelAt } from '../../src/earlier/model.ts';
import {
  ModelProtoSchema,
  StringStringEntryProtoSchema,
  TensorProto_DataLocation,
} from '../../src/engine/onnx/proto/onnx_pb.ts';
import { type Fault, InputError } from '../../src/errors.ts';
import { writeResults } from '../../src/results/results.ts';
import { openTrainedModel } from '../../src/run/trained-model.ts';
import { openModelFile } from '../../src/stages/6-evaluate/open-model-file.ts';
import { readModel } from '../../src/stages/6-evaluate/read-model.ts';
import { writeEnsemble } from '../../src/stages/6-evaluate/write-ensemble.ts';
import { readRuns } from '../../src/stages/7-report/merge/runs.ts';
import { sampleResults } from '../stages/7-report/sample-run.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { MODEL } from './small-model.ts';

const THREADS = { threads: 1 };
const FOREIGN = foreign();

/** Its first weights are the first bytes of a file that the user may read and the model's author not. */
function foreign(): Uint8Array {
  const model = fromBinary(ModelProtoSchema, MODEL);
  const externalData = Object.entries({ location: '.git/config', offset: '0', length: '72' }).map(
    ([key, value]) => create(StringStringEntryProtoSchema, { key, value }),
  );
  Object.assign(model.graph!.initializer.find(({ name }) => name === 'head.bias')!, {
    rawData: new Uint8Array(0),
    externalData,
    dataLocation: TensorProto_DataLocation.EXTERNAL,
  });
  return toBinary(ModelProtoSchema, model);
}

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

const thrown = async (work: Promise<unknown>): Promise<readonly Fault[]> => {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).faults;
};

const DOORS: [name: string, faultsOf: (run: string, model: string) => Promise<readonly Fault[]>][] = [
  ['predict and evaluate', async (_, model) => (await openTrainedModel(model, THREADS)).faults],
  [
    'predict and evaluate, by the folder of a run',
    async (run) => (await openTrainedModel(run, THREADS)).faults,
  ],
  ['the test of a model that was trained or merged', (_, model) => thrown(openModelFile(model, THREADS))],
  ['merge, of its runs', async (run) => (await readRuns([{ name: 'run', folder: run }])).faults],
  [
    'merge, of an ensemble',
    (run, model) => thrown(writeEnsemble({ models: [model], path: join(run, 'out'), version: '' })),
  ],
  [
    'initial-model',
    async (_, model) => {
      const found = await modelAt(model);
      return found.kind === 'file' ? readModel(found.file.bytes, model).faults : [];
    },
  ],
];

it.each(DOORS)('%s', async (_, faultsOf) => {
  const run = join(folder.path, 'run');
  const model = join(run, 'model', 'model.onnx');
  await mkdir(join(run, 'model'), { recursive: true });
  await writeFile(model, FOREIGN);
  const sha256 = createHash('sha256').update(FOREIGN).digest('hex');
  const results = sampleResults();
  await writeResults(join(run, 'results.json'), {
    ...results,
    model: { path: 'model/model.onnx', sha256, bytes: FOREIGN.length, notices: null },
    'fan-out': { kind: 'fold', number: 1, of: 2, 'held-out': results.test },
  });
  const faults = await faultsOf(run, model);
  expect(faults.map(({ code }) => code)).toEqual(['model-not-ours']);
  expect(faults[0]!.message).toContain('its weights "head.bias" lie in another file');
});
