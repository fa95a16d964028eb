// The training loop started from an earlier model: validated before the first epoch, trained from its weights.
import { beforeAll, describe, expect, it } from 'vitest';
import type { FittedModel } from '../../../src/stages/4-plan/initial-model.ts';
import { loadOwnBest } from '../../../src/stages/5-train/checkpoint.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import {
  divergingEngine,
  follow,
  slowEngine,
  smallPlan,
  smallTraining,
  TestClock,
} from './small-training.ts';

/** What a training of a few epochs leaves. */
async function trainedModel(): Promise<{ model: FittedModel; valLoss: number }> {
  await using dir = await temporaryFolder();
  const plan = smallPlan({ epochs: 6, seed: 9 });
  const { outcome } = await follow(smallTraining(dir.path, { plan }));
  const model = {
    name: 'old',
    sha256: 'c'.repeat(64),
    network: plan.network,
    normalization: plan.normalization,
    parameters: await loadOwnBest(outcome.modelState!),
    trainedOn: undefined,
    imageSize: undefined,
    rows: [0, 1],
    newClasses: [],
  };
  return { model, valLoss: outcome.history[outcome.bestEpoch - 1].valLoss };
}

describe('a training from an earlier model', () => {
  let model: FittedModel;
  let valLoss: number;
  beforeAll(async () => {
    ({ model, valLoss } = await trainedModel());
  });

  it('begins with its validation: of the same images the very same loss', async () => {
    await using dir = await temporaryFolder();
    const { events, outcome } = await follow(
      smallTraining(dir.path, { initialModel: model, plan: smallPlan({ epochs: 1 }) }),
    );
    expect(events.map(({ type }) => type)).toEqual([
      ...['started', 'validation', 'validation', 'initial'],
      ...['step', 'step', 'step', 'validation', 'validation', 'epoch', 'stopped'],
    ]);
    expect(events.filter((event) => event.type === 'validation').map(({ epoch }) => epoch)).toEqual([
      0, 0, 1, 1,
    ]);
    expect(outcome.initial?.valLoss).toBe(valLoss);
    expect(
      outcome.history.map(({ epoch }) => epoch),
      'it is no epoch',
    ).toEqual([1]);
  });

  it('starts lower than one from random weights', async () => {
    await using dir = await temporaryFolder();
    await using other = await temporaryFolder();
    const plan = smallPlan({ epochs: 1, learningRate: 0.001 });
    const tuned = await follow(smallTraining(dir.path, { initialModel: model, plan }));
    const scratch = await follow(smallTraining(other.path, { plan }));
    expect(tuned.outcome.history[0].trainLoss).toBeLessThan(scratch.outcome.history[0].trainLoss);
    expect(tuned.outcome.history[0].valLoss).toBeLessThan(scratch.outcome.history[0].valLoss);
    expect(scratch.outcome.initial).toBeUndefined();
  });

  it('goes on from its own checkpoint, not from the model again, and still knows what that was worth', async () => {
    await using cut = await temporaryFolder();
    await using whole = await temporaryFolder();
    const abort = new AbortController();
    await follow(smallTraining(cut.path, { initialModel: model, signal: abort.signal }), (event) => {
      if (event.type === 'step' && event.epoch === 3) abort.abort();
    });
    const resumed = await follow(smallTraining(cut.path, { initialModel: model }));
    const uninterrupted = await follow(smallTraining(whole.path, { initialModel: model }));
    expect(resumed.outcome.firstEpoch).toBe(3);
    expect(resumed.events.map(({ type }) => type)).not.toContain('initial');
    expect(resumed.outcome.initial).toEqual(uninterrupted.outcome.initial);
    expect(resumed.outcome.history).toEqual(uninterrupted.outcome.history);
  });

  it('cancelled during that validation leaves no model', async () => {
    await using dir = await temporaryFolder();
    const abort = new AbortController();
    const { outcome } = await follow(
      smallTraining(dir.path, { initialModel: model, signal: abort.signal }),
      (event) => {
        if (event.type === 'validation') abort.abort();
      },
    );
    expect(outcome).toMatchObject({ stopReason: 'cancelled', bestEpoch: 0, modelState: undefined });
    expect(outcome.initial).toBeUndefined();
  });

  it('counts the seconds of that validation', async () => {
    await using dir = await temporaryFolder();
    const clock = new TestClock();
    const input = {
      initialModel: model,
      clock: clock.read,
      engine: slowEngine(clock),
      plan: smallPlan({ epochs: 1 }),
    };
    const { outcome } = await follow(smallTraining(dir.path, input));
    // Two batches to validate; then an epoch of three steps of 3 s and two batches.
    expect(outcome.seconds).toBe(2 + 3 * 3 + 2);
    expect(outcome.secondsToBest).toBe(outcome.seconds);
  });

  it('that diverges tells what the model was worth', async () => {
    await using dir = await temporaryFolder();
    const { outcome } = await follow(
      smallTraining(dir.path, { initialModel: model, engine: divergingEngine(1) }),
    );
    expect(outcome).toMatchObject({ stopReason: 'diverged', bestEpoch: 0, initial: { valLoss } });
  });
});
