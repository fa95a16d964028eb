// The fault bench's checks can fail: each finds what it looks for, and nothing in what is well.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import type { Ended } from './child.ts';
import { judgeEnding, toldFaults } from './ending.ts';
import { differences, halfWritten, leftBehind, snapshot } from './folder.ts';

const ended = (changes: Partial<Ended>): Ended => ({
  ...{ code: 0, signal: undefined, hung: false, output: '', ms: 1 },
  ...changes,
});
const EXPECTED = { codes: [143], signals: ['SIGKILL' as const], isHeard: true };
const FAULT = 'error: disk-full: file "a" cannot be written. Free some space.\n';

describe('an ending', () => {
  it.each([
    ['done', { code: 0 }],
    ['bad input that is told', { code: 2, output: FAULT }],
    ['bad input that is told to a runner', { code: 2, output: '::error title=disk-full::disk-full: a. b\n' }],
    ['by the signal that it got', { code: undefined, signal: 'SIGKILL' as const }],
    ['cancelled', { code: 143 }],
  ])('as promised: %s', (why, changes) => {
    expect(judgeEnding(ended(changes), EXPECTED), why).toEqual([]);
  });

  it.each([
    ['no answer', { hung: true }, 'it hung'],
    ['a crash', { code: undefined, signal: 'SIGSEGV' as const }, 'it was ended by SIGSEGV'],
    ['a code that nothing names', { code: 7 }, 'exit code 7'],
    [
      'a mistake of ours',
      { code: 0, output: 'Internal error, report' },
      'it calls something an internal error',
    ],
    ['a stack', { output: 'x\n    at run (/a/dist/cli.js:1:2)\n' }, 'it shows a stack'],
    ['a warning of Node.js', { output: '(node:12) Warning: x\n' }, 'Node.js speaks for it'],
    ['no word', { code: 2 }, 'exit code 2 without an error told'],
    ['no gate', { code: 1 }, 'exit code 1 without a gate or an upload that failed'],
    ['a fault of no catalogue', { code: 2, output: 'error: no-such: a. b\n' }, 'no catalogue has no-such'],
  ])('not as promised: %s', (why, changes, found) => {
    expect(judgeEnding(ended(changes), { ...EXPECTED, codes: [1] }), why).toContain(found);
  });

  it('tells its faults by severity', () => {
    const output = `warning: part-small: a. b\n${FAULT}::warning title=x::part-small: a. b\n`;
    expect(toldFaults(output)).toEqual(['error disk-full', 'warning part-small', 'warning part-small']);
  });
});

describe('a folder', () => {
  it('that is whole is passed', async () => {
    await using dir = await temporaryFolder();
    for (const [name, content] of [
      ['a.json', '{}'],
      ['a.html', '<html></html>\n'],
      ['a.csv', 'a,b\n'],
    ])
      await writeFile(join(dir.path, name!), content!);
    await writeFile(join(dir.path, 'b.json.tmp'), '{');
    expect(await halfWritten(dir.path)).toEqual([]);
    expect(await halfWritten(join(dir.path, 'none'))).toEqual([]);
  });

  it.each([
    ['a.json', '{"a":'],
    ['a.json', ''],
    ['a.html', '<html><body>'],
    ['a.svg', '<svg'],
    ['a.csv', 'a,b\n1'],
    ['a.png', 'not a picture'],
    ['last.safetensors', '\u0001'],
    ['model.onnx', 'no model'],
    ['results.json', '{}'],
  ])('with half of %s (%j) is not', async (name, content) => {
    await using dir = await temporaryFolder();
    await writeFile(join(dir.path, name), content);
    expect(await halfWritten(dir.path)).toHaveLength(1);
  });

  it('that a program has not cleaned up is told', async () => {
    await using dir = await temporaryFolder();
    for (const name of ['unfinished', '.output-lock']) await mkdir(join(dir.path, name));
    for (const name of ['a.json.tmp', 'unfinished/b', '.output-lock/c', 'd'])
      await writeFile(join(dir.path, name), '');
    const [lock, file, unfinished] = ['.output-lock/c', 'a.json.tmp', 'unfinished/b'].map(
      (path) => `left behind: ${path}`,
    );
    expect(await leftBehind(dir.path, true)).toEqual([lock, file, unfinished]);
    expect(await leftBehind(dir.path, false), 'what a stopped run has there is for the next').toEqual([
      lock,
      file,
    ]);
  });

  it('in which somebody has changed a file differs', async () => {
    await using dir = await temporaryFolder();
    for (const name of ['a', 'b', 'c']) await writeFile(join(dir.path, name), name);
    const before = await snapshot(dir.path);
    expect(differences(before, await snapshot(dir.path))).toEqual([]);
    await writeFile(join(dir.path, 'b'), 'x');
    const after = new Map([...(await snapshot(dir.path))].filter(([path]) => path !== 'c'));
    expect(differences(before, after)).toEqual(['b was changed', 'c is gone']);
  });
});
