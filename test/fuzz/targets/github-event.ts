// The event of a run, as GitHub's file or another runner's says it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPullRequest } from '../../../src/stages/8-publish/github/comment/pull-request.ts';
import { readOtherRun } from '../../../src/stages/8-publish/github/other-run/event.ts';
import { readRunScope } from '../../../src/stages/8-publish/github/run-scope.ts';
import { scratchFolder } from '../checks.ts';
import { bytesOf, type Target } from '../driver/target.ts';

const path = join(scratchFolder(), 'event.json');
const env = {
  GITHUB_EVENT_PATH: path,
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_REPOSITORY: 'me/a',
  GITHUB_REF: 'refs/pull/3/merge',
};
const options = {
  series: undefined,
  artifactName: 'best-epoch',
  kind: 'training',
  data: '/w/data',
  workspace: '/w',
  repositoryUrl: undefined,
  began: new Date(0),
} as const;
const SEEDS = [
  {
    pull_request: {
      number: 3,
      head: { sha: 'ab', repo: { full_name: 'you/a' } },
      base: { ref: 'main', repo: { full_name: 'me/a' } },
    },
    repository: { default_branch: 'main' },
    merge_group: { base_ref: 'refs/heads/main' },
  },
  {
    workflow: { name: 'Train' },
    workflow_run: {
      id: 4,
      run_attempt: 1,
      name: 'Train',
      event: 'pull_request',
      head_sha: 'ab',
      head_branch: 'b',
      head_repository: { id: 1, full_name: 'you/a', owner: { login: 'you' } },
    },
  },
];

export default {
  refusals: [Error, SyntaxError],
  seeds: () => SEEDS.map((event) => bytesOf(JSON.stringify(event))),
  words: ['null', '-1', '"__proto__":', '[]', '{}'],
  mostBytes: 4096,
  async run(input) {
    writeFileSync(path, input);
    readRunScope(env, options);
    await Promise.any([readPullRequest(env), readOtherRun(env)]).catch(({ errors }: AggregateError) => {
      throw errors[0];
    });
  },
} satisfies Target;
