// Python with packages of exact versions, for the tests that run a Python program. They are installed on first use into
// a cache folder outside the project, by their versions, so that it's done once.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'best-epoch-python');

/** What `process` says of the machine. */
export type Machine = Pick<NodeJS.Process, 'platform' | 'arch' | 'env'>;

/**
 * Why the tests with Python can't run on this machine; undefined where they can. Says so on the console, since a test
 * that is skipped in silence passes for one that passed.
 * @throws in CI on Linux, where they must run
 */
export async function pythonMissing(machine: Machine = process): Promise<string | undefined> {
  const works = await run('python3', ['-m', 'pip', '--version'], { env: machine.env }).then(
    () => true,
    () => false,
  );
  if (works) return undefined;
  const reason = 'python3 with pip was not found';
  if (machine.env.CI && machine.platform === 'linux' && machine.arch === 'x64')
    throw new Error(`${reason}; in CI these tests must run`);
  console.warn(`Tests with Python are skipped: ${reason}.`);
  return reason;
}

/**
 * Runs python3 with these arguments and these packages, each as `name==version`; what it printed.
 * @throws Error with what it said when it fails
 */
export async function python(packages: readonly string[], args: readonly string[]): Promise<string> {
  const folder = await packagesFolder(packages);
  const { stdout } = await run('python3', args, { env: { ...process.env, PYTHONPATH: folder } });
  return stdout;
}

/** Made aside and moved into place whole, so that several processes may do it at once. */
async function packagesFolder(packages: readonly string[]): Promise<string> {
  const { stdout: version } = await run('python3', ['--version']);
  const hash = createHash('sha256')
    .update([version, ...packages].join('\n'))
    .digest('hex');
  const folder = join(cache, hash.slice(0, 12));
  if (await exists(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const aside = await mkdtemp(join(cache, '.making-'));
  try {
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--target', aside];
    await run('python3', [...pip, ...packages], { maxBuffer: 2 ** 26 });
    await rename(aside, folder);
  } catch (error) {
    // Another process may have been first.
    if (!(await exists(folder))) throw error;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  return folder;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
