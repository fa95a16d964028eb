// What package.json and package-lock.json say is needed at run time, and how much of it on this machine. It reads and
// chooses; installing is for install.ts.
import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseJson } from '../shared/parse-json.ts';
import { hasNativeRuntime, type Platform } from './platform.ts';

/** What is read of package.json. */
export interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

type Needs = Readonly<Record<string, string>>;

/** What is read of a package in package-lock.json; the rest goes along as it is. */
interface LockedPackage {
  readonly version?: string;
  /** Hash of its archive. */
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly dependencies?: Needs;
  readonly devDependencies?: Needs;
  readonly optionalDependencies?: Needs;
}

export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** What to install on a machine. */
export interface RuntimePackages {
  /** The direct ones by name, with the pinned version. */
  readonly dependencies: Needs;
  /** A lock file with these and all that they need here, each as the whole lock file pins it. */
  readonly lock: Lockfile;
  /** SHA-256 of the pins, hex: another one means other packages. */
  readonly hash: string;
}

export async function readManifest(root: string): Promise<Manifest> {
  return parseJson(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
}

/** Undefined in a package from the npm registry: npm packs none, and has installed what package.json asks for. */
export async function readLockfile(root: string): Promise<Lockfile | undefined> {
  const text = await readFile(join(root, 'package-lock.json'), 'utf8').catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  });
  return text === undefined ? undefined : (parseJson(text) as Lockfile);
}

/** The WebAssembly runtime is only for machines that the native one has no binary for. */
export function neededHere({ dependencies }: Manifest, platform: Platform): Needs {
  const spare = hasNativeRuntime(platform) ? 'onnxruntime-web' : 'onnxruntime-node';
  return Object.fromEntries(Object.entries(dependencies).filter(([name]) => name !== spare));
}

export function runtimePackages(manifest: Manifest, lock: Lockfile, platform: Platform): RuntimePackages {
  const dependencies = neededHere(manifest, platform);
  const packages: Record<string, LockedPackage> = { '': { dependencies } };
  addAll('', dependencies, lock, platform, packages);
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  const pins = Object.entries(sorted).map(([path, { version, integrity }]) => [path, version, integrity]);
  const hash = createHash('sha256').update(JSON.stringify(pins)).digest('hex');
  return { dependencies, lock: { packages: sorted }, hash };
}

/** Adds the packages that the one at `path` needs; `path` is as in the lock file, `node_modules/a/node_modules/b`. */
function addAll(
  path: string,
  needs: Needs,
  lock: Lockfile,
  platform: Platform,
  to: Record<string, LockedPackage>,
) {
  for (const name of Object.keys(needs)) {
    const found = resolveLocked(path, name, lock);
    const locked = found === undefined ? undefined : lock.packages[found];
    if (found === undefined || locked === undefined || found in to || !fits(locked, platform)) continue;
    const optional = kept(locked.optionalDependencies, found, lock, platform);
    to[found] = { ...locked, ...(optional === undefined ? {} : { optionalDependencies: optional }) };
    addAll(found, { ...locked.dependencies, ...optional }, lock, platform, to);
  }
}

/** Without the packages for other machines, so that the lock file of the rest is whole. */
function kept(needs: Needs | undefined, path: string, lock: Lockfile, platform: Platform): Needs | undefined {
  if (needs === undefined) return undefined;
  const here = Object.entries(needs).filter(([name]) => {
    const found = resolveLocked(path, name, lock);
    return found !== undefined && fits(lock.packages[found]!, platform);
  });
  return Object.fromEntries(here);
}

/** As Node resolves an import: the nearest node_modules on the way up. */
function resolveLocked(path: string, name: string, lock: Lockfile): string | undefined {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (candidate in lock.packages) return candidate;
    if (folder === '') return undefined;
  }
}

function fits({ os, cpu, libc }: LockedPackage, platform: Platform): boolean {
  const allows = (list: readonly string[] | undefined, value: string | undefined) =>
    list === undefined || (value !== undefined && list.includes(value) && !list.includes(`!${value}`));
  return allows(os, platform.os) && allows(cpu, platform.cpu) && allows(libc, platform.libc);
}

/** The packages that an import from dist/ would not find in the pinned version. */
export async function missingPackages(dependencies: Needs, root: string): Promise<string[]> {
  const names: string[] = [];
  for (const [name, version] of Object.entries(dependencies)) {
    if ((await installedVersion(name, root)) !== version) names.push(name);
  }
  return names;
}

/** The nearest one on the way up from `folder`. */
async function installedVersion(name: string, folder: string): Promise<string | undefined> {
  const file = join(folder, 'node_modules', name, 'package.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) return (parseJson(text) as { readonly version: string }).version;
  const parent = dirname(folder);
  return parent === folder ? undefined : installedVersion(name, parent);
}

/** Where development packages are installed, another installation would take them away. */
export async function isDevelopmentCheckout(root: string, lock: Lockfile): Promise<boolean> {
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
