// The step of the release workflow that moves the major tag, as it stands, in a clone of a real repository.
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { runProgram } from '../run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { PROJECT } from './repository.ts';

const run = promisify(execFile);
const workflow = parse(await readFile(join(PROJECT, '.github', 'workflows', 'release.yml'), 'utf8'));
const move: string = workflow.jobs.release.steps.find(({ name = '' }) => /major tag/.test(name)).run;

/** Commits one version after the other, each with its tag, and gives where `major` is after releases in that order. */
async function released(versions: readonly string[], releases: readonly string[], major: string) {
  await using folder = await temporaryFolder();
  const [origin, clone] = [join(folder.path, 'origin'), join(folder.path, 'clone')];
  const git = async (...args: string[]) =>
    (await run('git', ['-C', clone, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args])).stdout;
  await run('git', ['init', '--quiet', '--bare', origin]);
  await mkdir(clone);
  await git('init', '--quiet');
  await git('remote', 'add', 'origin', origin);
  for (const version of versions) {
    await writeFile(join(clone, 'version'), version);
    await git('add', 'version');
    await git('commit', '--quiet', '-m', version);
    await git('tag', version);
  }
  for (const version of releases)
    await run('bash', ['-e', '-o', 'pipefail', '-c', move], {
      cwd: clone,
      env: { ...process.env, GITHUB_REF_NAME: version },
    });
  const { stdout } = await run('git', ['-C', origin, 'show', `refs/tags/${major}:version`]);
  return stdout;
}

// The workflow runs on Linux, and the bash that Windows finds may be another system's.
test.skipIf(process.platform === 'win32').each([
  ['the first', ['v0.1.0'], ['v0.1.0'], 'v0', 'v0.1.0'],
  [
    'the next, which is more by number and less by letters',
    ['v0.9.0', 'v0.10.0'],
    ['v0.9.0', 'v0.10.0'],
    'v0',
    'v0.10.0',
  ],
  [
    'a fix of an older one, tagged last: not backwards',
    ['v0.2.0', 'v0.1.1'],
    ['v0.2.0', 'v0.1.1'],
    'v0',
    'v0.2.0',
  ],
  ['an old release run again', ['v0.1.0', 'v0.2.0'], ['v0.1.0', 'v0.2.0', 'v0.1.0'], 'v0', 'v0.2.0'],
  [
    'another major version is none of its business',
    ['v1.0.0', 'v0.3.0'],
    ['v1.0.0', 'v0.3.0'],
    'v1',
    'v1.0.0',
  ],
  ['a candidate is no version', ['v0.1.0', 'v0.2.0-rc.1'], ['v0.1.0'], 'v0', 'v0.1.0'],
  ['and v10 is not v1', ['v1.0.0', 'v10.0.0'], ['v1.0.0', 'v10.0.0'], 'v1', 'v1.0.0'],
])('the major tag after %s', async (_, versions, releases, major, expected) => {
  expect(await released(versions, releases, major)).toBe(expected);
});

test.each([
  ['with a section', '0.1.0', { code: 0, stdout: expect.stringContaining('### Added') }],
  ['as the tag is called', 'v0.1.0', { code: 0, stdout: expect.not.stringContaining('## [') }],
  ['without one', '9.9.9', { code: 1, stdout: '', stderr: expect.stringContaining('"## [9.9.9]"') }],
  ['of which it is a part', '0.1', { code: 1 }],
  ['of nothing', '', { code: 1 }],
])('the notes of a version %s', async (_, version, expected) => {
  const notes = await runProgram([join(PROJECT, 'scripts', 'release-notes.mjs'), version], { cwd: PROJECT });
  expect(notes).toMatchObject(expected);
});
