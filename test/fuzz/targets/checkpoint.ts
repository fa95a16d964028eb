// A checkpoint's file: where a training stood. One that isn't whole is none.
import { equal } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeSafetensors } from '../../../src/shared/safetensors.ts';
import { loadWhole } from '../../../src/stages/5-train/checkpoint.ts';
import { scratchFolder } from '../checks.ts';
import type { Target } from '../driver/target.ts';

const row = { epoch: 1, learningRate: 1e-3, trainLoss: 0.5, valLoss: { number: 'NaN' }, seconds: 2 };
const standing = {
  epoch: 1,
  history: [row],
  updates: [4],
  earlyStopping: { bestEpoch: 1, bestValue: 0.5, reference: 0.5, wait: 0 },
  bestSha256: 'ab',
  plateau: { best: 0.5, wait: 0, learningRate: 1e-3 },
  seconds: 2,
  secondsToBest: 2,
};
const tensors = {
  'parameters:conv/kernel': { shape: [1], data: Float32Array.of(1) },
  'optimizer:conv/kernel/m': { shape: [1], data: Float32Array.of(2) },
};
const metadata = { fingerprint: 'f', step: '4', progress: JSON.stringify(standing) };
const folder = scratchFolder();

export default {
  refusals: [Error, SyntaxError],
  seeds: () => [new Uint8Array(Buffer.concat(encodeSafetensors({ tensors, metadata })))],
  words: ['null', '-1', '1e999', '\\"number\\":'],
  async run(input) {
    writeFileSync(join(folder, 'last.safetensors'), input);
    const checkpoint = await loadWhole(folder, 'f');
    if (checkpoint === undefined) return;
    const { epoch, history, updates } = checkpoint.standing;
    equal(history.length, epoch);
    equal(updates.length, epoch);
  },
} satisfies Target;
