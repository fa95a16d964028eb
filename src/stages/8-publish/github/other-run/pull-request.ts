// Which pull request another run was for, as GitHub says it: the open one of that branch of that repository, if it is still
// at the commit that the run had. A branch may have several, with other bases; which of them it was GitHub does not say.
import * as z from 'zod';
import { type Api, answered } from '../comment/api.ts';
import type { Repository } from '../comment/pull-request.ts';
import type { Head } from './event.ts';

const pulls = z.array(
  z.object({
    number: z.int(),
    // The repository of a fork that was deleted is null.
    head: z.object({ sha: z.string(), repo: z.object({ id: z.int() }).nullable() }),
  }),
);

/** Oldest first. None: there is none, or it has a newer commit. */
export async function pullRequestsOf(
  headSha: string,
  { owner: fork, branch, repositoryId }: Head,
  { owner, repo }: Repository,
  api: Api,
): Promise<readonly number[]> {
  const place = { owner, repo, state: 'open', head: `${fork}:${branch}`, per_page: 100 } as const;
  const { data } = await api.rest.pulls.list(place);
  const isIts = ({ head }: z.infer<typeof pulls>[number]) =>
    head.sha === headSha && head.repo?.id === repositoryId;
  const numbers = answered(pulls, data)
    .filter(isIts)
    .map(({ number }) => number);
  return numbers.sort((a, b) => a - b);
}
