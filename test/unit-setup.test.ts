// What a unit test may not do, each tried here: that it's refused, and that a refusal which the source swallows fails
// the test nevertheless.
import { execFile, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { refused } from './unit-setup.ts';

const require = createRequire(import.meta.url);

test.each<[reason: string, attempt: () => unknown, said: string]>([
  ['the program', () => spawn(process.execPath, ['dist/cli.js']), `starts ${process.execPath}`],
  ['any other program', () => promisify(execFile)('git', ['--version']), 'starts git'],
  ["the engine's worker", () => new Worker(resolve('dist', 'onnx-worker.js')), 'starts the built '],
  ['TensorFlow', () => require('@tensorflow/tfjs-node'), 'loads TensorFlow'],
  ['another host', () => fetch('http://elsewhere.invalid/'), 'calls elsewhere.invalid'],
])('%s is refused', async (reason, attempt, said) => {
  await expect((async () => attempt())(), reason).rejects.toThrow();
  expect(refused.splice(0), reason).toEqual([expect.stringContaining(`a unit test ${said}`)]);
});

test('a server of the test itself is not', async () => {
  const server = createServer((_request, response) => response.end('here')).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here');
  server.closeAllConnections();
  server.close();
});

test('a worker of the test itself is not', async () => {
  const worker = new Worker('', { eval: true });
  expect(await new Promise((exited) => worker.once('exit', exited))).toBe(0);
});

test.fails('a refusal that nobody hears of fails the test', () => {
  try {
    spawn('git');
  } catch {}
});

test.fails('a key that all objects have from then on fails the test', () => {
  Object.assign(Object.prototype, { next: 'of a name' });
});
