// The worst mistakes as pictures in a comment: they lie on a branch of the repository, beside the history's, because a
// comment shows only what has an address. Best effort: without them the comment names the images.
import { join } from 'node:path';
import { cut } from '../../../../document/inline.ts';
import { table } from '../../../../document/markdown/blocks.ts';
import { inlineMarkdown } from '../../../../document/markdown/inline.ts';
import { type HistoryFiles, HistoryRefused, type HistoryStore } from '../../../../earlier/history-store.ts';
import { slugOf } from '../../../../results/history-paths.ts';
import type { Results } from '../../../../results/results.ts';
import { messageOf } from '../../../../shared/message-of.ts';
import { MOST_BYTES, readPlainFile } from '../../../../shared/plain-file.ts';
import type { HistorySetting } from '../../../1-config/run-types.ts';
import { branchOfRepository } from '../history/data-branch.ts';

export interface PicturesOptions {
  /** Where they lie. */
  readonly store: HistoryStore;
  /** Address of a file that lies there. */
  readonly address: (path: string) => string;
  /** GitHub's number of the workflow run. */
  readonly run: string;
  /** Tells the comments of a run's jobs and steps apart. */
  readonly step: readonly string[];
}

export interface Pictured {
  readonly predictions: Results['predictions'];
  /** Absolute: the run folder. */
  readonly folder: string;
}

export interface PlacedPictures {
  /** Empty: there are none. */
  readonly markdown: string;
  /** For the log. */
  readonly lines: readonly string[];
}

export const NO_PICTURES: PlacedPictures = { markdown: '', lines: [] };

/** Never throws. */
export type CommentPictures = (run: Pictured) => Promise<PlacedPictures>;

const MOST = 4;
const WIDTH = 640;
/** Of runs that pictures are kept of, the newest; older comments lose theirs. */
const RUNS_KEPT = 30;
/** Which runs they are of: numbers of runs begin anew on another server, and then say nothing of which came last. */
const RUNS = 'runs.txt';
/** Of a picture that can't be made smaller, in bytes. */
const LARGEST = 2 ** 19;

interface RunWithPictures {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: () => number;
  /** The run's. */
  readonly signal?: AbortSignal | undefined;
  readonly history: HistorySetting;
  /** A secret. */
  readonly token: string;
  readonly artifactName: string;
}

/** Undefined where the run's history lies on no branch. */
export function picturesOfRun({
  env,
  clock,
  signal,
  history,
  token,
  artifactName,
}: RunWithPictures): CommentPictures | undefined {
  if (history.kind !== 'branch') return undefined;
  // Not the history's own: what a pull request is compared with may be closed to its runs.
  const branch = `${history.branch}-pictures`;
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository = '' } = env;
  return commentPictures({
    store: branchOfRepository({ env, clock, signal }, branch, token),
    // An address that those see, too, who are let into a private repository.
    address: (path) => `${server}/${repository}/blob/${branch}/${path}?raw=true`,
    run: env.GITHUB_RUN_ID ?? '0',
    step: [env.GITHUB_JOB ?? '', artifactName],
  });
}

export function commentPictures({ store, address, run, step }: PicturesOptions): CommentPictures {
  const folder = `${run}/${slugOf(step.join('/'))}`;
  return async (pictured) => {
    try {
      const shown = await worstOf(pictured, folder);
      if (shown.length === 0) return NO_PICTURES;
      await store.update(`Pictures of run ${run}`, async (files) => {
        const { gone, runs } = outdated(await files.list(), await runsIn(files), run, folder);
        return new Map<string, Uint8Array | null>([
          ...gone.map((path) => [path, null] as const),
          ...shown.map(({ path, content }) => [path, content] as const),
          [RUNS, Buffer.from(`${runs.join('\n')}\n`)],
        ]);
      });
      return { markdown: picturesMarkdown(shown, address), lines: [] };
    } catch (error) {
      return { markdown: '', lines: [whyNone(store, error)] };
    }
  };
}

/** Pull requests are well off with a token that only reads: pictures alone are no reason to give them another. */
function whyNone({ name }: HistoryStore, error: unknown): string {
  if (error instanceof HistoryRefused && error.lacksPermission)
    return 'The comment names the worst images without pictures, since this job may not write. Nothing else needs that; who wants pictures gives it `permissions: contents: write`.';
  return `The comment has no pictures: ${name} could not be written: ${messageOf(error)}`;
}

interface Picture {
  readonly rank: Results['predictions'][number]['rank'];
  readonly name: string;
  readonly path: string;
  readonly content: Uint8Array;
}

async function worstOf({ predictions, folder }: Pictured, to: string): Promise<readonly Picture[]> {
  const worst = predictions.filter(({ rank }) => rank === 'worst' || rank === 'mistake').slice(0, MOST);
  const pictures = worst.map(async ({ id, rank, path }, i) => {
    const content = await shrunk(await readPlainFile(join(folder, path), MOST_BYTES.whole));
    return content === undefined ? [] : [{ rank, name: id, path: `${to}/${rank}-${i + 1}.png`, content }];
  });
  return (await Promise.all(pictures)).flat();
}

/** A run that was restored has come so far without the package that makes pictures. Undefined: too large as it is. */
async function shrunk(png: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    const { shrinkPng } = await import('../../../../image/encode.ts');
    return await shrinkPng(png, WIDTH);
  } catch {
    return png.byteLength <= LARGEST ? png : undefined;
  }
}

/** As they came, the last one last; of before there was a list none. */
async function runsIn(files: HistoryFiles): Promise<readonly string[]> {
  const text = new TextDecoder().decode(await files.read(RUNS));
  return [...new Set(text.split('\n'))].filter(isRun);
}

/** What an earlier attempt left, and all of the runs that came first. */
function outdated(paths: readonly string[], listed: readonly string[], run: string, folder: string) {
  const runOf = (path: string) => path.slice(0, path.indexOf('/'));
  const known = new Set(listed);
  const others = new Set(paths.map(runOf).filter((name) => isRun(name) && !known.has(name)));
  const unlisted = [...others].toSorted((a, b) => Number(a) - Number(b));
  const runs = [...unlisted, ...listed].filter((name) => name !== run).slice(1 - RUNS_KEPT);
  const kept = new Set([...runs, run]);
  const isOld = (name: string) => isRun(name) && !kept.has(name);
  const gone = paths.filter((path) => path.startsWith(`${folder}/`) || isOld(runOf(path)));
  return { gone, runs: [...kept] };
}

function isRun(name: string): boolean {
  return /^\d+$/.test(name);
}

/** Side by side, each below its name. */
function picturesMarkdown(shown: readonly Picture[], address: (path: string) => string): string {
  const width = Math.min(WIDTH, Math.floor(880 / shown.length));
  const names = shown.map(({ name }) => inlineMarkdown(cut(name)));
  const images = shown.map(({ path }) => `<img src="${address(path)}" width="${width}" alt="">`);
  const panels = shown.some(({ rank }) => rank === 'worst') ? ': image, truth, prediction and errors' : '';
  return `**Worst mistakes**${panels}\n\n${table(names, [images], 'c'.repeat(shown.length))}\n`;
}
