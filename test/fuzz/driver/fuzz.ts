// One target fuzzed for some time, by a thread of its own that may hang or run out of memory: then the input that it was at is a
// find as well.
import { Worker } from 'node:worker_threads';
import { Desk, type Standing, type Told, type Work } from './messages.ts';

export interface FoundInput {
  readonly key: string;
  readonly message: string;
  readonly input: Uint8Array;
}

export interface Outcome {
  /** Undefined: it ended before it could tell. */
  readonly standing: Standing | undefined;
  readonly finds: readonly FoundInput[];
  /** Few small inputs that reach what all have reached; empty where it didn't come to its end. */
  readonly corpus: readonly Uint8Array[];
}

export interface Fuzzing extends Omit<Work, 'desk'> {
  /** Of driver/worker.ts. */
  readonly worker: string;
  /** Of an input. */
  readonly mostBytes: number;
  /** It ends with the first find. */
  readonly first?: boolean;
  /** Of the processor's time, for one input; default 10. */
  readonly longestSeconds?: number;
}

/** Of the processor's time; where none is used, as when something is waited for that never comes, of the clock's. */
const LONGEST_S = 10;
const LONGEST_WAIT_S = 120;
const LOOK_EVERY = 500;
const MOST_HEAP_MB = 1024;
const MOST_RSS = 3 * 2 ** 30;

export async function fuzz(fuzzing: Fuzzing): Promise<Outcome> {
  const { worker: file, mostBytes, first = false, longestSeconds = LONGEST_S, ...work } = fuzzing;
  const memory = Desk.memoryFor(mostBytes);
  const desk = new Desk(memory);
  const finds: FoundInput[] = [];
  let standing: Standing | undefined;
  let corpus: readonly Uint8Array[] = [];
  const worker = new Worker(file, {
    workerData: { ...work, desk: memory } satisfies Work,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  });
  const ended = new Promise<void>((resolve) => {
    worker.on('exit', () => resolve());
    worker.on('error', (error) => finds.push(broken(error, desk.input)));
  });
  worker.on('message', (told: Told) => {
    if (told.kind === 'find') finds.push(told);
    else standing = told.standing;
    if (told.kind === 'find' && first) void worker.terminate();
    if (told.kind === 'done') corpus = told.corpus;
  });
  const watch = watching(desk, longestSeconds, (find) => {
    finds.push(find);
    void worker.terminate();
  });
  await ended;
  clearInterval(watch);
  return { standing, finds, corpus };
}

function watching(desk: Desk, longestSeconds: number, stop: (find: FoundInput) => void): NodeJS.Timeout {
  let turn = desk.turn;
  let since = now();
  const watch = setInterval(() => {
    if (desk.turn !== turn) {
      turn = desk.turn;
      since = now();
    }
    const problem = problemOf(turn === 0 ? since : now(), since, longestSeconds);
    if (problem === undefined) return;
    clearInterval(watch);
    stop({ ...problem, input: desk.input });
  }, LOOK_EVERY);
  return watch;
}

/** In seconds. */
interface Moment {
  readonly processor: number;
  readonly clock: number;
}

function now(): Moment {
  const { user, system } = process.cpuUsage();
  return { processor: (user + system) / 1e6, clock: performance.now() / 1000 };
}

function problemOf(at: Moment, since: Moment, longestSeconds: number): Omit<FoundInput, 'input'> | undefined {
  if (process.memoryUsage.rss() > MOST_RSS)
    return { key: 'memory', message: 'the process takes more than 3 GiB' };
  const seconds = at.processor - since.processor;
  if (seconds > longestSeconds)
    return { key: 'hang', message: `no end after ${longestSeconds} s of the processor` };
  if (at.clock - since.clock > LONGEST_WAIT_S) return { key: 'hang', message: 'it waits for ever' };
  return undefined;
}

function broken(error: Error, input: Uint8Array): FoundInput {
  return { key: `thread ${error.name}`, message: error.stack ?? error.message, input };
}
