// Stage 5 in a run: engine, checkpoints of earlier runs and events, to the outcome.
import { join } from 'node:path';
import type { CheckpointStore, Taking, Training } from '../earlier/earlier-runs.ts';
import { createEngine } from '../engine/create.ts';
import type { Engine, EngineInfo } from '../engine/engine.ts';
import { InputError, InternalError, lessThanAnEpoch, nothingTrained, trainingDiverged } from '../errors.ts';
import type { Timings } from '../shared/timings.ts';
import { writeFileAtomic } from '../shared/write-file-atomic.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import type { Task } from '../stages/2-dataset/dataset.ts';
import type { FittedModel } from '../stages/4-plan/initial-model.ts';
import type { Plan } from '../stages/4-plan/plan.ts';
import type { EpochRecord, TrainingEvent, TrainingOutcome } from '../stages/5-train/events.ts';
import { trainingFingerprint } from '../stages/5-train/fingerprint.ts';
import { train } from '../stages/5-train/train.ts';
import { trainingTraits } from '../stages/5-train/traits.ts';
import { historyCsv } from '../stages/7-report/history-csv.ts';
import type { Data } from './data.ts';
import { removeForeignCheckpoint } from './foreign-checkpoint.ts';
import { heedMemory, trainingOf } from './heed-memory.ts';
import type { Keeping } from './keep.ts';
import type { HeldOutput } from './output-lock.ts';
import { replacedByRun } from './replaced.ts';
import { threadsOf } from './resources.ts';
import type { LimitedTime } from './time-budget.ts';
import { growingFolder } from './unfinished.ts';
import { patienceOf, type TimeLimits } from './within-budget.ts';

/** Beside the planning, which reads images meanwhile. A failure is told once it's wanted: the data's faults go first. */
export function startEngine(settings: Settings): Promise<Engine> {
  const starting = createEngine(settings.engine, { threads: threadsOf(settings) });
  starting.catch(() => undefined);
  return starting;
}

interface TrainingOptions extends Keeping, TimeLimits, HeldOutput {}

interface TrainingMeans {
  /** The engine. */
  readonly starting: Promise<Engine>;
  readonly timings: Timings;
  readonly limited: LimitedTime | undefined;
  readonly initialModel: FittedModel | undefined;
  /** What is needed after the training may be loaded meanwhile. */
  readonly onFirstStep: () => void;
}

interface Trained {
  readonly outcome: TrainingOutcome;
  readonly engine: EngineInfo;
  readonly checkpoints: CheckpointStore | undefined;
}

/** @throws InputError where the output is gone, a checkpoint can't be written, memory runs out or nothing is learnt */
export async function trainModel(
  options: TrainingOptions,
  data: Data,
  plan: Plan,
  means: TrainingMeans,
): Promise<Trained> {
  const work = trainingOf(plan, options.settings);
  const trained = await heedMemory(work, () => followTraining(options, data, plan, means));
  const { modelState, stopReason } = trained.outcome;
  if (modelState === undefined && stopReason === 'diverged')
    throw new InputError(trainingDiverged(plan.learningRate));
  return trained;
}

async function followTraining(
  options: TrainingOptions,
  data: Data,
  plan: Plan,
  means: TrainingMeans,
): Promise<Trained> {
  const { settings, publisher, signal, clock, earlier } = options;
  const { limited, initialModel } = means;
  const engine = await means.starting;
  for (const line of await replacedByRun(settings.output)) publisher.say(line);
  const folder = checkpointFolder(settings);
  // Before anything could take it for this run's own: the post step, too, saves what lies there.
  publisher.faults(await removeForeignCheckpoint(folder, earlier));
  const identity = [data.dataset, data.split, plan, engine.name] as const;
  const fingerprint = trainingFingerprint(...identity);
  const patienceMs = patienceOf(options);
  const checkpoints = checkpointsOf(options, { fingerprint, folder, epochs: plan.epochs, patienceMs });
  const events = train({
    ...data,
    ...{ plan, engine, signal, clock, folder, fingerprint },
    traits: trainingTraits(...identity),
    resume: settings.resume === 'auto',
    beforeWriting: options.requireHeld,
    takeCheckpoint: checkpoints && ((take) => takeCheckpoint(options, checkpoints, take)),
    initialModel,
    budget: limited?.budget,
  });
  const outcome = await follow(events, options, { ...means, task: data.dataset.task, checkpoints });
  if (outcome.untrained === 'nothing-new') publisher.faults([nothingTrained()]);
  if (outcome.untrained === 'less-than-an-epoch') publisher.faults([lessThanAnEpoch()]);
  return { outcome, engine: engine.describe(), checkpoints };
}

interface Following extends TrainingMeans {
  readonly task: Task;
  readonly checkpoints: CheckpointStore | undefined;
}

/** Tells what happens, and keeps what grows. */
async function follow(
  events: AsyncGenerator<TrainingEvent>,
  { settings, publisher, clock, requireHeld }: TrainingOptions,
  { timings, onFirstStep, task, checkpoints }: Following,
): Promise<TrainingOutcome> {
  let stepped = false;
  const history: EpochRecord[] = [];
  const growing = await growingFolder(settings.output);
  for await (const event of events) {
    publisher.training(event);
    if (event.type === 'started') {
      publisher.faults(event.faults);
      history.push(...event.history);
    }
    if (event.type === 'epoch') {
      history.push(event.record);
      await requireHeld();
      await writeFileAtomic(join(growing, 'history.csv'), historyCsv(history, task));
      checkpoints?.keep();
    }
    if (event.type === 'step' && !stepped) {
      stepped = true;
      timings.record('first-step', clock() / 1000);
      onFirstStep();
    }
    if (event.type === 'stopped') return event.outcome;
  }
  throw new InternalError('the training ended without an outcome');
}

/** Whoever doesn't want to go on from an earlier run leaves nothing to go on from outside its own folder, either. */
function checkpointsOf({ settings, publisher, earlier }: TrainingOptions, training: Omit<Training, 'say'>) {
  if (settings.resume === 'never') return undefined;
  return earlier.checkpointsOf({ ...training, say: (line) => publisher.say(line) });
}

async function takeCheckpoint(
  { publisher }: TrainingOptions,
  checkpoints: CheckpointStore,
  take: (folder: string) => Promise<Taking>,
): Promise<boolean> {
  const { taken, faults } = await checkpoints.take(take);
  publisher.faults(faults);
  return taken;
}

export function checkpointFolder({ output }: Settings): string {
  return join(output, 'checkpoint');
}
