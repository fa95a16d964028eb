// A model's file: ONNX as Protocol Buffers, what it says of itself, its layers and weights.
import { readFileSync } from 'node:fs';
import { readModel, readModelFile } from '../../../src/stages/6-evaluate/read-model.ts';
import { MOBILE_MODEL, MODEL } from '../../run/small-model.ts';
import { expectFaults } from '../checks.ts';
import type { Target } from '../driver/target.ts';

const ENSEMBLE = new URL('../../golden/models/ensemble.onnx', import.meta.url);

export default {
  refusals: [],
  seeds: () => [MODEL, MOBILE_MODEL, new Uint8Array(readFileSync(ENSEMBLE))],
  words: [
    '"op":"conv"',
    '"op":"depthwise-conv"',
    '"op":"upsample"',
    '"stride":2',
    '"frozen":true',
    '"from":',
    'members',
    '1e9',
  ],
  mostBytes: 64 * 1024,
  run(input) {
    const { model, faults } = readModelFile(input, 'model.onnx');
    expectFaults(faults);
    if (model !== undefined) expectFaults(readModel(input, 'model.onnx').faults);
  },
} satisfies Target;
