// Installs, on first use, the packages that can't be bundled: exactly what package-lock.json pins, without running
// any install script. It must have run before a module that imports one of them is loaded.
import { access, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InputError, runtimePackagesBroken, runtimePackagesMissing } from '../errors.ts';
import { acquireLock, isLocked } from './lock.ts';
import { type InstallOptions, installPinned } from './npm-ci.ts';

export interface ProvisionOptions extends InstallOptions {
  /** This package's own folder: package.json, package-lock.json and dist/ lie in it. */
  readonly root: string;
}

const ARGUMENTS = ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
const LOCK = '.installing';

/** What is read of package.json. */
interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
}

/** What is read of package-lock.json. */
interface Lockfile {
  readonly packages: Readonly<
    Record<string, { readonly dev?: boolean; readonly devDependencies?: Readonly<Record<string, string>> }>
  >;
}

/**
 * Does nothing where the packages are there in the pinned versions.
 * @throws InputError `runtime-packages-missing` with what to do by hand
 */
export async function provideRuntimePackages(options: ProvisionOptions): Promise<void> {
  const { root, say, signal } = options;
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
  const lockFolder = join(root, LOCK);
  if (!(await isLocked(lockFolder)) && (await missing(manifest, root)).length === 0) return;
  if (await isDevelopmentCheckout(root)) {
    throw new InputError(runtimePackagesMissing(root, 'its node_modules folder is not up to date', 'npm ci'));
  }
  try {
    const onWait = () => say('Waiting for another process that installs the runtime packages ...');
    await using lock = await acquireLock(lockFolder, { beatMs: 1000, silentBeats: 15, onWait, signal });
    const names = await missing(manifest, root);
    if (names.length > 0 || lock.takenOver) {
      const what = `the pinned runtime packages (${Object.keys(manifest.dependencies).join(', ')})`;
      await installPinned({ ...options, folder: root, arguments: ARGUMENTS, what });
    }
    const left = await missing(manifest, root);
    if (left.length > 0) throw new Error(`${left.join(', ')} still not there`);
  } catch (error) {
    signal.throwIfAborted();
    const reason = (error as Error).message;
    throw new InputError(runtimePackagesMissing(root, reason, `npm ${ARGUMENTS.join(' ')}`), {
      cause: error,
    });
  }
}

/**
 * Runs `load`, which imports what needs the packages.
 * @throws InputError `runtime-packages-broken` where one of them is there and fails: another machine's, or damaged
 */
export async function loadWithRuntimePackages<T>(root: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
    const reason = (cause instanceof Error ? cause.message : String(cause)).split('\n')[0]!;
    if (!Object.keys(dependencies).some((name) => reason.includes(name))) throw cause;
    throw new InputError(runtimePackagesBroken(root, reason), { cause });
  }
}

/** The packages that an import from dist/ would not find in the pinned version. */
async function missing({ dependencies }: Manifest, root: string): Promise<string[]> {
  const names: string[] = [];
  for (const [name, version] of Object.entries(dependencies)) {
    if ((await installedVersion(name, root)) !== version) names.push(name);
  }
  return names;
}

/** As Node resolves an import: the nearest node_modules on the way up from `folder` that has the package. */
async function installedVersion(name: string, folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8').catch(
    () => undefined,
  );
  if (text !== undefined) return (JSON.parse(text) as { readonly version: string }).version;
  const parent = dirname(folder);
  return parent === folder ? undefined : installedVersion(name, parent);
}

/** Where development packages are installed, `npm ci --omit=dev` would take them away. */
async function isDevelopmentCheckout(root: string): Promise<boolean> {
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as Lockfile;
  const own = Object.keys(lock.packages['']?.devDependencies ?? {}).map((name) => `node_modules/${name}`);
  // Some are also needed by a runtime package and then no sign of a development checkout.
  for (const path of own.filter((one) => lock.packages[one]?.dev === true)) {
    if (await exists(join(root, path))) return true;
  }
  return false;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
