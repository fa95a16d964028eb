// Runs before every unit test file and refuses what a unit test doesn't need: another process, a worker of dist/,
// TensorFlow's library, a host other than this machine. What was refused fails the test, even where the source took the
// refusal for an answer. A test that leaves anything on Object.prototype fails, too: some name was the key of a plain object.
import childProcess from 'node:child_process';
import module, { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import workerThreads from 'node:worker_threads';
import { afterEach } from 'vitest';

const ELSEWHERE = 'name the file *.process.test.ts (CONTRIBUTING.md, "Where a test belongs")';
const LOCAL = ['localhost', '127.0.0.1', '::1'];

/** Worded, since the last test. */
export const refused: string[] = [];

function refuse(what: string): never {
  const message = `a unit test ${what}: ${ELSEWHERE}`;
  refused.push(message);
  throw new Error(message);
}

const starters = ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'] as const;
for (const name of starters)
  Object.assign(childProcess, { [name]: (program: unknown) => refuse(`starts ${program}`) });

const { Worker } = workerThreads;
Object.assign(workerThreads, {
  Worker: class extends Worker {
    constructor(...[file, options]: ConstructorParameters<typeof Worker>) {
      if (/[/\\]dist[/\\][^/\\]*$/.test(String(file))) refuse(`starts the built ${file}`);
      super(file, options);
    }
  },
});

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (this: net.Socket, ...given: unknown[]) {
  const host = hostOf(given);
  if (host !== undefined && !LOCAL.includes(host)) refuse(`calls ${host}`);
  return Reflect.apply(connect, this, given);
} as typeof connect;

/** Of the arguments of connect: options, `[options, listener]`, `port, host` or a path, which is this machine. */
function hostOf([first, second]: readonly unknown[]): string | undefined {
  const options = Array.isArray(first) ? first[0] : first;
  if (typeof options === 'object' && options !== null && 'host' in options) return `${options.host}`;
  return typeof second === 'string' ? second : undefined;
}

const loader = module as unknown as { _load(request: string, ...rest: unknown[]): unknown };
const load = loader._load;
loader._load = (request, ...rest) =>
  request === '@tensorflow/tfjs-node'
    ? refuse('loads TensorFlow')
    : Reflect.apply(load, loader, [request, ...rest]);

syncBuiltinESMExports();

const OF_EVERY_OBJECT = Object.getOwnPropertyNames(Object.prototype);

afterEach(() => {
  const all = refused.splice(0);
  const added = Object.getOwnPropertyNames(Object.prototype).filter(
    (name) => !OF_EVERY_OBJECT.includes(name),
  );
  for (const name of added) {
    delete (Object.prototype as Record<string, unknown>)[name];
    all.push(`a name became a key of a plain object: Object.prototype has "${name}"`);
  }
  if (all.length > 0) throw new Error(all.join('\n'));
});
