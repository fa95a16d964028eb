// The training loop as a stream of events. It asks the rules what to do (early stopping, plateau, budget) and does
// it; who listens prints, stores or draws.
import { Timings } from '../../shared/timings.ts';
import { isMeasuredBefore } from '../4-plan/initial-model.ts';
import { stepsPerEpoch } from './batches.ts';
import { type Beginning, begin } from './begin.ts';
import { bestPath, saveBest, saveLast } from './checkpoint.ts';
import { decide } from './decide.ts';
import { moments, trainingPass } from './epoch-steps.ts';
import type { StopReason, TrainingEvent, TrainingOutcome, Untrained } from './events.ts';
import { linearProbe } from './linear-probe.ts';
import { noteOutOfTime } from './out-of-time.ts';
import { isLinearProbe, probeEpochs } from './probe-epochs.ts';
import { epochRecord, validationRecord } from './record.ts';
import type { Standing } from './standing.ts';
import type { Training, TrainingInput } from './training.ts';
import { validate, warmUp } from './validation.ts';

export type { TrainingInput } from './training.ts';

interface Finished {
  readonly standing: Standing;
  readonly stop: StopReason | undefined;
}

/**
 * Trains until a rule says stop; the last event carries the outcome. Throws when a checkpoint can't be written, and an
 * InputError where the time budget has no room for the least of a training.
 */
export async function* train(input: TrainingInput): AsyncGenerator<TrainingEvent> {
  const { plan, budget } = input;
  const trainer = await input.engine.build(plan.network, plan);
  try {
    const training: Training = { ...input, trainer, timings: new Timings(input.clock) };
    if (budget !== undefined && !input.signal.aborted) await warmUp(training, budget);
    const beginning = await begin(training);
    const { resumedFrom } = beginning;
    let { standing, stop }: Finished = budgeted(training, beginning);
    const firstEpoch = standing.epoch + 1;
    yield started(training, beginning);
    if (stop === undefined && budget !== undefined) yield* sharesOf(training);
    if (isMeasuredBefore(input.initialModel) && firstEpoch === 1 && stop === undefined)
      ({ standing, stop } = yield* validateInitialModel(training, standing));
    while (stop === undefined) {
      ({ standing, stop } = yield* runEpoch(training, standing));
      if (stop === undefined && standing.epoch === Math.max(firstEpoch, 1 + probeEpochs(input.plan)))
        yield* forecast(training, standing);
    }
    const untrained = untrainedBy(training, beginning, { standing, stop });
    const outcome = { ...outcomeOf(training, standing, stop), firstEpoch, resumedFrom, untrained };
    yield { type: 'stopped', outcome };
  } finally {
    await trainer.dispose();
  }
}

/** How many images are validated, and whether there's time to train at all. */
function budgeted({ plan, budget, validation, signal }: Training, { standing, stop }: Finished): Finished {
  if (budget === undefined || stop !== undefined || signal.aborted) return { standing, stop };
  if (standing.epoch === 0) {
    budget.plan(probeEpochs(plan) > 0 ? 'head' : 'step');
    return { standing, stop };
  }
  budget.planFor(standing.validationImages ?? validation.length);
  return { standing, stop: budget.fitsEpoch() ? undefined : 'time-budget' };
}

function started(
  { plan, train, budget }: Training,
  { standing: { epoch, history }, stop, resumedFrom, faults }: Beginning,
): TrainingEvent {
  const { epochs, patience, monitor } = plan;
  return {
    type: 'started',
    ...{ epochs, patience, monitor, resumedFrom, history, stop, faults },
    stepsPerEpoch: stepsPerEpoch(plan, train.length),
    headEpochs: probeEpochs(plan),
    firstEpoch: epoch + 1,
    timeLeftMs: budget?.trainingLeftMs,
  };
}

function* sharesOf({ budget }: Training): Generator<TrainingEvent> {
  if (budget === undefined) return;
  const { shares, work } = budget;
  const validation = { images: shares.validation, of: work.validation.all };
  const test = { images: shares.test, of: work.test.all };
  if (validation.images < validation.of || test.images < test.of) yield { type: 'shares', validation, test };
}

/** What the initial model is worth before any training, for the epochs to be compared with. */
async function* validateInitialModel(
  input: Training,
  before: Standing,
): AsyncGenerator<TrainingEvent, Finished> {
  const begun = input.clock();
  const validated = yield* input.timings.measureAll('validate', validate(input, 0, before));
  if (validated.cut === 'cancelled') return { standing: before, stop: 'cancelled' };
  const seconds = (input.clock() - begun) / 1000;
  const initial = validationRecord(input.plan.network.task, validated);
  yield { type: 'initial', record: initial };
  return {
    standing: { ...before, initial, validationImages: validated.images, seconds },
    stop: undefined,
  };
}

/** Once the first epoch of this run has been timed. */
function* forecast({ budget, plan }: Training, { epoch, history }: Standing): Generator<TrainingEvent> {
  if (budget === undefined) return;
  const { seconds } = history[history.length - 1];
  const epochs = budget.epochsThatFit({ epoch, epochs: plan.epochs, epochMs: seconds * 1000 });
  yield { type: 'forecast', epochs, secondsAnEpoch: seconds };
}

async function* runEpoch(input: Training, before: Standing): AsyncGenerator<TrainingEvent, Finished> {
  const { plan, budget, clock, timings } = input;
  const epoch = before.epoch + 1;
  const begun = clock();
  const { trained, validated: known } = isLinearProbe(plan, epoch)
    ? yield* timings.measureAll('linear-probe', linearProbe(input, before))
    : { trained: yield* trainingPass(input, before, moments(input, before, begun)), validated: undefined };
  // Out of time: what the part of an epoch has learned is validated, too.
  const cutShort = trained.cut === 'time-budget';
  if (trained.cut !== undefined && !cutShort) return { standing: before, stop: trained.cut };
  const validated = known ?? (yield* timings.measureAll('validate', validate(input, epoch, before)));
  await input.beforeWriting?.();
  if (validated.cut === 'time-budget' && before.epoch > 0)
    await noteOutOfTime(input.folder, plan, before.epoch);
  if (validated.cut !== undefined) return { standing: before, stop: validated.cut };
  const seconds = (clock() - begun) / 1000;
  const record = epochRecord(plan.network.task, epoch, trained, validated, seconds);
  const outOfTime = cutShort || (budget !== undefined && !budget.fitsEpoch());
  const updates = (before.updates.at(-1) ?? 0) + trained.steps;
  const done = { record, updates, isCutShort: cutShort };
  const { standing, save, stop } = decide(plan, before, done, outOfTime);
  const measured = { ...standing, validationImages: validated.images };
  if (stop === 'time-budget') await noteOutOfTime(input.folder, plan, epoch);
  const saved = await timings.measure('checkpoint', () => saveCheckpoint(input, measured, save));
  const { learningRate } = standing.plateau;
  const lowered = learningRate !== before.plateau.learningRate;
  yield {
    type: 'epoch',
    record,
    part: cutShort ? { steps: trained.steps, of: stepsPerEpoch(plan, input.train.length) } : undefined,
    bestEpoch: standing.earlyStopping.bestEpoch,
    improved: save,
    epochsWithoutImprovement: standing.earlyStopping.wait,
    nextLearningRate: lowered ? learningRate : undefined,
    timeLeftMs: stop === undefined ? budget?.trainingLeftMs : 0,
  };
  return { standing: saved, stop };
}

async function saveCheckpoint(
  { trainer, folder, fingerprint, traits, budget, clock }: Training,
  standing: Standing,
  isBest: boolean,
): Promise<Standing> {
  const begun = clock();
  const state = await trainer.save();
  const bestSha256 = isBest ? await saveBest(folder, standing.epoch, state) : standing.bestSha256;
  const saved = { ...standing, bestSha256 };
  await saveLast(folder, fingerprint, { standing: saved, state }, traits);
  budget?.meter.saved(clock() - begun);
  return saved;
}

function outcomeOf(
  { folder, timings, validation }: Training,
  standing: Standing,
  stopReason: StopReason,
): Omit<TrainingOutcome, 'firstEpoch' | 'resumedFrom' | 'untrained'> {
  const { bestEpoch } = standing.earlyStopping;
  const path = bestPath(folder, bestEpoch);
  return {
    history: standing.history,
    initial: standing.initial,
    bestEpoch,
    stoppedEpoch: standing.epoch,
    stopReason,
    validationImages: standing.validationImages ?? validation.length,
    modelState: standing.bestSha256 === undefined ? undefined : { path, sha256: standing.bestSha256 },
    secondsToBest: standing.secondsToBest,
    seconds: standing.seconds,
    partSeconds: timings.seconds,
  };
}

/** What was trained before a kill and only now comes to its report is this run's own. */
function untrainedBy(
  { plan, train }: Training,
  beginning: Beginning,
  { standing, stop }: Finished,
): Untrained | undefined {
  const { bestEpoch } = standing.earlyStopping;
  const kept = standing.updates[bestEpoch - 1];
  if (kept === undefined) return undefined;
  // A fitted head is a trained model: that fine-tuning had no time for an epoch takes nothing from it.
  if (probeEpochs(plan) === 0 && kept < stepsPerEpoch(plan, train.length)) return 'less-than-an-epoch';
  const isSame = beginning.stop === undefined && standing.epoch === beginning.standing.epoch;
  return isSame && stop === 'time-budget' ? 'nothing-new' : undefined;
}
