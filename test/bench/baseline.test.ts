import { expect, it } from 'vitest';
import { type Baseline, readBaseline, resultsFor, withResults } from '../../bench/baseline.ts';
import { cases } from '../../bench/cases.ts';
import type { BenchEnvironment } from '../../bench/environment.ts';
import type { Results } from '../../bench/results.ts';
import { ENVIRONMENT, results } from './sample-results.ts';

const on = (change: Partial<BenchEnvironment>): Results => {
  return { ...results(), environment: { ...ENVIRONMENT, ...change } };
};
const WIDE = on({});
const NARROW = on({ instructionSets: ['avx2'] });
const BASELINE: Baseline = { 'schema-version': 2, machines: [WIDE, NARROW] };

it('finds the machine of the same threads and instruction sets, whatever its name', () => {
  const other = { cpu: 'Example 9001', loadBefore: 2 };
  expect(resultsFor(BASELINE, { ...ENVIRONMENT, ...other })).toBe(WIDE);
  expect(resultsFor(BASELINE, { ...NARROW.environment, ...other })).toBe(NARROW);
});

it.each([
  [{ threads: 4 }, '4 threads, avx2 avx512f'],
  [{ instructionSets: ['asimd'] }, '2 threads, asimd'],
])('never compares with another kind of machine: %j', (change, kind) => {
  expect(() => resultsFor(BASELINE, { ...ENVIRONMENT, ...change })).toThrow(
    `no machine of this kind (${kind}) in the baseline, only: 2 threads, avx2 avx512f; 2 threads, avx2. `,
  );
});

it('replaces the results of the same kind and keeps the others', () => {
  const again = on({ instructionSets: ['avx2'], cpu: 'Example 9001' });
  expect(withResults(BASELINE, again).machines).toEqual([WIDE, again]);
  const third = on({ threads: 4 });
  expect(withResults(BASELINE, third).machines).toEqual([WIDE, NARROW, third]);
});

it('that is committed can be read, and has no other cases than are measured now', async () => {
  const { machines } = await readBaseline('bench/baseline.json');
  const now = [...cases().map(({ name }) => name), 'start-up'];
  for (const { cases } of machines) {
    // A case that came later is missing where a kind of machine was measured before.
    expect(now).toEqual(expect.arrayContaining(Object.keys(cases)));
    expect(Object.keys(cases)).toEqual(expect.arrayContaining(['classic-1', 'auto', 'forward', 'start-up']));
  }
});

it('that is missing is told', async () => {
  await expect(readBaseline('bench/nothing.json')).rejects.toThrow('no baseline in bench/nothing.json');
});
