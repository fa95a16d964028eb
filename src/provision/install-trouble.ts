// Makes out of npm's words, and of what it's set to, why it could not install.
import type { InstallCause, InstallTrouble } from '../errors.ts';

/** npm's settings, as `npm config get` gives them. */
export interface NpmNetwork {
  readonly registry: string;
  readonly proxy: string | undefined;
}

/** An installation that failed, with its cause. */
export class InstallError extends Error {
  override readonly name = 'InstallError';
  readonly trouble: InstallTrouble;

  constructor(trouble: InstallTrouble) {
    super(trouble.said);
    this.trouble = trouble;
  }
}

const BY_CODE: readonly (readonly [RegExp, InstallCause])[] = [
  [/^E401$/, 'login-wanted'],
  [/^E403$/, 'forbidden'],
  [/^E404$/, 'absent'],
  [/^E407$/, 'proxy-login-wanted'],
  [/^(?:E5\d\d|E429)$/, 'failing'],
  [/^ECONNREFUSED$/, 'refused'],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'name-unknown'],
  [
    /^(?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EIDLETIMEOUT|ECONNECTIONTIMEOUT|ERR_SOCKET_TIMEOUT)$/,
    'unreachable',
  ],
  [/CERT|^UNABLE_TO_|^ERR_SSL|^ERR_TLS/, 'untrusted'],
];

/** What another try can't change. */
const FINAL: readonly (InstallCause | undefined)[] = [
  'login-wanted',
  'forbidden',
  'absent',
  'no-registry',
  'untrusted',
  'proxy-login-wanted',
];

/** @param said npm's error lines */
export function troubleOf(said: string, { registry, proxy }: NpmNetwork): InstallTrouble {
  return { cause: causeOf(said, { registry, proxy }), registry, proxy, said };
}

export function isFinal(said: string): boolean {
  return FINAL.includes(causeOf(said, { registry: '', proxy: undefined }));
}

/** @param code npm's or Node's word for it, as "ECONNREFUSED" */
export function causeOfCode(code: string): InstallCause | undefined {
  return BY_CODE.find(([pattern]) => pattern.test(code))?.[1];
}

function causeOf(said: string, { registry, proxy }: NpmNetwork): InstallCause | undefined {
  const code = /(?:^|; )code (\w+)/.exec(said)?.[1] ?? '';
  if (/invalid json response body/.test(said)) return 'no-registry';
  if (/network timeout at/.test(said)) return 'unreachable';
  const cause = causeOfCode(code);
  if (proxy === undefined || !URL.canParse(proxy)) return cause;
  const { hostname, port } = new URL(proxy);
  const isProxys = (place: string | undefined) =>
    place === hostname || (place?.endsWith(`:${port || '80'}`) === true && !registry.includes(place));
  if (cause === 'refused' && isProxys(/ECONNREFUSED ([^\s;]+)/.exec(said)?.[1])) return 'proxy-refused';
  if (cause === 'name-unknown' && isProxys(/(?:ENOTFOUND|EAI_AGAIN) ([^\s;]+)/.exec(said)?.[1]))
    return 'proxy-name-unknown';
  return cause;
}

/**
 * @param told what npm says to `config get` of each; nothing for an address that a password stands in
 * @param env has such an address of a proxy
 */
export function readNetwork(
  told: Readonly<Record<'registry' | 'https-proxy' | 'proxy', string>>,
  env: Readonly<Record<string, string | undefined>>,
): NpmNetwork {
  const registry = withoutLogin(told.registry) ?? 'of npm';
  const inEnvironment = (...names: readonly string[]) =>
    withoutLogin(names.map((name) => env[name] ?? env[name.toLowerCase()]).find((one) => one) ?? '');
  const plain = withoutLogin(told.proxy) ?? inEnvironment('npm_config_proxy', 'HTTP_PROXY', 'PROXY');
  const secure = withoutLogin(told['https-proxy']) ?? inEnvironment('npm_config_https_proxy', 'HTTPS_PROXY');
  return { registry, proxy: registry.startsWith('https:') ? (secure ?? plain) : plain };
}

/** Of the line that is one: npm may warn beside it. */
function withoutLogin(text: string): string | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const address = lines.find((line) => /^\w+:\/\/\S+$/.test(line)) ?? '';
  if (!URL.canParse(address)) return undefined;
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}
