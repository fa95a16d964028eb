// What a line says in words.
import type { HistoryLine } from '../../../results/history-line.ts';
import { VERDICTS } from '../words/verdicts.ts';

/** "▲ better" */
export function verdictText({ verdict, gates }: HistoryLine): string {
  const { mark, text } = VERDICTS[verdict];
  const failed = gates === 'failed' ? ', gates failed' : '';
  return `${mark} ${text.toLowerCase()}${failed}`;
}

/** "epoch 41 of 61, patience" */
export function epochText(line: HistoryLine): string {
  const reason = line['stop-reason'].replaceAll('-', ' ');
  return `epoch ${line['best-epoch']} of ${line['stopped-epoch']}, ${reason}`;
}
