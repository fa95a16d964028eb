// A checkpoint of a training whose first epoch fitted the head alone: what is believed of it, and what is not.
import { beforeAll, describe, expect, test } from 'vitest';
import type { FittedModel } from '../../../src/stages/4-plan/initial-model.ts';
import { loadOwnBest } from '../../../src/stages/5-train/checkpoint.ts';
import type { TrainingInput } from '../../../src/stages/5-train/train.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { pretrainedModel, probedPlan, probedTraining } from './small-probe.ts';
import { follow } from './small-training.ts';
import { epochOf, type Spoiling, spoil } from './spoilt-checkpoint.ts';

let model: FittedModel;
beforeAll(async () => {
  model = await pretrainedModel();
});

const training = (folder: string, epochs: number, change: Partial<TrainingInput> = {}) =>
  follow(probedTraining(folder, model, { plan: probedPlan({ epochs }), ...change }));

describe.each([1, 2])('after epoch %i', (epochs) => {
  test('it is gone on from, to the very end of an uninterrupted training', async () => {
    await using kept = await temporaryFolder();
    await using whole = await temporaryFolder();
    await training(kept.path, epochs);
    const { events, outcome } = await training(kept.path, 3);
    expect(events[0]).toMatchObject({ faults: [], firstEpoch: epochs + 1, resumedFrom: 'output' });
    const features = events.filter(({ type }) => type === 'features');
    expect(features, 'the head is fitted once').toEqual([]);
    const uninterrupted = await training(whole.path, 3);
    expect(outcome.history).toEqual(uninterrupted.outcome.history);
    expect(outcome.bestEpoch).toBe(uninterrupted.outcome.bestEpoch);
    expect(await loadOwnBest(outcome.modelState!)).toEqual(
      await loadOwnBest(uninterrupted.outcome.modelState!),
    );
  });

  test('of a training that asks for no more it is the end, with as much as there is', async () => {
    await using dir = await temporaryFolder();
    const first = await training(dir.path, epochs);
    const { events, outcome } = await training(dir.path, epochs);
    expect(events.map(({ type }) => type)).toEqual(['started', 'stopped']);
    expect(events[0]).toMatchObject({ faults: [], stop: 'epochs' });
    expect(outcome).toMatchObject({ untrained: undefined, history: first.outcome.history });
  });
});

test.each<Spoiling & { readonly words: string }>([
  {
    why: 'steps in the epoch that has none',
    step: '6',
    progress: (told) => {
      told.updates = [3, 6];
    },
    words: 'it says 6 steps after 2 epochs of 3',
  },
  {
    why: 'no step in one that has some',
    step: '0',
    progress: (told) => {
      told.updates = [0, 0];
    },
    words: 'it says 0 steps after 2 epochs of 3',
  },
  {
    why: 'a learning rate where nothing is learnt by steps',
    progress: (told) => {
      epochOf(told, 1).learningRate = 0.003;
    },
    words: 'it says a learning rate of 0.003, which this training never has',
  },
  {
    why: 'no learning rate where there must be one',
    progress: (told) => {
      epochOf(told, 2).learningRate = 0;
    },
    words: 'it says a learning rate of 0, which this training never has',
  },
  {
    why: 'a score of what it started from: its head knew no class',
    progress: (told) => {
      told.initial = epochOf(told, 1);
    },
    words: 'it says another beginning of the training',
  },
  {
    why: 'a better head than it has',
    progress: (told) => {
      Object.assign(epochOf(told, told.earlyStopping.bestEpoch), { valLoss: 0.001, valMacroF1: 1 });
    },
    words: 'its best weights are not as good, or bad, as it says of epoch',
  },
])('it is refused with $why', async (row) => {
  await using spoilt = await temporaryFolder();
  await using anew = await temporaryFolder();
  await training(spoilt.path, 2);
  await spoil(spoilt.path, row);
  const { events, outcome } = await training(spoilt.path, 3);
  expect(events[0], row.why).toMatchObject({ faults: [{ code: 'checkpoint-unfit', severity: 'warning' }] });
  const [started] = events;
  expect(started?.type === 'started' && started.faults[0]!.message).toContain(row.words);
  expect(outcome.firstEpoch).toBe(1);
  expect(outcome.history).toEqual((await training(anew.path, 3)).outcome.history);
});

test('a training from random weights says why it does not go on from it', async () => {
  await using dir = await temporaryFolder();
  await training(dir.path, 2);
  const plan = probedPlan({ epochs: 3, linearProbe: undefined });
  const { events, outcome } = await training(dir.path, 3, { plan, initialModel: undefined });
  expect(events[0]).toMatchObject({ faults: [{ code: 'checkpoint-unfit' }] });
  expect(outcome).toMatchObject({ firstEpoch: 1 });
});
