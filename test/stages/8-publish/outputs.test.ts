import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { OUTPUTS } from '../../../src/stages/8-publish/outputs.ts';

test('action.yml declares the same outputs, in the same order, with the same words', async () => {
  const action = parse(await readFile(new URL('../../../action.yml', import.meta.url), 'utf8'));
  expect(Object.entries(action.outputs)).toEqual(
    OUTPUTS.map(({ name, description }) => [name, { description }]),
  );
});

test('no name appears twice', () => {
  expect(new Set(OUTPUTS.map(({ name }) => name)).size).toBe(OUTPUTS.length);
});
