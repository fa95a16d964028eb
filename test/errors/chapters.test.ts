// The catalogue of faults: each is told of once, with an example and more than its message says.
import { describe, expect, test } from 'vitest';
import { chapters, consequenceOf } from '../../src/errors/chapters.ts';
import * as errors from '../../src/errors.ts';

const entries = chapters().flatMap((chapter) => chapter.entries);
const kinds = entries.flatMap((entry) => entry.kinds);

test('every fault that the stages may word is told of, once', () => {
  const words = Object.values(errors).filter((one) => 'code' in one);
  expect(words.length).toBeGreaterThan(100);
  expect(new Set(kinds)).toEqual(new Set(words));
  expect(kinds).toHaveLength(words.length);
});

test('a code is one fault; only this one is worded for both tasks', () => {
  const shared = entries.filter((entry) => entry.kinds.length > 1).map(({ code }) => code);
  expect(shared).toEqual(['class-absent']);
  expect(new Set(entries.map(({ code }) => code)).size).toBe(entries.length);
});

test('all kinds of a code have the same consequence', () => {
  for (const entry of entries)
    for (const kind of entry.kinds)
      expect(consequenceOf({ ...entry, kinds: [kind] }), entry.code).toBe(consequenceOf(entry));
});

describe.each(kinds.map((kind) => [kind.code, kind] as const))('%s', (code, kind) => {
  const { message, ...example } = kind.example();

  test('is what its example says', () => {
    expect(example).toMatchObject({ code, severity: kind.severity });
    expect(code).toMatch(/^[a-z]+(-[a-z]+\d*)+$/);
    expect(message, 'a whole sentence, and its example is of the right form').toMatch(/^[^\n]+[.?]$/);
    expect(message).not.toMatch(/undefined|\[object/);
  });

  test('has a note of whole sentences that says more than the message does', () => {
    expect(kind.note).toMatch(/^[^\n]+[.?]$/);
    expect(message).not.toContain(kind.note);
  });
});
