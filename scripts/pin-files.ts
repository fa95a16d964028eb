// The digests of the runtime packages' files for every machine that is supported: pin-files.mjs writes them into
// src/provision/pinned-files.ts after a change of the lock file. It installs each machine's packages from the registry.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestModules } from '../src/provision/digest.ts';
import { installRuntimePackages } from '../src/provision/install.ts';
import { readLockfile, readManifest, runtimePackages } from '../src/provision/packages.ts';
import { type Platform, platformKey } from '../src/provision/platform.ts';

/** GitHub's own runners, and the containers that people run on them. */
export const PLATFORMS: readonly Platform[] = [
  { os: 'darwin', cpu: 'arm64', libc: undefined },
  { os: 'darwin', cpu: 'x64', libc: undefined },
  { os: 'linux', cpu: 'arm64', libc: 'glibc' },
  { os: 'linux', cpu: 'arm64', libc: 'musl' },
  { os: 'linux', cpu: 'x64', libc: 'glibc' },
  { os: 'linux', cpu: 'x64', libc: 'musl' },
  { os: 'win32', cpu: 'arm64', libc: undefined },
  { os: 'win32', cpu: 'x64', libc: undefined },
];

/** @param scratch an empty folder */
export async function pinFiles(root: string, scratch: string): Promise<void> {
  const [manifest, lock] = [await readManifest(root), (await readLockfile(root))!];
  const rows: string[] = [];
  for (const platform of PLATFORMS) {
    const key = platformKey(platform);
    const packages = runtimePackages(manifest, lock, platform);
    const { os, cpu, libc } = platform;
    await installRuntimePackages(join(scratch, key), packages, platform, {
      root,
      platform: process.platform,
      execPath: process.execPath,
      env: process.env,
      clock: () => performance.now(),
      signal: new AbortController().signal,
      say: (line) => console.log(`${key}: ${line}`),
      npmArguments: [`--os=${os}`, `--cpu=${cpu}`, ...(libc === undefined ? [] : [`--libc=${libc}`])],
    });
    const files = await digestModules(join(scratch, key, 'node_modules'));
    rows.push(`  '${key}': {\n    packages: '${packages.hash}',\n    files: '${files}',\n  },\n`);
  }
  const file = join(root, 'src', 'provision', 'pinned-files.ts');
  const text = await readFile(file, 'utf8');
  const start = text.indexOf('= {\n') + '= {\n'.length;
  await writeFile(file, `${text.slice(0, start)}${rows.join('')}};\n`);
}
