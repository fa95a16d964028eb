// Which pull request a run is for, from the event that started it.
import * as z from 'zod';
import { parseJson } from '../../../../shared/parse-json.ts';
import { MOST_BYTES, readPlainText } from '../../../../shared/plain-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Repository {
  readonly owner: string;
  readonly repo: string;
}

export interface PullRequest extends Repository {
  readonly number: number;
  /** The commit that was pushed, hex; a run's own commit is its merge with the base branch. */
  readonly headSha: string;
  /** Runs for a fork get a token that may only read, whatever the workflow asks for. */
  readonly readOnlyFork: boolean;
}

/** pull_request_target runs the base branch's workflow on the same pull request, with the base branch's rights. */
const EVENTS = ['pull_request', 'pull_request_target'];

export function isPullRequestEvent({ GITHUB_EVENT_NAME: event = '' }: Environment): boolean {
  return EVENTS.includes(event);
}

const repository = z.object({ full_name: z.string() });
const payload = z.object({
  pull_request: z.object({
    number: z.int().positive(),
    // The repository of a fork that was deleted is null.
    head: z.object({ sha: z.string().regex(/^[0-9a-f]+$/), repo: repository.nullable() }),
    base: z.object({ repo: repository }),
  }),
});

/** Throws where the event's file is not there or not GitHub's. */
export async function readPullRequest(env: Environment): Promise<PullRequest> {
  const parsed = payload.safeParse(
    parseJson(await readPlainText(env.GITHUB_EVENT_PATH ?? '', MOST_BYTES.run)),
  );
  if (!parsed.success) throw new Error('the event names no pull request');
  const { number, head, base } = parsed.data.pull_request;
  const isFork = head.repo?.full_name !== base.repo.full_name;
  const readOnlyFork = isFork && env.GITHUB_EVENT_NAME === 'pull_request';
  return { ...repositoryOf(env), number, headSha: head.sha, readOnlyFork };
}

/** The one whose workflow runs. */
export function repositoryOf({ GITHUB_REPOSITORY: name = '' }: Environment): Repository {
  const [owner = '', repo = ''] = name.split('/');
  if (owner === '' || repo === '') throw new Error('the runner does not say which repository it works for');
  return { owner, repo };
}
