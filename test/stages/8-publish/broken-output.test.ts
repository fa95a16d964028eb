// What is said, and on which stream, where output can't be written.
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { watchStreams } from '../../../src/stages/8-publish/broken-output.ts';

function stream() {
  const said: string[] = [];
  return Object.assign(new EventEmitter(), { said, write: (text: string) => said.push(text) });
}

function fail(name: 'stdout' | 'stderr', code: string) {
  const streams = { stdout: stream(), stderr: stream() };
  const exits: number[] = [];
  watchStreams(streams, (exit) => exits.push(exit));
  streams[name].emit('error', Object.assign(new Error(code), { code }));
  return { exits, stdout: streams.stdout.said.join(''), stderr: streams.stderr.said.join('') };
}

test('a reader that goes away ends nothing', () => {
  for (const name of ['stdout', 'stderr'] as const)
    expect(fail(name, 'EPIPE')).toEqual({ exits: [], stdout: '', stderr: '' });
});

test('a full disk is told on the other stream, and is no gate that failed', () => {
  const { exits, stdout, stderr } = fail('stdout', 'ENOSPC');
  expect(exits).toEqual([2]);
  expect(stderr).toMatch(
    /^error: output-stream-broken: standard output could not be written \(ENOSPC\)\. Free/,
  );
  expect(stdout).toBe('');
  expect(fail('stderr', 'ENOSPC').stdout).toContain('standard error could not be written');
});
