// Every host that there is, and which of them a run has.
import type { Host, Surroundings } from './host.ts';

/** How a run is started: as a step that a runner takes from action.yml, or as a command that anybody types. */
export type StartedAs = 'action' | 'command';

interface HostDefinition {
  readonly runs: StartedAs;
  readonly isHere: (env: Surroundings['env']) => boolean;
  /** Imports the host's folder: nobody waits for another host's client. */
  readonly open: (surroundings: Surroundings) => Promise<Host>;
}

/** Of those that run what was started, the first that is here counts; the last of each kind always is. */
const HOSTS: readonly HostDefinition[] = [
  {
    runs: 'action',
    isHere: () => true,
    open: async (surroundings) => (await import('./github/host.ts')).gitHubHost(surroundings),
  },
  {
    runs: 'command',
    isHere: () => true,
    open: async (surroundings) => (await import('./local/host.ts')).localHost(surroundings),
  },
];

export function hostOf(startedAs: StartedAs, surroundings: Surroundings): Promise<Host> {
  const host = HOSTS.find(({ runs, isHere }) => runs === startedAs && isHere(surroundings.env))!;
  return host.open(surroundings);
}
