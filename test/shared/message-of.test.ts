import { expect, test } from 'vitest';
import { firstLineOf, messageOf } from '../../src/shared/message-of.ts';

test.each([
  ['an error', new Error('no room\n  at all'), 'no room\n  at all', 'no room'],
  ['an error of a kind', new RangeError('too far'), 'too far', 'too far'],
  ['an error without words', new Error(), '', ''],
  ['a text', 'refused ', 'refused ', 'refused'],
  ['nothing', undefined, 'undefined', 'undefined'],
])('%s', (reason, thrown, message, line) => {
  expect(messageOf(thrown), reason).toBe(message);
  expect(firstLineOf(thrown), reason).toBe(line);
});
