// Comments for a run of another workflow that may not do it itself, since its pull request comes from a fork. Which pull
// request that is, GitHub says and not the artifact; of the fork's nothing is run, checked out or taken as markup.
import { setTimeout as sleepFor } from 'node:timers/promises';
import { type Inline, joined, link } from '../../../../document/inline.ts';
import { commentFailed, commentNotPermitted, describeFault, otherRunUnreadable } from '../../../../errors.ts';
import { messageOf } from '../../../../shared/message-of.ts';
import { quote } from '../../../../shared/quote.ts';
import type { AnyResults } from '../../../7-report/documents.ts';
import { type Api, apiAddresses, openApi } from '../comment/api.ts';
import { commentBody } from '../comment/body.ts';
import { commentClient } from '../comment/client.ts';
import { type CommentOutcome, commentEverywhere } from '../comment/everywhere.ts';
import { type CommentToPlace, hasCommentedItself } from '../comment/place.ts';
import { isPullRequestEvent, type Repository, repositoryOf } from '../comment/pull-request.ts';
import { isForbidden, isNotFound, outlookOf, reasonOf, withRetries } from '../comment/requests.ts';
import { PULL_REQUEST, pullRequestName } from '../comment/target.ts';
import { type CommentOptions, verdictOf } from '../comment.ts';
import { measuringRun } from '../measuring-run.ts';
import { type FoundArtifact, fetchArtifact, newestArtifact } from './artifact.ts';
import { type OtherRun, readOtherRun } from './event.ts';
import { pullRequestsOf } from './pull-request.ts';
import { resultsIn } from './results.ts';

export type OtherRunOptions = Pick<
  CommentOptions,
  'env' | 'token' | 'artifactName' | 'signal' | 'sleep' | 'timeoutMs'
>;

/** The model and all pictures are in it, too. */
const MOST_ARCHIVE_BYTES = 512 * 2 ** 20;

/** Never throws. */
export async function commentOnOtherRun(options: OtherRunOptions): Promise<CommentOutcome> {
  const { env, token, artifactName, signal, sleep = sleepFor, timeoutMs } = options;
  try {
    if (token === '') throw new Error('the input `token` is empty');
    const addresses = apiAddresses(env);
    const api = openApi({ ...addresses, token, timeoutMs, signal });
    const [repository, run] = [repositoryOf(env), await readOtherRun(env)];
    const found = await withRetries(() => find(run, repository, artifactName, api), sleep);
    if (typeof found === 'string') return { lines: [`No comment: ${found}.`], faults: [], url: '' };
    const { numbers, artifact } = found;
    const results = await withRetries(() => readResults(repository, artifact, api, signal), sleep);
    const comment = commentFor(results, { run, repository, artifactName, artifact, numbers, env });
    const spots = numbers.map((number) => ({
      client: commentClient({ ...repository, number, headSha: run.headSha }, api, addresses),
      on: pullRequestName(number, numbers),
    }));
    for (const { client } of spots)
      if (await withRetries(() => hasCommentedItself(client, comment), sleep))
        return { lines: ['The run has commented by itself.'], faults: [], url: '' };
    const failed = (error: unknown, on: string) => notWritten(error, artifactName, on);
    return await commentEverywhere(spots, comment, { sleep, failed });
  } catch (error) {
    return notWritten(error, artifactName);
  }
}

interface Found {
  /** Of the pull requests that it may have been for. */
  readonly numbers: readonly number[];
  readonly artifact: FoundArtifact;
}

/** A text says why there is nothing to comment on, or with. */
async function find(
  { id, event, head, headSha }: OtherRun,
  repository: Repository,
  artifactName: string,
  api: Api,
): Promise<Found | string> {
  if (!isPullRequestEvent({ GITHUB_EVENT_NAME: event }))
    return `run ${id} was started by ${quote(event)}, not by a pull request`;
  if (head === undefined) return `the repository that run ${id} was for is gone`;
  const numbers = await pullRequestsOf(headSha, head, repository, api);
  if (numbers.length === 0)
    return `no open pull request is at commit ${headSha.slice(0, 7)} of ${quote(head.repository)}`;
  const artifact = await newestArtifact(repository, id, artifactName, api);
  if (artifact === undefined) return `run ${id} has left no artifact ${quote(artifactName)}`;
  return { numbers, artifact };
}

/** What the artifact holds is nobody's fault here. */
class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

async function readResults(
  repository: Repository,
  { id, bytes }: FoundArtifact,
  api: Api,
  signal: AbortSignal | undefined,
): Promise<AnyResults> {
  if (bytes > MOST_ARCHIVE_BYTES)
    throw new UnreadableError(`it is larger than ${MOST_ARCHIVE_BYTES / 2 ** 20} MiB`);
  const archive = await fetchArtifact(repository, id, { mostBytes: MOST_ARCHIVE_BYTES, bytes, signal }, api);
  try {
    return resultsIn(archive);
  } catch (cause) {
    throw new UnreadableError(messageOf(cause));
  }
}

interface Origin {
  readonly run: OtherRun;
  readonly repository: Repository;
  readonly artifactName: string;
  readonly artifact: FoundArtifact;
  readonly numbers: readonly number[];
  readonly env: CommentOptions['env'];
}

/** The page isn't linked: a browser would show whatever the fork has made of it. */
function commentFor(results: AnyResults, origin: Origin): Omit<CommentToPlace, 'on'> {
  const { run, repository, artifactName, artifact, numbers, env } = origin;
  const { id, attempt, headSha } = run;
  const name = `${repository.owner}/${repository.repo}`;
  const repositoryUrl = `${env.GITHUB_SERVER_URL ?? 'https://github.com'}/${name}`;
  const url = `${repositoryUrl}/actions/runs/${id}`;
  const key = { workflow: run.workflow, job: '', artifact: artifactName };
  const words = [
    ...(run.head?.repository === name ? [] : [wordOfFork(id, url)]),
    ...(numbers.length === 1 ? [] : [wordOfSeveral(headSha, numbers)]),
  ];
  const download = link('Download the files of the run', `${url}/artifacts/${artifact.id}`);
  const measured = measuringRun(results, repositoryUrl);
  const input = {
    ...{ results, key, run: { id, attempt, headSha, url } },
    links: joined(
      [download, measured].filter((part) => part !== ''),
      ' · ',
    ),
    foreword: words.length === 0 ? undefined : joined(words, ' '),
  };
  try {
    const body = commentBody(input);
    return { body, key, run: { id, attempt }, verdict: verdictOf(results) };
  } catch (cause) {
    throw new UnreadableError(`its numbers contradict each other (${messageOf(cause)})`);
  }
}

function wordOfFork(id: number, url: string): Inline {
  return [
    "These numbers were written by the fork's own code, in ",
    link(`run ${id}`, url),
    ": they are the fork's word, and nothing of them has been checked.",
  ];
}

function wordOfSeveral(headSha: string, numbers: readonly number[]): string {
  const all = new Intl.ListFormat('en').format(numbers.map(String));
  return `Commit ${headSha.slice(0, 7)} is the head of pull requests ${all}, and GitHub does not say for which of them the run was started: each of them has this comment.`;
}

function notWritten(error: unknown, artifactName: string, on = PULL_REQUEST): CommentOutcome {
  if (error instanceof UnreadableError)
    return { lines: [], faults: [otherRunUnreadable(artifactName, error.message)], url: '' };
  const reason = reasonOf(error);
  if (!isForbidden(error) && !isNotFound(error))
    return { lines: [], faults: [commentFailed(reason, on, outlookOf(error))], url: '' };
  const refused = commentNotPermitted(reason, on, 'workflow_run');
  return { lines: [describeFault(refused)], faults: [], url: '' };
}
