// What a line says in words.
import type { HistoryLine } from '../../../results/history-line.ts';
import { STOP_REASONS } from '../words/stop-reasons.ts';
import { VERDICTS } from '../words/verdicts.ts';

/** "▲ better" */
export function verdictText({ verdict, gates }: HistoryLine): string {
  const { mark, text } = VERDICTS[verdict];
  const failed = gates === 'failed' ? ', gates failed' : '';
  return `${mark} ${text.toLowerCase()}${failed}`;
}

/** "epoch 41 of 61, patience ran out" */
export function epochText(line: HistoryLine): string {
  return `epoch ${line['best-epoch']} of ${line['stopped-epoch']}, ${STOP_REASONS[line['stop-reason']]}`;
}

/** "4.2 min", below a minute "12 s": of a run that was trained. */
export function minutesText({ minutes, restored }: HistoryLine): string {
  if (restored) return 'unchanged';
  if (minutes >= 1) return `${minutes < 10 ? Number(minutes.toFixed(1)) : Math.round(minutes)}\u00a0min`;
  const seconds = Math.round(minutes * 60);
  return seconds === 0 ? 'a few seconds' : `${seconds}\u00a0s`;
}
