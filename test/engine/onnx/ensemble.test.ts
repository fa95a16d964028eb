// The ensemble's file, opened by plain onnxruntime-node: it gives what its members give, averaged by hand.
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { decodeModel } from '../../../src/engine/onnx/decode.ts';
import { ensembleModels } from '../../../src/engine/onnx/ensemble.ts';
import { exportModel } from '../../../src/engine/onnx/export.ts';
import { createInProcessEngine } from '../../../src/engine/onnx/in-process.ts';
import type { Network } from '../../../src/network/network.ts';
import { Random } from '../../../src/shared/random.ts';
import { difference } from '../conformance-case.ts';
import { batchOf, classifier, normUnet, plainUnet, recipe } from './samples.ts';

const metadata = { classes: '["sky","Ærø","sea"]', members: '3' };

/** Members that differ in weights and in their normalisation, as folds do. */
async function membersOf(network: Network, count: number) {
  const engine = await createInProcessEngine({ threads: 1 });
  const members: Uint8Array[] = [];
  for (let i = 0; i < count; i++) {
    const trainer = await engine.build(network, { ...recipe, seed: i });
    for (let step = 0; step <= i; step++) await trainer.step(batchOf(network), 1e-2);
    const { parameters } = await trainer.save();
    const channel = { low: 0, high: 250 + i, offset: 100 + 10 * i, scale: 1 / (50 + i) };
    const normalization = { channels: [channel, channel, channel] };
    members.push(exportModel(network, parameters, { normalization, metadata: {} }));
    await trainer.dispose();
  }
  return members;
}

async function predict(bytes: Uint8Array, [size, height, width]: readonly number[]): Promise<Tensor> {
  const random = new Random(1);
  const data = Float32Array.from({ length: size * 3 * height * width }, () => random.uniform(0, 255));
  const session = await InferenceSession.create(bytes, { logSeverityLevel: 3 });
  const { probabilities } = await session.run({
    image: new Tensor('float32', data, [size, 3, height, width]),
  });
  return probabilities as Tensor;
}

describe.each([
  ['ELU and dropout', plainUnet, 3, [1, 13, 22], [1, 3, 13, 22]],
  ['batch norm', normUnet, 2, [2, 16, 9], [2, 3, 16, 9]],
  ['one member alone', plainUnet, 1, [1, 8, 8], [1, 3, 8, 8]],
  ['a classifier', classifier, 3, [2, 7, 10], [2, 3]],
] as const)('an ensemble of %s', (_, network, count, shape, dims) => {
  test('gives the mean of its members’ probabilities', async () => {
    const members = await membersOf(network, count);
    const singles = await Promise.all(
      members.map(async (bytes) => (await predict(bytes, shape)).data as Float32Array),
    );
    const byHand = singles[0]!.map((_, i) => singles.reduce((sum, one) => sum + one[i]!, 0) / count);
    const output = await predict(ensembleModels(members, metadata), shape);
    expect(output.dims).toEqual(dims);
    expect(difference(output.data as Float32Array, byHand)).toBeLessThan(1e-6);
    if (count > 1) expect(difference(singles[0]!, byHand), 'they do differ').toBeGreaterThan(1e-3);
  });
});

test('is of standard operators, with one input and the metadata as given', async () => {
  const model = decodeModel(ensembleModels(await membersOf(normUnet, 2), metadata));
  expect(model).toMatchObject({ metadata, foreign: undefined });
  expect(model.graph.input.map(({ name }) => name)).toEqual(['image']);
});
