// Turns want of memory, wherever it arises, into a fault that says what was done and what to lower.
import { InputError, outOfMemory } from '../errors.ts';
import { isOutOfMemory } from '../shared/out-of-memory.ts';

/**
 * @param doing as a message begins: "training"
 * @param lower as `outOfMemory` takes it
 * @throws InputError `out-of-memory`; whatever else `work` throws, as it is
 */
export async function heedMemory<T>(
  doing: string,
  lower: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw wantOfMemory(error, doing, lower) ?? error;
  }
}

/** Undefined for any other error, and for one that says already what is to be done. */
export function wantOfMemory(
  error: unknown,
  doing: string,
  lower: readonly string[],
): InputError | undefined {
  if (error instanceof InputError || !isOutOfMemory(error)) return undefined;
  return new InputError(outOfMemory(doing, lower), { cause: error });
}
