// What a library throws where no promise of the program hears it: told as any other error is, and never exit code 1, which is a
// gate that failed.
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';

/** Throws beside the program, as soon as it can be heard. */
function throwing(error: string): string {
  const throwOnce = `const { on } = process;
  process.on = function (name, listener) {
    if (name === 'uncaughtException') setImmediate(() => { throw ${error}; });
    return on.call(this, name, listener);
  };`;
  return `data:text/javascript,${encodeURIComponent(throwOnce)}`;
}

const OUT_OF_MEMORY = "new RangeError('Array buffer allocation failed')";
const FILES = "Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE', syscall: 'open' })";
const OURS = "new TypeError('x is not a function')";

test.each<[program: string, error: string, code: number, said: RegExp]>([
  ['cli.js', OUT_OF_MEMORY, 2, /^error: out-of-memory: the command ran out of memory\./m],
  ['cli.js', FILES, 2, /^error: file-system-refused: /m],
  ['cli.js', OURS, 3, /^internal error, please report it/m],
  ['action.js', OUT_OF_MEMORY, 2, /^::error::out-of-memory: the action ran out of memory\./m],
  ['action.js', OURS, 3, /^::error::Internal error, please report it/m],
  ['post.js', OUT_OF_MEMORY, 0, /^::warning::cache-failed: .*Array buffer allocation failed/m],
])('%s, beside which is thrown %s, ends with %i', async (program, error, code, said) => {
  await using folder = await temporaryFolder();
  const { ended, output } = await run(program, error, folder.path);
  expect(output).toMatch(said);
  expect(ended).toBe(code);
});

function run(program: string, error: string, cwd: string) {
  const path = resolve(import.meta.dirname, '../../dist', program);
  const env = { PATH: process.env.PATH, RUNNER_TEMP: cwd };
  return new Promise<{ ended: unknown; output: string }>((done) => {
    const args = ['--import', throwing(error), path, ...(program === 'cli.js' ? ['check'] : [])];
    execFile(process.execPath, args, { cwd, env }, (failed, stdout, stderr) =>
      done({ ended: failed?.code ?? 0, output: stdout + stderr }),
    );
  });
}
