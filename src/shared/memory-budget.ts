// How much memory decoded images may take.
import { type Fault, memoryBudgetCapped } from '../errors.ts';
import { availableMemory } from './available-memory.ts';
import { inBinaryUnits } from './binary-units.ts';

interface Given {
  readonly memoryBudgetBytes: number | undefined;
}

/** In bytes: as the settings say, up to what this process may have, else a quarter of that. */
export function memoryBudgetOf({ memoryBudgetBytes }: Given, available = availableMemory()): number {
  return Math.min(memoryBudgetBytes ?? available / 4, available);
}

/** Told where the settings ask for more than there is. */
export function memoryBudgetFaults(
  { memoryBudgetBytes = 0 }: Given,
  available = availableMemory(),
): readonly Fault[] {
  if (memoryBudgetBytes <= available) return [];
  return [memoryBudgetCapped(inBinaryUnits(memoryBudgetBytes), inBinaryUnits(available))];
}
