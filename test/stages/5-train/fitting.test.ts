// A checkpoint may come from anybody who can write a file or a cache: what is believed of it, and what is not. Each row
// spoils one that a training has left, in one place.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeSafetensors } from '../../../src/shared/safetensors.ts';
import { bestPath, loadBest, loadOwnBest } from '../../../src/stages/5-train/checkpoint.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { follow, smallPlan, smallTraining } from './small-training.ts';
import { epochOf, type Progress, type Spoiling, spoil } from './spoilt-checkpoint.ts';

const PLAN = smallPlan({ epochs: 2 });
const LONGER = smallPlan({ epochs: 3 });
/** Epochs have three steps. */
const STEPS = 6;

/** Whoever swaps the weights leaves their digest out. */
function unsealed(told: Progress): void {
  delete told.bestSha256;
}

const DREAMT = { valLoss: 0.00001, valAccuracy: 1, valMacroF1: 1, valMeanIou: 1 };

describe('a checkpoint is refused', () => {
  test.each<Spoiling & { readonly words: string }>([
    { why: 'no number of steps', step: 'NaN', words: 'it says NaN steps after 2 epochs of 3' },
    { why: 'a part of a step', step: '5.5', words: 'it says 5.5 steps' },
    { why: 'fewer than none', step: '-6', words: 'it says -6 steps' },
    { why: 'beyond all numbers', step: '1e400', words: 'it says Infinity steps' },
    {
      why: 'more steps than its epochs have: what an optimizer makes of them is another training',
      step: '600',
      progress: (told) => {
        told.updates = [300, 600];
      },
      words: 'it says 600 steps after 2 epochs of 3',
    },
    {
      why: 'epochs without a step: nothing was trained',
      step: '1',
      progress: (told) => {
        told.updates = [1, 1];
      },
      words: 'it says 1 steps',
    },
    {
      why: 'a learning rate that destroys what was learned',
      progress: (told) => {
        epochOf(told, 2).learningRate = 1e6;
      },
      words: 'it says a learning rate of 1000000, which this training never has',
    },
    {
      why: 'a learning rate that is none',
      progress: (told) => {
        epochOf(told, 1).learningRate = { number: 'NaN' };
      },
      words: 'it says a learning rate of NaN',
    },
    {
      why: 'a history of its choice: no step is needed any more, and every gate is passed',
      progress: (told) => {
        Object.assign(epochOf(told, told.earlyStopping.bestEpoch), DREAMT);
      },
      words: 'its best weights are not as good, or bad, as it says of epoch',
    },
    {
      why: 'a score alone that is better than it was',
      progress: (told) => {
        epochOf(told, told.earlyStopping.bestEpoch).valMacroF1 = 1;
      },
      words: 'its best weights are not as good, or bad, as it says of epoch',
    },
    {
      why: 'another epoch than the best of its history: its weights would be kept',
      progress: (told) => {
        const other = told.history.find((one) => one.epoch !== told.earlyStopping.bestEpoch);
        other!.valLoss = 0.00001;
      },
      words: 'was the best, and by its history it was',
    },
    {
      why: 'other weights in place of the best: another run has written to the folder',
      best: ({ tensors }) => {
        for (const { data } of Object.values(tensors)) data.fill(0.01);
      },
      words: 'its best weights are not those that it was left with',
    },
    {
      why: 'weights of somebody else in place of the best',
      progress: unsealed,
      best: ({ tensors }) => {
        for (const { data } of Object.values(tensors)) data.fill(0.01);
      },
      words: 'its best weights are not as good, or bad, as it says of epoch',
    },
    {
      why: 'weights that are no numbers in place of the best',
      progress: unsealed,
      best: ({ tensors }) => {
        for (const { data } of Object.values(tensors)) data.fill(Number.NaN);
      },
      words: 'its best weights are not as good, or bad, as it says of epoch',
    },
    {
      why: 'weights to go on from that are no numbers',
      last: ({ tensors }) => {
        Object.values(tensors)[0]!.data[0] = Number.POSITIVE_INFINITY;
      },
      words: 'its weights are not numbers',
    },
    {
      why: 'more validation images than there are',
      progress: (told) => {
        told.validationImages = 4;
      },
      words: 'it says 4 of 3 validation images',
    },
    {
      why: 'an initial model where there was none',
      progress: (told) => {
        told.initial = epochOf(told, 1);
      },
      words: 'it says another beginning of the training',
    },
    {
      why: 'no history at all',
      progress: (told) => {
        told.history = [];
      },
      words: 'it is not whole',
    },
    {
      why: 'time that runs backwards',
      progress: (told) => {
        told.seconds = -1;
      },
      words: 'it is not whole',
    },
  ])('with $why', async (row) => {
    await using spoilt = await temporaryFolder();
    await using anew = await temporaryFolder();
    await follow(smallTraining(spoilt.path, { plan: PLAN }));
    await spoil(spoilt.path, row);
    const { events, outcome } = await follow(smallTraining(spoilt.path, { plan: LONGER }));
    const [started] = events;
    if (started?.type !== 'started') throw new Error('it never started');
    expect(started.faults, row.why).toMatchObject([{ code: 'checkpoint-unfit', severity: 'warning' }]);
    expect(started.faults[0]!.message).toContain(row.words);
    const untouched = await follow(smallTraining(anew.path, { plan: LONGER }));
    expect(outcome, 'nothing of it is left').toMatchObject({ firstEpoch: 1, resumedFrom: undefined });
    expect(outcome.history).toEqual(untouched.outcome.history);
    expect(await loadOwnBest(outcome.modelState!)).toEqual(await loadOwnBest(untouched.outcome.modelState!));
  });
});

describe('a checkpoint is gone on from', () => {
  test.each<Spoiling>([
    { why: 'as it was left' },
    {
      why: 'whatever it says of patience and learning rate: both follow from its history',
      progress: (told) => {
        told.earlyStopping.wait = 1000;
        told.plateau = { best: 1e-9, wait: 4, learningRate: 1e6 };
      },
    },
    {
      why: 'in another order of summing up',
      progress: (told) => {
        const best = epochOf(told, told.earlyStopping.bestEpoch);
        best.valLoss = Number(best.valLoss) * (1 + 1e-6);
      },
    },
    {
      why: 'of a version that had a score less, which is measured now',
      progress: (told) => {
        delete epochOf(told, told.earlyStopping.bestEpoch).valMeanDice;
        delete told.updates;
        delete told.bestSha256;
      },
    },
  ])('$why', async (row) => {
    await using kept = await temporaryFolder();
    await using whole = await temporaryFolder();
    await follow(smallTraining(kept.path, { plan: PLAN }));
    await spoil(kept.path, row);
    const { events, outcome } = await follow(smallTraining(kept.path, { plan: LONGER }));
    expect(events[0], row.why).toMatchObject({ faults: [], firstEpoch: 3, resumedFrom: 'output' });
    const uninterrupted = await follow(smallTraining(whole.path, { plan: LONGER }));
    const { bestEpoch } = uninterrupted.outcome;
    expect(outcome).toMatchObject({ bestEpoch, stopReason: 'epochs' });
    expect(outcome.history.at(-1)).toEqual(uninterrupted.outcome.history.at(-1));
    expect(outcome.history[bestEpoch - 1]!.valMeanDice).toBe(
      uninterrupted.outcome.history[bestEpoch - 1]!.valMeanDice,
    );
    expect(await loadBest(bestPath(kept.path, bestEpoch))).toEqual(
      await loadBest(bestPath(whole.path, bestEpoch)),
    );
  });

  test('says how many steps it made', async () => {
    await using dir = await temporaryFolder();
    await follow(smallTraining(dir.path, { plan: PLAN }));
    const { metadata } = decodeSafetensors(await readFile(join(dir.path, 'last.safetensors')));
    expect(metadata.step).toBe(`${STEPS}`);
  });
});

test('a run that is aborted while it measures leaves the checkpoint to the next', async () => {
  await using dir = await temporaryFolder();
  await follow(smallTraining(dir.path, { plan: PLAN }));
  const before = await readdir(dir.path);
  const aborted = follow(smallTraining(dir.path, { plan: LONGER, signal: AbortSignal.abort() }));
  await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
  expect(await readdir(dir.path)).toEqual(before);
});
