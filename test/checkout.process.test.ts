// What git makes of the files on a machine that turns line ends round (core.autocrlf, as on Windows): the bytes that
// were committed, or generated parts, golden files and dist/ would not be what the tests compare.
import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { runProgram } from './run-program.ts';
import { temporaryFolder } from './temporary-folder.ts';

const PROJECT = resolve(import.meta.dirname, '..');
const ATTRIBUTES = '.gitattributes';

const git = async (folder: string, ...args: readonly string[]) =>
  (await promisify(execFile)('git', ['-C', folder, ...args], { maxBuffer: 2 ** 24 })).stdout;

/** A clone as such a machine makes it. */
const clone = (from: string, to: string) =>
  git('.', 'clone', '--quiet', '-c', 'core.autocrlf=true', from, to);

/** Commits the files, to the byte, and clones them. */
async function cloned(folder: string, files: Readonly<Record<string, string>>): Promise<string> {
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(from, name)), { recursive: true });
    await writeFile(join(from, name), text);
  }
  await git(from, 'init', '--quiet');
  const byBytes = ['-c', 'core.autocrlf=false', '-c', 'core.safecrlf=false'];
  await git(from, ...byBytes, 'add', '--all');
  await git(from, '-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '-qm', 'Start');
  await clone(from, to);
  return to;
}

const rows: readonly [name: string, reason: string, text: string][] = [
  ['docs/settings.md', 'a generated part is compared', '<!-- table -->\n'],
  ['src/a.ts', 'line ends within texts count', 'const text = `a\nb`;\n'],
  ['dist/cli.js', 'a shebang ends with LF', '#!/usr/bin/env node\n'],
  ['.ci/run', 'a file may have no extension', '#!/usr/bin/env bash\n'],
  ['a.fits', 'a header of text is no text', 'SIMPLE  =\n'],
  ['a.onnx', 'a network may hold few bytes', '\n\r\n'],
];

test('every kind of file comes back as it was', async () => {
  await using folder = await temporaryFolder();
  const attributes = await readFile(join(PROJECT, ATTRIBUTES), 'utf8');
  const files = Object.fromEntries(rows.map(([name, , text]) => [name, text]));
  const clone = await cloned(folder.path, { ...files, [ATTRIBUTES]: attributes });
  for (const [name, reason, text] of rows)
    expect(await readFile(join(clone, name), 'utf8'), `${name}: ${reason}`).toBe(text);
});

test('without attributes texts would not', async () => {
  await using folder = await temporaryFolder();
  const clone = await cloned(folder.path, { 'a.md': 'a\nb\n' });
  expect(await readFile(join(clone, 'a.md'), 'utf8')).toBe('a\r\nb\r\n');
});

test('every file of this project is committed with LF or as binary, so that no clone sees a change', async () => {
  const lines = (await git(PROJECT, 'ls-files', '--eol')).trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(900);
  // Of what is binary git changes nothing, whatever line ends the bytes look like.
  const others = /^i\/(?:lf|none) .*\battr\/text=auto eol=lf\s|^i\/\S+ .*\battr\/-text\s/;
  expect(lines.filter((line) => !others.test(line))).toEqual([]);
});

test('a clone of this project generates what it holds', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'clone');
  await clone(PROJECT, path);
  await symlink(join(PROJECT, 'node_modules'), join(path, 'node_modules'), 'junction');
  for (const name of ['tables.mjs', 'results-schema.mjs']) {
    const { code, stderr } = await runProgram([join(path, 'scripts', name)], { cwd: path });
    expect(code, stderr).toBe(0);
  }
  expect(await git(path, 'status', '--porcelain', '--untracked-files=no')).toBe('');
});
