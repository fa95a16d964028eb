// How much of the memory decoded images get.
import { expect, test } from 'vitest';
import { memoryBudgetFaults, memoryBudgetOf } from '../../src/shared/memory-budget.ts';

const GIB = 2 ** 30;

test.each<readonly [string, number | undefined, number, readonly string[]]>([
  ['a quarter by itself', undefined, 4, []],
  ['what is asked for', 12 * GIB, 12, []],
  ['all of it', 16 * GIB, 16, []],
  ['never more than there is, and that is told', 900 * GIB, 16, ['memory-budget-capped']],
])('%s', (reason, memoryBudgetBytes, gib, told) => {
  expect(memoryBudgetOf({ memoryBudgetBytes }, 16 * GIB) / GIB, reason).toBe(gib);
  const faults = memoryBudgetFaults({ memoryBudgetBytes }, 16 * GIB);
  expect(
    faults.map(({ code }) => code),
    reason,
  ).toEqual(told);
});
