// The first epoch of a training from a pretrained network: what it measures and leaves, and what ends it early.
import { readdir } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Trainer, TrainerState } from '../../../src/engine/engine.ts';
import { createReferenceEngine } from '../../../src/engine/reference/reference.ts';
import type { FittedModel } from '../../../src/stages/4-plan/initial-model.ts';
import { validationBatches } from '../../../src/stages/5-train/batches.ts';
import { loadOwnBest } from '../../../src/stages/5-train/checkpoint.ts';
import type { TrainingEvent } from '../../../src/stages/5-train/events.ts';
import { type PassResult, runPass } from '../../../src/stages/5-train/pass.ts';
import { validationRecord } from '../../../src/stages/5-train/record.ts';
import type { TrainingInput } from '../../../src/stages/5-train/train.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { pretrainedModel, probedPlan, probedTraining, stripedSamples } from './small-probe.ts';
import { follow, limitedTraining, slowEngine, TestClock } from './small-training.ts';

let model: FittedModel;
beforeAll(async () => {
  model = await pretrainedModel();
});

const ONE_EPOCH = { plan: probedPlan({ epochs: 1 }) };

/** What the engine itself says of the weights, in evaluation mode. */
async function measured(
  { plan, reader }: TrainingInput,
  parameters: TrainerState['parameters'],
  samples: TrainingInput['train'],
): Promise<PassResult> {
  const trainer: Trainer = await createReferenceEngine().build(plan.network, plan);
  await trainer.load({ ...(await trainer.save()), parameters });
  const pass = runPass({
    batches: validationBatches({ plan, reader, samples }),
    run: (batch) => trainer.evaluate(batch),
    classes: plan.network.classes,
    interrupted: () => undefined,
    event: (step) => ({ type: 'validation', epoch: 0, step, steps: 0 }),
  });
  for (;;) {
    const { value, done } = await pass.next();
    if (done) return value;
  }
}

function kinds(events: readonly TrainingEvent[]): string[] {
  return events.map(({ type }) => type);
}

describe('the first epoch', () => {
  test('has no steps: the network sees all images once, those of validation as well', async () => {
    await using dir = await temporaryFolder();
    const { events, outcome } = await follow(probedTraining(dir.path, model, ONE_EPOCH));
    expect(kinds(events)).toEqual([
      ...['started', 'features', 'features', 'features', 'features', 'features'],
      ...['epoch', 'stopped'],
    ]);
    const seen = events.flatMap((event) => (event.type === 'features' ? [[event.step, event.steps]] : []));
    expect(seen, 'training images, then those of validation').toEqual([
      ...[1, 2, 3].map((step) => [step, 3]),
      ...[1, 2].map((step) => [step, 2]),
    ]);
    expect(outcome).toMatchObject({ bestEpoch: 1, stopReason: 'epochs', untrained: undefined });
    expect(outcome.history.map(({ learningRate }) => learningRate)).toEqual([0]);
    expect(outcome.initial, 'a head that knows no class yet is worth nothing').toBeUndefined();
  });

  test('fits the head alone, so that it tells the classes apart', async () => {
    await using dir = await temporaryFolder();
    const { outcome } = await follow(probedTraining(dir.path, model, ONE_EPOCH));
    const weights = await loadOwnBest(outcome.modelState!);
    for (const [name, { data }] of Object.entries(weights)) {
      if (name.startsWith('head.')) expect(data, name).not.toEqual(model.parameters[name]!.data);
      else expect(data, name).toEqual(model.parameters[name]!.data);
    }
    expect(outcome.history[0]!.valLoss).toBeLessThan(Math.log(2));
    expect(outcome.history[0]!.valAccuracy).toBe(1);
  });

  test('is recorded with what an evaluation of its model says', async () => {
    await using dir = await temporaryFolder();
    const input = probedTraining(dir.path, model, ONE_EPOCH);
    const { outcome } = await follow(input);
    const weights = await loadOwnBest(outcome.modelState!);
    const [record] = outcome.history;
    const { valLoss, ...scores } = validationRecord(
      'classification',
      await measured(input, weights, input.validation),
    );
    expect(record!.valLoss).toBeCloseTo(valLoss, 6);
    expect(record).toMatchObject(scores);
    const { loss, confusion } = await measured(input, weights, input.train);
    expect(record!.trainLoss).toBeCloseTo(loss, 6);
    const [a, b, c, d] = confusion;
    expect(record!.trainAccuracy).toBe((a! + d!) / (a! + b! + c! + d!));
  });

  test('goes on to epochs that train all of the network', async () => {
    await using dir = await temporaryFolder();
    const { events, outcome } = await follow(probedTraining(dir.path, model));
    const first = kinds(events).indexOf('epoch') + 1;
    expect(kinds(events).slice(first)).toEqual([
      ...['step', 'step', 'step', 'validation', 'validation', 'epoch'],
      ...['step', 'step', 'step', 'validation', 'validation', 'epoch', 'stopped'],
    ]);
    expect(outcome.history.map(({ learningRate }) => learningRate)).toEqual([0, 0.003, 0.003]);
    expect(outcome.bestEpoch, 'it pays here').toBeGreaterThan(1);
    const weights = await loadOwnBest(outcome.modelState!);
    for (const layer of ['stem.conv', 'block1.depthwise', 'head'])
      expect(weights[`${layer}.weight`]!.data, layer).not.toEqual(model.parameters[`${layer}.weight`]!.data);
  });

  test('is kept where no other is better', async () => {
    await using dir = await temporaryFolder();
    await using head = await temporaryFolder();
    const plan = probedPlan({ epochs: 9, patience: 1, learningRate: 1 });
    const { outcome } = await follow(probedTraining(dir.path, model, { plan }));
    expect(outcome).toMatchObject({ bestEpoch: 1, stoppedEpoch: 2, stopReason: 'patience' });
    const alone = await follow(probedTraining(head.path, model, ONE_EPOCH));
    expect(await loadOwnBest(outcome.modelState!)).toEqual(await loadOwnBest(alone.outcome.modelState!));
  });

  test('depends on nothing but its input', async () => {
    const runs = [];
    for (const _ of [1, 2]) {
      await using dir = await temporaryFolder();
      const { outcome } = await follow(probedTraining(dir.path, model));
      runs.push({ history: outcome.history, weights: await loadOwnBest(outcome.modelState!) });
    }
    expect(runs[0]).toEqual(runs[1]);
  });
});

describe('cancelled', () => {
  test.each([
    ['as it begins', (event: TrainingEvent) => event.type === 'started'],
    ['among the training images', (event: TrainingEvent) => isSeen(event, 1, 3)],
    ['after the last of them', (event: TrainingEvent) => isSeen(event, 3, 3)],
    ['among the validation images', (event: TrainingEvent) => isSeen(event, 1, 2)],
    ['after the last of those', (event: TrainingEvent) => isSeen(event, 2, 2)],
  ])('%s it leaves no model and no checkpoint', async (_, isMoment) => {
    await using dir = await temporaryFolder();
    const abort = new AbortController();
    const input = probedTraining(dir.path, model, { signal: abort.signal });
    const { outcome } = await follow(input, (event) => {
      if (isMoment(event)) abort.abort();
    });
    expect(outcome).toMatchObject({ stopReason: 'cancelled', bestEpoch: 0, modelState: undefined });
    expect(await readdir(dir.path)).toEqual([]);
  });

  test('while the head is fitted it leaves none either', async () => {
    await using dir = await temporaryFolder();
    const abort = new AbortController();
    const input = probedTraining(dir.path, model, { signal: abort.signal });
    const { outcome } = await follow(input, (event) => {
      // The fit pauses once it has begun; all before it goes on without a pause.
      if (isSeen(event, 2, 2)) setImmediate(() => abort.abort());
    });
    expect(outcome).toMatchObject({ stopReason: 'cancelled', bestEpoch: 0, modelState: undefined });
    expect(await readdir(dir.path)).toEqual([]);
  });
});

describe('in limited time', () => {
  const MANY = { plan: probedPlan({ epochs: 100, patience: 100 }), train: stripedSamples('train', 80) };

  /** Twenty batches to fit to, of a second each. */
  test.each([
    { why: 'there is time for all images', seconds: 200, fitted: 20, passes: 0 },
    {
      why: 'the network sees images for half of it, since the other half is for fine-tuning',
      seconds: 40,
      fitted: 15,
      passes: 1,
    },
    { why: 'what it has seen by then is enough', seconds: 20, fitted: 5, passes: 0 },
  ])('of $seconds s $why', async ({ why, seconds, fitted, passes }) => {
    await using dir = await temporaryFolder();
    const clock = new TestClock();
    const change = { ...MANY, engine: slowEngine(clock), clock: clock.read };
    const input = probedTraining(dir.path, model, change);
    const { events, outcome } = await limitedTraining(dir.path, seconds, input, clock);
    const seen = events.flatMap((event) =>
      event.type === 'features' && event.steps === 20 ? [event.step] : [],
    );
    expect(seen.at(-1), why).toBe(fitted);
    const first = events.slice(0, kinds(events).indexOf('epoch'));
    const validating = first.filter((event) => event.type === 'validation' && event.step === 1);
    expect(validating, 'only what was not seen whole is validated besides').toHaveLength(passes);
    expect(outcome).toMatchObject({ stopReason: 'time-budget', bestEpoch: 1, untrained: undefined });
    expect(await loadOwnBest(outcome.modelState!)).toHaveProperty(['head.weight']);
    expect(clock.ms).toBeLessThanOrEqual(seconds * 1000);
  });

  test('it is told how many epochs there will be once one has trained all of the network', async () => {
    await using dir = await temporaryFolder();
    const clock = new TestClock();
    const change = { engine: slowEngine(clock), clock: clock.read, plan: MANY.plan };
    const input = probedTraining(dir.path, model, change);
    const { events } = await limitedTraining(dir.path, 100, input, clock);
    const told = events.findIndex(({ type }) => type === 'forecast');
    expect(events.slice(0, told).filter(({ type }) => type === 'epoch')).toHaveLength(2);
    // Three steps of 3 s, two batches to validate, and a checkpoint.
    expect(events[told]).toMatchObject({ secondsAnEpoch: 11 });
  });
});

function isSeen(event: TrainingEvent, step: number, steps: number): boolean {
  return event.type === 'features' && event.step === step && event.steps === steps;
}
