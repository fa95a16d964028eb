// A bare repository in a temporary folder that knows one branch of a remote one: its newest commit, without its past. It
// makes commits without parents of it and pushes them where nobody else has pushed meanwhile.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HistoryRefused } from '../../../../earlier/history-store.ts';
import { remove } from '../../../../shared/move-and-remove.ts';
import { type Environment, type Git, GitFailed, gitOf, REMOTE, type Remote } from './git.ts';

export interface RepositoryOptions {
  readonly env: Environment;
  readonly remote: Remote;
  /** The run's. */
  readonly signal?: AbortSignal | undefined;
}

/** What a branch holds. */
export interface Tip {
  /** Hex; undefined: there's no such branch. */
  readonly commit: string | undefined;
  /** Hex: that of all files. */
  readonly tree: string | undefined;
  /** Hashes of contents by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Paths of links and of other repositories. */
  readonly others: readonly string[];
}

export interface NewCommit {
  readonly message: string;
  /** What is kept where nothing else is said. */
  readonly tree: string | undefined;
  /** By path; null: deleted. */
  readonly changes: ReadonlyMap<string, Uint8Array | null>;
}

export interface Repository extends AsyncDisposable {
  /** The branch as it is now, without the files' contents. */
  fetch(): Promise<Tip>;
  /** By hash. */
  contents(hashes: Iterable<string>): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Gives the commit's hash. */
  commit(commit: NewCommit): Promise<string>;
  /** The branch's commit on the server now. */
  remoteCommit(): Promise<string | undefined>;
  /** Throws where the branch isn't at `expected` any more, and where the server refuses. */
  push(commit: string, expected: string | undefined): Promise<void>;
}

/** The first that takes its configuration from the environment. */
const OLDEST_GIT = [2, 31] as const;
/** As GitHub itself names the account whose token a job has. */
const WRITER = 'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>';
const FETCHED = 'refs/best-epoch/fetched';
const MADE = 'refs/best-epoch/made';
/** Contents come when they are asked for: of a branch of pictures nobody asks for any. */
const FETCH = ['--filter=blob:none', '--no-tags', '--quiet'];

/**
 * @param leftMs how long a call of git may take that begins now
 * @throws HistoryRefused, GitMissing, GitFailed, the run's reason to end
 */
export async function openRepository(
  branch: string,
  { env, remote, signal }: RepositoryOptions,
  leftMs: () => number,
): Promise<Repository> {
  // GitHub's runners empty their own folder for each job, also of what a job that was killed has left.
  const folder = await mkdtemp(join(env.RUNNER_TEMP || tmpdir(), 'best-epoch-branch-'));
  const clear = () => remove(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const git = gitOf({ env, remote, folder, leftMs, signal });
    refuseOld(`${await git(['version'])}`);
    await git(['init', '--bare', '--quiet', '--template=', folder]);
    return { ...branchIn(git, `refs/heads/${branch}`), [Symbol.asyncDispose]: clear };
  } catch (error) {
    await clear();
    throw error;
  }
}

function refuseOld(said: string): void {
  const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(said) ?? []).map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_GIT;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new HistoryRefused(
    `git ${major}.${minor} is too old for it: install git ${OLDEST_GIT.join('.')} or newer on the runner`,
  );
}

function branchIn(git: Git, ref: string): Omit<Repository, typeof Symbol.asyncDispose> {
  const remoteCommit = async () => {
    const [commit = ''] = `${await git(['ls-remote', REMOTE, ref])}`.split('\t');
    return commit === '' ? undefined : commit;
  };
  return {
    remoteCommit,
    async fetch() {
      if ((await remoteCommit()) === undefined)
        return { commit: undefined, tree: undefined, files: new Map(), others: [] };
      await git(['fetch', '--depth=1', ...FETCH, REMOTE, `+${ref}:${FETCHED}`]);
      const [commit = '', tree = ''] = `${await git(['rev-parse', FETCHED, `${FETCHED}^{tree}`])}`.split(
        '\n',
      );
      return { commit, tree, ...entriesIn(`${await git(['ls-tree', '-r', '-z', tree])}`) };
    },
    async contents(hashes) {
      const wanted = new Set(hashes);
      if (wanted.size === 0) return new Map();
      const missing = missingIn(`${await git(['rev-list', '--objects', '--missing=print', FETCHED])}`);
      const toFetch = [...wanted].filter((hash) => missing.has(hash)).join('\n');
      // All at once; by itself git would ask for one after the other.
      if (toFetch !== '') await git(['fetch', ...FETCH, '--no-write-fetch-head', '--stdin', REMOTE], toFetch);
      return contentsIn(await git(['cat-file', '--batch'], [...wanted].join('\n')));
    },
    async commit(commit) {
      await git(['fast-import', '--quiet', '--force', '--date-format=now'], importOf(commit));
      return `${await git(['rev-parse', MADE])}`.trim();
    },
    async push(commit, expected) {
      const lease = `--force-with-lease=${ref}:${expected ?? ''}`;
      await git(['push', '--porcelain', '--quiet', lease, REMOTE, `${commit}:${ref}`]);
    },
  };
}

/** Of lines such as `100644 blob HASH<tab>PATH`, each ended by NUL. */
function entriesIn(listed: string): Pick<Tip, 'files' | 'others'> {
  const files = new Map<string, string>();
  const others: string[] = [];
  for (const entry of listed.split('\0').filter(Boolean)) {
    const [, mode = '', hash = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
    if (mode === '100644' || mode === '100755') files.set(path, hash);
    else others.push(path);
  }
  return { files, others };
}

/** Lines such as `?HASH`. */
function missingIn(listed: string): ReadonlySet<string> {
  return new Set([...listed.matchAll(/^\?([0-9a-f]+)$/gm)].map(([, hash = '']) => hash));
}

/** One after the other: `HASH blob SIZE`, a line break, so many bytes, a line break. */
function contentsIn(output: Buffer): Map<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf('\n', at);
    const [hash = '', , size = 'missing'] = output.toString('utf8', at, end).split(' ');
    at = end + 1 + Number(size);
    if (Number.isNaN(at)) throw new GitFailed('cat-file', `${hash} is missing`);
    contents.set(hash, output.subarray(end + 1, at));
    at++;
  }
  return contents;
}

/** https://git-scm.com/docs/git-fast-import#_input_format */
function importOf({ message, tree, changes }: NewCommit): Buffer {
  const parts: (string | Uint8Array)[] = [`commit ${MADE}\ncommitter ${WRITER} now\n`, ...data(message)];
  // The whole tree of another commit, but not that commit as a parent.
  if (tree !== undefined) parts.push(`M 040000 ${tree} \n`);
  for (const [path, content] of changes)
    if (content === null) parts.push(`D ${quoted(path)}\n`);
    else parts.push(`M 100644 inline ${quoted(path)}\n`, ...data(content));
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}

function data(content: string | Uint8Array): (string | Uint8Array)[] {
  return [`data ${Buffer.byteLength(content)}\n`, content, '\n'];
}

function quoted(path: string): string {
  return `"${path.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}
