// What a parser may do with an input: give a value, or refuse it with an error of its own. Nothing else, and with no more memory
// than inputs of that size are worth.
import { getHeapStatistics } from 'node:v8';
import type { Target } from './target.ts';

/** What is wrong. */
export interface Find {
  /** The same for the same fault, whatever the input. */
  readonly key: string;
  readonly message: string;
}

/** Bytes that an input may take: a floor, and for each byte of it as much as deflate makes of one, as floats. */
const LEAST_MEMORY = 32 * 2 ** 20;
const MEMORY_PER_BYTE = 4 * 1032;

const PROTOTYPES = [Object, Array, String, Number, Function, Map, Set, Promise].map((of) => of.prototype);
const namesOfAll = () => PROTOTYPES.map((one) => Reflect.ownKeys(one).length).join();
const untouched = namesOfAll();

/** Undefined: the parser did what it may. */
export async function judge(target: Target, input: Uint8Array): Promise<Find | undefined> {
  const before = memory();
  try {
    await target.run(input);
  } catch (error) {
    if (!isRefusal(error, target)) return { key: keyOf(error), message: wordsOf(error) };
  }
  // What was collected meanwhile is missed, and nothing is said that isn't so.
  const taken = memory() - before;
  if (namesOfAll() !== untouched)
    return { key: 'pollution', message: 'an object of every program has new keys' };
  const most = LEAST_MEMORY + MEMORY_PER_BYTE * input.length;
  if (taken > most) return { key: 'memory', message: `${inMiB(taken)} for ${input.length} bytes` };
  return undefined;
}

function memory(): number {
  const { used_heap_size: heap, external_memory: outside } = getHeapStatistics();
  return heap + outside;
}

function isRefusal(error: unknown, { refusals }: Target): boolean {
  return error instanceof Error && refusals.some((kind) => error.constructor === kind);
}

/** The kind and the place: messages often hold what was read. */
function keyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = /^ +at (.*)$/m.exec(error.stack ?? '')?.[1] ?? '';
  return `${error.name} ${place.replaceAll(/\(?file:.*\/|\)/g, '')}`;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : `thrown: ${String(error)}`;
}

function inMiB(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}
