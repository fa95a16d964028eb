// What becomes of commands that run out of memory: an end with what to lower, at once, whichever side of the worker lacks it.
// Windows and macOS have no limit of this kind on a process.
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodePng } from '../../src/image/encode.ts';
import { Random } from '../../src/shared/random.ts';
import { type Files, writeFiles } from '../stages/2-dataset/data-folder.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

const CLI = resolve('dist/cli.js');

let dir: TemporaryFolder;

/** @param kibibytes of address space, of which Node.js itself reserves 1.2 million and packages 0.5 */
async function limited(kibibytes: number, ...args: readonly string[]) {
  const command = [`ulimit -v ${kibibytes}; exec "$@"`, 'sh', process.execPath, CLI, ...args];
  const ended = promisify(execFile)('sh', ['-c', ...command], { cwd: dir.path, timeout: 120_000 });
  return await ended.then(
    ({ stderr }) => ({ code: 0, stderr }),
    ({ code, stderr }: { code: number | null; stderr: string }) => ({ code, stderr }),
  );
}

/** Noise with a bright side. */
async function smallSet(): Promise<Files> {
  const edge = 32;
  const random = new Random(21);
  const pixels = (value: (x: number) => number) =>
    Uint8Array.from({ length: edge ** 2 }, (_, place) => value(place % edge));
  const picture = (value: (x: number) => number) =>
    encodePng({ width: edge, height: edge, channels: 1, data: pixels(value) });
  const files = Array.from({ length: 12 }, (_, n) => [
    [`images/${n}.png`, picture((x) => random.integer(100) + (x > n + 8 ? 100 : 0))] as const,
    [`masks/${n}.png`, picture((x) => (x > n + 8 ? 1 : 0))] as const,
  ]);
  return Object.fromEntries(files.flat());
}

describe.runIf(process.platform === 'linux')('out of memory', () => {
  beforeAll(async () => {
    dir = await temporaryFolder();
    await promisify(execFile)(process.execPath, [CLI, 'sample', 'ccd', 'data', '--count', '12'], {
      cwd: dir.path,
    });
  });

  afterAll(() => dir?.[Symbol.asyncDispose]());

  const LARGE = ['--image-size', '1024', '--batch-size', '64', '--epochs', '1', '--threads', '2'];

  test('a training whose batches have no room is told what to lower', async () => {
    const { code, stderr } = await limited(3_500_000, 'train', '--data', 'data', ...LARGE, '--output', 'run');
    expect({ code, stderr: stderr.split('\n').filter((line) => line.startsWith('error')) }).toEqual({
      code: 2,
      stderr: [
        expect.stringMatching(
          /^error: memory-lacking: the training is foreseen to take [\d.]+ GiB of memory, and a limit on the address space \(`ulimit -v`\) leaves [\d.]+ [GM]iB\. Set .*, which fits, or raise the limit, or give none\.$/,
        ),
      ],
    });
  });

  test('a training that has room is tested in it, too', async () => {
    await writeFiles(join(dir.path, 'small'), await smallSet());
    const settings = ['--epochs', '1', '--threads', '2', '--output', 'tested'];
    const { code, stderr } = await limited(2_700_000, 'train', '--data', 'small', ...settings);
    expect({ code, errors: stderr.match(/^error: .*/gm) }).toEqual({ code: 0, errors: null });
  });

  test('a worker thread that would have no room is not begun', async () => {
    const settings = ['--epochs', '1', '--threads', '2'];
    const { code, stderr } = await limited(
      1_900_000,
      'train',
      '--data',
      'data',
      ...settings,
      '--output',
      'run',
    );
    expect({ code, errors: stderr.match(/^error: [\w-]+/gm) }).toEqual({
      code: 2,
      errors: [expect.stringMatching(/: (?:out-of-memory|memory-lacking)$/)],
    });
  });

  test.each([
    { why: 'the images are read by a library', kibibytes: 1_500_000, command: ['check', '--data', 'data'] },
    {
      why: 'it makes its images first, and ended by a signal then',
      kibibytes: 1_200_000,
      command: ['demo', 'demo'],
    },
  ])('what has not even room to begin says so: $why', async ({ why, kibibytes, command }) => {
    const { code, stderr } = await limited(kibibytes, ...command);
    expect(code, why).toBe(2);
    expect(stderr).toContain('error: out-of-memory: the command ran out of memory.');
  });
});
