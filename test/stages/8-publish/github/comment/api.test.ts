// Requests to servers that take a call and never answer it, that answer a byte at a time, and that hang up.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { openApi } from '../../../../../src/stages/8-publish/github/comment/api.ts';
import { releaseClient } from '../../../../../src/stages/8-publish/github/release/client.ts';

/** @param answer what the server does with each request */
async function startServer(answer: (response: ServerResponse) => void) {
  const server = createServer((request, response) => {
    request.resume();
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const silent = () => undefined;

function trickling(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 5);
  response.once('close', () => clearInterval(timer));
}

const hangingUp = (response: ServerResponse) => response.destroy();

test.each([
  ['never answers', silent, 100, { status: 504, message: 'no answer within 0.1 s' }],
  ['answers a byte at a time', trickling, 100, { status: 504, message: 'no answer within 0.1 s' }],
  ['hangs up', hangingUp, 60_000, { status: 500 }],
])(
  'a server that %s fails as one of which another try is worth it',
  async (why, answer, timeoutMs, failure) => {
    await using server = await startServer(answer);
    const addresses = { apiUrl: server.url, graphqlUrl: `${server.url}/graphql` };
    const api = openApi({ token: 'x', ...addresses, timeoutMs });
    await expect(api.request('GET /rate_limit'), why).rejects.toMatchObject(failure);
    await expect(api.request(`POST ${addresses.graphqlUrl}`), why).rejects.toMatchObject(failure);
    const place = { token: 'x', apiUrl: server.url, owner: 'me', repo: 'stars' };
    await expect(releaseClient({ ...place, timeoutMs }).find('v1'), why).rejects.toMatchObject(failure);
  },
);

test("the run's end ends a request, and is no failure of the server", async () => {
  await using server = await startServer(silent);
  const reason = new DOMException('SIGTERM received', 'AbortError');
  const ending = new AbortController();
  const api = openApi({ token: 'x', apiUrl: server.url, graphqlUrl: '', signal: ending.signal });
  const outcome = expect(api.request('GET /rate_limit')).rejects.toBe(reason);
  setTimeout(() => ending.abort(reason), 20);
  await outcome;
});
