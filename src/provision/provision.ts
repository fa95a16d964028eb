// Provides, on first use, the packages that can't be bundled: exactly what package-lock.json pins, without running any
// install script. It must have run before a module that imports one of them is loaded.
import { cp, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type Fault,
  InputError,
  installWords,
  npmMissing,
  packagesCacheUnfit,
  runtimePackagesBroken,
  runtimePackagesChanged,
  runtimePackagesMissing,
} from '../errors.ts';
import { requireAddressSpace, SPACE_OF_PACKAGES } from '../shared/available-memory.ts';
import { inTime, NoAnswer, unfinishedWords } from '../shared/deadline.ts';
import { acquireLock, isLocked } from '../shared/lock.ts';
import { firstLineOf, messageOf } from '../shared/message-of.ts';
import { remove, rename } from '../shared/move-and-remove.ts';
import { isOutOfMemory } from '../shared/out-of-memory.ts';
import { checkFiles, installRuntimePackages, NPM_ARGUMENTS } from './install.ts';
import { InstallError } from './install-trouble.ts';
import { NpmMissingError } from './npm.ts';
import type { InstallOptions } from './npm-ci.ts';
import {
  isDevelopmentCheckout,
  missingPackages,
  neededHere,
  type RuntimePackages,
  readLockfile,
  readManifest,
  runtimePackages,
} from './packages.ts';
import { PINNED_FILES, type PinnedFiles } from './pinned-files.ts';
import { type Platform, platformKey, platformOf } from './platform.ts';
import type { PackageStore } from './store.ts';
import { linkFolder, makeWritable, toolCacheFolder } from './tool-cache.ts';

export interface ProvisionOptions extends InstallOptions {
  /** This package's own folder: package.json, package-lock.json and dist/ lie in it. */
  readonly root: string;
  /** Of the processor. */
  readonly arch: NodeJS.Architecture;
  /** Where packages are kept between jobs; undefined: nowhere but in the tool cache. */
  readonly store?: PackageStore | undefined;
  readonly warn: (faults: readonly Fault[]) => void;
  /** By machine, what the files must be. */
  readonly pinned?: Readonly<Record<string, PinnedFiles>>;
}

const LOCK = '.installing';

/**
 * Does nothing where the packages are there in the pinned versions. Else they come from the runner's tool cache, the
 * store or the npm registry, the first that has them.
 * @throws InputError `runtime-packages-missing` with what to do by hand
 */
export async function provideRuntimePackages(options: ProvisionOptions): Promise<void> {
  const { root, say, signal } = options;
  // Before anything else is done that may end the process where there's less.
  requireAddressSpace('the packages with native code', SPACE_OF_PACKAGES);
  const platform = platformOf(options.platform, options.arch);
  const [manifest, lockfile] = [await readManifest(root), await readLockfile(root)];
  if (lockfile === undefined) return requireInstalled(root, neededHere(manifest, platform));
  const packages = runtimePackages(manifest, lockfile, platform);
  const missing = () => missingPackages(packages.dependencies, root);
  const lockFolder = join(root, LOCK);
  const bringing: Bringing = { ...options, packages, machine: platform };
  const isThere = async () => !(await areChanged(bringing)) && (await missing()).length === 0;
  if (!(await isLocked(lockFolder)) && (await isThere())) return;
  await options.beforehand?.();
  if (await isDevelopmentCheckout(root, lockfile)) {
    throw new InputError(runtimePackagesMissing(root, 'its node_modules folder is not up to date', 'npm ci'));
  }
  try {
    const onWait = () => say('Waiting for another process that installs the runtime packages ...');
    await using lock = await acquireLock(lockFolder, { beatMs: 1000, silentBeats: 15, onWait, signal });
    if (await areChanged(bringing)) options.warn([runtimePackagesChanged(root)]);
    if (lock.takenOver || !(await isThere())) await bring(bringing);
    const left = await missing();
    if (left.length > 0) throw new Error(`${left.join(', ')} still not there`);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NpmMissingError) throw new InputError(npmMissing(), { cause: error });
    const { reason, way } = wordsOf(error);
    const command = `npm ${NPM_ARGUMENTS.join(' ')}`;
    throw new InputError(runtimePackagesMissing(root, reason, command, way), { cause: error });
  }
}

function wordsOf(error: unknown) {
  if (error instanceof InstallError) return installWords(error.trouble);
  const reason = error instanceof NoAnswer ? unfinishedWords(error) : messageOf(error);
  return { reason, way: undefined };
}

/** Whoever installed this package from the npm registry has them from there. */
async function requireInstalled(root: string, needed: Readonly<Record<string, string>>): Promise<void> {
  const missing = await missingPackages(needed, root);
  if (missing.length === 0) return;
  const reason = `${missing.join(', ')} should have been installed together with this package`;
  throw new InputError(runtimePackagesMissing(root, reason, 'npm install'));
}

interface Bringing extends ProvisionOptions {
  readonly packages: RuntimePackages;
  readonly machine: Platform;
}

/** Into the tool cache with a link to it, or where there's none into the package's own folder. */
async function bring(options: Bringing): Promise<void> {
  const { root, env, packages, machine, say, signal } = options;
  const own = join(root, 'node_modules');
  const shared = toolCacheFolder(env, packages, machine);
  if (shared === undefined) return fetchInto(own, options);
  const modules = join(shared, 'node_modules');
  const isThere = async () => (await check(modules, options)) === 'right';
  if (await isThere()) say(`Took the runtime packages from the tool cache (${shared}).`);
  else {
    if (!(await makeWritable(shared))) return fetchInto(own, options);
    const onWait = () => say('Waiting for another job that installs the runtime packages ...');
    const lock = { beatMs: 1000, silentBeats: 15, onWait, signal };
    await using _lock = await acquireLock(join(shared, LOCK), lock);
    if (!(await isThere())) await fetchInto(modules, options);
  }
  await linkFolder(modules, own);
}

/** Whether what was installed here is no more what it was. What somebody has installed by npm's own hand has npm's note. */
async function areChanged(options: Bringing): Promise<boolean> {
  const modules = join(options.root, 'node_modules');
  const names: readonly string[] = await readdir(modules).catch(() => []);
  if (names.length === 0 || names.includes('.package-lock.json')) return false;
  return (await check(modules, options)) === 'wrong';
}

function check(modules: string, { packages, machine, pinned = PINNED_FILES }: Bringing) {
  return checkFiles(modules, packages.hash, pinned[platformKey(machine)]);
}

/** From the store or from the registry; nothing stands at `modules` before it's whole. */
async function fetchInto(modules: string, options: Bringing): Promise<void> {
  const { packages, machine, pinned = PINNED_FILES, warn } = options;
  // What can't be checked is not taken from anywhere but the registry.
  const isPinned = pinned[platformKey(machine)]?.packages === packages.hash;
  const store = isPinned ? options.store : undefined;
  const restored = store === undefined ? 'none' : await restore(store, modules, options);
  if (restored === 'taken') return;
  const staging = join(dirname(modules), '.packages');
  try {
    const installed = await install(staging, options);
    const fill = (folder: string) => cp(installed, join(folder, 'node_modules'), { recursive: true });
    warn((await store?.save(keyOf(options), restored === 'unfit', fill)) ?? []);
    await replace(installed, modules);
  } finally {
    await remove(staging, { recursive: true, force: true });
  }
}

async function restore(store: PackageStore, modules: string, options: Bringing) {
  const { say, clock, warn, signal } = options;
  const start = clock();
  const take = async (folder: string) => {
    const found = join(folder, 'node_modules');
    const isRight = (await check(found, options)) === 'right';
    if (isRight) await replace(found, modules);
    return isRight;
  };
  const look = () => store.restore(keyOf(options), take);
  const { outcome, faults } = await inTime(look, { ms: Number.POSITIVE_INFINITY, signal });
  warn(outcome === 'unfit' ? [...faults, packagesCacheUnfit()] : faults);
  if (outcome === 'taken')
    say(`Took the runtime packages from the Actions cache in ${((clock() - start) / 1000).toFixed(1)} s.`);
  return outcome;
}

/** From the registry; gives the node_modules folder. */
async function install(staging: string, options: Bringing): Promise<string> {
  const { packages, machine } = options;
  const modules = join(staging, 'node_modules');
  await installRuntimePackages(staging, packages, machine, options);
  const left = await missingPackages(packages.dependencies, staging);
  if (left.length > 0) throw new Error(`${left.join(', ')} still not there`);
  if ((await check(modules, options)) === 'wrong')
    throw new Error('their files are not those that this version of Best Epoch was tested with');
  return modules;
}

function keyOf({ packages, machine }: Bringing): string {
  return `${platformKey(machine)}/${packages.hash}`;
}

/** The store may lie on another disk. */
async function replace(from: string, to: string): Promise<void> {
  await remove(to, { recursive: true, force: true });
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    const aside = `${to}.new`;
    await cp(from, aside, { recursive: true, verbatimSymlinks: true });
    await rename(aside, to);
  }
}

/**
 * Runs `load`, which imports what needs the packages.
 * @throws InputError `runtime-packages-broken` where one of them is there and fails: another machine's, or damaged
 */
export async function loadWithRuntimePackages<T>(root: string, load: () => Promise<T>): Promise<T> {
  requireAddressSpace('the packages with native code', SPACE_OF_PACKAGES);
  try {
    return await load();
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    const { dependencies } = await readManifest(root);
    const reason = firstLineOf(cause);
    if (!Object.keys(dependencies).some((name) => reason.includes(name))) throw cause;
    throw new InputError(runtimePackagesBroken(root, reason), { cause });
  }
}
