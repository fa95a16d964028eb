// The parts of the driver by themselves: what it takes for a find, what it makes of inputs, how it makes them small.
import { deepEqual } from 'node:assert/strict';
import { describe, expect, test } from 'vitest';
import { Random } from '../../../src/shared/random.ts';
import { type Material, mutated } from './mutate.ts';
import { judge } from './oracle.ts';
import { shrunk } from './shrink.ts';
import { bytesOf, type Target, textOf } from './target.ts';
import { wordsIn } from './words.ts';

class Refused extends Error {}
class Narrower extends Refused {}

function target(run: Target['run']): Target {
  return { refusals: [Refused], seeds: () => [], run };
}

function thrown(error: unknown): Target['run'] {
  return () => {
    throw error;
  };
}

describe('an input', () => {
  test.each<[reason: string, run: Target['run']]>([
    ['gives a value', () => 1],
    ['gives one later', async () => 1],
    ['is refused', thrown(new Refused('no'))],
    ['is refused later', async () => Promise.reject(new Refused('no'))],
    ['takes some memory', () => new Uint8Array(2 ** 20)],
  ])('that %s is no find', async (_reason, run) => {
    expect(await judge(target(run), bytesOf('a'))).toBeUndefined();
  });

  const held: unknown[] = [];

  test.each<[reason: string, run: Target['run'], key: RegExp]>([
    [
      'reads what is not there',
      (input) => (input as unknown as { a: { b: 1 } }).a.b,
      /^TypeError .*driver\.test/,
    ],
    ['asks for too much', () => new Uint8Array(-1), /^RangeError /],
    ['is refused by another error', thrown(new Error('no')), /^Error /],
    [
      'is refused by a narrower error, which others may take for theirs',
      thrown(new Narrower('no')),
      /^Error /,
    ],
    ['throws what is no error', thrown('no'), /^no$/],
    ['breaks later', async () => Promise.reject(new TypeError('no')), /^TypeError /],
    ['is not read as it was written', () => deepEqual([1], [2]), /^AssertionError /],
    ['takes much memory', () => held.push(new Uint8Array(2 ** 26).fill(1)), /^memory$/],
  ])('that %s is a find', async (reason, run, key) => {
    expect((await judge(target(run), bytesOf('a')))?.key, reason).toMatch(key);
  });

  test('that reaches the prototype of all objects is a find', async () => {
    const everybody = Object.prototype as Record<string, unknown>;
    const found = await judge(
      target(() => {
        everybody.left = 1;
      }),
      bytesOf('a'),
    );
    delete everybody.left;
    expect(found?.key).toBe('pollution');
  });
});

describe('inputs that are made', () => {
  const material: Material = {
    inputs: [bytesOf('name: 12\nother: "x"\n'), new Uint8Array(0)],
    words: [bytesOf('WORD')],
    mostBytes: 64,
  };

  test('are the same for the same seed', () => {
    const made = (seed: number) => {
      const random = new Random(seed);
      return Array.from({ length: 50 }, () => textOf(mutated(material, random)));
    };
    expect(made(1)).toEqual(made(1));
    expect(made(1)).not.toEqual(made(2));
  });

  test('are many, no larger than allowed, and leave those they are made of alone', () => {
    const random = new Random(1);
    const made = Array.from({ length: 2000 }, () => mutated(material, random));
    expect(Math.max(...made.map(({ length }) => length))).toBe(64);
    expect(new Set(made.map(textOf)).size).toBeGreaterThan(1000);
    expect(made.map(textOf).filter((text) => text.includes('WORD')).length).toBeGreaterThan(100);
    expect(textOf(material.inputs[0]!)).toBe('name: 12\nother: "x"\n');
  });
});

test('an input is made as small as it goes on to show the same', async () => {
  const shows = async (smaller: Uint8Array) => /a.*b/.test(textOf(smaller));
  expect(
    textOf(await shrunk(bytesOf(`${'x'.repeat(100)}a${'y'.repeat(300)}b${'z'.repeat(50)}`), shows)),
  ).toBe('ab');
});

test('the words of a source are its short texts and its numbers, in both orders of bytes', () => {
  const words = wordsIn(
    'if (a === "II*\\0" || b === 33922 || c !== "far too long for a word") d("\\x89P");',
    ['mine'],
  );
  expect(words.map((word) => Buffer.from(word).toString('latin1'))).toEqual([
    'II*\0',
    '\x89P',
    'mine',
    '\x82\x84',
    '\x84\x82',
  ]);
});
