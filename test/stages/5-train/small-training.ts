// A training small enough for the reference engine: bright pixels on dark 8x8 images, two classes.
import type { Engine, Trainer } from '../../../src/engine/engine.ts';
import { createReferenceEngine } from '../../../src/engine/reference/reference.ts';
import { unet } from '../../../src/network/unet.ts';
import { Random } from '../../../src/shared/random.ts';
import type { Sample } from '../../../src/stages/2-dataset/dataset.ts';
import { type LabelledImage, wholeArea } from '../../../src/stages/2-dataset/labelled-image.ts';
import type { Plan } from '../../../src/stages/4-plan/plan.ts';
import { TimeBudget } from '../../../src/stages/5-train/budget/time-budget.ts';
import type { TrainingEvent, TrainingOutcome } from '../../../src/stages/5-train/events.ts';
import { type TrainingInput, train } from '../../../src/stages/5-train/train.ts';

const EDGE = 8;

export const UNET = {
  task: 'segmentation',
  channels: 1,
  classes: 2,
  widths: [2, 4],
  activation: 'relu',
  batchNorm: true,
  dropout: 0.1,
  l2: 0,
} as const;

export function smallPlan(change: Partial<Plan> = {}): Plan {
  const network = unet(UNET);
  return {
    recipe: 'auto',
    network,
    normalization: { channels: [{ low: 0, high: 255, offset: 127, scale: 1 / 64 }] },
    patch: { height: EDGE, width: EDGE },
    tile: { height: EDGE, width: EDGE },
    batchSize: 2,
    patchesPerImage: 1,
    loss: { crossEntropy: 1, dice: 0, classWeights: [1, 1] },
    optimizer: { name: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
    learningRate: 0.01,
    warmupSteps: 0,
    decayPower: undefined,
    reduceOnPlateau: { factor: 0.1, patience: 5, minDelta: 1e-3, floor: 1e-7 },
    augmentation: undefined,
    mixUp: 0,
    epochs: 4,
    patience: 20,
    minDelta: 0,
    monitor: 'val-loss',
    target: undefined,
    timeBudgetMs: undefined,
    seed: 1,
    reasons: [],
    ...change,
  };
}

/** A clock that a test moves. */
export class TestClock {
  ms = 0;
  readonly read = (): number => this.ms;
}

export function smallTraining(folder: string, change: Partial<TrainingInput> = {}): TrainingInput {
  return {
    plan: smallPlan(),
    engine: createReferenceEngine(),
    reader: { readArea: async (sample) => wholeArea(picture(sample)) },
    train: smallSamples('train', 6),
    validation: smallSamples('validation', 3),
    folder,
    fingerprint: 'small',
    traits: new Map(),
    resume: true,
    initialModel: undefined,
    budget: undefined,
    signal: new AbortController().signal,
    clock: new TestClock().read,
    ...change,
  };
}

/** Runs a training to its end; `onEvent` may interfere. */
export async function follow(
  input: TrainingInput,
  onEvent: (event: TrainingEvent) => void = () => undefined,
): Promise<{ events: TrainingEvent[]; outcome: TrainingOutcome }> {
  const events: TrainingEvent[] = [];
  for await (const event of train(input)) {
    events.push(event);
    onEvent(event);
  }
  const last = events.at(-1);
  if (last?.type !== 'stopped') throw new Error(`the last event was ${last?.type}`);
  return { events, outcome: last.outcome };
}

/** The training in so many seconds, with the slow engine; four test images, and a report of 2 s. */
export async function limitedTraining(
  folder: string,
  seconds: number,
  change: Partial<TrainingInput> = {},
  clock = new TestClock(),
  onEvent?: (event: TrainingEvent) => void,
) {
  const plan = smallPlan({ epochs: 100, patience: 100 });
  const input = smallTraining(folder, { engine: slowEngine(clock), clock: clock.read, plan, ...change });
  const covering = 1;
  const work = {
    stepsPerEpoch: 3,
    validation: { all: input.validation.length, covering, atOnce: 2 },
    test: { all: 4, covering, atOnce: 1 },
    firstTest: 1,
    keptPredictions: 0,
  };
  const options = {
    totalMs: seconds * 1000,
    clock: clock.read,
    work,
    reportMs: 2000,
    readMs: 0,
    pixelRatio: 1,
  };
  const budget = new TimeBudget(options);
  return { ...(await follow({ ...input, budget }, onEvent)), clock, budget };
}

/** The engine, but after `healthySteps` updates its losses are NaN. */
export function divergingEngine(healthySteps: number): Engine {
  let steps = 0;
  return changedEngine((trainer) => ({
    step: async (batch, rate) => {
      const result = await trainer.step(batch, rate);
      return ++steps > healthySteps ? { ...result, loss: Number.NaN } : result;
    },
  }));
}

/** The engine, but its work takes seconds of the clock: 3 a step, 1 a batch without one, 0.5 a saved state. */
export function slowEngine(clock: TestClock): Engine {
  const after = <T>(seconds: number, result: T): T => {
    clock.ms += seconds * 1000;
    return result;
  };
  return changedEngine((trainer) => ({
    step: async (batch, rate) => after(3, await trainer.step(batch, rate)),
    evaluate: async (batch) => after(1, await trainer.evaluate(batch)),
    activations: async (...asked) => after(1, await trainer.activations(...asked)),
    save: async () => after(0.5, await trainer.save()),
  }));
}

/** The engine, but from the update of this number on losses are NaN, whoever trains on from a checkpoint. */
export function engineDivergingAt(update: number): Engine {
  return changedEngine((trainer) => ({
    step: async (batch, rate) => {
      const result = await trainer.step(batch, rate);
      return (await trainer.save()).step >= update ? { ...result, loss: Number.NaN } : result;
    },
  }));
}

/** Thrown in place of a kill: whoever gets it does nothing more. */
export class Killed extends Error {}

/** `engine`, but its trainer's call of this number, counted from 0, is the last thing that is begun. */
export function killedEngine(engine: Engine, call: number): Engine {
  let calls = 0;
  const unlessKilled = <T>(work: () => Promise<T>): Promise<T> =>
    calls++ === call ? Promise.reject(new Killed()) : work();
  return changedEngine(
    (trainer) => ({
      step: (batch, rate) => unlessKilled(() => trainer.step(batch, rate)),
      evaluate: (batch) => unlessKilled(() => trainer.evaluate(batch)),
      activations: (...asked) => unlessKilled(() => trainer.activations(...asked)),
      save: () => unlessKilled(() => trainer.save()),
      load: (state) => unlessKilled(() => trainer.load(state)),
    }),
    engine,
  );
}

function changedEngine(
  change: (trainer: Trainer) => Partial<Trainer>,
  engine: Engine = createReferenceEngine(),
): Engine {
  return {
    name: engine.name,
    describe: () => engine.describe(),
    async build(network, options) {
      const trainer = await engine.build(network, options);
      return {
        step: (batch, rate) => trainer.step(batch, rate),
        evaluate: (batch) => trainer.evaluate(batch),
        predict: (images, shape) => trainer.predict(images, shape),
        activations: (layer, images, shape) => trainer.activations(layer, images, shape),
        save: () => trainer.save(),
        load: (state) => trainer.load(state),
        dispose: () => trainer.dispose(),
        ...change(trainer),
      };
    },
  };
}

export function smallSamples(part: string, count: number): Sample[] {
  return Array.from(
    { length: count },
    (_, i) => ({ id: `${part}/${i}`, width: EDGE, height: EDGE, classCounts: [32, 32] }) as unknown as Sample,
  );
}

function picture({ id }: Sample): LabelledImage {
  const random = Random.for(7, id);
  const data = Uint8Array.from({ length: EDGE * EDGE }, () => random.integer(256));
  const size = { width: EDGE, height: EDGE };
  return {
    image: { ...size, channels: 1, data },
    labels: { ...size, data: data.map((value) => (value > 127 ? 1 : 0)) },
  };
}
