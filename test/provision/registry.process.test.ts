// What npm makes of registries and proxies that don't do what they should, each a real server.
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { installWords } from '../../src/errors.ts';
import { InstallError } from '../../src/provision/install-trouble.ts';
import { installPinned } from '../../src/provision/npm-ci.ts';
import { NoAnswer } from '../../src/shared/deadline.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

/** Of the rows where nothing comes: it takes so long. */
const SHORT_MS = 5000;
/** Of all others: longer than npm takes, however busy the machine is. */
const LONG_MS = 60_000;
/** Longer than npm takes to start. */
const SLOW_MS = 12_000;

async function listen(server: Server) {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => void server.close(),
  };
}

const answering = (listener: RequestListener) => () => listen(createServer(listener));

const refusing = (code: number) =>
  answering((_request, answer) => answer.writeHead(code, { 'content-type': 'application/json' }).end('{}'));

/** Says no to everything that asks for a way through it, as HTTP has it and as HTTPS has it. */
function refusingProxy(code: number) {
  const server = createServer((_request, answer) => answer.writeHead(code).end());
  server.on('connect', (_request, socket) =>
    socket.on('error', () => undefined).end(`HTTP/1.1 ${code} No\r\n\r\n`),
  );
  return listen(server);
}

/** Accepts, and never says a word. */
const silent = () => listen(createSocketServer((socket) => socket.on('error', () => undefined)));

/** A port that nothing listens at. */
async function nobody() {
  const server = await silent();
  await server[Symbol.asyncDispose]();
  return server;
}

/** Installs the package `small` as a lock file pins it. */
async function install(
  folder: TemporaryFolder,
  env: Readonly<Record<string, string>>,
  silenceMs: number,
  mostMs = 600_000,
) {
  const root = { dependencies: { small: '1.0.0' } };
  const small = { version: '1.0.0' };
  await writeFile(join(folder.path, 'package.json'), JSON.stringify(root));
  const lock = { lockfileVersion: 3, packages: { '': root, 'node_modules/small': small } };
  await writeFile(join(folder.path, 'package-lock.json'), JSON.stringify(lock));
  const said: string[] = [];
  const failed = await installPinned({
    folder: folder.path,
    arguments: ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
    what: 'a small package',
    platform: process.platform,
    execPath: process.execPath,
    env: {
      PATH: process.env.PATH,
      HOME: folder.path,
      npm_config_cache: join(folder.path, 'cache'),
      npm_config_fetch_retries: '0',
      ...env,
    },
    say: (line) => said.push(line),
    clock: () => 0,
    signal: new AbortController().signal,
    retryAfterMs: [1, 1],
    patience: { silenceMs, tellMs: 500, mostMs },
  }).catch((error: unknown) => error);
  return { said, failed };
}

type Place = (port: number) => Readonly<Record<string, string>>;

const registry: Place = (port) => ({ npm_config_registry: `http://127.0.0.1:${port}/` });
const proxy: Place = (port) => ({
  npm_config_registry: 'http://packages.example/',
  HTTP_PROXY: `http://me:secret@127.0.0.1:${port}`,
  npm_config_proxy: `http://me:secret@127.0.0.1:${port}`,
});
const secureThroughProxy: Place = (port) => ({
  npm_config_registry: 'https://packages.example/',
  npm_config_https_proxy: `http://127.0.0.1:${port}`,
});

type Start = () => ReturnType<typeof listen>;

const ROWS: readonly (readonly [
  reason: string,
  server: Start,
  place: Place,
  words: RegExp,
  tries: number,
])[] = [
  ['nothing listens', nobody, registry, /the registry http:\S+ refuses connections \(code ECONNREFUSED/, 3],
  [
    'no such name',
    nobody,
    () => ({ npm_config_registry: 'http://packages.invalid/' }),
    /the name .* is not found/,
    3,
  ],
  ['it never answers', silent, registry, /nothing comes from the registry http:\S+/, 1],
  ['it wants a token', refusing(401), registry, /wants a login \(401\)/, 1],
  ['it may not be had', refusing(403), registry, /forbids a package \(403\)/, 1],
  ['a mirror without it', refusing(404), registry, /has not got a package \(404\)/, 1],
  ['it fails', refusing(503), registry, /the registry \S+ fails \(code E503/, 3],
  [
    'a page to sign in',
    answering((_request, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end('<html>')),
    registry,
    /what answers at \S+ is no registry/,
    1,
  ],
  [
    'plain words where TLS is spoken',
    refusing(401),
    (port) => ({ npm_config_registry: `https://127.0.0.1:${port}/` }),
    /certificate .* not trusted/,
    1,
  ],
  ['no proxy there', nobody, proxy, /the proxy http:\/\/127\S+ refuses connections/, 3],
  [
    'a proxy without a name',
    nobody,
    () => ({ ...proxy(0), npm_config_proxy: 'http://proxy.invalid:3128' }),
    /the name of the proxy http:\/\/proxy\.invalid:3128\/ is not found/,
    3,
  ],
  [
    'a proxy that never answers',
    silent,
    secureThroughProxy,
    /nothing comes from the registry https:\/\/packages\.example\/ by the proxy http:\/\/127\S+/,
    1,
  ],
  ['a proxy that wants a login', () => refusingProxy(407), proxy, /the proxy wants a login \(407\)/, 1],
  [
    'a proxy that opens no way',
    () => refusingProxy(403),
    secureThroughProxy,
    /the registry https:\/\/packages\.example\/, or the proxy http:\/\/127\S+, forbids a package \(403\)/,
    1,
  ],
];

test.for(ROWS)('%s: the cause is named', async ([reason, start, place, words, tries]) => {
  await using folder = await temporaryFolder();
  await using server = await start();
  const { said, failed } = await install(folder, place(server.port), start === silent ? SHORT_MS : LONG_MS);
  expect(failed, reason).toBeInstanceOf(InstallError);
  const { reason: told, way } = installWords((failed as InstallError).trouble);
  expect(told).toMatch(words);
  expect(`${told}${said.join()}`).not.toContain('secret');
  expect(way).toMatch(/\. $/);
  expect(
    said.filter((line) => line.startsWith('It failed')),
    reason,
  ).toHaveLength(tries - 1);
});

const run = promisify(execFile);

test('a registry that is slow, but comes on, has all the time it takes', async () => {
  await using folder = await temporaryFolder();
  const home = join(folder.path, 'package');
  await mkdir(home);
  const manifest = { name: 'small', version: '1.0.0' };
  await writeFile(join(home, 'package.json'), JSON.stringify(manifest));
  await run('tar', ['-czf', 'small.tgz', 'package'], { cwd: folder.path });
  const archive = await readFile(join(folder.path, 'small.tgz'));
  await Promise.all([rm(home, { recursive: true }), rm(join(folder.path, 'small.tgz'))]);
  const serve = answering(async ({ url, headers }, answer) => {
    const tarball = `http://${headers.host}/small.tgz`;
    if (url !== '/small.tgz') {
      answer.writeHead(200, { 'content-type': 'application/json' });
      answer.end(
        JSON.stringify({
          name: 'small',
          'dist-tags': {},
          versions: { '1.0.0': { ...manifest, dist: { tarball } } },
        }),
      );
      return;
    }
    // A byte at a time, for longer than silence would be borne.
    answer.writeHead(200, { 'content-length': String(archive.length) });
    const pause = (SLOW_MS * 1.2) / archive.length;
    for (const byte of archive) {
      answer.write(Uint8Array.of(byte));
      await sleep(pause);
    }
    answer.end();
  });
  await using server = await serve();
  const { said, failed } = await install(folder, registry(server.port), SLOW_MS);
  expect(failed, said.join('\n')).toBeUndefined();
  expect(said.join('\n')).toMatch(
    /^Still installing after \d+(?:\.\d)? s: \d+ answers of the registry, \d+ MB/m,
  );
  expect(said.at(-1)).toMatch(/^Installed them in /);
  const installed = await readFile(join(folder.path, 'node_modules', 'small', 'package.json'), 'utf8');
  expect(JSON.parse(installed)).toEqual(manifest);
});

test('one that comes on for ever is given up, and npm with it', async () => {
  await using folder = await temporaryFolder();
  const serve = answering((_request, answer) => {
    answer.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => answer.write(' '), 100);
    answer.once('close', () => clearInterval(timer));
  });
  await using server = await serve();
  const { failed } = await install(folder, registry(server.port), LONG_MS, SHORT_MS);
  expect(failed).toEqual(new NoAnswer(SHORT_MS));
});
