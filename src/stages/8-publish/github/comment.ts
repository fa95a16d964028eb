// Comments on the pull request that the run is for: one comment for each workflow, job and artifact name, found again by
// a hidden marker. Best effort: the run is as good without it, so nothing here fails a step.
import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Inline } from '../../../document/inline.ts';
import {
  commentFailed,
  commentFromFork,
  commentNotPermitted,
  describeFault,
  type Fault,
} from '../../../errors.ts';
import type { AnyResults } from '../../7-report/documents.ts';
import { commentBody, type RunOfComment } from './comment/body.ts';
import { commentClient } from './comment/client.ts';
import { placeComment } from './comment/place.ts';
import { isPullRequestEvent, type PullRequest, readPullRequest } from './comment/pull-request.ts';
import { isForbidden, isNotFound, reasonOf, withRetries } from './comment/requests.ts';

export interface CommentOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A secret: it goes to GitHub's API and nowhere else. */
  readonly token: string;
  /** Tells the comments of a workflow's training steps apart. */
  readonly artifactName: string;
  /** For tests: waits so many milliseconds. */
  readonly sleep?: (ms: number) => Promise<unknown>;
  /** For tests: how long one request may take. */
  readonly timeoutMs?: number;
}

export interface CommentOutcome {
  /** For the log. */
  readonly lines: readonly string[];
  readonly faults: readonly Fault[];
  /** Empty where none was written. */
  readonly url: string;
}

export interface PullRequestComment {
  /** Writes the summary and `links`, which may be empty. Never throws. */
  post(results: AnyResults, links: Inline): Promise<CommentOutcome>;
}

/** Undefined where the run is for no pull request. */
export function pullRequestComment(options: CommentOptions): PullRequestComment | undefined {
  const { env, token, artifactName, sleep = sleepFor, timeoutMs } = options;
  if (!isPullRequestEvent(env)) return undefined;
  return {
    async post(results, links) {
      let pullRequest: PullRequest | undefined;
      try {
        pullRequest = await readPullRequest(env);
        if (token === '') throw new Error('the input `token` is empty');
        const run = runOf(env, pullRequest);
        const key = {
          workflow: env.GITHUB_WORKFLOW ?? '',
          job: env.GITHUB_JOB ?? '',
          artifact: artifactName,
        };
        const body = commentBody({ results, key, run, links });
        const client = commentClient(pullRequest, { ...apiAddresses(env), token, timeoutMs });
        // Merged runs are compared with nothing.
        const verdict = 'comparison' in results ? results.comparison.verdict : 'no-baseline';
        const comment = { body, key, run, verdict } as const;
        const { line, url } = await withRetries(() => placeComment(client, comment), sleep);
        return { lines: [line], faults: [], url };
      } catch (error) {
        return notWritten(error, pullRequest);
      }
    },
  };
}

function runOf(env: CommentOptions['env'], { headSha }: PullRequest): RunOfComment {
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository = '' } = env;
  const id = Number(env.GITHUB_RUN_ID ?? 0);
  const attempt = Number(env.GITHUB_RUN_ATTEMPT ?? 1);
  return { id, attempt, headSha, url: `${server}/${repository}/actions/runs/${id}` };
}

/** GitHub Enterprise has its own. */
function apiAddresses(env: CommentOptions['env']): { readonly apiUrl: string; readonly graphqlUrl: string } {
  const apiUrl = env.GITHUB_API_URL || 'https://api.github.com';
  return { apiUrl, graphqlUrl: env.GITHUB_GRAPHQL_URL || `${apiUrl}/graphql` };
}

/** A missing permission and a fork are no faults of the run: a line in the log says what to do. */
function notWritten(error: unknown, pullRequest: PullRequest | undefined): CommentOutcome {
  const refused = isForbidden(error) || isNotFound(error);
  if (refused && pullRequest?.readOnlyFork)
    return { lines: [describeFault(commentFromFork())], faults: [], url: '' };
  if (refused) return { lines: [describeFault(commentNotPermitted(reasonOf(error)))], faults: [], url: '' };
  return { lines: [], faults: [commentFailed(reasonOf(error))], url: '' };
}
