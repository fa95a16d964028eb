// A terminal or a plain log, and folders: nothing leaves the machine.
import { runsInOutput } from '../../../earlier/output-folder.ts';
import type { Host, Surroundings } from '../host.ts';
import { localPublisher } from './publisher.ts';

const NO_RESULTS =
  'No baseline: outside GitHub none is found by itself; --baseline takes an earlier results.json.';

export function localHost({ stdout, stderr, clock }: Surroundings): Host {
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
    earlierRuns: ({ output }) => runsInOutput(output, NO_RESULTS),
    packages: undefined,
    workspace: undefined,
    cutOffMs: undefined,
    skipsUnchanged: false,
  };
}
