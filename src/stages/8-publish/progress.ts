// Words for live progress: what the training events mean so far, as a bar or as a line. Pure: it neither prints nor
// reads a clock.
import { formatMeasured, formatRate, formatRatio } from '../../document/numbers.ts';
import { epochScore } from '../../metrics/epoch-scores.ts';
import { MONITORS, type MonitoredRecord, type MonitorName } from '../../metrics/monitor.ts';
import { DECIDING } from '../../metrics/scores.ts';
import { escapeControls } from '../../shared/quote.ts';
import type { TrainingEvent, TrainingOutcome } from '../5-train/events.ts';
import type { WorkProgress } from './publisher.ts';

type EpochEvent = Extract<TrainingEvent, { type: 'epoch' }>;

/** Where the run stands, folded from its events. */
export interface TrainingProgress {
  readonly epochs: number;
  readonly patience: number;
  /** What early stopping watches. */
  readonly monitor: MonitorName;
  readonly epoch: number;
  readonly phase: 'train' | 'validate';
  /** Steps done of the phase. */
  readonly step: number;
  readonly steps: number;
  readonly stepsPerEpoch: number;
  readonly loss: number | undefined;
  readonly epochsWithoutImprovement: number;
  /** When the run's first training step was done; the step itself also compiles, so it tells nothing of the next. */
  readonly firstStepAtMs: number | undefined;
  readonly millisecondsPerStep: number | undefined;
  /** Whole epochs done in this run, and how long they took. */
  readonly epochsDone: number;
  readonly epochsDoneMs: number;
}

/** The state after an event at `nowMs`; undefined before training starts. */
export function advance(
  progress: TrainingProgress | undefined,
  event: TrainingEvent,
  nowMs: number,
): TrainingProgress | undefined {
  if (event.type === 'started') return startedProgress(event);
  if (progress === undefined) return undefined;
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
    case 'validation':
      return { ...progress, epoch: event.epoch, phase: 'validate', step: event.step, steps: event.steps };
    case 'epoch':
      return {
        ...progress,
        epoch: event.record.epoch + 1,
        phase: 'train',
        step: 0,
        steps: progress.stepsPerEpoch,
        epochsWithoutImprovement: event.epochsWithoutImprovement,
        epochsDone: progress.epochsDone + 1,
        epochsDoneMs: progress.epochsDoneMs + event.record.seconds * 1000,
      };
    case 'initial':
      return { ...progress, epoch: 1, phase: 'train', step: 0, steps: progress.stepsPerEpoch };
    case 'forecast':
      return progress;
    case 'stopped':
      return undefined;
  }
}

function startedProgress(event: Extract<TrainingEvent, { type: 'started' }>): TrainingProgress {
  return {
    epochs: event.epochs,
    patience: event.patience,
    monitor: event.monitor,
    epoch: event.firstEpoch,
    phase: 'train',
    step: 0,
    steps: event.stepsPerEpoch,
    stepsPerEpoch: event.stepsPerEpoch,
    loss: undefined,
    epochsWithoutImprovement: 0,
    firstStepAtMs: undefined,
    millisecondsPerStep: undefined,
    epochsDone: 0,
    epochsDoneMs: 0,
  };
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
 * Milliseconds until the last epoch would be done: an upper bound, since early stopping may end the run sooner.
 * Undefined while nothing has been measured yet.
 */
export function remainingMs(progress: TrainingProgress): number | undefined {
  const { epochs, epoch, phase, step, stepsPerEpoch, epochsDone, epochsDoneMs, millisecondsPerStep } =
    progress;
  const stepsDone = phase === 'train' ? step : stepsPerEpoch;
  if (epochsDone > 0) {
    const epochsLeft = epochs - epoch + 1 - (stepsPerEpoch > 0 ? stepsDone / stepsPerEpoch : 0);
    return Math.max(0, epochsLeft) * (epochsDoneMs / epochsDone);
  }
  if (millisecondsPerStep === undefined) return undefined;
  return ((epochs - epoch + 1) * stepsPerEpoch - stepsDone) * millisecondsPerStep;
}

/** The live line, at most `columns` wide: what matters least is left out first. */
export function barLine(progress: TrainingProgress, columns: number): string {
  const { epoch, epochs, phase, step, steps, loss, patience, epochsWithoutImprovement } = progress;
  const remaining = remainingMs(progress);
  const head = `epoch ${epoch}/${epochs}`;
  const tail = [
    `${phase} ${step}/${steps}`,
    ...(loss === undefined ? [] : [`loss ${measured(loss)}`]),
    `patience ${patience - epochsWithoutImprovement} of ${patience}`,
    ...(remaining === undefined ? [] : [`at most ${formatDuration(remaining)} left`]),
  ];
  while (tail.length > 0 && [head, ...tail].join(' · ').length > columns) tail.pop();
  const text = tail.length === 0 ? '' : ` ${tail.join(' · ')}`;
  const room = Math.min(30, columns - head.length - text.length - 1);
  if (room >= 8) return `${head} ${bar(steps === 0 ? 0 : step / steps, room)}${text}`;
  return [head, ...tail].join(' · ').slice(0, Math.max(0, columns));
}

function bar(fraction: number, width: number): string {
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * width);
  return '█'.repeat(full) + '░'.repeat(width - full);
}

/** The live line of other work: "image 2/40 ████░░░░ 12/60 scans/002.tif", at most `columns` wide. */
export function workLine({ name, item, items, done, total }: WorkProgress, columns: number): string {
  const head = items === 1 ? '' : `image ${item}/${items} `;
  const steps = `${done}/${total}`;
  const room = Math.min(30, columns - head.length - steps.length - 1);
  const drawn = room >= 8 ? `${bar(total === 0 ? 0 : done / total, room)} ` : '';
  return `${head}${drawn}${steps} ${escapeControls(name)}`.slice(0, Math.max(0, columns));
}

/** One line for a finished epoch; `progress` is the state after it. */
export function epochLine(event: EpochEvent, progress: TrainingProgress): string {
  const { record } = event;
  const remaining = remainingMs(progress);
  return [
    `epoch ${record.epoch}/${progress.epochs}`,
    `loss ${measured(record.trainLoss)}`,
    ...validationWords(record, progress.monitor),
    formatDuration(record.seconds * 1000),
    event.improved
      ? 'best so far'
      : `best is ${event.bestEpoch}, patience ${progress.patience - event.epochsWithoutImprovement} of ${progress.patience}`,
    ...(event.nextLearningRate === undefined
      ? []
      : [`learning rate now ${formatRate(event.nextLearningRate)}`]),
    ...(remaining === undefined || remaining === 0 ? [] : [`at most ${formatDuration(remaining)} left`]),
  ].join(' · ');
}

/** The line before the first epoch. */
export function startedLine(event: Extract<TrainingEvent, { type: 'started' }>): string {
  const place = event.resumedFrom === 'cache' ? ', from a checkpoint in the Actions cache' : '';
  const from = event.firstEpoch > 1 ? `Going on at epoch ${event.firstEpoch}${place}` : 'Training';
  return `${from}: up to ${event.epochs} epochs of ${event.stepsPerEpoch} steps, stopping after ${event.patience} without improvement`;
}

/** The line before the first epoch where training starts from an earlier model. */
export function initialLine(
  { record }: Extract<TrainingEvent, { type: 'initial' }>,
  { monitor }: TrainingProgress,
): string {
  return ['initial model', ...validationWords(record, monitor)].join(' · ');
}

/** Shown whatever is watched: both tasks have them. */
const ALWAYS_SHOWN: readonly MonitorName[] = ['val-loss', 'val-accuracy', epochScore('val', DECIDING).name];

/** What is watched is among them: by it an epoch is the best so far. */
function validationWords(record: MonitoredRecord, monitor: MonitorName): string[] {
  return [...new Set([...ALWAYS_SHOWN, monitor])].map((name) => {
    const { score, read } = MONITORS[name];
    const value = read(record);
    return score === undefined ? `val loss ${measured(value)}` : `val ${score.title} ${formatRatio(value)}`;
  });
}

/** The line after the last epoch; why, in whole sentences, stands in the summary. */
export function forecastLine({
  epochs,
  secondsAnEpoch,
}: Extract<TrainingEvent, { type: 'forecast' }>): string {
  const each = `The first epoch took ${formatDuration(secondsAnEpoch * 1000)}`;
  return `${each}: about ${epochs} ${epochs === 1 ? 'epoch fits' : 'epochs fit'} into the time there is`;
}

export function stoppedLine({ stoppedEpoch, stopReason, bestEpoch }: TrainingOutcome): string {
  return `Stopped after epoch ${stoppedEpoch} (${stopReason}). Best epoch: ${bestEpoch}`;
}

/** A diverged loss is not a number; it reads as what was not measured. */
function measured(value: number): string {
  return formatMeasured(Number.isFinite(value) ? value : null);
}

/** `0.8 s`, `45 s`, `4 min 12 s`, `1 h 5 min`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 9_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
