import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultLines, InputError } from '../../src/errors.ts';
import { runProgram } from '../run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { FAILS, fakePackage, INSTALLS } from './fake-package.ts';

const CLI_FILES = ['dist', 'pretrained', 'package.json', 'package-lock.json', '.npmrc'];

/** A copy of what a user has: this package without its node_modules. */
async function copyPackage(folder: string): Promise<void> {
  for (const name of CLI_FILES) await cp(name, join(folder, name), { recursive: true });
}

async function reasonOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).message;
}

describe('the runtime packages', () => {
  it('are installed exactly as the lock file pins them, once', async () => {
    await using dir = await temporaryFolder();
    const { provide, said, calls } = await fakePackage(dir.path, INSTALLS);
    await provide();
    await provide();
    expect(await calls()).toEqual(['ci --omit=dev --ignore-scripts --no-audit --no-fund']);
    expect(said).toEqual([
      `Installing the pinned runtime packages (sharp) once, into ${join(dir.path, '.packages')} ...`,
      'Installed them in 0.0 s.',
    ]);
    expect(await readdir(dir.path), 'no lock is left').not.toContain('.installing');
  });

  it('are taken from a folder further up, where Node finds them too', async () => {
    await using dir = await temporaryFolder();
    const folder = join(dir.path, 'node_modules', 'best-epoch');
    await mkdir(join(dir.path, 'node_modules', 'sharp'), { recursive: true });
    await mkdir(folder);
    await writeFile(join(dir.path, 'node_modules', 'sharp', 'package.json'), '{"version":"1.0.0"}');
    const { provide, calls } = await fakePackage(folder, FAILS);
    await provide();
    expect(await calls()).toEqual([]);
  });

  it('are installed where only another version is found', async () => {
    await using dir = await temporaryFolder();
    const folder = join(dir.path, 'inner');
    await mkdir(join(dir.path, 'node_modules', 'sharp'), { recursive: true });
    await mkdir(folder);
    await writeFile(join(dir.path, 'node_modules', 'sharp', 'package.json'), '{"version":"0.9.0"}');
    const { provide, calls } = await fakePackage(folder, INSTALLS);
    await provide();
    expect(await calls()).toHaveLength(1);
  });

  it('are installed by one of several processes that start together', async () => {
    await using dir = await temporaryFolder();
    const { provide, calls, said } = await fakePackage(dir.path, INSTALLS);
    await Promise.all([provide(), provide(), provide()]);
    expect(await calls()).toHaveLength(1);
    expect(said).toContain('Waiting for another process that installs the runtime packages ...');
  });

  it('are tried again after a failure', async () => {
    await using dir = await temporaryFolder();
    const { provide, calls, said } = await fakePackage(
      dir.path,
      `if [ $COUNT -lt 3 ]; then ${FAILS}; fi; ${INSTALLS}`,
    );
    await provide();
    expect(await calls()).toHaveLength(3);
    expect(said.filter((line) => line.startsWith('It failed (code ECONNREFUSED)'))).toHaveLength(2);
  });

  it('that cannot be had are an error with the way out', async () => {
    await using dir = await temporaryFolder();
    const { provide, calls } = await fakePackage(dir.path, FAILS);
    const reason = await reasonOf(provide());
    expect(reason).toMatch(
      /^runtime-packages-missing: .* refuses connections \(code ECONNREFUSED\)\. See that .* Run `npm ci --omit=dev/,
    );
    expect(await calls()).toHaveLength(3);
    expect(await readdir(dir.path), 'no lock is left').not.toContain('.installing');
  });

  it('that npm claims to have installed are looked for', async () => {
    await using dir = await temporaryFolder();
    const { provide } = await fakePackage(dir.path, 'exit 0');
    expect(await reasonOf(provide())).toContain('sharp still not there');
  });

  it('are an error without any npm', async () => {
    await using dir = await temporaryFolder();
    const { provide, bin } = await fakePackage(dir.path, FAILS);
    await rm(join(dir.path, 'bin', 'npm'));
    const error = await provide({ env: { PATH: bin } }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ faults: [{ code: 'npm-missing' }] });
    expect((error as InputError).faults.flatMap(faultLines)).toContain('    - uses: actions/setup-node@v6');
  });

  it('of a development checkout are never touched', async () => {
    await using dir = await temporaryFolder();
    const { provide, calls } = await fakePackage(dir.path, INSTALLS);
    await mkdir(join(dir.path, 'node_modules', 'typescript'), { recursive: true });
    expect(await reasonOf(provide())).toContain('Run `npm ci` in that folder');
    expect(await calls()).toEqual([]);
  });

  it('are no development checkout for a package that both kinds need', async () => {
    await using dir = await temporaryFolder();
    const { provide, calls } = await fakePackage(dir.path, INSTALLS);
    await mkdir(join(dir.path, 'node_modules', 'both'), { recursive: true });
    await provide();
    expect(await calls()).toHaveLength(1);
  });

  it('stop installing when the run is cancelled', async () => {
    await using dir = await temporaryFolder();
    const { provide } = await fakePackage(dir.path, 'exec sleep 60');
    await expect(provide({ signal: AbortSignal.timeout(200) })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    expect(await readdir(dir.path), 'no lock is left').not.toContain('.installing');
  });
});

/** A download of a hundred megabytes may be slow. */
const PATIENCE_MS = 600_000;

describe('the command line in a folder without node_modules', () => {
  it(
    'installs its packages from the registry by itself, and then works',
    async () => {
      await using dir = await temporaryFolder();
      await copyPackage(dir.path);
      const run = (...args: string[]) => runProgram(['dist/cli.js', ...args], { cwd: dir.path });
      expect(await run('sample', 'ccd', 'ccd', '--count', '12'), 'needs none of them').toMatchObject({
        code: 0,
      });
      expect(await readdir(dir.path)).not.toContain('node_modules');
      const first = await run('check', '--data', 'ccd');
      expect(first.stdout).toContain('Installing the pinned runtime packages (onnxruntime-');
      expect(first.stdout).toMatch(/Installed them in \d+\.\d s\./);
      expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining('12 images, 4 classes') });
      const second = await run('check', '--data', 'ccd');
      expect(second.stdout, 'once').not.toContain('Installing');
      expect(second).toMatchObject({ code: 0 });
    },
    PATIENCE_MS,
  );

  it(
    'says what to do when the registry is out of reach',
    async () => {
      await using dir = await temporaryFolder();
      await copyPackage(dir.path);
      await runProgram(['dist/cli.js', 'sample', 'ccd', 'ccd', '--count', '12'], { cwd: dir.path });
      const env = {
        npm_config_registry: 'http://127.0.0.1:9/',
        npm_config_cache: join(dir.path, 'cache'),
        npm_config_fetch_retries: '0',
      };
      const { stderr, code } = await runProgram(['dist/cli.js', 'check', '--data', 'ccd'], {
        cwd: dir.path,
        env,
      });
      expect(stderr).toMatch(
        /runtime-packages-missing: .*ECONNREFUSED.* Run `npm ci --omit=dev --ignore-scripts/,
      );
      expect(code).toBe(2);
      expect(await readdir(dir.path)).not.toContain('node_modules');
    },
    PATIENCE_MS,
  );

  it.each([
    ['check', '--data', 'ccdd'],
    ['train', '--data', 'ccdd'],
    ['train', '--data', 'ccdd', '--engine', 'tensorflow'],
    ['evaluate', '--model', 'model.onnx', '--data', 'ccdd'],
    ['merge', 'run-1', '--data', 'ccdd'],
  ])('looks at the data before it installs anything: %s', async (...args) => {
    await using dir = await temporaryFolder();
    await copyPackage(dir.path);
    await mkdir(join(dir.path, 'ccd'));
    const { stdout, stderr, code } = await runProgram(['dist/cli.js', ...args], { cwd: dir.path });
    expect(stderr).toMatch(
      /^error: data-folder-missing: .*"[^"]*ccdd" isn't there, the nearest one is "[^"]*ccd"/,
    );
    expect(stdout).not.toContain('Installing');
    expect(code).toBe(2);
  });
});
