// Real trainings in processes of their own: cancelled, killed, resumed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from './run-program.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

interface Results {
  readonly history: readonly { readonly epoch: number; readonly 'val-loss': number }[];
  readonly 'best-epoch': number;
  readonly 'first-epoch': number;
  readonly 'stopped-epoch': number;
  readonly 'stop-reason': string;
  readonly test: { readonly images: number };
}

let dir: TemporaryFolder;
/** A sample to train on for a few seconds; no training writes to it. */
let data: string;

beforeAll(async () => {
  dir = await temporaryFolder();
  data = join(dir.path, 'data');
  const made = await runProgram([CLI, 'sample', 'ccd', data, '--count', '12']);
  expect(made).toMatchObject({ code: 0, stderr: '' });
});

afterAll(() => dir?.[Symbol.asyncDispose]());

/** One thread: the same weights bit for bit are promised for the same number of threads. */
function trainArguments(output: string, more: readonly string[] = []): string[] {
  const settings = [
    '--data',
    data,
    '--output',
    output,
    '--threads',
    '1',
    '--image-size',
    '32',
    '--batch-size',
    '4',
    '--patience',
    '50',
  ];
  return [CLI, 'train', ...settings, ...more];
}

async function results(output: string): Promise<Results> {
  return JSON.parse(await readFile(join(output, 'results.json'), 'utf8'));
}

async function sha256(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

/** Starts a training and sends it `signal`, if any, once it has printed its line for `epoch`, in the middle of the next. */
async function interrupt(
  args: readonly string[],
  epoch: number,
  signal: NodeJS.Signals | undefined,
  meanwhile: () => Promise<void> = async () => undefined,
) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let stdout = '';
  child.stdout.setEncoding('utf8');
  for await (const text of child.stdout) {
    stdout += text;
    if (new RegExp(`^Epoch ${epoch}\\b`, 'im').test(stdout)) break;
  }
  child.stdout.resume();
  await meanwhile();
  if (signal !== undefined) child.kill(signal);
  // Who cancels a job kills it soon after.
  const impatience = setTimeout(() => child.kill('SIGKILL'), 5000);
  const [code, by] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode, null];
  clearTimeout(impatience);
  return { code, by };
}

describe('a training', () => {
  it('killed in the middle of an epoch goes on from the epoch before, to the very model of one that trains anew', async () => {
    const killed = join(dir.path, 'killed');
    expect(await interrupt(trainArguments(killed, ['--epochs', '6']), 2, 'SIGKILL')).toMatchObject({
      by: 'SIGKILL',
    });
    expect((await readdir(join(killed, 'checkpoint'))).sort()).toContain('last.safetensors');
    const resumed = await runProgram(trainArguments(killed, ['--epochs', '6']));
    expect(resumed, resumed.stderr).toMatchObject({ code: 0 });
    const [after, model] = [await results(killed), await sha256(join(killed, 'model', 'model.onnx'))];
    expect(after['first-epoch'], 'at most the epoch it was in is lost').toBeGreaterThanOrEqual(3);
    expect(await readdir(killed), 'that came to its end leaves no checkpoint').not.toContain('checkpoint');

    // So that the same command trains anew, uninterrupted.
    expect((await runProgram(trainArguments(killed, ['--epochs', '6']))).code).toBe(0);
    const uninterrupted = await results(killed);
    expect(uninterrupted['first-epoch']).toBe(1);
    expect(after.history.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(after.history.map((row) => row['val-loss'])).toEqual(
      uninterrupted.history.map((row) => row['val-loss']),
    );
    expect(await sha256(join(killed, 'model', 'model.onnx'))).toBe(model);
  });

  it.each([
    { signal: 'SIGINT' as const, code: 130 },
    { signal: 'SIGTERM' as const, code: 143 },
  ])('cancelled by $signal delivers the best model so far within 5 s', async ({ signal, code }) => {
    const output = join(dir.path, signal);
    const cancelled = interrupt(trainArguments(output, ['--epochs', '500']), 2, signal);
    expect(await cancelled).toEqual({ code, by: null });
    expect(await results(output)).toMatchObject({ 'stop-reason': 'cancelled', test: { images: 0 } });
    expect((await readdir(join(output, 'model'))).sort()).toEqual(['card.md', 'model.onnx']);
    // The next run of the same command goes on.
    const next = await runProgram(trainArguments(output, ['--epochs', '4']));
    expect(next, next.stderr).toMatchObject({ code: 0 });
    const { 'first-epoch': first, 'stop-reason': reason } = await results(output);
    expect(first).toBeGreaterThan(1);
    expect(reason).toBe('epochs');
  });

  it('whose folder is renamed ends so, and makes no other of that name', async () => {
    const [output, elsewhere] = [join(dir.path, 'renamed'), join(dir.path, 'elsewhere')];
    const args = trainArguments(output, ['--epochs', '500']);
    const ended = await interrupt(args, 1, undefined, () => rename(output, elsewhere));
    expect(ended).toEqual({ code: 2, by: null });
    expect(await readdir(dir.path)).not.toContain('renamed');
    expect(await readdir(join(elsewhere, 'checkpoint'))).toContain('last.safetensors');
  });

  it('keeps its folder to itself while it runs, and delivers its own model', async () => {
    const output = join(dir.path, 'shared');
    const cancelled = interrupt(trainArguments(output, ['--epochs', '500']), 1, 'SIGINT', async () => {
      const second = await runProgram(trainArguments(output, ['--epochs', '2', '--seed', '7']));
      expect(second, second.stderr).toMatchObject({ code: 2 });
      expect(second.stderr).toMatch(/^error: output-in-use: output folder ".*shared" is in use/m);
    });
    expect(await cancelled).toEqual({ code: 130, by: null });
    const { model } = JSON.parse(await readFile(join(output, 'results.json'), 'utf8'));
    expect(await sha256(join(output, 'model', 'model.onnx'))).toBe(model.sha256);
    expect(await readdir(output)).not.toContain('.output-lock');
  });
});
