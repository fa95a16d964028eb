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

/** Undefined: no open pull request is at the run's commit. Throws what the API throws, and where the event is not GitHub's. */
export async function findTarget(
  on: CommentPlace,
  env: Environment,
  api: Api,
): Promise<CommentTarget | undefined> {
  const origin = await originOf(env);
  if (typeof on === 'number') return { ...origin, number: on, name: `#${on}` };
  if (on === 'commit') return { ...origin, number: undefined, name: `commit ${origin.headSha.slice(0, 7)}` };
  const number = origin.number ?? (await pullRequestAt(origin, api));
  return number === undefined ? undefined : { ...origin, number, name: PULL_REQUEST };
}

export const PULL_REQUEST = 'the pull request';

/** A pull request's own commit is its head: the one that the run has checked out is the head's merge with the base. */
async function originOf(env: Environment) {
  if (isPullRequestEvent(env)) return readPullRequest(env);
  const { GITHUB_SHA: headSha = '' } = env;
  if (!/^[0-9a-f]+$/.test(headSha)) throw new Error('the runner does not say which commit the run is of');
  return { ...repositoryOf(env), number: undefined, headSha, readOnlyFork: false };
}

const pulls = z.array(z.object({ number: z.int(), state: z.string(), head: z.object({ sha: z.string() }) }));

/** The oldest of them, should a branch have several. */
async function pullRequestAt(
  { owner, repo, headSha }: Pick<CommentTarget, 'owner' | 'repo' | 'headSha'>,
  api: Api,
): Promise<number | undefined> {
  const place = { owner, repo, commit_sha: headSha, per_page: 100 };
  const { data } = await api.rest.repos.listPullRequestsAssociatedWithCommit(place);
  // Those that only contain the commit are listed, too.
  const open = answered(pulls, data).filter(({ state, head }) => state === 'open' && head.sha === headSha);
  return open.map(({ number }) => number).sort((a, b) => a - b)[0];
}
