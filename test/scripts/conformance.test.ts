// The engines of `npm run conformance`: one that the machine lacks is named, not taken for another.
import { expect, test } from 'vitest';
import { availableEngines } from '../../scripts/conformance.ts';
import { engineUnavailable, InputError } from '../../src/errors.ts';
import { engines } from '../engine/engines.ts';

test('an engine that is not here is named with its cause and left out', async () => {
  const said: string[] = [];
  const missing = async () => {
    throw new InputError(engineUnavailable('other', 'no such file'));
  };
  const { reference } = engines;
  const available = await availableEngines({ reference, missing }, (line) => said.push(line));
  expect(available.map(([name]) => name)).toEqual(['reference']);
  expect(said).toEqual([
    expect.stringMatching(/^- reference: version [\d.]+, threads 1$/),
    expect.stringMatching(/^- missing: not here \(.*no such file/),
  ]);
});
