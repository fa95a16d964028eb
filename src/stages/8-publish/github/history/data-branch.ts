// Files on a branch of the repository: always one commit without parents, so that the branch stays small for ever. Several
// jobs may write at once: each pushes only onto what it has read, and reads again where another was faster.
import { randomInt } from 'node:crypto';
import { setTimeout as sleepFor } from 'node:timers/promises';
import * as core from '@actions/core';
import { type HistoryFiles, HistoryRefused, type HistoryStore } from '../../../../earlier/history-store.ts';
import { historyBranchTaken, InputError } from '../../../../errors.ts';
import { BRANCH_MS } from '../../../../shared/deadline.ts';
import { authorization, GitFailed } from './git.ts';
import { failure, refusalOf, type Tried } from './refusal.ts';
import { openRepository, type Repository, type RepositoryOptions, type Tip } from './repository.ts';

export interface DataBranchOptions extends RepositoryOptions {
  /** Its name, without `refs/heads/`. */
  readonly branch: string;
  /** In milliseconds. */
  readonly clock: () => number;
  /** For tests: how long it waits altogether in what fails. */
  readonly patienceMs?: number;
  /** For tests: waits so many milliseconds. */
  readonly sleep?: (ms: number) => Promise<unknown>;
}

/** So many jobs at once, and the last one still gets its turn. */
const MOST_RACES = 30;
/** Of the network, or of the server. */
const MOST_FAILURES = 3;
/** Before another try, at most; the first waits are shorter. */
const LONGEST_WAIT_MS = 5000;
const SHORTEST_WAIT_MS = 250;

/** Says whose the branch is: without it nothing is replaced, be it somebody's work of a name that was mistaken. */
const MARK = '.best-epoch';
const MARK_TEXT = 'Best Epoch writes this branch, and replaces its one commit each time.\n';

type Change = Parameters<HistoryStore['update']>[1];

/** A branch of the repository that the job is of. */
export function branchOfRepository(
  { env, clock, signal }: Pick<DataBranchOptions, 'env' | 'clock' | 'signal'>,
  branch: string,
  token: string,
): HistoryStore {
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository = '' } = env;
  // The form in which git sends it; the token itself is masked where it's read.
  if (token !== '') core.setSecret(authorization(token));
  const store = dataBranch({ branch, env, clock, signal, remote: { server, repository, token } });
  return { ...store, home: { serverUrl: server, repository, branch } };
}

export function dataBranch(options: DataBranchOptions): HistoryStore {
  let read: Promise<HistoryFiles> | undefined;
  const patience: Patience = { leftMs: options.patienceMs ?? BRANCH_MS };
  const filesOnce = () => {
    read ??= tried('read', options, patience, readAll);
    return read;
  };
  return {
    name: `branch ${options.branch}`,
    read: async (path) => (await filesOnce()).read(path),
    list: async () => (await filesOnce()).list(),
    async update(message, change) {
      read = undefined;
      let races = 0;
      const work: Work<boolean> = (repository) => write(repository, options, message, change);
      while (!(await tried('written', options, patience, work))) {
        races++;
        if (races === MOST_RACES) throw new HistoryRefused(`other jobs were faster ${MOST_RACES} times`);
        await pause(options, races);
      }
    },
  };
}

type Work<T> = (repository: Repository, branch: string) => Promise<T>;

/** What is left of it: tries that fail use it up. */
interface Patience {
  leftMs: number;
}

/**
 * In a repository of its own, again where the network or the server failed.
 * @throws HistoryRefused
 */
async function tried<T>(
  how: Tried,
  options: DataBranchOptions,
  patience: Patience,
  work: Work<T>,
): Promise<T> {
  const { branch, clock } = options;
  if (patience.leftMs <= 0) throw new HistoryRefused('the server gave no answer before');
  for (let failures = 1; ; failures++) {
    const since = clock();
    const leftMs = () => patience.leftMs - (clock() - since);
    try {
      return await inRepository(options, leftMs, work);
    } catch (error) {
      patience.leftMs = leftMs();
      const refusal = refusalOf(error, how, branch);
      if (refusal !== undefined) throw refusal;
      if (!(error instanceof GitFailed)) throw error;
      if (failures === MOST_FAILURES || patience.leftMs <= 0) throw failure(error);
    }
    await pause(options, failures);
  }
}

async function inRepository<T>(options: DataBranchOptions, leftMs: () => number, work: Work<T>): Promise<T> {
  await using repository = await openRepository(options.branch, options, leftMs);
  return await work(repository, options.branch);
}

/** By chance longer or shorter, or two jobs that met once would meet again. */
async function pause({ signal, ...options }: DataBranchOptions, times: number): Promise<void> {
  const { sleep = (ms: number) => sleepFor(ms, undefined, { signal }) } = options;
  const longest = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** times);
  await sleep(randomInt(SHORTEST_WAIT_MS, longest));
}

/** All that is there, at one moment. */
async function readAll(repository: Repository, branch: string): Promise<HistoryFiles> {
  const tip = await fetchOwn(repository, branch);
  const contents = await repository.contents(tip.files.values());
  return filesOf(tip, async () => contents);
}

/** @throws InputError where the branch is somebody else's */
async function fetchOwn(repository: Repository, branch: string): Promise<Tip> {
  const tip = await repository.fetch();
  const there = [...tip.files.keys(), ...tip.others];
  const isOwn = there.length === 0 || tip.files.has(MARK);
  if (!isOwn) throw new InputError(historyBranchTaken(branch, there));
  return tip;
}

type Contents = ReadonlyMap<string, Uint8Array>;

function filesOf({ files }: Tip, load: () => Promise<Contents>): HistoryFiles {
  let contents: Promise<Contents> | undefined;
  return {
    async read(path) {
      const hash = files.get(path);
      if (hash === undefined) return undefined;
      contents ??= load();
      return (await contents).get(hash);
    },
    list: async () => [...files.keys()].filter((path) => path !== MARK),
  };
}

/** False: another job was faster. */
async function write(
  repository: Repository,
  { branch }: DataBranchOptions,
  message: string,
  change: Change,
): Promise<boolean> {
  const tip = await fetchOwn(repository, branch);
  const changes = await change(filesOf(tip, () => repository.contents(tip.files.values())));
  if (changes.size === 0) return true;
  const marked = new Map([...changes, [MARK, Buffer.from(MARK_TEXT)] as const]);
  const commit = await repository.commit({ message, tree: tip.tree, changes: marked });
  try {
    await repository.push(commit, tip.commit);
    return true;
  } catch (error) {
    const now = await repository.remoteCommit();
    if (now !== commit && now === tip.commit) throw error;
    // The answer alone was lost, or else another job was faster.
    return now === commit;
  }
}
