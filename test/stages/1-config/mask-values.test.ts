import { expect, test } from 'vitest';
import { maskValues } from '../../../src/stages/1-config/mask-values.ts';

test.each([
  ['one value', '255', [255]],
  ['values and colours', '0, 255,#FFffFF', [0, 255, '#ffffff']],
  ['a list of a settings file', ['254', '#00ff00'], [254, '#00ff00']],
  ['nothing is ignored', 'none', []],
])('%s', (reason, text, value) => {
  expect(maskValues().parse(text, ''), reason).toEqual({ ok: true, value });
});

test.each([
  ['no 16-bit value', '65536'],
  ['a word among values', '255, none'],
  ['a colour without its sign', 'ffffff'],
  ['below zero', '-1'],
])('%s is refused', (reason, text) => {
  expect(maskValues().parse(text, ''), reason).toEqual({ ok: false });
});
