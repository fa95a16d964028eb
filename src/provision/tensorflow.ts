// Installs, when the TensorFlow engine is asked for, what it needs: the pinned npm packages without their install
// scripts, and TensorFlow's native library with the addon that binds it to Node. On Linux x64 the library comes out
// of TensorFlow's PyPI wheel and the addon is compiled against it, so that package registries are all that has to be
// reached; elsewhere @tensorflow/tfjs-node's own install script fetches both from its vendor.
import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { engineNotInstalled, InputError, installWords } from '../errors.ts';
import { endOf, NATIVE_INSTALL_MS, NoAnswer, unfinishedWords } from '../shared/deadline.ts';
import { acquireLock } from '../shared/lock.ts';
import { remove, rename } from '../shared/move-and-remove.ts';
import { InstallError } from './install-trouble.ts';
import { requireNpm, runNpm } from './npm.ts';
import { type InstallOptions, installPinned } from './npm-ci.ts';

const run = promisify(execFile);

const NPM_ARGUMENTS = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
const LOCK = '.installing';
/** Written last: holds the pins that what lies beside it was made from. */
const MARK = join('node_modules', '.installed');
/** Where node-pre-gyp looks for the addon on every Node since 12.22: the last Node-API version that it lists. */
const NODE_API = 8;

export interface TensorflowInstallOptions extends InstallOptions {
  /** This package's own folder; the engine's is in it. */
  readonly root: string;
  /** Of the processor. */
  readonly arch: NodeJS.Architecture;
}

/**
 * Does nothing where the engine is installed from the present pins.
 * @throws InputError `engine-not-installed` with the reason and what to do by hand
 */
export async function provideTensorflow(options: TensorflowInstallOptions): Promise<void> {
  const { root, say, signal } = options;
  const folder = join(root, 'tensorflow');
  const pins = await pinsOf(folder, options);
  if (await isInstalled(folder, pins)) return;
  await options.beforehand?.();
  try {
    const onWait = () => say('Waiting for another process that installs TensorFlow ...');
    await using _lock = await acquireLock(join(folder, LOCK), {
      beatMs: 1000,
      silentBeats: 15,
      onWait,
      signal,
    });
    if (await isInstalled(folder, pins)) return;
    const what = 'the TensorFlow engine (about 1.2 GB)';
    await installPinned({ ...options, folder, arguments: NPM_ARGUMENTS, what });
    using limit = endOf({ ms: NATIVE_INSTALL_MS, signal });
    const limited = { ...options, signal: limit.signal };
    if (options.platform === 'linux' && options.arch === 'x64') await makeNative(folder, limited);
    else await runInstallScript(folder, limited);
    await writeFile(join(folder, MARK), pins);
  } catch (error) {
    signal.throwIfAborted();
    const { reason, way } = wordsOf(error);
    throw new InputError(engineNotInstalled('tensorflow', folder, reason, way), { cause: error });
  }
}

async function pinsOf(folder: string, { platform, arch }: TensorflowInstallOptions): Promise<string> {
  const files = ['package-lock.json', 'requirements.txt', 'unpack.py'];
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return [platform, arch, ...texts].join('\n');
}

async function isInstalled(folder: string, pins: string): Promise<boolean> {
  return (await readFile(join(folder, MARK), 'utf8').catch(() => undefined)) === pins;
}

/** The native library out of the wheel and the addon compiled against it, into @tensorflow/tfjs-node. */
async function makeNative(
  folder: string,
  { say, clock, env, signal }: TensorflowInstallOptions,
): Promise<void> {
  const start = clock();
  const home = join(folder, 'node_modules', '@tensorflow', 'tfjs-node');
  const scratch = await mkdtemp(join(folder, 'node_modules', '.native-'));
  const command = (name: string, args: readonly string[]) =>
    run(name, args, { cwd: scratch, env: { ...env }, signal, maxBuffer: 2 ** 26 });
  try {
    say("Taking TensorFlow's library out of its wheel (270 MB) ...");
    await command('python3', [...PIP_DOWNLOAD, '-r', join(folder, 'requirements.txt')]);
    const wheel = (await readdir(scratch)).find((name) => name.endsWith('.whl'));
    if (wheel === undefined) throw new Error('pip downloaded no wheel');
    await command('python3', [join(folder, 'unpack.py'), wheel, 'deps']);
    say('Compiling its addon for Node ...');
    const headers = join(folder, 'node_modules', 'node-api-headers', 'include');
    await command('g++', compilation(join(home, 'binding'), headers));
    await remove(join(home, 'deps'), { recursive: true, force: true });
    await rename(join(scratch, 'deps'), join(home, 'deps'));
    const lib = join(home, 'lib', `napi-v${NODE_API}`);
    await mkdir(lib, { recursive: true });
    await rename(join(scratch, ADDON), join(lib, ADDON));
    say(`The TensorFlow engine is ready after ${((clock() - start) / 1000).toFixed(1)} s.`);
  } finally {
    await remove(scratch, { recursive: true, force: true });
  }
}

const ADDON = 'tfjs_binding.node';

/** The one wheel whose hash is pinned, whichever Python is here. */
const PIP_DOWNLOAD = [
  ...['-m', 'pip', '--disable-pip-version-check', 'download', '--quiet', '--no-deps', '--require-hashes'],
  ...['--only-binary=:all:', '--implementation=cp', '--python-version=3.11'],
  ...['--platform=manylinux_2_27_x86_64', '--dest=.'],
];

function compilation(sources: string, nodeHeaders: string): string[] {
  const libraries = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'].map(
    (name) => `deps/lib/${name}`,
  );
  return [
    ...['-std=c++17', '-O2', '-shared', '-fPIC', `-DNAPI_VERSION=${NODE_API}`, '-w'],
    ...['-I', nodeHeaders, '-I', 'deps/include'],
    ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((file) => join(sources, file)),
    ...libraries,
    ...['-Wl,-rpath,$ORIGIN/../../deps/lib', '-o', ADDON],
  ];
}

async function runInstallScript(folder: string, options: TensorflowInstallOptions): Promise<void> {
  const npm = await requireNpm(options);
  const { env, signal } = options;
  const args = ['rebuild', '@tensorflow/tfjs-node', '--ignore-scripts=false'];
  const { succeeded, reason } = await runNpm(npm, args, { cwd: folder, env: { ...env }, signal });
  if (!succeeded) throw new Error(reason);
  const addon = join(folder, 'node_modules', '@tensorflow', 'tfjs-node', 'lib', `napi-v${NODE_API}`, ADDON);
  await access(addon);
}

function wordsOf(error: unknown) {
  return error instanceof InstallError
    ? installWords(error.trouble)
    : { reason: reasonOf(error), way: undefined };
}

/** What a failed command itself said last, or that it isn't there. */
function reasonOf(error: unknown): string {
  if (error instanceof NoAnswer) return unfinishedWords(error);
  // A command that was ended says only that.
  if (error instanceof Error && error.cause instanceof NoAnswer) return unfinishedWords(error.cause);
  const { code, path, stderr, message } = error as NodeJS.ErrnoException & { readonly stderr?: string };
  if (code === 'ENOENT' && path !== undefined) return `${path} was not found`;
  const said = stderr?.trim().split('\n').at(-1);
  return said ? said : message;
}
