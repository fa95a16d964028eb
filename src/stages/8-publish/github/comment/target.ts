// Where a run comments: on a pull request or an issue, by its number, or on its commit.
import * as z from 'zod';
import type { CommentPlace } from '../../../1-config/comment-place.ts';
import { type Api, answered } from './api.ts';
import { isPullRequestEvent, readPullRequest, repositoryOf } from './pull-request.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface CommentTarget {
  readonly owner: string;
  readonly repo: string;
  /** Of a pull request or an issue; undefined: the commit itself. */
  readonly number: number | undefined;
  /** The commit that the run is of, hex. */
  readonly headSha: string;
  /** For people, behind "the comment on". */
  readonly name: string;
  /** Runs for a fork get a token that may only read, whatever the workflow asks for. */
  readonly readOnlyFork: boolean;
}

/**
 * Several where the run's commit is the head of several open pull requests; none where it's of none. Throws what the API
 * throws, and where the event is not GitHub's.
 */
export async function findTargets(
  on: CommentPlace,
  env: Environment,
  api: Api,
): Promise<readonly CommentTarget[]> {
  const origin = await originOf(env);
  if (typeof on === 'number') return [{ ...origin, number: on, name: `#${on}` }];
  if (on === 'commit')
    return [{ ...origin, number: undefined, name: `commit ${origin.headSha.slice(0, 7)}` }];
  const numbers = origin.number === undefined ? await pullRequestsAt(origin, api) : [origin.number];
  return numbers.map((number) => ({ ...origin, number, name: pullRequestName(number, numbers) }));
}

export const PULL_REQUEST = 'the pull request';

/** @param all that are commented on */
export function pullRequestName(number: number, all: readonly number[]): string {
  return all.length === 1 ? PULL_REQUEST : `pull request #${number}`;
}

/** A pull request's own commit is its head: the one that the run has checked out is the head's merge with the base. */
async function originOf(env: Environment) {
  if (isPullRequestEvent(env)) return readPullRequest(env);
  const { GITHUB_SHA: headSha = '' } = env;
  if (!/^[0-9a-f]+$/.test(headSha)) throw new Error('the runner does not say which commit the run is of');
  return { ...repositoryOf(env), number: undefined, headSha, readOnlyFork: false };
}

const pulls = z.array(z.object({ number: z.int(), state: z.string(), head: z.object({ sha: z.string() }) }));

/** Oldest first: a branch may have several, with other bases. */
async function pullRequestsAt(
  { owner, repo, headSha }: Pick<CommentTarget, 'owner' | 'repo' | 'headSha'>,
  api: Api,
): Promise<readonly number[]> {
  const place = { owner, repo, commit_sha: headSha, per_page: 100 };
  const { data } = await api.rest.repos.listPullRequestsAssociatedWithCommit(place);
  // Those that only contain the commit are listed, too.
  const open = answered(pulls, data).filter(({ state, head }) => state === 'open' && head.sha === headSha);
  return open.map(({ number }) => number).sort((a, b) => a - b);
}
