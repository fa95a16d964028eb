// Installs the runtime packages into a folder of its own with npm, as far as this machine needs them, and proves that
// they are what was pinned. Where they go from there is for provision.ts.
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { remove } from '../shared/move-and-remove.ts';
import { digestModules } from './digest.ts';
import { type InstallOptions, installPinned } from './npm-ci.ts';
import type { RuntimePackages } from './packages.ts';
import type { PinnedFiles } from './pinned-files.ts';
import type { Platform } from './platform.ts';
import { pruneForPlatform } from './prune.ts';

export const NPM_ARGUMENTS = ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'];

/**
 * Fills `folder` with package.json, package-lock.json and node_modules. npm holds each archive against the lock file's
 * hash of it.
 * @param root where the registry's settings lie in .npmrc
 */
export async function installRuntimePackages(
  folder: string,
  packages: RuntimePackages,
  platform: Platform,
  options: InstallOptions & { readonly root: string; readonly npmArguments?: readonly string[] },
): Promise<void> {
  await remove(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { dependencies, lock } = packages;
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, ...lock }));
  await copyFile(join(options.root, '.npmrc'), join(folder, '.npmrc')).catch(unlessMissing);
  const what = `the pinned runtime packages (${Object.keys(dependencies).join(', ')})`;
  const npmArguments = [...NPM_ARGUMENTS, ...(options.npmArguments ?? [])];
  await installPinned({ ...options, folder, arguments: npmArguments, what });
  await pruneForPlatform(join(folder, 'node_modules'), platform);
}

/**
 * Whether a node_modules folder holds exactly the files that the lock file's packages hold.
 * @param packages the hash of the packages that it should hold
 * @param pinned what is known of their files; `unknown` where that's nothing, or of other packages
 */
export async function checkFiles(
  modules: string,
  packages: string,
  pinned: PinnedFiles | undefined,
): Promise<'right' | 'wrong' | 'unknown'> {
  if (pinned === undefined || pinned.packages !== packages) return 'unknown';
  const digest = await digestModules(modules).catch(() => undefined);
  return digest === pinned.files ? 'right' : 'wrong';
}

function unlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
