// Saves checkpoints as a training does after its epochs, goes on from what is there, and says each epoch that is safe.
import { writeSync } from 'node:fs';
import { byField, EPOCH_SCORES } from '../../src/metrics/epoch-scores.ts';
import {
  type Checkpoint,
  clearCheckpoints,
  loadLast,
  saveBest,
  saveLast,
} from '../../src/stages/5-train/checkpoint.ts';
import type { EpochRecord } from '../../src/stages/5-train/events.ts';

export const FINGERPRINT = 'print';
export const EPOCHS = 3;

function recordOf(epoch: number): EpochRecord {
  return {
    epoch,
    learningRate: 1e-3,
    trainLoss: 1 / epoch,
    valLoss: 1 / epoch,
    ...byField(EPOCH_SCORES, () => 0.5),
    seconds: 1,
  };
}

/** Epoch 2 is the best: epoch 1's weights are replaced, epoch 2's are kept. */
export function checkpointAt(epoch: number): Checkpoint {
  const bestEpoch = Math.min(epoch, 2);
  const data = Float32Array.from({ length: 64 }, (_, i) => epoch * 1000 + i);
  return {
    standing: {
      epoch,
      history: Array.from({ length: epoch }, (_, i) => recordOf(i + 1)),
      updates: Array.from({ length: epoch }, (_, i) => i + 1),
      earlyStopping: { bestEpoch, bestValue: 1 / bestEpoch, reference: undefined, wait: epoch - bestEpoch },
      plateau: { best: 1 / bestEpoch, wait: 0, learningRate: 1e-3 },
      seconds: epoch,
      secondsToBest: bestEpoch,
    },
    state: {
      step: epoch,
      parameters: { weight: { shape: [64], data } },
      optimizer: { 'weight/exp_avg': { shape: [64], data: data.map((value) => -value) } },
    },
  };
}

async function main(folder: string): Promise<void> {
  const last = await loadLast(folder, FINGERPRINT);
  if (last === undefined) await clearCheckpoints(folder);
  for (let epoch = (last?.standing.epoch ?? 0) + 1; epoch <= EPOCHS; epoch++) {
    const checkpoint = checkpointAt(epoch);
    if (checkpoint.standing.earlyStopping.bestEpoch === epoch)
      await saveBest(folder, epoch, checkpoint.state);
    await saveLast(folder, FINGERPRINT, checkpoint);
    writeSync(1, `epoch ${epoch}\n`);
  }
}

if (process.argv[1]?.endsWith('program.mjs')) await main(process.argv[2] ?? '');
