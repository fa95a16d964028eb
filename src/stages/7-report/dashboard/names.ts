// What a series is called in few words.
import { basename } from 'node:path/posix';
import type { HistoryLine } from '../../../results/history-line.ts';
import { TABLE } from '../../1-config/table.ts';

/** As headings of its runs call it: the artifact where somebody named it, else the data folder. */
export function modelOf({ artifact, data }: HistoryLine): string | undefined {
  const isChosen = artifact !== null && artifact !== TABLE.artifactName.default;
  return isChosen ? artifact : (data === null ? undefined : basename(data)) || undefined;
}
