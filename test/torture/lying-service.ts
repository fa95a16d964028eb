// Stands between the action and a stand-in for GitHub's services, and does to its answers what a round says.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Service } from './service.ts';

export interface LyingService extends AsyncDisposable {
  /** The same address, through this. */
  through(url: string): string;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const SAID: Readonly<Record<string, string>> = {
  empty: '',
  foreign: '{"ok":"yes","items":[null],"artifacts":{"__proto__":1},"signed_upload_url":7,"message":"hello"}',
  html: '<!doctype html><title>Log in</title>',
  deep: '['.repeat(100_000),
};

/** @param target origin of the real one: `http://127.0.0.1:1234` */
export async function startLyingService(target: string, service: Service): Promise<LyingService> {
  let left = service.times;
  const ending = new AbortController();
  let own = '';
  const toOwn = (text: string) => text.replaceAll(target, own);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { how, on } = service;
    const body = await buffer(request);
    const isMeant = how !== 'well' && (on === 'any' || on === callOf(request.url ?? '')) && left-- > 0;
    if (!isMeant) return send(response, await forward(request, body));
    if (how === 'silent') return;
    if (how === 'reset') return void request.socket.destroy();
    if (/^\d/.test(how)) return send(response, refusal(Number(how)));
    if (how in SAID) return send(response, { status: 200, headers: {}, body: Buffer.from(SAID[how]!) });
    await spoil(response, how, await forward(request, body));
  }

  async function forward(request: IncomingMessage, body: Buffer): Promise<Answer> {
    const { method = 'GET', headers } = request;
    const passed = Object.entries(headers).filter(([name]) => !NOT_PASSED.includes(name));
    const given = Object.fromEntries(passed.map(([name, value]) => [name, String(value)]));
    const init = { method, headers: given, ...(body.length > 0 ? { body: new Uint8Array(body) } : {}) };
    const answer = await fetch(`${target}${request.url}`, { ...init, redirect: 'manual' });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const isText = answer.headers.get('content-type')?.includes('json') === true;
    const said = [...answer.headers].filter(([name]) => !NOT_PASSED.includes(name));
    return {
      status: answer.status,
      headers: Object.fromEntries(said.map(([name, value]) => [name, toOwn(value)])),
      body: isText ? Buffer.from(toOwn(bytes.toString())) : bytes,
    };
  }

  async function spoil(response: ServerResponse, how: Service['how'], answer: Answer): Promise<void> {
    const { body } = answer;
    const half = body.subarray(0, body.length / 2);
    if (how === 'altered') return send(response, { ...answer, body: altered(body) });
    if (how === 'short') return send(response, { ...answer, body: half });
    response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
    if (how === 'cut') return void response.write(half, () => response.destroy());
    for (const byte of body) {
      response.write(Buffer.of(byte));
      await sleep(1000, undefined, { signal: ending.signal });
    }
    response.end();
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    through: toOwn,
    async [Symbol.asyncDispose]() {
      ending.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Of one connection, not of what is said on it. */
const NOT_PASSED = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'content-encoding',
  'keep-alive',
];

function callOf(url: string): string {
  if (url.startsWith('/blob/')) return 'blob';
  return /^\/twirp\/[^/]+\/(\w+)/.exec(url)?.[1] ?? 'rest';
}

function refusal(status: number): Answer {
  const headers = { 'content-type': 'application/json', 'retry-after': '1' };
  return { status, headers, body: Buffer.from('{"code":"unavailable","msg":"as the bench has it"}') };
}

function altered(body: Buffer): Buffer {
  const copy = Buffer.from(body);
  const middle = Math.floor(copy.length / 2);
  if (copy.length > 0) copy[middle] = copy[middle]! ^ 1;
  return copy;
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
}
