// Which epochs fit the head alone.
import { expect, test } from 'vitest';
import { isLinearProbe, probeEpochs } from '../../../src/stages/5-train/probe-epochs.ts';

test.each([
  ['before there is any', true, 0, false],
  ['the first of a pretrained network', true, 1, true],
  ['the second', true, 2, false],
  ['the first from random weights, or an earlier model', undefined, 1, false],
] as const)('%s', (reason, linearProbe, epoch, expected) => {
  expect(isLinearProbe({ linearProbe }, epoch), reason).toBe(expected);
  expect(probeEpochs({ linearProbe })).toBe(linearProbe ? 1 : 0);
});
