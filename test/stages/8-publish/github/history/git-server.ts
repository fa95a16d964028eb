// GitHub's git over HTTP on this machine: a bare repository behind git's own `http-backend`, with tokens that may read or
// write, and faults on demand. What git does is git's own; who may do what is written from GitHub's answers.
import { execFile, spawn } from 'node:child_process';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';

/** What a request gets in place of its answer: a status, no answer at all, or none after it has been done. */
export type GitFault = number | 'hang' | 'lost' | Meanwhile;

/** What another job does before the request is answered as ever. */
type Meanwhile = () => Promise<void>;

export interface GitServer extends AsyncDisposable {
  readonly url: string;
  /** Of the bare repository me/stars. */
  readonly folder: string;
  /** Requests so far: `fetch`, `push`, each once for its start and once for its data. */
  readonly requests: readonly string[];
  /** The next requests of this kind get these, one each. */
  fail(kind: 'fetch' | 'push', ...faults: readonly GitFault[]): void;
  /** Runs git on the repository as whoever owns it. */
  git(...args: readonly string[]): Promise<string>;
  /** The same with something to read. */
  make(args: readonly string[], input: string): Promise<string>;
  /** All files of a branch, as text. */
  files(branch: string): Promise<Record<string, string>>;
  /** Makes a commit of files the new tip of the branch, whatever was there; without a parent unless it's given one. */
  force(branch: string, files: Readonly<Record<string, string>>, parent?: string): Promise<void>;
  /** A hook refuses every push with these lines, until it's taken away. */
  protect(lines: string): Promise<AsyncDisposable>;
}

export const READER = 'ghs_reader';
export const WRITER = 'ghs_writer';

/** Keeps the repository in `folder`. Anybody may read it unless it's private. */
export async function startGitServer(folder: string, { isPrivate = false } = {}): Promise<GitServer> {
  const root = join(folder, 'git');
  const repository = join(root, 'me', 'stars');
  const env = { ...process.env, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', ...identity };
  const run = promisify(execFile);
  const git = async (...args: readonly string[]) => {
    const { stdout } = await run('git', ['-C', repository, ...args], { env });
    return stdout;
  };
  const make = (args: readonly string[], input: string) =>
    new Promise<string>((resolve, reject) => {
      const child = execFile('git', ['-C', repository, ...args], { env }, (error, stdout) =>
        error === null ? resolve(stdout.trim()) : reject(error),
      );
      child.stdin?.end(input);
    });
  await mkdir(repository, { recursive: true });
  await git('init', '--bare', '--quiet');
  // As GitHub's servers have it.
  for (const key of ['uploadpack.allowFilter', 'uploadpack.allowAnySHA1InWant', 'http.receivepack'])
    await git('config', key, 'true');
  const backend = join((await run('git', ['--exec-path'])).stdout.trim(), 'git-http-backend');
  const requests: string[] = [];
  const faults: { readonly kind: string; readonly fault: GitFault }[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const kind = `${url.pathname}${url.search}`.includes('receive-pack') ? 'push' : 'fetch';
    requests.push(kind);
    const body = await buffer(request);
    const index = faults.findIndex((one) => one.kind === kind);
    const fault = index < 0 ? undefined : faults.splice(index, 1)[0]?.fault;
    const refusal = typeof fault === 'number' ? fault : refusalOf(request, kind, isPrivate);
    if (fault === 'hang') return;
    if (typeof fault === 'function') await fault();
    if (refusal !== undefined) {
      const challenge = refusal === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {};
      response.writeHead(refusal, { 'content-type': 'text/plain', ...challenge });
      response.end(refusal === 403 ? 'Permission to me/stars.git denied to github-actions[bot].' : '');
      return;
    }
    await serve(
      backend,
      { ...env, ...cgi(request, url, body, root) },
      body,
      fault === 'lost' ? undefined : response,
    );
    if (fault === 'lost') request.socket.destroy();
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    folder: repository,
    requests,
    fail: (kind, ...list) => faults.push(...list.map((fault) => ({ kind, fault }))),
    ...{ git, make },
    async files(branch) {
      const names = (await git('ls-tree', '-r', '--name-only', '-z', branch)).split('\0').filter(Boolean);
      const contents = names.map(async (name) => [name, await git('show', `${branch}:${name}`)] as const);
      return Object.fromEntries(await Promise.all(contents));
    },
    async force(branch, files, parent) {
      const parts = Object.entries(files).map(
        ([path, text]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
      );
      const from = parent === undefined ? '' : `from ${parent}\n`;
      const head = `reset refs/heads/${branch}\n\ncommit refs/heads/${branch}\ncommitter a <a@b> now\ndata 1\nx\n${from}`;
      await make(
        ['fast-import', '--quiet', '--force', '--date-format=now'],
        `${head}deleteall\n${parts.join('')}`,
      );
    },
    async protect(lines) {
      const hook = join(repository, 'hooks', 'pre-receive');
      await mkdir(join(repository, 'hooks'), { recursive: true });
      await writeFile(hook, `#!/bin/sh\ncat >&2 <<'END'\n${lines}\nEND\nexit 1\n`);
      await chmod(hook, 0o755);
      return { [Symbol.asyncDispose]: () => rm(hook) };
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const identity = {
  ...{ GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b' },
};

/** Undefined: the token may. */
function refusalOf({ headers }: IncomingMessage, kind: string, isPrivate: boolean): number | undefined {
  const [, given = ''] = /^basic (.*)$/i.exec(headers.authorization ?? '') ?? [];
  const [user, token = ''] = Buffer.from(given, 'base64').toString().split(':');
  if (given === '') return kind === 'push' || isPrivate ? 401 : undefined;
  if (user !== 'x-access-token' || ![READER, WRITER].includes(token)) return 401;
  return kind === 'push' && token !== WRITER ? 403 : undefined;
}

function cgi({ method, headers }: IncomingMessage, url: URL, body: Buffer, root: string) {
  return {
    ...{ GIT_PROJECT_ROOT: root, GIT_HTTP_EXPORT_ALL: '1', REMOTE_USER: 'me', REMOTE_ADDR: '127.0.0.1' },
    ...{ PATH_INFO: url.pathname, QUERY_STRING: url.search.slice(1), REQUEST_METHOD: method ?? 'GET' },
    ...{ CONTENT_TYPE: headers['content-type'] ?? '', CONTENT_LENGTH: `${body.length}` },
    HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
    GIT_PROTOCOL: `${headers['git-protocol'] ?? ''}`,
  };
}

/** Undefined: what it answers is lost. */
async function serve(
  backend: string,
  env: NodeJS.ProcessEnv,
  body: Buffer,
  response: ServerResponse | undefined,
): Promise<void> {
  const child = spawn(backend, [], { env, stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.on('error', () => undefined).end(body);
  const output = await buffer(child.stdout);
  if (response === undefined) return;
  const end = output.indexOf('\r\n\r\n');
  const lines = output.toString('latin1', 0, end).split('\r\n');
  const headers = lines.map((line) => line.split(/: (.*)/s)).map(([name = '', value = '']) => [name, value]);
  const status = headers.find(([name]) => name === 'Status')?.[1];
  for (const [name = '', value = ''] of headers) if (name !== 'Status') response.setHeader(name, value);
  response.writeHead(status === undefined ? 200 : Number.parseInt(status, 10)).end(output.subarray(end + 4));
}
