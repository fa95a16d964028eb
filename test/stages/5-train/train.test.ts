import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { unet } from '../../../src/network/unet.ts';
import type { TakeCheckpoint } from '../../../src/stages/5-train/begin.ts';
import { loadBest } from '../../../src/stages/5-train/checkpoint.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import {
  divergingEngine,
  follow,
  slowEngine,
  smallPlan,
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
    expect(await loadBest(outcome.modelState!)).toEqual(await loadBest(short.modelState!));
  });

  it('gives the same weights for the same seed and others for another', async () => {
    await using a = await temporaryFolder();
    await using b = await temporaryFolder();
    await using c = await temporaryFolder();
    const weights = async (folder: string, seed: number) => {
      const { outcome } = await follow(smallTraining(folder, { plan: smallPlan({ seed, epochs: 2 }) }));
      return loadBest(outcome.modelState!);
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
    expect(await loadBest(resumed.outcome.modelState!)).toEqual(
      await loadBest(uninterrupted.outcome.modelState!),
    );
  });

  it('starts anew where the checkpoint belongs to another training or must not be used', async () => {
    await using dir = await temporaryFolder();
    await follow(smallTraining(dir.path));
    const other = await follow(smallTraining(dir.path, { fingerprint: 'other' }));
    expect(other.outcome.firstEpoch).toBe(1);
    const never = await follow(smallTraining(dir.path, { fingerprint: 'other', resume: false }));
    expect(never.outcome.firstEpoch).toBe(1);
  });

  it('goes on from what another folder holds where its own has nothing that fits', async () => {
    await using elsewhere = await temporaryFolder();
    await using own = await temporaryFolder();
    await using whole = await temporaryFolder();
    await follow(smallTraining(elsewhere.path, { plan: smallPlan({ epochs: 2 }) }));
    let asked = 0;
    const takeCheckpoint: TakeCheckpoint = (take) => {
      asked++;
      return take(elsewhere.path);
    };
    const resumed = await follow(smallTraining(own.path, { takeCheckpoint }));
    expect(resumed.outcome).toMatchObject({ firstEpoch: 3, resumedFrom: 'cache' });
    expect(resumed.events[0]).toMatchObject({ firstEpoch: 3, resumedFrom: 'cache' });
    const uninterrupted = await follow(smallTraining(whole.path));
    expect(uninterrupted.outcome.resumedFrom).toBeUndefined();
    expect(await loadBest(resumed.outcome.modelState!)).toEqual(
      await loadBest(uninterrupted.outcome.modelState!),
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
    const taken: boolean[] = [];
    const takeCheckpoint: TakeCheckpoint = async (take) => {
      taken.push(await take(elsewhere.path));
      return taken[0];
    };
    const { outcome } = await follow(smallTraining(own.path, { takeCheckpoint }));
    expect(taken).toEqual([false]);
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

  it('stops before the time budget is passed', async () => {
    await using dir = await temporaryFolder();
    const clock = new TestClock();
    // An epoch takes 3 steps and 2 validations of 1 s: two epochs fit into 12 s, a third would not.
    const input = smallTraining(dir.path, { clock: clock.read, deadline: () => 12_000 });
    const { outcome } = await follow(input, (event) => {
      if (event.type === 'step' || event.type === 'validation') clock.ms += 1000;
    });
    expect(outcome).toMatchObject({ stopReason: 'time-budget', stoppedEpoch: 2 });
  });

  it('trains on for a part of an epoch, and validates it, where the time is not over yet', async () => {
    await using dir = await temporaryFolder();
    const clock = new TestClock();
    // Two epochs of 5 s, two of three steps, and the two seconds of a validation.
    const input = smallTraining(dir.path, { clock: clock.read, deadline: () => 14_000 });
    const { outcome, events } = await follow(input, (event) => {
      if (event.type === 'step' || event.type === 'validation') clock.ms += 1000;
    });
    expect(outcome).toMatchObject({ stopReason: 'time-budget', stoppedEpoch: 3 });
    expect(events.filter((event) => event.type === 'step' && event.epoch === 3)).toHaveLength(2);
    expect(outcome.history[2].valLoss).toBeGreaterThan(0);
    expect(clock.ms).toBe(14_000);
  });

  it('forecasts after the first epoch how many there will be, and leaves the test what it has measured', async () => {
    await using dir = await temporaryFolder();
    const clock = new TestClock();
    const asked: (number | undefined)[] = [];
    const deadline = (validationSeconds: number | undefined) => {
      asked.push(validationSeconds);
      // Five epochs of 5 s fit into 28 s, only three once the test is known to take 10 s.
      return 28_000 - 5_000 * (validationSeconds ?? 0);
    };
    const plan = smallPlan({ epochs: 50 });
    const { outcome, events } = await follow(
      smallTraining(dir.path, { plan, clock: clock.read, deadline }),
      (event) => {
        if (event.type === 'step' || event.type === 'validation') clock.ms += 1000;
      },
    );
    const types = events.map(({ type }) => type);
    expect(events.filter(({ type }) => type === 'forecast')).toEqual([
      { type: 'forecast', epochs: 3, secondsAnEpoch: 5 },
    ]);
    expect(types.indexOf('forecast')).toBe(types.indexOf('epoch') + 1);
    expect(outcome).toMatchObject({ stopReason: 'time-budget', stoppedEpoch: 3 });
    expect([...new Set(asked)]).toEqual([undefined, 2]);
  });

  it('forecasts nothing where time is not limited', async () => {
    await using dir = await temporaryFolder();
    const { events } = await follow(smallTraining(dir.path));
    expect(events.map(({ type }) => type)).not.toContain('forecast');
  });

  it('lets the learning rate fall to the end of the time, not by the plateau', async () => {
    await using dir = await temporaryFolder();
    const clock = new TestClock();
    const input = smallTraining(dir.path, { clock: clock.read, deadline: () => 20_000 });
    const reduceOnPlateau = { factor: 0.1, patience: 1, minDelta: 1e9, floor: 1e-7 };
    const plan = { ...input.plan, decayPower: 1, warmupSteps: 0, epochs: 100, reduceOnPlateau };
    const { outcome, events } = await follow({ ...input, plan }, (event) => {
      if (event.type === 'step' || event.type === 'validation') clock.ms += 1000;
    });
    // Four epochs of 5 s: each begins with a quarter more of the time spent.
    const rates = outcome.history.map(({ learningRate }) => learningRate / plan.learningRate);
    expect(rates).toHaveLength(4);
    for (const [i, rate] of rates.entries()) expect(rate).toBeCloseTo(1 - i / 4, 10);
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

  it('has a model even if the first epoch does not fit into the time budget', async () => {
    await using dir = await temporaryFolder();
    const clock = new TestClock();
    const input = smallTraining(dir.path, { clock: clock.read, deadline: () => 1500 });
    const { outcome, events } = await follow(input, (event) => {
      if (event.type === 'step') clock.ms += 1000;
    });
    expect(outcome).toMatchObject({ stopReason: 'time-budget', stoppedEpoch: 1, bestEpoch: 1 });
    expect(events.filter(({ type }) => type === 'step')).toHaveLength(2);
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
      const values = Object.values(await loadBest(outcome.modelState)).flatMap(({ data }) => [...data]);
      expect(values.every(Number.isFinite)).toBe(true);
    }
  });

  it('has no model when cancelled before the first epoch is finished', async () => {
    await using dir = await temporaryFolder();
    const { outcome } = await follow(smallTraining(dir.path, { signal: AbortSignal.abort() }));
    expect(outcome).toMatchObject({ stopReason: 'cancelled', bestEpoch: 0, modelState: undefined });
    expect(await readdir(dir.path)).toEqual([]);
  });
});
