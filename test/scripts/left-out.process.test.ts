// What the build leaves out of bundled packages: that nothing called is missing, and that an idle row is noticed.
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterEach, expect, test, vi } from 'vitest';
import { leftOut } from '../../scripts/build/left-out.mjs';
import { temporaryFolder } from '../temporary-folder.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

async function bundled(contents: string, outfile: string) {
  await build({
    absWorkingDir: ROOT,
    stdin: { contents, resolveDir: ROOT },
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    logLevel: 'silent',
    plugins: [leftOut],
  });
  return import(outfile);
}

afterEach(() => vi.unstubAllEnvs());

test("GitHub's clients still call through a proxy", async () => {
  await using dir = await temporaryFolder();
  await using service = createServer((_, response) =>
    response.setHeader('content-type', 'application/json').end('{"login":"octocat"}'),
  ).listen(0, '127.0.0.1');
  const asked: string[] = [];
  await using proxy = createServer()
    .on('connect', ({ url }, socket) => {
      asked.push(url!);
      const { port } = service.address() as AddressInfo;
      const target = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        target.pipe(socket).pipe(target);
      });
    })
    .listen(0, '127.0.0.1');
  await new Promise((ready) => proxy.once('listening', ready));
  vi.stubEnv('http_proxy', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  vi.stubEnv('GITHUB_API_URL', 'http://api.example');

  const { getOctokit } = await bundled(
    "export { getOctokit } from '@actions/github'; export * from '@actions/artifact';",
    join(dir.path, 'clients.cjs'),
  );
  const { data } = await getOctokit('token').request('GET /user');

  expect(data).toEqual({ login: 'octocat' });
  expect(asked).toEqual(['api.example:80']);
});

test('a module that no package asks for any longer fails the build', async () => {
  await using dir = await temporaryFolder();
  const only = bundled("export { getOctokit } from '@actions/github';", join(dir.path, 'clients.cjs'));
  await expect(only).rejects.toThrow('no package asks for unzip-stream, tar-stream');
});
