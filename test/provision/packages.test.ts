import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PLATFORMS } from '../../scripts/pin-files.ts';
import { digestModules } from '../../src/provision/digest.ts';
import { readLockfile, readManifest, runtimePackages } from '../../src/provision/packages.ts';
import { PINNED_FILES } from '../../src/provision/pinned-files.ts';
import { hasNativeRuntime, platformKey } from '../../src/provision/platform.ts';
import { pruneForPlatform } from '../../src/provision/prune.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const manifest = await readManifest('.');
const lock = (await readLockfile('.'))!;

describe('the runtime packages', () => {
  it.each(PLATFORMS.map((platform) => [platformKey(platform), platform] as const))(
    'of %s are that machine alone, and their files are pinned for what the lock file pins now',
    (key, platform) => {
      const packages = runtimePackages(manifest, lock, platform);
      const names = Object.keys(packages.lock.packages);
      const images = names.filter((name) => name.startsWith('node_modules/@img/sharp-'));
      const machine = key.replace(/^(linux)-(.*)-musl$/, '$1musl-$2');
      expect(images.filter((name) => !name.endsWith(machine))).toEqual([]);
      expect(images.length).toBeGreaterThan(0);
      const runtimes = Object.keys(packages.dependencies).filter((name) => name.startsWith('onnxruntime-'));
      expect(runtimes).toEqual([hasNativeRuntime(platform) ? 'onnxruntime-node' : 'onnxruntime-web']);
      expect(PINNED_FILES[key]?.packages, 'run `npm run pin-files`').toBe(packages.hash);
    },
  );

  it('keep the hash that the lock file has of each archive', () => {
    const { packages } = runtimePackages(manifest, lock, PLATFORMS[0]!).lock;
    for (const [path, locked] of Object.entries(packages)) {
      if (path !== '') expect(locked.integrity, path).toMatch(/^sha512-/);
    }
  });

  it('are found where npm nests them', () => {
    const nested = {
      packages: {
        '': {},
        'node_modules/a': { version: '1', dependencies: { b: '2', c: '1' } },
        'node_modules/a/node_modules/b': { version: '2', dependencies: { c: '1' } },
        'node_modules/b': { version: '1' },
        'node_modules/c': { version: '1', dependencies: { a: '1' } },
      },
    };
    const { lock: subset } = runtimePackages({ dependencies: { a: '1' } }, nested, PLATFORMS[0]!);
    expect(Object.keys(subset.packages)).toEqual([
      ...['', 'node_modules/a', 'node_modules/a/node_modules/b', 'node_modules/c'],
    ]);
  });
});

describe('what is kept of them', () => {
  it("is this machine's binaries and what Node.js loads of the WebAssembly runtime", async () => {
    await using dir = await temporaryFolder();
    const kept = [
      'onnxruntime-node/bin/napi-v6/linux/x64/onnxruntime_binding.node',
      'onnxruntime-node/dist/index.js',
      'onnxruntime-web/dist/ort.node.min.mjs',
      'onnxruntime-web/dist/ort-wasm-simd-threaded.wasm',
      'sharp/lib/index.js',
    ];
    const dropped = [
      'onnxruntime-node/bin/napi-v6/linux/arm64/onnxruntime_binding.node',
      'onnxruntime-node/bin/napi-v6/win32/x64/onnxruntime_binding.node',
      '.bin/semver',
      '.package-lock.json',
      'onnxruntime-web/dist/ort.all.js',
      'onnxruntime-web/dist/ort-wasm-simd-threaded.jsep.wasm',
    ];
    for (const file of [...kept, ...dropped]) await put(join(dir.path, file), file);
    await pruneForPlatform(dir.path, { os: 'linux', cpu: 'x64', libc: 'glibc' });
    const left = await readdir(dir.path, { recursive: true, withFileTypes: true });
    const files = left.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name));
    expect(files.sort()).toEqual(kept.map((file) => join(dir.path, file)).sort());
  });
});

describe('the digest of a node_modules folder', () => {
  it('is of names and contents alone', async () => {
    await using dir = await temporaryFolder();
    const [a, b] = [join(dir.path, 'a'), join(dir.path, 'b')];
    await put(join(a, 'x', '1'), 'one');
    await put(join(a, 'y'), 'two');
    await put(join(b, 'y'), 'two');
    await put(join(b, 'x', '1'), 'one');
    const digest = await digestModules(a);
    expect(await digestModules(b)).toBe(digest);
    await put(join(b, 'x', '2'), '');
    expect(await digestModules(b), 'an empty file more').not.toBe(digest);
  });

  it('is of no link, which could stand for any file', async () => {
    await using dir = await temporaryFolder();
    await put(join(dir.path, 'x', '1'), 'one');
    await symlink('/etc/hostname', join(dir.path, 'x', '2'));
    await expect(digestModules(dir.path)).rejects.toThrow('x/2 is no plain file');
  });
});

async function put(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
