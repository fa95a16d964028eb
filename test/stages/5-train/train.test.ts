import { rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unet } from '../../../src/network/unet.ts';
import { finishCheckpoints, loadOwnBest } from '../../../src/stages/5-train/checkpoint.ts';
import type { TakeCheckpoint } from '../../../src/stages/5-train/training.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import {
  divergingEngine,
  follow,
  limitedTraining,
  slowEngine,
  smallPlan,
  smallSamples,
  smallTraining,
  TestClock,
  UNET,
} from './small-training.ts';

describe('the training loop', () => {
  it('tells what happens in order, and learns', async () => {
    await using dir = await temporaryFolder();
    const { events, outcome } = await follow(smallTraining(dir.path));
    const epoch = ['step', 'step', 'step', 'validation', 'validation', 'epoch'];
    expect(events.map(({ type }) => type)).toEqual([
      'started',
      ...epoch,
      ...epoch,
      ...epoch,
      ...epoch,
      'stopped',
    ]);
    expect(outcome).toMatchObject({ stopReason: 'epochs', stoppedEpoch: 4, firstEpoch: 1 });
    expect(outcome.history.map((record) => record.epoch)).toEqual([1, 2, 3, 4]);
    expect(outcome.history[3].trainLoss).toBeLessThan(outcome.history[0].trainLoss);
    const losses = outcome.history.map(({ valLoss }) => valLoss);
    expect(losses[outcome.bestEpoch - 1]).toBe(Math.min(...losses));
  });

  it('keeps the best epoch, not the last', async () => {
    await using dir = await temporaryFolder();
    // A learning rate this high makes the validation loss worse after a good epoch sooner or later.
    const plan = smallPlan({ learningRate: 2, epochs: 40, patience: 3 });
    const { outcome } = await follow(smallTraining(dir.path, { plan }));
    expect(outcome.stopReason).toBe('patience');
    expect(outcome.stoppedEpoch).toBe(outcome.bestEpoch + 3);
    // The same training, stopped at the best epoch, ends with the very weights that were kept.
    await using again = await temporaryFolder();
    const upToBest = smallPlan({ ...plan, epochs: outcome.bestEpoch });
    const { outcome: short } = await follow(smallTraining(again.path, { plan: upToBest }));
    expect(await loadOwnBest(outcome.modelState!)).toEqual(await loadOwnBest(short.modelState!));
  });

  it('leaves no checkpoint where its folder is not to be written to any more', async () => {
    await using dir = await temporaryFolder();
    let asked = 0;
    const beforeWriting = async () => {
      if (++asked > 1) throw new Error('gone');
    };
    const folder = join(dir.path, 'checkpoint');
    const removing = follow(smallTraining(folder, { beforeWriting }), ({ type }) => {
      if (type === 'epoch') rmSync(folder, { recursive: true });
    });
    await expect(removing).rejects.toThrow('gone');
    expect(await readdir(dir.path)).toEqual([]);
  });

  it('gives the same weights for the same seed and others for another', async () => {
    await using a = await temporaryFolder();
    await using b = await temporaryFolder();
    await using c = await temporaryFolder();
    const weights = async (folder: string, seed: number) => {
      const { outcome } = await follow(smallTraining(folder, { plan: smallPlan({ seed, epochs: 2 }) }));
      return loadOwnBest(outcome.modelState!);
    };
    expect(await weights(a.path, 1)).toEqual(await weights(b.path, 1));
    expect(await weights(c.path, 2)).not.toEqual(await weights(a.path, 1));
  });

  it('goes on from a checkpoint exactly where an uninterrupted training would be', async () => {
    await using cut = await temporaryFolder();
    await using whole = await temporaryFolder();
    const abort = new AbortController();
    // Cancelled in the middle of epoch 3: epochs 1 and 2 are kept, the running one is lost.
    const first = await follow(smallTraining(cut.path, { signal: abort.signal }), (event) => {
      if (event.type === 'step' && event.epoch === 3 && event.step === 2) abort.abort();
    });
    expect(first.outcome).toMatchObject({ stopReason: 'cancelled', stoppedEpoch: 2 });
    const resumed = await follow(smallTraining(cut.path));
    const uninterrupted = await follow(smallTraining(whole.path));
    expect(resumed.outcome.firstEpoch).toBe(3);
    expect(resumed.outcome.history).toEqual(uninterrupted.outcome.history);
    expect(await loadOwnBest(resumed.outcome.modelState!)).toEqual(
      await loadOwnBest(uninterrupted.outcome.modelState!),
    );
  });

  it('starts anew where the checkpoint belongs to another training or must not be used', async () => {
    await using dir = await temporaryFolder();
    await follow(smallTraining(dir.path));
    const other = await follow(smallTraining(dir.path, { fingerprint: 'other' }));
    expect(other.outcome.firstEpoch).toBe(1);
    const never = await follow(smallTraining(dir.path, { fingerprint: 'other', resume: false }));
    expect(never.outcome.firstEpoch).toBe(1);
    expect(never.events[0]).toMatchObject({ faults: [] });
  });

  it.each([
    [
      'where it can be known',
      new Map([['batch-size', '8']]),
      'is of another training: batch-size was 8 and is 4. ',
    ],
    [
      'where it cannot',
      new Map(),
      'is of another training: of other data, settings or engine, or of another version. ',
    ],
  ])('tells that a checkpoint is of another training, and what is other, %s', async (_, left, words) => {
    await using dir = await temporaryFolder();
    await follow(smallTraining(dir.path, { fingerprint: 'other', traits: left }));
    const { events } = await follow(smallTraining(dir.path, { traits: new Map([['batch-size', '4']]) }));
    const [started] = events;
    if (started?.type !== 'started') throw new Error('it never started');
    expect(started.faults).toMatchObject([{ code: 'checkpoint-of-another', severity: 'warning' }]);
    expect(started.faults[0]!.message).toContain(words);
    const again = await follow(smallTraining(dir.path));
    expect(again.events[0], 'it is replaced, and told once').toMatchObject({
      faults: [],
      resumedFrom: 'output',
    });
  });

  it('keeps the checkpoint of another training until it has one of its own', async () => {
    await using dir = await temporaryFolder();
    const first = await follow(smallTraining(dir.path, { plan: smallPlan({ epochs: 2 }) }));
    const abort = new AbortController();
    const interrupted = smallTraining(dir.path, { fingerprint: 'other', signal: abort.signal });
    await follow(interrupted, ({ type }) => {
      if (type === 'step') abort.abort();
    });
    const { outcome } = await follow(smallTraining(dir.path));
    expect(outcome).toMatchObject({ firstEpoch: 3, resumedFrom: 'output' });
    expect(outcome.history.slice(0, 2)).toEqual(first.outcome.history);
  });

  it('goes on from what another folder holds where its own has nothing that fits', async () => {
    await using elsewhere = await temporaryFolder();
    await using own = await temporaryFolder();
    await using whole = await temporaryFolder();
    await follow(smallTraining(elsewhere.path, { plan: smallPlan({ epochs: 2 }) }));
    let asked = 0;
    const takeCheckpoint: TakeCheckpoint = (take) => {
      asked++;
      return take(elsewhere.path).then(({ unfit }) => unfit === undefined);
    };
    const resumed = await follow(smallTraining(own.path, { takeCheckpoint }));
    expect(resumed.outcome).toMatchObject({ firstEpoch: 3, resumedFrom: 'cache' });
    expect(resumed.events[0]).toMatchObject({ firstEpoch: 3, resumedFrom: 'cache' });
    const uninterrupted = await follow(smallTraining(whole.path));
    expect(uninterrupted.outcome.resumedFrom).toBeUndefined();
    expect(await loadOwnBest(resumed.outcome.modelState!)).toEqual(
      await loadOwnBest(uninterrupted.outcome.modelState!),
    );
    const again = await follow(smallTraining(own.path, { takeCheckpoint }));
    expect(again.outcome.resumedFrom, 'its own folder comes first').toBe('output');
    await follow(smallTraining(own.path, { takeCheckpoint, resume: false }));
    expect(asked).toBe(1);
  });

  it('refuses what says it is of the same training and is not, in either folder', async () => {
    const other = unet({ ...UNET, widths: [2, 6] });
    await using elsewhere = await temporaryFolder();
    await using own = await temporaryFolder();
    await follow(smallTraining(elsewhere.path, { plan: smallPlan({ network: other, epochs: 2 }) }));
    await follow(smallTraining(own.path, { plan: smallPlan({ network: other, epochs: 2 }) }));
    let refused: string | undefined;
    const takeCheckpoint: TakeCheckpoint = async (take) => {
      refused = (await take(elsewhere.path)).unfit;
      return refused === undefined;
    };
    const { outcome, events } = await follow(smallTraining(own.path, { takeCheckpoint }));
    expect(refused).toBe('its weights are of another network');
    expect(events[0]).toMatchObject({ faults: [{ code: 'checkpoint-unfit', severity: 'warning' }] });
    expect(outcome).toMatchObject({ firstEpoch: 1, resumedFrom: undefined, stopReason: 'epochs' });
  });

  it('has nothing left to do when the checkpoint is of the last epoch', async () => {
    await using dir = await temporaryFolder();
    const first = await follow(smallTraining(dir.path));
    const { events, outcome } = await follow(smallTraining(dir.path));
    expect(events.map(({ type }) => type)).toEqual(['started', 'stopped']);
    expect(outcome.history).toEqual(first.outcome.history);
  });

  it('stops at the target', async () => {
    await using dir = await temporaryFolder();
    const plan = smallPlan({ target: 0.01, monitor: 'val-accuracy' });
    const { outcome } = await follow(smallTraining(dir.path, { plan }));
    expect(outcome).toMatchObject({ stopReason: 'target', stoppedEpoch: 1 });
  });

  it('stops when the time budget has no room for another epoch', async () => {
    await using dir = await temporaryFolder();
    // Two epochs of 11.5 s end at 27.5 s, after the warm-up; what is left is less than a step and its validation.
    const { outcome, clock, budget } = await limitedTraining(dir.path, 36);
    expect(outcome).toMatchObject({ stopReason: 'time-budget', stoppedEpoch: 2, validationImages: 3 });
    expect(budget.trainingLeftMs).toBeGreaterThanOrEqual(0);
    expect(clock.ms).toBeLessThan(36_000);
  });

  it('trains on for a part of an epoch, and validates it, where the time is not over yet', async () => {
    await using dir = await temporaryFolder();
    const { outcome, events } = await limitedTraining(dir.path, 46);
    expect(outcome).toMatchObject({ stopReason: 'time-budget', stoppedEpoch: 3 });
    const steps = events.filter((event) => event.type === 'step' && event.epoch === 3).length;
    expect(steps).toBeGreaterThan(0);
    expect(steps).toBeLessThan(3);
    expect(outcome.history[2].valLoss).toBeGreaterThan(0);
    const parts = events.flatMap((event) => (event.type === 'epoch' ? [event.part] : []));
    expect(parts).toEqual([undefined, undefined, { steps, of: 3 }]);
  });

  it('validates every epoch on the same part of the images where all of them would take too long', async () => {
    await using dir = await temporaryFolder();
    const change = { validation: smallSamples('validation', 40) };
    const { outcome, events } = await limitedTraining(dir.path, 120, change);
    const [first] = events.filter((event) => event.type === 'shares');
    expect(first).toMatchObject({ validation: { images: outcome.validationImages, of: 40 } });
    expect(outcome.validationImages).toBeLessThan(40);
    const batches = events.filter(({ type }) => type === 'validation').length;
    expect(batches / outcome.history.length).toBe(outcome.validationImages / 2);
    expect(outcome.history.length).toBeGreaterThan(1);
  });

  it('goes on with the images that its earlier epochs were validated on, however much time there is now', async () => {
    await using dir = await temporaryFolder();
    const change = { validation: smallSamples('validation', 40) };
    const cut = await limitedTraining(dir.path, 60, change);
    const longer = await limitedTraining(dir.path, 6000, change);
    expect(longer.outcome.firstEpoch).toBe(cut.outcome.stoppedEpoch + 1);
    expect(longer.outcome.validationImages).toBe(cut.outcome.validationImages);
    expect(longer.outcome.validationImages).toBeLessThan(40);
    // And without any limit: it's the earlier epochs that they are compared with.
    const unlimited = await follow(
      smallTraining(dir.path, { ...change, plan: smallPlan({ epochs: longer.outcome.stoppedEpoch + 1 }) }),
    );
    expect(unlimited.outcome.firstEpoch).toBe(longer.outcome.stoppedEpoch + 1);
    expect(unlimited.outcome.validationImages).toBe(cut.outcome.validationImages);
  });

  it('adds no epoch to an earlier run where there is no time for one', async () => {
    await using dir = await temporaryFolder();
    const first = await limitedTraining(dir.path, 36);
    await finishCheckpoints(dir.path, first.outcome.stopReason);
    const { outcome, events } = await limitedTraining(dir.path, 16);
    expect(events.map(({ type }) => type)).toEqual(['started', 'stopped']);
    expect(outcome).toMatchObject({ stopReason: 'time-budget', stoppedEpoch: first.outcome.stoppedEpoch });
    expect(outcome.untrained).toBe('nothing-new');
    expect(outcome.modelState).toEqual(first.outcome.modelState);
  });

  it('refuses a budget that has no room to validate the best epoch again, and leaves the checkpoint', async () => {
    await using dir = await temporaryFolder();
    await limitedTraining(dir.path, 36);
    const before = await readdir(dir.path);
    await expect(limitedTraining(dir.path, 11)).rejects.toMatchObject({
      faults: [
        { code: 'time-budget-too-short', message: expect.stringContaining('leaves no time to train') },
      ],
    });
    expect(await readdir(dir.path)).toEqual(before);
  });

  it('refuses a budget that has no room for a single step, saying what is needed', async () => {
    await using dir = await temporaryFolder();
    const refused = limitedTraining(dir.path, 10);
    await expect(refused).rejects.toMatchObject({
      faults: [
        {
          code: 'time-budget-too-short',
          message: expect.stringMatching(/needs about \d+ s: \d+ s to start .* Set `time-budget` to \d+s/),
        },
      ],
    });
    expect(await readdir(dir.path), 'no model').toEqual([]);
  });

  it('ends a validation that the time has no room for, keeping what was best before', async () => {
    await using dir = await temporaryFolder();
    const clock = new TestClock();
    const { outcome } = await limitedTraining(dir.path, 60, {}, clock, (event) => {
      // The machine stands still for half a minute.
      if (event.type === 'validation' && event.epoch === 2 && event.step === 1) clock.ms += 40_000;
    });
    expect(outcome).toMatchObject({ stopReason: 'time-budget', stoppedEpoch: 1, bestEpoch: 1 });
  });

  it('makes do with fewer images where the first validation takes longer than its budget', async () => {
    await using dir = await temporaryFolder();
    const clock = new TestClock();
    const change = { validation: smallSamples('validation', 8) };
    const { outcome } = await limitedTraining(dir.path, 60, change, clock, (event) => {
      if (event.type === 'validation' && event.epoch === 1 && event.step === 2) clock.ms += 40_000;
    });
    expect(outcome).toMatchObject({ stopReason: 'time-budget', stoppedEpoch: 1, validationImages: 4 });
    expect(outcome.history[0].valLoss).toBeGreaterThan(0);
  });

  it('forecasts after the first epoch how many there will be', async () => {
    await using dir = await temporaryFolder();
    const { outcome, events } = await limitedTraining(dir.path, 60);
    const types = events.map(({ type }) => type);
    const forecasts = events.filter((event) => event.type === 'forecast');
    expect(forecasts).toEqual([{ type: 'forecast', epochs: outcome.stoppedEpoch, secondsAnEpoch: 11 }]);
    expect(types.indexOf('forecast')).toBe(types.indexOf('epoch') + 1);
  });

  it('records the learning rate that an epoch came to, also while it warms up', async () => {
    await using dir = await temporaryFolder();
    const plan = smallPlan({ warmupSteps: 5, epochs: 3 });
    const { outcome } = await follow(smallTraining(dir.path, { plan }));
    const shares = outcome.history.map(({ learningRate }) => learningRate / plan.learningRate);
    // Three steps an epoch.
    expect(shares).toEqual([expect.closeTo(3 / 5, 9), 1, 1]);
  });

  it('forecasts nothing where time is not limited', async () => {
    await using dir = await temporaryFolder();
    const { events } = await follow(smallTraining(dir.path));
    expect(events.map(({ type }) => type)).not.toContain('forecast');
  });

  it('lets the learning rate fall to the end of the time, not by the plateau', async () => {
    await using dir = await temporaryFolder();
    const reduceOnPlateau = { factor: 0.1, patience: 1, minDelta: 1e9, floor: 1e-7 };
    const plan = smallPlan({ decayPower: 1, warmupSteps: 0, epochs: 100, reduceOnPlateau });
    const { outcome, events } = await limitedTraining(dir.path, 120, { plan });
    const rates = outcome.history.map(({ learningRate }) => learningRate / plan.learningRate);
    expect(rates.length).toBeGreaterThan(5);
    expect(rates[0]).toBe(1);
    const falls = rates.slice(1).map((rate, i) => rates[i] - rate);
    // Epochs of one length take the same from it each.
    for (const fall of falls) expect(fall).toBeCloseTo(1 / rates.length, 1);
    expect(rates.at(-1)).toBeLessThan(2 / rates.length);
    expect(events.filter((event) => event.type === 'epoch' && event.nextLearningRate !== undefined)).toEqual(
      [],
    );
  });

  it('tells where its time went', async () => {
    await using dir = await temporaryFolder();
    const clock = new TestClock();
    const { outcome } = await follow(
      smallTraining(dir.path, { engine: slowEngine(clock), clock: clock.read }),
    );
    // Four epochs of three steps and two validation batches, a checkpoint each.
    expect(outcome.partSeconds).toMatchObject({ step: 36, wait: 0, validate: 8, checkpoint: 2 });
    expect(outcome.seconds).toBe(44);
    expect(Object.keys(outcome.partSeconds).toSorted()).toEqual([
      'augment',
      'checkpoint',
      'load',
      'step',
      'validate',
      'wait',
    ]);
  });

  it.each([
    { reason: 'in the first epoch: no model', healthySteps: 1, expected: { stoppedEpoch: 0, bestEpoch: 0 } },
    {
      reason: 'later: the last good model is kept',
      healthySteps: 4,
      expected: { stoppedEpoch: 1, bestEpoch: 1 },
    },
  ])('says that it diverged $reason', async ({ reason, healthySteps, expected }) => {
    await using dir = await temporaryFolder();
    const { outcome } = await follow(smallTraining(dir.path, { engine: divergingEngine(healthySteps) }));
    expect(outcome, reason).toMatchObject({ stopReason: 'diverged', ...expected });
    if (outcome.modelState !== undefined) {
      const values = Object.values(await loadOwnBest(outcome.modelState)).flatMap(({ data }) => [...data]);
      expect(values.every(Number.isFinite)).toBe(true);
    }
  });

  it('tells a model of less than an epoch from one that has seen all images', async () => {
    await using dir = await temporaryFolder();
    const cut = await limitedTraining(dir.path, 18, { plan: smallPlan({ epochs: 1 }) });
    expect(cut.outcome).toMatchObject({ stopReason: 'time-budget', stoppedEpoch: 1, bestEpoch: 1 });
    expect(cut.outcome.untrained).toBe('less-than-an-epoch');
    await using whole = await temporaryFolder();
    const { outcome } = await follow(smallTraining(whole.path, { plan: smallPlan({ epochs: 1 }) }));
    expect(outcome).toMatchObject({ stopReason: 'epochs', untrained: undefined });
  });

  it('begins anew where what is there is less than an epoch and no other is asked for', async () => {
    await using dir = await temporaryFolder();
    const plan = smallPlan({ epochs: 1 });
    const cut = await limitedTraining(dir.path, 18, { plan });
    await finishCheckpoints(dir.path, cut.outcome.stopReason);
    const { outcome } = await follow(smallTraining(dir.path, { plan }));
    expect(outcome).toMatchObject({ firstEpoch: 1, stopReason: 'epochs', untrained: undefined });
  });

  it('has no model when cancelled before the first epoch is finished', async () => {
    await using dir = await temporaryFolder();
    const { outcome } = await follow(smallTraining(dir.path, { signal: AbortSignal.abort() }));
    expect(outcome).toMatchObject({ stopReason: 'cancelled', bestEpoch: 0, modelState: undefined });
    expect(await readdir(dir.path)).toEqual([]);
  });
});
