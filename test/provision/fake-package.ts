// A package whose npm is a shell script, to see what provision does without a registry.
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from '../../src/errors.ts';
import { runtimePackages } from '../../src/provision/packages.ts';
import { type ProvisionOptions, provideRuntimePackages } from '../../src/provision/provision.ts';

/** Installs the one package; `$COUNT` is the number of the run. */
export const INSTALLS =
  'rm -rf node_modules && sleep 0.2 && mkdir -p node_modules/sharp && echo \'{"version":"1.0.0"}\' > node_modules/sharp/package.json';
export const FAILS = 'echo "npm error code ECONNREFUSED" >&2; exit 1';

export const DEPENDENCIES = { sharp: '1.0.0' };
export const LOCK = {
  packages: {
    '': { dependencies: DEPENDENCIES, devDependencies: { typescript: '1.0.0', both: '1.0.0' } },
    'node_modules/sharp': { version: '1.0.0' },
    'node_modules/typescript': { dev: true },
    'node_modules/both': {},
  },
};

/** Of what `INSTALLS` leaves: `digestModules` of it, worked out with sha256sum. */
const FILES = 'e5ea4e489e7737500e403ee1063b6d801a2586072c85e9525af95a4bbe7412bf';

export const PINNED = {
  'linux-x64': {
    packages: runtimePackages({ dependencies: DEPENDENCIES }, LOCK, {
      os: 'linux',
      cpu: 'x64',
      libc: 'glibc',
    }).hash,
    files: FILES,
  },
};

/** A package whose npm does what `body` says. */
export async function fakePackage(folder: string, body: string) {
  await writeFile(join(folder, 'package.json'), JSON.stringify({ dependencies: DEPENDENCIES }));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(LOCK));
  const bin = join(folder, 'bin');
  await mkdir(bin);
  const calls = join(folder, 'calls.txt');
  const script = `#!/bin/sh\n[ "$1" = config ] && exit\necho "$@" >> '${calls}'\nCOUNT=$(grep -c . '${calls}')\n${body}\n`;
  await writeFile(join(bin, 'npm'), script);
  await chmod(join(bin, 'npm'), 0o755);
  const said: string[] = [];
  const warned: string[] = [];
  const provide = (options: Partial<ProvisionOptions> = {}) =>
    provideRuntimePackages({
      root: folder,
      platform: 'linux',
      arch: 'x64',
      execPath: '/nowhere/bin/node',
      say: (line) => said.push(line),
      warn: (faults: readonly Fault[]) => warned.push(...faults.map(({ code }) => code)),
      clock: () => 0,
      signal: new AbortController().signal,
      retryAfterMs: [1, 1],
      ...options,
      env: { PATH: `${bin}:/usr/bin:/bin`, ...options.env },
    });
  const callsOf = async () =>
    (await readFile(calls, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
  return { provide, said, warned, calls: callsOf, bin };
}
