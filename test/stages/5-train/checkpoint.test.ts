import { mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { byField, EPOCH_SCORES } from '../../../src/metrics/epoch-scores.ts';
import { decodeSafetensors, encodeSafetensors } from '../../../src/shared/safetensors.ts';
import {
  bestPath,
  type Checkpoint,
  clearCheckpoints,
  copyCheckpoint,
  finishCheckpoints,
  loadBest,
  loadLast,
  loadOwnBest,
  saveBest,
  saveLast,
} from '../../../src/stages/5-train/checkpoint.ts';
import type { EpochRecord } from '../../../src/stages/5-train/events.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

function record(epoch: number): EpochRecord {
  const diverged = { trainLoss: Number.NaN, valLoss: Infinity };
  const scores = byField(EPOCH_SCORES, ({ field }) => 1 / field.length);
  return { epoch, learningRate: 1e-3, ...diverged, ...scores, seconds: 2 };
}

function checkpoint(epoch: number, bestEpoch: number): Checkpoint {
  return {
    standing: {
      epoch,
      history: Array.from({ length: epoch }, (_, i) => record(i + 1)),
      updates: Array.from({ length: epoch }, (_, i) => 10 * (i + 1)),
      earlyStopping: { bestEpoch, bestValue: 0.5, reference: undefined, wait: 2 },
      plateau: { best: 0.5, wait: 1, learningRate: 1e-3 },
      seconds: 12.5,
      secondsToBest: 3,
    },
    state: {
      step: 10 * epoch,
      parameters: { 'a.weight': { shape: [2], data: Float32Array.of(epoch, 2) } },
      optimizer: { 'a.weight/exp_avg': { shape: [2], data: Float32Array.of(3, 4) } },
    },
  };
}

describe('checkpoints', () => {
  it('come back as they were saved, NaN losses included', async () => {
    await using dir = await temporaryFolder();
    await saveLast(dir.path, 'print', checkpoint(3, 1));
    const loaded = await loadLast(dir.path, 'print');
    expect(loaded?.state).toEqual(checkpoint(3, 1).state);
    expect(loaded?.standing.history).toEqual(checkpoint(3, 1).standing.history);
    expect(loaded?.standing.plateau).toEqual(checkpoint(3, 1).standing.plateau);
  });

  it('keep only the best epoch that the newest checkpoint names', async () => {
    await using dir = await temporaryFolder();
    await saveBest(dir.path, 1, checkpoint(1, 1).state);
    await saveLast(dir.path, 'print', checkpoint(1, 1));
    await saveBest(dir.path, 2, checkpoint(2, 2).state);
    // Killed here, the newest last.safetensors still names epoch 1, which is still there.
    expect((await readdir(dir.path)).sort()).toContain('best-00001.safetensors');
    await saveLast(dir.path, 'print', checkpoint(2, 2));
    expect((await readdir(dir.path)).sort()).toEqual(['best-00002.safetensors', 'last.safetensors']);
    expect((await loadBest(bestPath(dir.path, 2)))['a.weight'].data).toEqual(Float32Array.of(2, 2));
  });

  it('of a version that lacked a score are gone on from: it is undefined in the epochs before', async () => {
    await using dir = await temporaryFolder();
    const path = join(dir.path, 'last.safetensors');
    const initial = record(0);
    await saveLast(dir.path, 'print', {
      ...checkpoint(2, 1),
      standing: { ...checkpoint(2, 1).standing, initial },
    });
    const { tensors, metadata } = decodeSafetensors(await readFile(path));
    const progress = `${metadata.progress}`.replaceAll(/"(train|val)MeanDice":[\d.]+,?/g, '');
    expect(progress).not.toBe(metadata.progress);
    await writeFile(path, Buffer.concat(encodeSafetensors({ tensors, metadata: { ...metadata, progress } })));
    const standing = (await loadLast(dir.path, 'print'))?.standing;
    const lacking = { trainMeanDice: Number.NaN, valMeanDice: Number.NaN };
    expect(standing?.history).toEqual([1, 2].map((epoch) => ({ ...record(epoch), ...lacking })));
    expect(standing?.initial).toMatchObject({ valMacroF1: initial.valMacroF1, valMeanDice: Number.NaN });
  });

  it.each([
    { reason: 'another fingerprint: other data or another plan', fingerprint: 'other', spoil: undefined },
    { reason: 'a file cut off', fingerprint: 'print', spoil: 100 },
  ])('are not gone on from: $reason', async ({ reason, fingerprint, spoil }) => {
    await using dir = await temporaryFolder();
    await saveLast(dir.path, 'print', checkpoint(1, 1));
    if (spoil !== undefined) await truncate(join(dir.path, 'last.safetensors'), spoil);
    expect(await loadLast(dir.path, fingerprint), reason).toBeUndefined();
  });

  it.runIf(process.platform === 'linux')('leave the last good one whole on a full disk', async () => {
    await using dir = await temporaryFolder();
    await saveLast(dir.path, 'print', checkpoint(1, 1));
    await symlink('/dev/full', join(dir.path, 'last.safetensors.tmp'));
    const failure = await saveLast(dir.path, 'print', checkpoint(2, 1)).catch((error) => error);
    expect(failure).toBeInstanceOf(InputError);
    expect((failure as InputError).faults[0].code).toBe('disk-full');
    expect((await loadLast(dir.path, 'print'))?.standing.epoch).toBe(1);
  });

  it('are cleared with what a kill left half-written, and nothing else', async () => {
    await using dir = await temporaryFolder();
    await saveLast(dir.path, 'print', checkpoint(1, 1));
    await saveBest(dir.path, 1, checkpoint(1, 1).state);
    await saveLast(join(dir.path, 'keep'), 'print', checkpoint(1, 1));
    await clearCheckpoints(dir.path);
    expect(await readdir(dir.path)).toEqual(['keep']);
  });

  it('have no folder before the first of them', async () => {
    await using dir = await temporaryFolder();
    await clearCheckpoints(join(dir.path, 'run', 'checkpoint'));
    expect(await readdir(dir.path)).toEqual([]);
  });

  it.each([
    { reason: 'no text of the kind', progress: '{' },
    { reason: 'fewer epochs in its history than it says', progress: '{"epoch":3,"history":[]}' },
    { reason: 'a best epoch that was not done yet', bestEpoch: 9 },
    { reason: 'no epoch done', epoch: 0 },
  ])('are not gone on from with $reason', async ({ reason, progress, epoch = 2, bestEpoch = 1 }) => {
    await using dir = await temporaryFolder();
    await saveLast(dir.path, 'print', checkpoint(epoch, bestEpoch));
    if (progress !== undefined) {
      const path = join(dir.path, 'last.safetensors');
      const { tensors, metadata } = decodeSafetensors(await readFile(path));
      await writeFile(
        path,
        Buffer.concat(encodeSafetensors({ tensors, metadata: { ...metadata, progress } })),
      );
    }
    expect(await loadLast(dir.path, 'print'), reason).toBeUndefined();
  });

  it('give the best weights to the run that left them, and to no other', async () => {
    await using dir = await temporaryFolder();
    const sha256 = await saveBest(dir.path, 1, checkpoint(1, 1).state);
    const own = { path: bestPath(dir.path, 1), sha256 };
    expect(await loadOwnBest(own)).toEqual(checkpoint(1, 1).state.parameters);
    // Another training in the same folder, whose first epoch is its best, too.
    await saveBest(dir.path, 1, checkpoint(2, 1).state);
    await expect(loadOwnBest(own)).rejects.toMatchObject({
      faults: [{ code: 'weights-replaced', message: expect.stringContaining('are not those') }],
    });
    await rm(own.path);
    await expect(loadOwnBest(own)).rejects.toMatchObject({
      faults: [{ code: 'weights-replaced', message: expect.stringContaining('are gone') }],
    });
  });

  it('are copied whole or not at all, while training goes on', async () => {
    await using dir = await temporaryFolder();
    const [from, to] = [join(dir.path, 'from'), join(dir.path, 'to')];
    const epochs = 150;
    let isDone = false;
    const training = (async () => {
      for (let epoch = 1; epoch <= epochs; epoch++) {
        await saveBest(from, epoch, checkpoint(epoch, epoch).state);
        await saveLast(from, 'print', checkpoint(epoch, epoch));
      }
      isDone = true;
    })();
    let copied = 0;
    while (!isDone) {
      const epoch = await copyCheckpoint(from, to, 'print');
      if (epoch === undefined) continue;
      copied++;
      expect((await loadLast(to, 'print'))?.standing.epoch).toBe(epoch);
      const best = await loadBest(bestPath(to, epoch));
      expect(best['a.weight'].data).toEqual(Float32Array.of(epoch, 2));
      await rm(to, { recursive: true });
    }
    await training;
    expect(copied).toBeGreaterThan(1);
    expect(await copyCheckpoint(from, to, 'another'), 'of another training').toBeUndefined();
    await rm(bestPath(from, epochs));
    expect(await copyCheckpoint(from, to, 'print'), 'without its best weights').toBeUndefined();
    expect(await copyCheckpoint(join(dir.path, 'nowhere'), to, 'print')).toBeUndefined();
  });
});

test.each([
  ['what somebody else has put there stays', ['notes.txt'], ['notes.txt']],
  ['else the folder goes, too', [], undefined],
])('a training that came to its end takes its own files away: %s', async (why, others, left) => {
  await using dir = await temporaryFolder();
  const folder = join(dir.path, 'checkpoint');
  await mkdir(folder);
  for (const name of ['last.safetensors', 'best-00001.safetensors', ...others])
    await writeFile(join(folder, name), 'x');
  await finishCheckpoints(folder, 'epochs');
  expect(await readdir(folder).catch(() => undefined), why).toEqual(left);
});
