// How much memory decoded images may take.
import { availableMemory } from './available-memory.ts';

/** In bytes: as the settings say, else a quarter of what this process may have. */
export function memoryBudgetOf({
  memoryBudgetBytes,
}: {
  readonly memoryBudgetBytes: number | undefined;
}): number {
  return memoryBudgetBytes ?? availableMemory() / 4;
}
