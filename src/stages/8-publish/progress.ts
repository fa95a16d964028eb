// Words for live progress: what the training events mean so far, as a bar or as a line. Pure: it neither prints nor
// reads a clock.
import { formatMeasured, formatRate, formatRatio, plural } from '../../document/numbers.ts';
import { epochScore } from '../../metrics/epoch-scores.ts';
import { MONITORS, type MonitoredRecord, type MonitorName } from '../../metrics/monitor.ts';
import { DECIDING } from '../../metrics/scores.ts';
import { escapeControls } from '../../shared/quote.ts';
import type { TrainingEvent, TrainingOutcome } from '../5-train/events.ts';
import type { WorkProgress } from './publisher.ts';
import { remainingMs, type TrainingProgress } from './training-progress.ts';

type StartedEvent = Extract<TrainingEvent, { type: 'started' }>;
type EpochEvent = Extract<TrainingEvent, { type: 'epoch' }>;

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
  const { record, part } = event;
  const remaining = remainingMs(progress);
  return [
    `epoch ${record.epoch}/${progress.epochs}`,
    ...(record.epoch <= progress.headEpochs ? ['head alone'] : []),
    ...(part === undefined ? [] : [`in part, ${part.steps} of its ${plural(part.of, 'step')}`]),
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
export function startedLine(event: StartedEvent): string {
  const place = event.resumedFrom === 'cache' ? ', from a checkpoint in the Actions cache' : '';
  if (event.stop !== undefined)
    return `The earlier run was cut off after its training, before its report: going on at that${place}`;
  const from = event.firstEpoch > 1 ? `Going on at epoch ${event.firstEpoch}${place}` : 'Training';
  const { epochs, firstEpoch, headEpochs } = event;
  if (firstEpoch <= headEpochs && epochs <= headEpochs)
    return `${from}: up to ${plural(epochs, 'epoch')}, which fits the head alone`;
  return `${from}: ${epochsWords(event)}, stopping after ${event.patience} without improvement`;
}

/** "up to 100 epochs of 25 steps" */
function epochsWords({ epochs, stepsPerEpoch, firstEpoch, headEpochs }: StartedEvent): string {
  const [all, steps] = [`up to ${plural(epochs, 'epoch')}`, plural(stepsPerEpoch, 'step')];
  if (firstEpoch > headEpochs) return `${all} of ${steps}`;
  return `${all}, the first of the head alone, ${epochs === 2 ? 'the other' : 'the others'} of ${steps}`;
}

/** The line before the first epoch where time is too short for all images: "validated on 20 of 101 images". */
export function sharesLine({ validation, test }: Extract<TrainingEvent, { type: 'shares' }>): string {
  const parts = [
    ...(validation.images < validation.of ? [`to validate on ${validation.images} of ${validation.of}`] : []),
    ...(test.images < test.of ? [`to test on about ${test.images} of ${test.of}`] : []),
  ];
  return `The time budget leaves room ${parts.join(' images and ')} images, chosen by the seed`;
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
  const each = `An epoch takes ${formatDuration(secondsAnEpoch * 1000)}`;
  return `${each}: about ${epochs} ${epochs === 1 ? 'epoch fits' : 'epochs fit'} into the time there is`;
}

export function stoppedLine({ stoppedEpoch, stopReason, bestEpoch, untrained }: TrainingOutcome): string {
  if (untrained === 'less-than-an-epoch')
    return `Stopped in epoch ${stoppedEpoch}, before its end (${stopReason})`;
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
