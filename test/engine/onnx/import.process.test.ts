// Train, export, read back: the very same numbers, and any engine that starts from them predicts as the exported file
// does.
import { create, fromBinary } from '@bufbuild/protobuf';
import { describe, expect, test } from 'vitest';
import type { Engine, Trainer } from '../../../src/engine/engine.ts';
import { decodeModel } from '../../../src/engine/onnx/decode.ts';
import { exportModel } from '../../../src/engine/onnx/export.ts';
import { importParameters } from '../../../src/engine/onnx/import.ts';
import { createInProcessEngine } from '../../../src/engine/onnx/in-process.ts';
import { LoadedModel } from '../../../src/engine/onnx/loaded-model.ts';
import { ModelProtoSchema, TensorProtoSchema } from '../../../src/engine/onnx/proto/onnx_pb.ts';
import { createReferenceEngine } from '../../../src/engine/reference/reference.ts';
import { createTensorflowEngine } from '../../../src/engine/tensorflow/engine.ts';
import type { Network } from '../../../src/network/network.ts';
import { difference } from '../conformance-case.ts';
import { batchOf, classifier, mobile, mobileDecoder, normUnet, plainUnet, recipe } from './samples.ts';

/** Raw pixels as they are. */
const normalization = {
  channels: [0, 1, 2].map(() => ({ low: -1e9, high: 1e9, offset: 0, scale: 1 })),
};
const NETWORKS = { plainUnet, normUnet, classifier, mobile, mobileDecoder };
const ENGINES: Readonly<Record<string, () => Promise<Engine>>> = {
  onnx: () => createInProcessEngine({ threads: 2 }),
  tensorflow: async () => createTensorflowEngine({ threads: 2 }),
  reference: async () => createReferenceEngine(),
};

async function trainedFor(network: Network): Promise<Trainer> {
  const trainer = await (await createInProcessEngine({ threads: 2 })).build(network, recipe);
  for (let i = 0; i < 4; i++) await trainer.step(batchOf(network), 1e-2);
  return trainer;
}

describe.each(Object.entries(NETWORKS))('%s', (_, network) => {
  test('comes back bit for bit, and starts every engine where the file is', async () => {
    const trained = await trainedFor(network);
    const { parameters } = await trained.save();
    const bytes = exportModel(network, parameters, { normalization, metadata: {} });
    const imported = importParameters(decodeModel(bytes).graph, network);
    expect(imported).toEqual(parameters);
    // As files are read: what lies beside the bytes in memory is not theirs.
    expect(importParameters(decodeModel(Buffer.from(bytes)).graph, network)).toEqual(parameters);

    const batch = batchOf(network);
    const file = await LoadedModel.open(bytes, 2);
    const expected = await file.predict(batch.images, batch);
    for (const [name, createEngine] of Object.entries(ENGINES)) {
      const trainer = await (await createEngine()).build(network, { ...recipe, seed: 99 });
      const fresh = await trainer.save();
      await trainer.load({ ...fresh, parameters: imported });
      // 1e-6 between kernels of different order; an untrained network is out by more than 0.01.
      expect(difference(await trainer.predict(batch.images, batch), expected), name).toBeLessThan(2e-5);
      await trainer.dispose();
    }
    await trained.dispose();
  });
});

describe('a file changed after it was exported', () => {
  const exported = async () => {
    const trained = await trainedFor(plainUnet);
    const { parameters } = await trained.save();
    await trained.dispose();
    return { parameters, bytes: exportModel(plainUnet, parameters, { normalization, metadata: {} }) };
  };

  test('saved again by a program that writes floats one by one, it says the same', async () => {
    const { parameters, bytes } = await exported();
    const model = fromBinary(ModelProtoSchema, bytes);
    for (const tensor of model.graph!.initializer) {
      const { data } = parameters[tensor.name] ?? {};
      if (data !== undefined) Object.assign(tensor, { rawData: new Uint8Array(0), floatData: [...data] });
    }
    expect(importParameters(model.graph!, plainUnet)).toEqual(parameters);
  });

  const name = 'head.bias';
  test.each([
    ['without one of its weights', 'it has no weights "head.bias"', undefined],
    ['with weights of another shape', 'are 4, its layers need 3', { dims: [4n] }],
    ['with weights of half precision', 'are not 32-bit floats', { dims: [3n], dataType: 10 }],
    [
      'with weights cut off',
      'hold 1 numbers, not 3',
      { dims: [3n], dataType: 1, rawData: new Uint8Array(4) },
    ],
  ])('%s, it is refused', async (_, words, tensor) => {
    const { bytes } = await exported();
    const model = fromBinary(ModelProtoSchema, bytes);
    model.graph!.initializer = model.graph!.initializer.filter((one) => one.name !== name);
    if (tensor !== undefined) model.graph!.initializer.push(create(TensorProtoSchema, { name, ...tensor }));
    expect(() => importParameters(model.graph!, plainUnet)).toThrow(words);
  });
});
