import { expect, it } from 'vitest';
import * as z from 'zod';
import { reasonsOf } from '../../src/shared/schema-reasons.ts';

const file = z.object({ ids: z.array(z.string()) });
const reasons = (value: unknown) => reasonsOf(file.safeParse(value).error?.issues ?? []);

it.each([
  ['the file itself', [], ['the file: Invalid input: expected object, received array']],
  ['a place in it', { ids: ['a', 1] }, ['ids.1: Invalid input: expected string, received number']],
])('names %s', (_, value, told) => {
  expect(reasons(value)).toEqual(told);
});

it('tells five of many, and how many more there are', () => {
  const told = reasons({ ids: Array(100_000).fill(1) });
  expect(told).toHaveLength(6);
  expect(told.at(-1)).toBe('and 99995 more');
});
