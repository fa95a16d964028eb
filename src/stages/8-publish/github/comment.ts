// Comments on what the run is for, a pull request mostly: one comment for each workflow, job and artifact name, found again
// by a hidden marker. Best effort: the run is as good without it, so nothing here fails a step.
import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Inline } from '../../../document/inline.ts';
import { commentFailed, commentFromFork, commentNotPermitted, describeFault } from '../../../errors.ts';
import { CONVERSATION_MS, inTime } from '../../../shared/deadline.ts';
import type { CommentPlace } from '../../1-config/comment-place.ts';
import type { AnyResults } from '../../7-report/documents.ts';
import { apiAddresses, openApi } from './comment/api.ts';
import { commentBody, type RunOfComment } from './comment/body.ts';
import { commentClient } from './comment/client.ts';
import { type CommentOutcome, commentEverywhere } from './comment/everywhere.ts';
import { type CommentPictures, NO_PICTURES } from './comment/pictures.ts';
import { isPullRequestEvent } from './comment/pull-request.ts';
import { isForbidden, isNotFound, outlookOf, reasonOf, withRetries } from './comment/requests.ts';
import { type CommentTarget, findTargets, PULL_REQUEST } from './comment/target.ts';

export interface CommentOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A secret: it goes to GitHub's API and nowhere else. */
  readonly token: string;
  readonly on: CommentPlace;
  /** Tells the comments of a workflow's training steps apart. */
  readonly artifactName: string;
  /** Where the worst mistakes are put to be shown; undefined: nowhere. */
  readonly pictures?: CommentPictures | undefined;
  /** The run's. */
  readonly signal?: AbortSignal | undefined;
  /** For tests: waits so many milliseconds. */
  readonly sleep?: (ms: number) => Promise<unknown>;
  /** For tests: how long one request may take. */
  readonly timeoutMs?: number;
}

export interface RunComment {
  /**
   * Writes the summary and `links`, which may be empty. Never throws.
   * @param folder of the run, absolute
   */
  post(results: AnyResults, links: Inline, folder: string): Promise<CommentOutcome>;
}

/** Undefined where the run has nothing to comment on. */
export function runComment(options: CommentOptions): RunComment | undefined {
  const { env, on, signal } = options;
  if (on === 'auto' && !isPullRequestEvent(env)) return undefined;
  return {
    async post(...told) {
      try {
        return await inTime((ending) => write({ ...options, signal: ending }, ...told), {
          ms: CONVERSATION_MS,
          signal,
          handsOver: true,
        });
      } catch (error) {
        return notWritten(error, on);
      }
    },
  };
}

async function write(
  options: CommentOptions,
  ...[results, links, folder]: Parameters<RunComment['post']>
): Promise<CommentOutcome> {
  const { env, on, token, artifactName, pictures, signal, sleep = sleepFor, timeoutMs } = options;
  if (token === '') throw new Error('the input `token` is empty');
  const addresses = apiAddresses(env);
  const api = openApi({ ...addresses, token, timeoutMs, signal });
  const targets = await withRetries(() => findTargets(on, env, api), sleep);
  const [first] = targets;
  if (first === undefined) return notAtHead(env);
  const run = runOf(env, first);
  const { GITHUB_WORKFLOW: workflow = '', GITHUB_JOB: job = '' } = env;
  const key = { workflow, job, artifact: artifactName };
  const place = first.readOnlyFork ? undefined : pictures;
  const { markdown, lines } = (await place?.({ ...results, folder })) ?? NO_PICTURES;
  const body = commentBody({ results, key, run, links, pictures: markdown });
  const spots = targets.map((target) => ({
    client: commentClient(target, api, addresses),
    on: target.name,
  }));
  const comment = { body, key, run, verdict: verdictOf(results) };
  const failed = (error: unknown, name: string) => notWritten(error, on, first.readOnlyFork, name);
  const outcome = await commentEverywhere(spots, comment, { sleep, failed });
  return { ...outcome, lines: [...lines, ...outcome.lines] };
}

/** Merged runs are compared with nothing. */
export function verdictOf(results: AnyResults) {
  return 'comparison' in results ? results.comparison.verdict : 'no-baseline';
}

function runOf(env: CommentOptions['env'], { headSha }: CommentTarget): RunOfComment {
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository = '' } = env;
  const id = Number(env.GITHUB_RUN_ID ?? 0);
  const attempt = Number(env.GITHUB_RUN_ATTEMPT ?? 1);
  return { id, attempt, headSha, url: `${server}/${repository}/actions/runs/${id}` };
}

function notAtHead({ GITHUB_SHA: sha = '' }: CommentOptions['env']): CommentOutcome {
  const line = `No comment: no open pull request has commit ${sha.slice(0, 7)} as its head.`;
  return { lines: [line], faults: [], url: '' };
}

/** A missing permission and a fork are no faults of the run: a line in the log says what to do. */
function notWritten(
  error: unknown,
  on: CommentPlace,
  readOnlyFork = false,
  name = PULL_REQUEST,
): CommentOutcome {
  const refused = isForbidden(error) || isNotFound(error);
  if (refused && readOnlyFork) return { lines: [describeFault(commentFromFork())], faults: [], url: '' };
  if (refused)
    return { lines: [describeFault(commentNotPermitted(reasonOf(error), name, on))], faults: [], url: '' };
  return { lines: [], faults: [commentFailed(reasonOf(error), name, outlookOf(error))], url: '' };
}
