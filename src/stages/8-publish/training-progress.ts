// Where a training stands and how long it may still take, folded from its events. Pure: the words for it are progress.ts's.
import type { MonitorName } from '../../metrics/monitor.ts';
import type { TrainingEvent } from '../5-train/events.ts';

/** Where the run stands, folded from its events. */
export interface TrainingProgress {
  readonly epochs: number;
  readonly patience: number;
  /** What early stopping watches. */
  readonly monitor: MonitorName;
  readonly epoch: number;
  readonly phase: 'features' | 'train' | 'validate';
  /** Steps done of the phase. */
  readonly step: number;
  readonly steps: number;
  readonly stepsPerEpoch: number;
  /** So many, the first ones, fit the head alone. */
  readonly headEpochs: number;
  readonly loss: number | undefined;
  readonly epochsWithoutImprovement: number;
  /** When the run's first training step was done; the step itself also compiles, so it tells nothing of the next. */
  readonly firstStepAtMs: number | undefined;
  readonly millisecondsPerStep: number | undefined;
  /** The running epoch fits the head alone: how long it takes tells nothing of the next. */
  readonly isProbe: boolean;
  /** Whole epochs of steps done in this run, and how long they took. */
  readonly epochsDone: number;
  readonly epochsDoneMs: number;
  /** When the last event came. */
  readonly nowMs: number;
  /** When the time budget ends training; undefined: it doesn't. */
  readonly endsAtMs: number | undefined;
}

/** The state after an event at `nowMs`; undefined before training starts. */
export function advance(
  progress: TrainingProgress | undefined,
  event: TrainingEvent,
  nowMs: number,
): TrainingProgress | undefined {
  if (event.type === 'started') return startedProgress(event, nowMs);
  const advanced = progress && advanceStarted(progress, event, nowMs);
  return advanced && { ...advanced, nowMs };
}

function advanceStarted(
  progress: TrainingProgress,
  event: Exclude<TrainingEvent, { type: 'started' }>,
  nowMs: number,
): TrainingProgress | undefined {
  switch (event.type) {
    case 'step':
      return {
        ...progress,
        ...stepRate(progress, event, nowMs),
        epoch: event.epoch,
        phase: 'train',
        step: event.step,
        steps: event.steps,
        loss: event.loss,
      };
    case 'features':
    case 'validation': {
      const phase = event.type === 'features' ? 'features' : 'validate';
      const isProbe = progress.isProbe || event.type === 'features';
      return { ...progress, epoch: event.epoch, phase, isProbe, step: event.step, steps: event.steps };
    }
    case 'epoch':
      return {
        ...progress,
        epoch: event.record.epoch + 1,
        phase: 'train',
        step: 0,
        steps: progress.stepsPerEpoch,
        epochsWithoutImprovement: event.epochsWithoutImprovement,
        ...epochsTimed(progress, event.record.seconds * 1000),
        isProbe: false,
        endsAtMs: endOf(event, nowMs),
      };
    case 'initial':
      return { ...progress, epoch: 1, phase: 'train', step: 0, steps: progress.stepsPerEpoch };
    case 'shares':
    case 'forecast':
      return progress;
    case 'stopped':
      return undefined;
  }
}

function startedProgress(
  event: Extract<TrainingEvent, { type: 'started' }>,
  nowMs: number,
): TrainingProgress {
  return {
    epochs: event.epochs,
    patience: event.patience,
    monitor: event.monitor,
    epoch: event.firstEpoch,
    phase: 'train',
    step: 0,
    steps: event.stepsPerEpoch,
    stepsPerEpoch: event.stepsPerEpoch,
    headEpochs: event.headEpochs,
    loss: undefined,
    epochsWithoutImprovement: 0,
    firstStepAtMs: undefined,
    millisecondsPerStep: undefined,
    isProbe: false,
    epochsDone: 0,
    epochsDoneMs: 0,
    nowMs,
    endsAtMs: endOf(event, nowMs),
  };
}

function epochsTimed(
  { isProbe, epochsDone, epochsDoneMs }: TrainingProgress,
  ms: number,
): Pick<TrainingProgress, 'epochsDone' | 'epochsDoneMs'> {
  return isProbe
    ? { epochsDone, epochsDoneMs }
    : { epochsDone: epochsDone + 1, epochsDoneMs: epochsDoneMs + ms };
}

function endOf({ timeLeftMs }: { readonly timeLeftMs: number | undefined }, nowMs: number) {
  return timeLeftMs === undefined ? undefined : nowMs + timeLeftMs;
}

/** Milliseconds a step, from the steps of the running epoch after its first. */
function stepRate(
  progress: TrainingProgress,
  event: Extract<TrainingEvent, { type: 'step' }>,
  nowMs: number,
): Pick<TrainingProgress, 'firstStepAtMs' | 'millisecondsPerStep'> {
  if (event.step === 1 || progress.firstStepAtMs === undefined)
    return { firstStepAtMs: nowMs, millisecondsPerStep: progress.millisecondsPerStep };
  return {
    firstStepAtMs: progress.firstStepAtMs,
    millisecondsPerStep: (nowMs - progress.firstStepAtMs) / (event.step - 1),
  };
}

/**
 * Milliseconds until the last epoch would be done, or the time budget ends training: an upper bound, since early stopping
 * may end it sooner. Undefined while nothing has been measured yet.
 */
export function remainingMs(progress: TrainingProgress): number | undefined {
  const { endsAtMs, nowMs } = progress;
  const epochsMs = epochsLeftMs(progress);
  if (endsAtMs === undefined) return epochsMs;
  return Math.min(epochsMs ?? Number.POSITIVE_INFINITY, Math.max(0, endsAtMs - nowMs));
}

function epochsLeftMs(progress: TrainingProgress): number | undefined {
  const { epochs, epoch, phase, step, stepsPerEpoch, epochsDone, epochsDoneMs, millisecondsPerStep } =
    progress;
  const stepsDone = phase === 'train' ? step : phase === 'features' ? 0 : stepsPerEpoch;
  if (epochsDone > 0) {
    const epochsLeft = epochs - epoch + 1 - (stepsPerEpoch > 0 ? stepsDone / stepsPerEpoch : 0);
    return Math.max(0, epochsLeft) * (epochsDoneMs / epochsDone);
  }
  if (millisecondsPerStep === undefined) return undefined;
  return ((epochs - epoch + 1) * stepsPerEpoch - stepsDone) * millisecondsPerStep;
}
