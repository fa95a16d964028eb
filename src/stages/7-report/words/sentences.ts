// The sentences that open a document and end a log: the result, why training stopped where, what was kept, the line of counts.
import { code, cut, type Inline, joined, plainText } from '../../../document/inline.ts';
import { formatMeasured, formatRatio, formatSeconds, plural } from '../../../document/numbers.ts';
import { MONITORS } from '../../../metrics/monitor.ts';
import { DECIDING, type ScoreKey } from '../../../metrics/scores.ts';
import type { Results } from '../../../results/results.ts';
import { moment } from '../../../shared/moment.ts';
import { shownScores } from '../task-words.ts';
import { stageTimings } from '../timing-words.ts';
import { gatesLine } from './gates.ts';
import { untrainedSentence } from './untrained.ts';

/** "Test macro F1 0.981, accuracy 0.990, mean IoU 0.964" */
export function resultSentence(
  results: Pick<Results, 'task' | 'test'> & Partial<Pick<Results, 'stop-reason'>>,
): string {
  const { test, 'stop-reason': stopReason } = results;
  if (test.images === 0 && stopReason === 'cancelled') return 'Cancelled before the model could be tested';
  if (test.accuracy === null) return 'Trained, but there was nothing to test the model on';
  return `Test ${scoresText(results, test)}`;
}

/** "macro F1 0.981, accuracy 0.990, mean IoU 0.964": the one that decides, and of the others what is defined. */
export function scoresText(run: Pick<Results, 'task'>, test: Pick<Results['test'], ScoreKey>): string {
  return shownScores(run)
    .filter(({ key }) => key === DECIDING.key || test[key] !== null)
    .map(({ key, title }) => `${title} ${formatRatio(test[key])}`)
    .join(', ');
}

/**
 * Whether it was trained at all, the verdict on a baseline and the gates, if there are any, then the result: plain text
 * for a log.
 */
export function resultLines(
  results: Pick<Results, 'task' | 'test' | 'comparison' | 'gates'> &
    Partial<Pick<Results, 'stop-reason' | 'untrained'>>,
): string[] {
  const { comparison } = results;
  const verdict = comparison.baseline === null ? undefined : comparison.sentence;
  const gates = gatesLine(results.gates);
  const lines = [untrainedSentence(results), verdict, gates && plainText(gates), resultSentence(results)];
  return lines.filter((line) => line !== undefined);
}

/** "Stopped after epoch 61 of 100: validation loss had not improved for 20 epochs. Kept epoch 41 (...)." */
export function stopSentence(results: Results): Inline {
  return joined(
    [
      ...restoredSentence(results),
      `Stopped ${isCutShort(results) ? 'in' : 'after'} epoch ${stoppedAt(results)}: ${reason(results)}.`,
      keptSentence(results),
      ...sharesSentence(results),
      ...resumedSentence(results),
    ],
    ' ',
  );
}

/** Whether its only epoch had no time for all of its steps. */
function isCutShort({ untrained, 'stopped-epoch': stopped }: Results): boolean {
  return untrained === 'less-than-an-epoch' && stopped === 1;
}

/** "61 of 100"; without the number asked for where an earlier run had gone beyond it. */
function stoppedAt({ plan, 'stopped-epoch': stopped }: Results): string {
  return stopped > plan.epochs ? String(stopped) : `${stopped} of ${plan.epochs}`;
}

/** "The time was too short for all images: validated on 20 of 101, tested on 40 of 233." */
function sharesSentence(results: Results): string[] {
  const { split, test, 'validation-images': validated, 'stop-reason': stopReason } = results;
  const parts = [
    ['validated', validated ?? split.validation.images, split.validation.images],
    // A run that was cancelled isn't tested at all, which is said elsewhere.
    ['tested', stopReason === 'cancelled' ? split.test.images : test.images, split.test.images],
  ] as const;
  const short = parts
    .filter(([, images, all]) => images < all)
    .map(([what, images, all]) => `${what} on ${images} of ${all}`);
  return short.length === 0 ? [] : [`The time was too short for all images: ${short.join(', ')}.`];
}

/** "Training went on from epoch 7 of an earlier run, from its checkpoint in the Actions cache." */
function resumedSentence({ 'first-epoch': first, 'resumed-from': from }: Results): string[] {
  if (first === 1) return [];
  const place = from === 'cache' ? ' in the Actions cache' : '';
  return [`Training went on from epoch ${first - 1} of an earlier run, from its checkpoint${place}.`];
}

function restoredSentence({ restored, 'created-at': createdAt }: Results): Inline[] {
  if (restored === null) return [];
  const id = restored['run-id'];
  const run = `${id === null ? 'the run' : `run ${id}`} of ${moment(createdAt)}`;
  const sentence = `Nothing was trained: data, labels, split, settings and code of the action are those of ${run}, whose model and results these are`;
  return [
    [
      `${sentence} (`,
      code('skip-unchanged'),
      '). That run measured the scores; they were not measured anew.',
    ],
  ];
}

function reason({ plan, 'stop-reason': stopReason }: Results): string {
  const { title, direction } = MONITORS[plan.monitor];
  switch (stopReason) {
    case 'patience': {
      const by = plan['min-delta'] > 0 ? ` by more than ${plan['min-delta']}` : '';
      return `${title} had not improved${by} for ${plural(plan.patience, 'epoch')}`;
    }
    case 'epochs':
      return 'all epochs were done';
    case 'time-budget': {
      const budget = plan['time-budget-seconds'];
      return `the time budget${budget === null ? '' : ` of ${formatSeconds(budget)}`} was used up`;
    }
    case 'target': {
      const bound = plan.target === null ? '' : ` of ${plan.target}`;
      return `${title} ${direction === 'minimize' ? 'fell to' : 'reached'} its target${bound}`;
    }
    case 'cancelled':
      return 'the run was cancelled';
    case 'diverged':
      return 'training then diverged, the loss was no longer a finite number';
  }
}

function keptSentence(results: Results): string {
  const { history, plan, 'best-epoch': bestEpoch } = results;
  const best = history.find(({ epoch }) => epoch === bestEpoch);
  if (best === undefined) return bestEpoch > 0 ? `Kept epoch ${bestEpoch}.` : 'No epoch could be kept.';
  const loss = `validation loss ${formatMeasured(best['val-loss'])}`;
  const monitored =
    plan.monitor === 'val-loss' ? '' : `${MONITORS[plan.monitor].title} ${formatRatio(best[plan.monitor])}, `;
  return `Kept epoch ${bestEpoch} (${monitored}${loss}).`;
}

/** "Training 142 · validation 38 · test 42 images · 4 classes · U-Net 16-32-64-128 · 4 min 12 s on 2 cores · onnx 1.30.0" */
export function countsLine(results: Results): string {
  const { split, classes, engine, environment } = results;
  const total = stageSeconds(results);
  const threads = engine.threads < environment.cores ? `, ${plural(engine.threads, 'thread')}` : '';
  const cores = `${plural(environment.cores, 'core')}${threads}`;
  return [
    ...fanOutWords(results),
    `Training ${split.train.images}`,
    `validation ${split.validation.images}`,
    `test ${plural(split.test.images, 'image')}`,
    plural(classes.length, 'class', 'classes'),
    cut(results.plan.network),
    total > 0 ? `${formatSeconds(total)} on ${cores}` : cores,
    `${engine.engine} ${engine.version}`,
  ].join(' · ');
}

/** "Fold 2 of 5", "Sweep row 3 of 4" */
function fanOutWords({ 'fan-out': fanOut }: Results): string[] {
  if (fanOut === null) return [];
  return [`${fanOut.kind === 'fold' ? 'Fold' : 'Sweep row'} ${fanOut.number} of ${fanOut.of}`];
}

/** The time of all stages. */
export function stageSeconds({ 'timings-seconds': timings }: Pick<Results, 'timings-seconds'>): number {
  return stageTimings(timings).reduce((total, { seconds }) => total + seconds, 0);
}
