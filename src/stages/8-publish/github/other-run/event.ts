// The run that a workflow of the event `workflow_run` was started by, as GitHub tells it: nothing of it is the fork's word
// but names of branches and workflows.
import * as z from 'zod';
import { parseJson } from '../../../../shared/parse-json.ts';
import { MOST_BYTES, readPlainText } from '../../../../shared/plain-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface OtherRun {
  readonly id: number;
  readonly attempt: number;
  /** The name of its workflow. */
  readonly workflow: string;
  /** What started it. */
  readonly event: string;
  /** Hex. */
  readonly headSha: string;
  /** Where its commit lies; undefined: the fork was deleted. */
  readonly head: Head | undefined;
}

export interface Head {
  readonly repositoryId: number;
  /** "owner/name" */
  readonly repository: string;
  readonly owner: string;
  readonly branch: string;
}

const payload = z.object({
  workflow: z.object({ name: z.string() }).nullish(),
  workflow_run: z.object({
    id: z.int().positive(),
    run_attempt: z.int().positive(),
    name: z.string().nullish(),
    event: z.string(),
    head_sha: z.string().regex(/^[0-9a-f]+$/),
    head_branch: z.string().nullish(),
    head_repository: z
      .object({ id: z.int(), full_name: z.string(), owner: z.object({ login: z.string() }) })
      .nullish(),
  }),
});

/** Throws where the event's file is not there or not GitHub's. */
export async function readOtherRun(env: Environment): Promise<OtherRun> {
  const parsed = payload.safeParse(
    parseJson(await readPlainText(env.GITHUB_EVENT_PATH ?? '', MOST_BYTES.run)),
  );
  if (!parsed.success) throw new Error('the event names no run of another workflow');
  const { workflow, workflow_run: run } = parsed.data;
  const { head_repository: repository, head_branch: branch } = run;
  return {
    id: run.id,
    attempt: run.run_attempt,
    workflow: workflow?.name ?? run.name ?? '',
    event: run.event,
    headSha: run.head_sha,
    head: repository && branch ? headOf(repository, branch) : undefined,
  };
}

type Repository = NonNullable<z.infer<typeof payload>['workflow_run']['head_repository']>;

function headOf({ id, full_name: repository, owner }: Repository, branch: string): Head {
  return { repositoryId: id, repository, owner: owner.login, branch };
}
