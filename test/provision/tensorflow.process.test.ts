// Installing the TensorFlow engine, with scripts in the place of npm, python3 and g++: what is run and in which
// order, what is said when one of them fails, and that it's done once. The real installation is `npm run tensorflow`,
// which every run of the tests begins with.
import { access, chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { provideTensorflow } from '../../src/provision/tensorflow.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const WORKS = {
  npm: 'mkdir -p node_modules/@tensorflow/tfjs-node',
  python3:
    'case "$*" in *download*) touch tensorflow.whl;; *) mkdir -p "$3/lib"; touch "$3/lib/library";; esac',
  'g++': 'touch tfjs_binding.node',
};

type Tools = Partial<Record<keyof typeof WORKS, string>>;

async function packageWith(folder: string, tools: Tools, arch: NodeJS.Architecture = 'x64') {
  const home = join(folder, 'tensorflow');
  await mkdir(home);
  for (const file of ['package-lock.json', 'requirements.txt', 'unpack.py'])
    await writeFile(join(home, file), file);
  const bin = join(folder, 'bin');
  await mkdir(bin);
  for (const [name, body] of Object.entries(tools)) {
    await writeFile(
      join(bin, name),
      `#!/bin/sh\necho "${name} $1 $2 $3 $4" >> '${folder}/calls.txt'\n${body}\n`,
    );
    await chmod(join(bin, name), 0o755);
  }
  const said: string[] = [];
  // The shell's own commands, and no real python3 or g++.
  for (const name of ['mkdir', 'touch'])
    await writeFile(join(bin, name), `#!/bin/sh\n/bin/${name} "$@"\n`, { mode: 0o755 });
  const provide = () =>
    provideTensorflow({
      root: folder,
      platform: 'linux',
      arch,
      execPath: '/nowhere/bin/node',
      env: { PATH: bin },
      say: (line) => said.push(line),
      clock: () => 0,
      signal: new AbortController().signal,
      retryAfterMs: [],
    });
  const calls = async () => (await readFile(join(folder, 'calls.txt'), 'utf8')).trim().split('\n');
  return { provide, said, calls, home };
}

async function reasonOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).message;
}

describe('the TensorFlow engine', () => {
  it('is installed from pinned packages, without their install scripts, once', async () => {
    await using dir = await temporaryFolder();
    const { provide, calls, home } = await packageWith(dir.path, WORKS);
    await provide();
    await provide();
    const [npm, pip, unpack, compiler, ...more] = await calls();
    expect(npm).toBe('npm ci --ignore-scripts --no-audit --no-fund');
    expect(pip).toContain('python3 -m pip');
    expect(unpack).toContain('unpack.py tensorflow.whl deps');
    expect(compiler).toContain('g++ -std=c++17');
    expect(more).toEqual([]);
    const tfjs = join(home, 'node_modules', '@tensorflow', 'tfjs-node');
    await access(join(tfjs, 'deps', 'lib', 'library'));
    await access(join(tfjs, 'lib', 'napi-v8', 'tfjs_binding.node'));
    expect(await readdir(home), 'no lock is left').not.toContain('.installing');
  });

  it('is installed anew when a pin has changed', async () => {
    await using dir = await temporaryFolder();
    const { provide, calls, home } = await packageWith(dir.path, WORKS);
    await provide();
    await writeFile(join(home, 'requirements.txt'), 'another version');
    await provide();
    expect((await calls()).filter((call) => call.startsWith('npm'))).toHaveLength(2);
  });

  it('is made by its own install script where there is no wheel for the machine', async () => {
    await using dir = await temporaryFolder();
    const addon = 'node_modules/@tensorflow/tfjs-node/lib/napi-v8';
    const npm = `case "$1" in rebuild) mkdir -p ${addon}; touch ${addon}/tfjs_binding.node;; *) ${WORKS.npm};; esac`;
    const { provide, calls } = await packageWith(dir.path, { npm }, 'arm64');
    await provide();
    expect((await calls())[1]).toBe('npm rebuild @tensorflow/tfjs-node --ignore-scripts=false');
  });

  const failures: [reason: string, tools: Tools, said: string][] = [
    ['no python3', { npm: WORKS.npm, 'g++': WORKS['g++'] }, 'python3 was not found'],
    ['no compiler', { npm: WORKS.npm, python3: WORKS.python3 }, 'g++ was not found'],
    ['no npm', {}, 'npm was found neither beside node nor on PATH'],
    [
      'a wheel with another hash',
      { ...WORKS, python3: 'echo "ERROR: hash differs" >&2; exit 1' },
      'ERROR: hash differs',
    ],
    ['nothing downloaded', { ...WORKS, python3: 'exit 0' }, 'pip downloaded no wheel'],
    ['no network', { ...WORKS, npm: 'echo "npm error code ENOTFOUND" >&2; exit 1' }, 'code ENOTFOUND'],
  ];

  it.each(failures)(
    '%s: says so and how to go on, and is not taken for installed',
    async (_why, tools, said) => {
      await using dir = await temporaryFolder();
      const { provide, home } = await packageWith(dir.path, tools);
      const message = await reasonOf(provide());
      expect(message).toContain('engine-not-installed');
      expect(message).toContain(said);
      expect(message).toContain('set engine to auto');
      expect(await reasonOf(provide()), 'the second try fails too').toContain(said);
      const left = await readdir(join(home, 'node_modules')).catch(() => []);
      expect(left.filter((name) => name.startsWith('.'))).toEqual([]);
    },
  );
});

it('the packages of every run hold nothing of TensorFlow', async () => {
  const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  const runtime = Object.keys(packages).filter((path) => packages[path]!.dev !== true);
  expect(runtime.filter((path) => path.includes('tensorflow'))).toEqual([]);
  expect(runtime.length).toBeGreaterThan(1);
});
