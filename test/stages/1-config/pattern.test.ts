import { describe, expect, test } from 'vitest';
import { patternConflicts, readPattern } from '../../../src/stages/1-config/pattern.ts';

describe('what a pattern captures', () => {
  test.each([
    ['nothing without braces', '**/*.png', []],
    ['a word in braces', '{name}.jpg', ['name']],
    ['several, in lower case', '{Patient}/{name}.jpg', ['patient', 'name']],
    ['a word again', '{name}/{name}.jpg', ['name', 'name']],
    ['nothing in alternatives', '{a,b}/*.{png,jpg}', []],
    ['nothing in nested alternatives', '{a,b{c,d}}/*.png', []],
    ['nothing in a range', 'p{1..3}/*.png', []],
    ['nothing in escaped braces', String.raw`\{name\}.png`, []],
    ['nothing in a class of characters', '[{]a}.png', []],
    ['beside alternatives', '{a,b}/{name}.png', ['name']],
  ])('%s', (reason, text, words) => {
    const read = readPattern(text);
    expect('pattern' in read ? read.pattern.words : read.reason, reason).toEqual(words);
  });

  test.each([
    ['only the folder itself', './', 'it names nothing'],
    ['an open brace', 'a/{name.png', '"{name.png" opens a brace that is never closed'],
    ['nothing in braces', '{}.png', '{} is no capture'],
    ['words in braces', '{my name}.png', '{my name} is no capture'],
    ['a capture among alternatives', '{a,{name}}.png', '{name} can\'t capture inside "{a,{name}}"'],
    ['a capture in parentheses', '@({name}|x).png', "{name} can't capture inside parentheses"],
    ['two captures in a row', '{a}{b}.png', 'nothing tells where the capture before {b} ends'],
    ['a capture in what is excluded', '!{name}.png', 'what "!" excludes captures nothing'],
  ])('%s is an error that says so', (reason, text, message) => {
    const read = readPattern(text);
    expect('reason' in read ? read.reason : read.pattern, reason).toContain(message);
  });
});

describe('both patterns', () => {
  test.each([
    ['capture the same', '{name}.jpg', '{name}_x.png', undefined],
    ['capture the same in another order', '{a}/{b}.jpg', '{b}/{a}.png', undefined],
    ['capture nothing', '*.jpg', '*.png', undefined],
    ['may capture a part alone', '{name}.jpg', '{part}/{name}.png', undefined],
    ['may capture the class of a mask alone', '{name}.jpg', '{class}/{name}.png', undefined],
    ['capture a class that pairs', '{class}/{name}.jpg', '{class}/{name}.png', undefined],
    ['misspell a word', '{name}.jpg', '{nmae}.png', '{name} and {nmae}'],
    ['capture in one alone', 'images/*.jpg', 'masks/{name}.png', 'nothing and {name}'],
    ['capture a class of images alone', '{class}/{name}.jpg', '{name}.png', '{class} and {name} and {name}'],
  ])('%s', (reason, images, masks, expected) => {
    const faults = patternConflicts({ images, masks });
    if (expected === undefined) expect(faults, reason).toEqual([]);
    else expect(faults.map(({ message }) => message).join(), reason).toContain(expected);
  });

  test('with one alone there is nothing to compare', () => {
    expect(patternConflicts({ images: undefined, masks: '{name}.png' })).toEqual([]);
  });
});
