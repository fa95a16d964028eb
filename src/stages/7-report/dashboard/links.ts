// Addresses of what a line is about, made of the repository, which we know, and of digits and hex.
import type { HistoryHome } from '../../../earlier/history-store.ts';
import type { HistoryLine } from '../../../results/history-line.ts';

/** Undefined: a run that no host knows of. */
export function runUrl({ run }: HistoryLine, home: HistoryHome | undefined): string | undefined {
  if (run === null || home === undefined) return undefined;
  return `${repositoryUrl(home)}/actions/runs/${run.id}/attempts/${run.attempt}`;
}

export function commitUrl({ commit }: HistoryLine, home: HistoryHome | undefined): string | undefined {
  return commit === null || home === undefined ? undefined : `${repositoryUrl(home)}/commit/${commit}`;
}

function repositoryUrl({ serverUrl, repository }: HistoryHome): string {
  return `${serverUrl}/${repository}`;
}
