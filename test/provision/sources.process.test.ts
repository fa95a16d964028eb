// Where the runtime packages come from beside the registry: the runner's tool cache and a store such as the Actions
// cache, whole, damaged or out of reach.
import { chmod, cp, mkdir, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packagesCacheFailed } from '../../src/errors.ts';
import { PINNED_FILES } from '../../src/provision/pinned-files.ts';
import { platformKey, platformOf } from '../../src/provision/platform.ts';
import type { PackageStore } from '../../src/provision/store.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { FAILS, fakePackage, INSTALLS, PINNED } from './fake-package.ts';

const pinned = PINNED;

/** Keeps what is saved in a folder, by key; what `damage` does to the first entry happens on its way back. */
function folderStore(root: string, damage = async (_folder: string) => {}) {
  const folder = join(root, 'workspace', '.best-epoch-packages');
  const entries: string[] = [];
  const kept = (n: number) => join(root, `entry-${n}`);
  const store: PackageStore = {
    async restore(key, take) {
      const index = entries.findLastIndex((entry) => entry.startsWith(key));
      if (index < 0) return { outcome: 'none', faults: [] };
      await cp(kept(index), folder, { recursive: true });
      if (entries.length === 1) await damage(folder);
      const taken = await take(folder);
      await rm(folder, { recursive: true });
      return { outcome: taken ? 'taken' : 'unfit', faults: [] };
    },
    async save(key, again, fill) {
      await mkdir(kept(entries.length));
      await fill(kept(entries.length));
      entries.push(again ? `${key}/again` : key);
      return [];
    },
  };
  return { store, entries };
}

const DAMAGES = [
  ['a file is cut', (folder: string) => writeFile(join(folder, 'node_modules/sharp/package.json'), '{')],
  ['a file is gone', (folder: string) => rm(join(folder, 'node_modules/sharp/package.json'))],
  ['a file is too many', (folder: string) => writeFile(join(folder, 'node_modules/sharp/evil.js'), '')],
  ['all is gone', (folder: string) => rm(join(folder, 'node_modules'), { recursive: true })],
] as const;

describe('a store', () => {
  it('keeps what the registry gave, and gives it back without the registry', async () => {
    await using dir = await temporaryFolder();
    const { store, entries } = folderStore(dir.path);
    const first = await fakePackage(await folder(dir.path, 'first'), INSTALLS);
    await first.provide({ store, pinned });
    expect(entries).toEqual([expect.stringMatching(/^linux-x64\/[0-9a-f]{64}$/)]);
    const second = await fakePackage(await folder(dir.path, 'second'), FAILS);
    await second.provide({ store, pinned });
    expect(await second.calls()).toEqual([]);
    expect(second.said).toEqual(['Took the runtime packages from the Actions cache in 0.0 s.']);
    expect(await readdir(join(dir.path, 'second', 'node_modules', 'sharp'))).toEqual(['package.json']);
    expect(await readdir(join(dir.path, 'workspace')), 'nothing is left beside the data').toEqual([]);
  });

  it.each(DAMAGES)(
    'that is damaged (%s) is not used: a warning, the registry, and a new entry',
    async (_, damage) => {
      await using dir = await temporaryFolder();
      const { store, entries } = folderStore(dir.path, damage);
      await (await fakePackage(await folder(dir.path, 'first'), INSTALLS)).provide({ store, pinned });
      const second = await fakePackage(await folder(dir.path, 'second'), INSTALLS);
      await second.provide({ store, pinned });
      expect(second.warned).toEqual(['packages-cache-unfit']);
      expect(await second.calls()).toHaveLength(1);
      expect(entries[1]).toBe(`${entries[0]}/again`);
      const third = await fakePackage(await folder(dir.path, 'third'), FAILS);
      await third.provide({ store, pinned });
      expect(third.warned, 'the newest entry is whole').toEqual([]);
    },
  );

  it('that fails is a warning, and the registry', async () => {
    await using dir = await temporaryFolder();
    const faults = [packagesCacheFailed('read', 'ECONNRESET')];
    const store: PackageStore = {
      restore: async () => ({ outcome: 'none', faults }),
      save: async () => [packagesCacheFailed('saved', 'ECONNRESET')],
    };
    const { provide, warned, calls } = await fakePackage(await folder(dir.path, 'root'), INSTALLS);
    await provide({ store, pinned });
    expect(warned).toEqual(['packages-cache-failed', 'packages-cache-failed']);
    expect(await calls()).toHaveLength(1);
  });

  it('is left alone on a machine whose files nobody pinned', async () => {
    await using dir = await temporaryFolder();
    const { store, entries } = folderStore(dir.path);
    await (await fakePackage(await folder(dir.path, 'root'), INSTALLS)).provide({ store, pinned: {} });
    expect(entries).toEqual([]);
  });
});

describe('a registry', () => {
  it('that gives other files than were pinned is refused', async () => {
    await using dir = await temporaryFolder();
    const { provide } = await fakePackage(dir.path, `${INSTALLS}; echo evil > node_modules/sharp/evil.js`);
    await expect(provide({ pinned })).rejects.toThrow(
      /^runtime-packages-missing: .*not those that this version of Best Epoch was tested with.*"Runners without a network"/,
    );
    expect(await readdir(dir.path)).not.toContain('node_modules');
  });
});

describe('the tool cache of a runner', () => {
  it('holds the packages beyond the job: the next one needs no registry', async () => {
    await using dir = await temporaryFolder();
    const env = { RUNNER_TOOL_CACHE: join(dir.path, 'tools') };
    const first = await fakePackage(await folder(dir.path, 'first'), INSTALLS);
    await first.provide({ env, pinned });
    const second = await fakePackage(await folder(dir.path, 'second'), FAILS);
    await second.provide({ env, pinned });
    expect(await second.calls()).toEqual([]);
    expect(second.said[0]).toMatch(/^Took the runtime packages from the tool cache \(/);
    const link = join(dir.path, 'second', 'node_modules');
    expect(await readlink(link)).toContain(join(dir.path, 'tools', 'best-epoch-packages'));
    expect(await readFile(join(link, 'sharp', 'package.json'), 'utf8')).toContain('1.0.0');
  });

  it('that is damaged is filled anew', async () => {
    await using dir = await temporaryFolder();
    const env = { RUNNER_TOOL_CACHE: join(dir.path, 'tools') };
    await (await fakePackage(await folder(dir.path, 'first'), INSTALLS)).provide({ env, pinned });
    await writeFile(join(dir.path, 'first', 'node_modules', 'sharp', 'package.json'), '{');
    const second = await fakePackage(await folder(dir.path, 'second'), INSTALLS);
    await second.provide({ env, pinned });
    expect(await second.calls()).toHaveLength(1);
  });

  it('is filled by one of several jobs that start together', async () => {
    await using dir = await temporaryFolder();
    const env = { RUNNER_TOOL_CACHE: join(dir.path, 'tools') };
    const jobs = await Promise.all(
      ['a', 'b', 'c'].map(async (name) => fakePackage(await folder(dir.path, name), INSTALLS)),
    );
    await Promise.all(jobs.map(({ provide }) => provide({ env, pinned })));
    const calls = await Promise.all(jobs.map((job) => job.calls()));
    expect(calls.flat()).toHaveLength(1);
  });

  it("that can't be made is passed over: the packages come into the action's own folder", async () => {
    await using dir = await temporaryFolder();
    await writeFile(join(dir.path, 'tools'), 'a file');
    const root = await folder(dir.path, 'root');
    const { provide } = await fakePackage(root, INSTALLS);
    await provide({ env: { RUNNER_TOOL_CACHE: join(dir.path, 'tools') }, pinned });
    await expect(readlink(join(root, 'node_modules'))).rejects.toThrow('EINVAL');
    expect(await readdir(join(root, 'node_modules'))).toEqual(['sharp']);
  });

  it('that may only be read serves all the same', async () => {
    await using dir = await temporaryFolder();
    const tools = join(dir.path, 'tools');
    await (await fakePackage(await folder(dir.path, 'first'), INSTALLS)).provide({
      env: { RUNNER_TOOL_CACHE: tools },
      pinned,
    });
    await chmod(tools, 0o555);
    const second = await fakePackage(await folder(dir.path, 'second'), FAILS);
    await second.provide({ env: { RUNNER_TOOL_CACHE: tools }, pinned });
    await chmod(tools, 0o755);
    expect(await second.calls()).toEqual([]);
  });
});

it('this machine is one whose files are pinned', () => {
  const { platform, arch } = process;
  expect(Object.keys(PINNED_FILES)).toContain(platformKey(platformOf(platform, arch)));
});

async function folder(parent: string, name: string): Promise<string> {
  const path = join(parent, name);
  await mkdir(path);
  return path;
}

describe('what is installed', () => {
  it.each(DAMAGES.slice(0, 3))(
    'is held against its digest at each start, and brought anew: %s',
    async (why, damage) => {
      await using dir = await temporaryFolder();
      const { provide, calls, warned } = await fakePackage(dir.path, INSTALLS);
      await provide({ pinned });
      await provide({ pinned });
      expect(await calls(), 'it is what it was').toHaveLength(1);
      await damage(dir.path);
      await provide({ pinned });
      expect(await calls(), why).toHaveLength(2);
      expect(warned).toEqual(['runtime-packages-changed']);
      expect(await readdir(join(dir.path, 'node_modules', 'sharp'))).toEqual(['package.json']);
    },
  );

  it('by somebody with npm is npm’s affair', async () => {
    await using dir = await temporaryFolder();
    const { provide, calls } = await fakePackage(dir.path, INSTALLS);
    await provide({ pinned });
    await writeFile(join(dir.path, 'node_modules', '.package-lock.json'), '{}');
    await provide({ pinned });
    expect(await calls()).toHaveLength(1);
  });
});
