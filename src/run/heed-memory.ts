// Turns want of memory, wherever it arises, into a fault that says what was done and what to lower.
import { InputError, outOfMemory } from '../errors.ts';
import { isOutOfMemory } from '../shared/out-of-memory.ts';
import type { Timings } from '../shared/timings.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import type { Plan } from '../stages/4-plan/plan.ts';
import { threadsOf } from './resources.ts';

type Threads = Parameters<typeof threadsOf>[0];

/** What a part of the work is called at the beginning of a message, and what takes less memory in it when lowered. */
export interface Work {
  readonly doing: string;
  /** As `outOfMemory` takes it. */
  readonly lower: readonly string[];
  /** The file of the model that was trained before. */
  readonly trained?: string | undefined;
}

/** @throws InputError `out-of-memory`; whatever else `run` throws, as it is */
export async function heedMemory<T>(work: Work, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw wantOfMemory(error, work) ?? error;
  }
}

/** Undefined for any other error, and for one that says already what is to be done. */
export function wantOfMemory(error: unknown, { doing, lower, trained }: Work): InputError | undefined {
  if (error instanceof InputError || !isOutOfMemory(error)) return undefined;
  return new InputError(outOfMemory(doing, lower, trained), { cause: error });
}

/** Decoded whole, a few at a time. */
export const READING: Work = { doing: 'reading the images', lower: [] };

const KEEPING: Work = { doing: 'reading the images', lower: ['`memory-budget`'] };

/** Measures how long a part of a run takes, by its name in the timings, and heeds its memory. */
export function heedfully(timings: Timings, settings: Threads) {
  // Decoded images stay in memory beside the network.
  const testing = { doing: 'the test of the model', lower: ['`memory-budget`', ...fewerThreads(settings)] };
  const parts = {
    dataset: READING,
    split: READING,
    'initial-model': KEEPING,
    plan: KEEPING,
    evaluate: testing,
  };
  return <T>(part: keyof typeof parts, run: () => Promise<T>, trained?: Work['trained']): Promise<T> =>
    timings.measure(part, () => heedMemory({ ...parts[part], trained }, run));
}

/** Nothing where there's one already. */
export function fewerThreads(settings: Threads): readonly string[] {
  const threads = threadsOf(settings);
  return threads > 1 ? [`\`threads\` (${threads})`] : [];
}

/** A training as it's planned: each setting with the number that it has come to. */
export function trainingOf({ batchSize, patch }: Plan, settings: Settings): Work {
  const edge = Math.max(patch.height, patch.width);
  return {
    doing: 'training',
    lower: [
      ...(batchSize > 1 ? [`\`batch-size\` (${batchSize})`] : []),
      `\`image-size\` (${edge})`,
      ...fewerThreads(settings),
      '`memory-budget`',
    ],
  };
}
