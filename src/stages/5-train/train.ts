// The training loop as a stream of events. It asks the rules what to do (early stopping, plateau, budget) and does
// it; who listens prints, stores or draws.
import type { Engine, Trainer } from '../../engine/engine.ts';
import { Timings } from '../../shared/timings.ts';
import type { Sample } from '../2-dataset/dataset.ts';
import type { SampleReader } from '../2-dataset/reader.ts';
import type { FittedModel } from '../4-plan/initial-model.ts';
import type { Plan } from '../4-plan/plan.ts';
import { oneAhead, stepsPerEpoch, trainingBatches, validationBatches, validationSteps } from './batches.ts';
import { type Beginning, begin, type TakeCheckpoint } from './begin.ts';
import { bestPath, saveBest, saveLast } from './checkpoint.ts';
import { type Deadline, epochsThatFit, isWorthAnEpoch } from './deadline.ts';
import { decide } from './decide.ts';
import type { StopReason, TrainingEvent, TrainingOutcome } from './events.ts';
import { learningRateAt, type Moment, spentOf } from './learning-rate.ts';
import { type Cut, runPass } from './pass.ts';
import { epochRecord, validationRecord } from './record.ts';
import type { Standing } from './standing.ts';

export interface TrainingInput {
  readonly plan: Plan;
  readonly engine: Engine;
  readonly reader: Pick<SampleReader, 'readArea'>;
  readonly train: readonly Sample[];
  readonly validation: readonly Sample[];
  /** Where checkpoints go. */
  readonly folder: string;
  /** Identifies data, split and plan: a checkpoint with another fingerprint isn't gone on from. */
  readonly fingerprint: string;
  readonly resume: boolean;
  /** Asked where the folder has no checkpoint that fits; undefined: there's nowhere else to look. */
  readonly takeCheckpoint?: TakeCheckpoint | undefined;
  /** The weights to start from; undefined: random ones. */
  readonly initialModel: FittedModel | undefined;
  /** Training stops before `clock` passes this, if another epoch would; undefined: it has all the time it wants. */
  readonly deadline: Deadline | undefined;
  /** Aborted: stop after the running step. */
  readonly signal: AbortSignal;
  /** Milliseconds that only ever grow. */
  readonly clock: () => number;
}

/** What a run of the loop carries along besides its input. */
interface Training extends TrainingInput {
  readonly trainer: Trainer;
  readonly timings: Timings;
  /** What the last epoch took. */
  readonly measured: { validationSeconds: number | undefined };
}

interface Finished {
  readonly standing: Standing;
  readonly stop: StopReason | undefined;
}

/** Trains until a rule says stop; the last event carries the outcome. Throws when a checkpoint can't be written. */
export async function* train(input: TrainingInput): AsyncGenerator<TrainingEvent> {
  const { plan } = input;
  const trainer = await input.engine.build(plan.network, plan);
  try {
    const timings = new Timings(input.clock);
    const training: Training = { ...input, trainer, timings, measured: { validationSeconds: undefined } };
    let { standing, stop, resumedFrom }: Beginning = await begin(training);
    const firstEpoch = standing.epoch + 1;
    const steps = stepsPerEpoch(plan, input.train.length);
    const { epochs, patience, monitor } = plan;
    yield { type: 'started', epochs, patience, monitor, stepsPerEpoch: steps, firstEpoch, resumedFrom };
    if (input.initialModel !== undefined && firstEpoch === 1 && stop === undefined)
      ({ standing, stop } = yield* validateInitialModel(training, standing));
    while (stop === undefined) {
      ({ standing, stop } = yield* runEpoch(training, standing));
      if (stop === undefined && standing.epoch === firstEpoch) yield* forecast(training, standing);
    }
    yield { type: 'stopped', outcome: { ...outcomeOf(training, standing, stop), firstEpoch, resumedFrom } };
  } finally {
    await trainer.dispose();
  }
}

/** What the initial model is worth before any training, for the epochs to be compared with. */
async function* validateInitialModel(
  input: Training,
  before: Standing,
): AsyncGenerator<TrainingEvent, Finished> {
  const begun = input.clock();
  const validated = yield* input.timings.measureAll('validate', validationPass(input, 0));
  if (validated.cut === 'cancelled') return { standing: before, stop: 'cancelled' };
  const seconds = (input.clock() - begun) / 1000;
  input.measured.validationSeconds = seconds;
  const initial = validationRecord(input.plan.network.task, validated);
  yield { type: 'initial', record: initial };
  return { standing: { ...before, initial, seconds }, stop: undefined };
}

/** Once the first epoch of this run has been timed. */
function* forecast(input: Training, { epoch, history }: Standing): Generator<TrainingEvent> {
  const left = millisecondsLeft(input);
  if (left === undefined) return;
  const { seconds } = history[history.length - 1];
  const milliseconds = { epoch: seconds * 1000, validation: validationMilliseconds(input) };
  const epochs = epochsThatFit({ epoch, epochs: input.plan.epochs }, left, milliseconds);
  yield { type: 'forecast', epochs, secondsAnEpoch: seconds };
}

function millisecondsLeft({ deadline, measured, clock }: Training): number | undefined {
  return deadline === undefined ? undefined : deadline(measured.validationSeconds) - clock();
}

async function* runEpoch(input: Training, before: Standing): AsyncGenerator<TrainingEvent, Finished> {
  const { plan, clock, timings } = input;
  const epoch = before.epoch + 1;
  const begun = clock();
  const moment = moments(input, before, begun);
  // The epoch's own rate, whatever the warm-up makes of its first steps.
  const rate = learningRateAt(plan, { ...moment(1), update: plan.warmupSteps });
  const trained = yield* trainingPass(input, before, moment);
  // Out of time: what the part of an epoch has learned is validated, too, and the first even without a step.
  const cutShort = trained.cut === 'time-budget' && (epoch === 1 || Number.isFinite(trained.loss));
  if (trained.cut !== undefined && !cutShort) return { standing: before, stop: trained.cut };
  const validationBegun = clock();
  const validated = yield* timings.measureAll('validate', validationPass(input, epoch));
  if (validated.cut !== undefined) return { standing: before, stop: validated.cut };
  const now = clock();
  const seconds = (now - begun) / 1000;
  input.measured.validationSeconds = (now - validationBegun) / 1000;
  const record = epochRecord(plan.network.task, epoch, rate, trained, validated, seconds);
  const { standing, save, stop } = decide(plan, before, record, cutShort || isOutOfTime(input));
  await timings.measure('checkpoint', () => saveCheckpoint(input, standing, save));
  const { learningRate } = standing.plateau;
  const lowered = learningRate !== before.plateau.learningRate;
  yield {
    type: 'epoch',
    record,
    bestEpoch: standing.earlyStopping.bestEpoch,
    improved: save,
    epochsWithoutImprovement: standing.earlyStopping.wait,
    nextLearningRate: lowered ? learningRate : undefined,
  };
  return { standing, stop };
}

function isOutOfTime(input: Training): boolean {
  const left = millisecondsLeft(input);
  return left !== undefined && !isWorthAnEpoch(left, validationMilliseconds(input));
}

/** What the last pass over the validation images took; 0 before the first. */
function validationMilliseconds({ measured }: Training): number {
  return (measured.validationSeconds ?? 0) * 1000;
}

async function saveCheckpoint(
  { trainer, folder, fingerprint }: Training,
  standing: Standing,
  isBest: boolean,
): Promise<void> {
  const state = await trainer.save();
  if (isBest) await saveBest(folder, standing.epoch, state);
  await saveLast(folder, fingerprint, { standing, state });
}

/** By the step in the epoch, from 1. */
type Moments = (step: number) => Moment;

function trainingPass(input: Training, before: Standing, moment: Moments) {
  const { plan, trainer, timings } = input;
  const epoch = before.epoch + 1;
  const steps = stepsPerEpoch(plan, input.train.length);
  return runPass({
    batches: timings.measureNext(
      'wait',
      oneAhead(trainingBatches({ ...input, samples: input.train }, epoch)),
    ),
    run: (batch, step) =>
      timings.measure('step', () => trainer.step(batch, learningRateAt(plan, moment(step)))),
    classes: plan.network.classes,
    interrupted: () => interruption(input),
    event: (step, loss) => ({ type: 'step', epoch, step, steps, loss }),
  });
}

function moments(input: Training, before: Standing, begun: number): Moments {
  const { plan, clock } = input;
  const steps = stepsPerEpoch(plan, input.train.length);
  return (step) => {
    const left = millisecondsLeft(input);
    const update = before.epoch * steps + step;
    const spent = spentOf({
      seconds: before.seconds + (clock() - begun) / 1000,
      secondsLeft: left === undefined ? undefined : left / 1000,
      update,
      updates: plan.epochs * steps,
    });
    return { plateauRate: before.plateau.learningRate, update, spent };
  };
}

function validationPass(input: Training, epoch: number) {
  const steps = validationSteps(input.plan, input.validation);
  return runPass({
    batches: oneAhead(validationBatches({ ...input, samples: input.validation })),
    run: (batch) => input.trainer.evaluate(batch),
    classes: input.plan.network.classes,
    interrupted: () => (input.signal.aborted ? 'cancelled' : undefined),
    event: (step) => ({ type: 'validation', epoch, step, steps }),
  });
}

function interruption(input: Training): Cut | undefined {
  if (input.signal.aborted) return 'cancelled';
  const left = millisecondsLeft(input);
  return left !== undefined && left <= validationMilliseconds(input) ? 'time-budget' : undefined;
}

function outcomeOf(
  { folder, timings }: Training,
  standing: Standing,
  stopReason: StopReason,
): Omit<TrainingOutcome, 'firstEpoch' | 'resumedFrom'> {
  const { bestEpoch } = standing.earlyStopping;
  return {
    history: standing.history,
    initial: standing.initial,
    bestEpoch,
    stoppedEpoch: standing.epoch,
    stopReason,
    modelState: bestEpoch === 0 ? undefined : bestPath(folder, bestEpoch),
    secondsToBest: standing.secondsToBest,
    seconds: standing.seconds,
    partSeconds: timings.seconds,
  };
}
