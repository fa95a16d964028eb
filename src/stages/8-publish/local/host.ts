// A terminal or a plain log, and folders: nothing leaves the machine.
import type { Host, Surroundings } from '../host.ts';
import { localEarlierRuns } from './earlier-runs.ts';
import { localPublisher } from './publisher.ts';

export function localHost({ stdout, stderr, clock, now }: Surroundings): Host {
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
    earlierRuns: (run) => localEarlierRuns(run, now),
    packages: undefined,
    workspace: undefined,
    cutOffMs: undefined,
    skipsUnchanged: false,
  };
}
