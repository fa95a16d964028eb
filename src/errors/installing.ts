// What keeps npm from installing: no npm, and what a registry, a proxy or the way to them did. One wording for each cause,
// which the faults of what was to be installed take over.
import { escapeControls } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

export const npmMissing = defineFault({
  code: 'npm-missing',
  words: (): Wording => ({
    subject: 'npm, which installs the runtime packages,',
    got: 'was found neither beside node nor on PATH',
    fix: 'In a workflow put this step before this one: Node.js comes with the runner, npm does not. Elsewhere install Node.js together with its npm.',
    paste: ['- uses: actions/setup-node@v6', '  with:', '    node-version: 24'],
  }),
  example: [],
  note: "So in [a container](github.md#in-a-container) without Node.js of its own, and on bare runners. Packages that are in the runner's tool cache or in the Actions cache already need no npm.",
});

export type InstallCause =
  | 'refused'
  | 'name-unknown'
  | 'silent'
  | 'unreachable'
  | 'login-wanted'
  | 'forbidden'
  | 'absent'
  | 'failing'
  | 'no-registry'
  | 'untrusted'
  | 'proxy-refused'
  | 'proxy-name-unknown'
  | 'proxy-login-wanted';

/** Why npm failed, as far as its words tell. */
export interface InstallTrouble {
  /** undefined: nothing that is known here. */
  readonly cause: InstallCause | undefined;
  /** Addresses without what is secret in them. */
  readonly registry: string;
  readonly proxy: string | undefined;
  /** npm's own words. */
  readonly said: string;
}

const REGISTRY = 'See that `registry` in .npmrc or npm_config_registry names it right';
const PROXY = 'Correct HTTPS_PROXY, or `https-proxy` in .npmrc; NO_PROXY lists what is reached without';

const CAUSES: Readonly<
  Record<InstallCause, (trouble: InstallTrouble) => readonly [got: string, way: string]>
> = {
  refused: ({ registry }) => [
    `the registry ${registry} refuses connections`,
    `${REGISTRY}, and that it runs.`,
  ],
  'name-unknown': ({ registry }) => [
    `the name of the registry ${registry} is not found`,
    `${REGISTRY}, and that this machine has a name server; behind a proxy set HTTPS_PROXY.`,
  ],
  silent: ({ registry, proxy }) => [
    `nothing comes from the registry ${registry}${proxy === undefined ? '' : ` by the proxy ${proxy}`}`,
    'A firewall and a proxy that refuses look so: open the way to it, or set `registry` in .npmrc to a mirror that this machine reaches.',
  ],
  unreachable: ({ registry }) => [
    `the registry ${registry} can't be reached`,
    'Behind a proxy set HTTPS_PROXY, else open the way to it.',
  ],
  'login-wanted': ({ registry }) => [
    `the registry ${registry} wants a login (401)`,
    'Put its token into .npmrc, as actions/setup-node does with `registry-url` and NODE_AUTH_TOKEN.',
  ],
  forbidden: ({ registry, proxy }) => [
    `the registry ${registry}${proxy === undefined ? '' : `, or the proxy ${proxy},`} forbids a package (403)`,
    'Have whoever runs it allow what package-lock.json names, or give a token that may read it.',
  ],
  absent: ({ registry }) => [
    `the registry ${registry} has not got a package (404)`,
    `${REGISTRY}; a mirror must hold what package-lock.json names.`,
  ],
  failing: ({ registry }) => [`the registry ${registry} fails`, 'Run it again later.'],
  'no-registry': ({ registry }) => [`what answers at ${registry} is no registry`, `${REGISTRY}.`],
  untrusted: ({ registry }) => [
    `the certificate of the registry ${registry} is not trusted here`,
    "Name its authority's file in NODE_EXTRA_CA_CERTS, or as `cafile` in .npmrc.",
  ],
  'proxy-refused': ({ proxy }) => [`the proxy ${proxy} refuses connections`, `${PROXY}.`],
  'proxy-name-unknown': ({ proxy }) => [`the name of the proxy ${proxy} is not found`, `${PROXY}.`],
  'proxy-login-wanted': () => [
    'the proxy wants a login (407)',
    'Set HTTPS_PROXY to http://USER:PASSWORD@HOST:PORT, from a secret.',
  ],
};

/** What is wrong, with npm's own words, and the way out; none where the cause isn't known. */
export function installWords(trouble: InstallTrouble): { readonly reason: string; readonly way: string } {
  const said = escapeControls(trouble.said);
  if (trouble.cause === undefined) return { reason: said, way: '' };
  const [got, way] = CAUSES[trouble.cause](trouble);
  return { reason: said === '' ? got : `${got} (${said})`, way: `${way} ` };
}
