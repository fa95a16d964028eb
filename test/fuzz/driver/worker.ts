// The thread that fuzzes one target: inputs that reach code which none before has reached are kept, and new ones are made of them.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { Random } from '../../../src/shared/random.ts';
import { Coverage } from './coverage.ts';
import { Desk, type Standing, type Told, type Work } from './messages.ts';
import { mutated } from './mutate.ts';
import { type Find, judge } from './oracle.ts';
import { shrunk } from './shrink.ts';
import { MOST_BYTES, type Target } from './target.ts';
import { wordsIn } from './words.ts';

/** Asking V8 takes longer than an input: it's asked about several at once, and about each where one of them was new. */
const BATCH = 16;
const TELL_EVERY = 1000;
const SLOW = 'slow';
const LONGEST_S = 2;
/** Of a corpus. */
const MOST_KEPT_BYTES = 8 * 1024;
const LARGEST_KEPT = 4096;

const { path, corpus, seed, milliseconds, desk: memory } = workerData as Work;
const tell = (told: Told) => parentPort!.postMessage(told);
const url = pathToFileURL(path).href;
const source = readFileSync(path, 'utf8');
const coverage = new Coverage(url, source.length);
const { default: target } = (await import(url)) as { readonly default: Target };
const desk = new Desk(memory);
const random = new Random(seed);
const known = new Set<string>();
const inputs: Uint8Array[] = [];
let executions = 0;

async function tryOut(input: Uint8Array): Promise<void> {
  desk.put(input);
  executions++;
  const before = process.cpuUsage();
  const find = (await judge(target, input)) ?? slow(process.cpuUsage(before));
  if (find === undefined || known.has(find.key)) return;
  known.add(find.key);
  if (find.key === SLOW) return tell({ kind: 'find', ...find, input });
  const smallest = await shrunk(input, async (smaller) => {
    desk.put(smaller);
    return (await judge(target, smaller))?.key === find.key;
  });
  tell({ kind: 'find', ...find, input: smallest });
}

/** Of the processor's time, which other programs on the machine don't take: no input is as large as that. */
function slow({ user, system }: NodeJS.CpuUsage): Find | undefined {
  const seconds = (user + system) / 1e6;
  return seconds < LONGEST_S ? undefined : { key: SLOW, message: `${seconds.toFixed(1)} s of the processor` };
}

async function keepIfFresh(input: Uint8Array): Promise<void> {
  await tryOut(input);
  if (coverage.fresh({ mark: true }) > 0) inputs.push(input);
}

/** Few inputs, the smallest first, that reach what the target's own seeds do not. */
async function smallCorpus(): Promise<readonly Uint8Array[]> {
  coverage.forget();
  for (const input of target.seeds()) await judge(target, input);
  coverage.fresh({ mark: true });
  const chosen: Uint8Array[] = [];
  let room = MOST_KEPT_BYTES;
  const small = inputs.filter(({ length }) => length <= LARGEST_KEPT).sort((a, b) => a.length - b.length);
  for (const input of small) {
    desk.put(input);
    await judge(target, input);
    if (input.length > room || coverage.fresh({ mark: true }) === 0) continue;
    chosen.push(input);
    room -= input.length;
  }
  return chosen;
}

const end = performance.now() + milliseconds;
for (const input of [...target.seeds(), ...corpus]) {
  await tryOut(input);
  inputs.push(input);
}
coverage.fresh({ mark: true });
const begunAt = coverage.reached;
const standing = (): Standing => ({
  executions,
  kept: inputs.length,
  begunAt,
  reached: coverage.reached,
});

const words = wordsIn(source, target.words ?? []);
const mostBytes = target.mostBytes ?? MOST_BYTES;
let toldAt = performance.now();
while (performance.now() < end) {
  const batch = Array.from({ length: BATCH }, () => mutated({ inputs, words, mostBytes }, random));
  for (const input of batch) await tryOut(input);
  if (coverage.fresh({ mark: false }) > 0) for (const input of batch) await keepIfFresh(input);
  if (performance.now() - toldAt < TELL_EVERY) continue;
  toldAt = performance.now();
  tell({ kind: 'standing', standing: standing() });
}
const last = standing();
tell({ kind: 'done', standing: last, corpus: await smallCorpus() });
