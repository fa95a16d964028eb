// Runs the git command line with nothing of its surroundings: no configuration, hooks, helpers or prompts of the runner's,
// no variables but those by which a network is reached. The token goes by the environment, to one server, and is on no
// command line.
import { spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { InternalError } from '../../../../errors.ts';
import { endOf, NoAnswer } from '../../../../shared/deadline.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A remote repository and who asks. */
export interface Remote {
  /** `https://github.com`. */
  readonly server: string;
  /** `owner/name`. */
  readonly repository: string;
  /** A secret; empty: asks as nobody. */
  readonly token: string;
}

/** Gives what git printed. Throws GitFailed, GitMissing and the run's reason to end. */
export type Git = (args: readonly string[], input?: string | Uint8Array) => Promise<Buffer>;

export interface GitOptions {
  readonly env: Environment;
  readonly remote: Remote;
  /** Absolute: where git works, and its home. */
  readonly folder: string;
  /** How long a call may take that begins now. */
  readonly leftMs: () => number;
  /** The run's. */
  readonly signal?: AbortSignal | undefined;
}

/** Git ended with another code than 0, or not in time. */
export class GitFailed extends Error {
  override readonly name = 'GitFailed';
  /** What it printed. */
  readonly said: string;

  constructor(command: string, said: string) {
    super(`git ${command}: ${said}`);
    this.said = said;
  }
}

/** There's no git on this machine. */
export class GitMissing extends Error {
  override readonly name = 'GitMissing';
}

/** How the remote repository is called in arguments. */
export const REMOTE = 'origin';

export function gitOf({ env, remote, folder, leftMs, signal }: GitOptions): Git {
  const environment = { ...passedOn(env), ...alone(folder), ...configured(settingsFor(remote)) };
  return async (args, input) => {
    const [command = ''] = args;
    const timeoutMs = Math.max(1, leftMs());
    using limit = endOf({ ms: timeoutMs, signal, handsOver: command === 'push' });
    const child = spawn('git', [...args], {
      cwd: folder,
      env: environment,
      stdio: 'pipe',
      windowsHide: true,
      // A group of its own, which ends as a whole: git has others do the talking.
      detached: process.platform !== 'win32',
    });
    const output: Buffer[] = [];
    let said = '';
    child.stdout.on('data', (part: Buffer) => output.push(part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
    // Git may end without having read it all; then its exit code tells.
    child.stdin.on('error', () => undefined).end(input);
    limit.signal.addEventListener('abort', () => end(child.pid), { once: true });
    try {
      const code = await new Promise<number | null>((resolve, reject) => {
        child.once('error', reject).once('close', resolve);
      });
      if (limit.signal.reason instanceof NoAnswer)
        throw new GitFailed(command, `no end after ${Math.round(timeoutMs / 1000)} s`);
      limit.signal.throwIfAborted();
      if (code !== 0) throw new GitFailed(command, `${said}${Buffer.concat(output)}`);
      return Buffer.concat(output);
    } catch (cause) {
      if (isMissing(cause)) throw new GitMissing('there is no git here', { cause });
      throw cause;
    }
  };
}

function end(pid: number | undefined): void {
  if (pid === undefined) throw new InternalError('git has no process to end');
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/** A folder of that name on the way to it is refused, too. */
function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'EACCES');
}

/** By which programs and the network are reached, in lower case. */
const PASSED_ON = [
  ...['path', 'systemroot', 'windir', 'temp', 'tmp', 'tmpdir'],
  ...['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'],
  // Certificates of a server of one's own.
  ...['ssl_cert_file', 'ssl_cert_dir', 'git_ssl_cainfo', 'git_ssl_capath'],
];

function passedOn(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => PASSED_ON.includes(name.toLowerCase())));
}

function alone(home: string): Environment {
  return {
    ...{ HOME: home, XDG_CONFIG_HOME: home, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: devNull },
    ...{ GIT_TERMINAL_PROMPT: '0', GIT_ASKPASS: '', SSH_ASKPASS: '', GCM_INTERACTIVE: 'never' },
    // What it says is read below.
    ...{ LC_ALL: 'C', LANGUAGE: 'C' },
  };
}

/** The header as GitHub's own checkout sends it. */
export function authorization(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString('base64');
}

function settingsFor({ server, repository, token }: Remote): readonly (readonly [string, string])[] {
  const header = `AUTHORIZATION: basic ${authorization(token)}`;
  return [
    [`remote.${REMOTE}.url`, `${server}/${repository}`],
    ...(token === '' ? [] : [[`http.${server}/.extraheader`, header] as const]),
    ['credential.helper', ''],
    ['core.hooksPath', devNull],
    ['protocol.allow', 'never'],
    ['protocol.http.allow', 'always'],
    ['protocol.https.allow', 'always'],
    // The token is for this server and for no other.
    ['http.followRedirects', 'false'],
    // In bytes a second, and seconds.
    ['http.lowSpeedLimit', '1000'],
    ['http.lowSpeedTime', '30'],
    // Whoever has a commit without its contents would be taken to have them.
    ['fetch.negotiationAlgorithm', 'noop'],
    ['gc.auto', '0'],
    // Where the certificates are that the runner trusts, told elsewhere by the configuration that is left out here.
    ...(process.platform === 'win32' ? [['http.sslBackend', 'schannel'] as const] : []),
  ];
}

/** Since git 2.31 it takes its configuration from the environment. */
function configured(settings: readonly (readonly [string, string])[]): Environment {
  const numbered = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return { GIT_CONFIG_COUNT: `${settings.length}`, ...Object.fromEntries(numbered) };
}
