// Which pull request another run was for, as GitHub says it: the open one of that branch of that repository, if it is still
// at the commit that the run had.
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

/** Undefined: there is none, or it has a newer commit. */
export async function pullRequestOf(
  headSha: string,
  { owner: fork, branch, repositoryId }: Head,
  { owner, repo }: Repository,
  api: Api,
): Promise<number | undefined> {
  const place = { owner, repo, state: 'open', head: `${fork}:${branch}`, per_page: 100 } as const;
  const { data } = await api.rest.pulls.list(place);
  const isIts = ({ head }: z.infer<typeof pulls>[number]) =>
    head.sha === headSha && head.repo?.id === repositoryId;
  return answered(pulls, data).find(isIts)?.number;
}
