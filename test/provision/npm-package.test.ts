// A package from the npm registry: npm packs no package-lock.json and has installed what package.json asks for.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { provideRuntimePackages } from '../../src/provision/provision.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('takes what npm has installed beside it, installs nothing itself and names what is not there', async () => {
  await using folder = await temporaryFolder();
  const root = join(folder.path, 'node_modules', 'best-epoch');
  await mkdir(root, { recursive: true });
  const dependencies = { sharp: '1.0.0', 'onnxruntime-node': '2.0.0', 'onnxruntime-web': '2.0.0' };
  await writeFile(join(root, 'package.json'), JSON.stringify({ name: 'best-epoch', dependencies }));
  const said: string[] = [];
  const provide = () =>
    provideRuntimePackages({
      ...{ root, platform: 'linux', arch: 'x64', execPath: process.execPath, env: {} },
      ...{ clock: () => 0, signal: new AbortController().signal, say: (line) => said.push(line) },
      warn: () => undefined,
    });
  const install = async (name: string, version: string) => {
    await mkdir(join(folder.path, 'node_modules', name), { recursive: true });
    await writeFile(join(folder.path, 'node_modules', name, 'package.json'), JSON.stringify({ version }));
  };
  await install('sharp', '1.0.0');
  await expect(provide()).rejects.toThrow(/runtime-packages-missing: .*onnxruntime-node should have been/);
  await install('onnxruntime-node', '2.0.0');
  await expect(provide()).resolves.toBeUndefined();
  expect(said).toEqual([]);
});
