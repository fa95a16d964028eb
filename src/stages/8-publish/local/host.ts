// A terminal or a plain log, and folders: nothing leaves the machine.
import type { Host, Surroundings } from '../host.ts';
import { localEarlierRuns } from './earlier-runs.ts';
import { localPublisher } from './publisher.ts';

export function localHost({ env, cwd, stdout, stderr, clock, now }: Surroundings): Host {
  // A command in a step of a workflow works in a checkout as the action does.
  const checkout = env.GITHUB_ACTIONS === 'true' ? env.GITHUB_WORKSPACE : undefined;
  const publisher = () =>
    localPublisher({
      stdout,
      stderr,
      isTerminal: stdout.isTTY === true,
      columns: () => stdout.columns ?? 80,
      now: clock,
    });
  return {
    plainPublisher: publisher,
    publisher,
    earlierRuns: (run) => localEarlierRuns(run, checkout, { cwd, now }),
    packages: undefined,
    workspace: undefined,
    cutOffMs: undefined,
    endsWithJob: env.RUNNER_ENVIRONMENT === 'github-hosted',
    skipsUnchanged: false,
  };
}
