// File names and expressions of any kind: pairing them ends in a moment and loses none, and none commands the runner.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpairedImage } from '../../src/errors.ts';
import { matchBounded } from '../../src/stages/2-dataset/bounded-match.ts';
import { groupKeys } from '../../src/stages/2-dataset/group-keys.ts';
import { layOutClassFolders } from '../../src/stages/2-dataset/labels/class-folders/folders.ts';
import { pairFiles } from '../../src/stages/2-dataset/labels/masks/pair.ts';
import { layOut } from '../../src/stages/2-dataset/layout.ts';
import { layOutByPatterns } from '../../src/stages/2-dataset/patterns.ts';
import { annotation, plainLine } from '../../src/stages/8-publish/github/commands.ts';

const word = fc.oneof(
  fc.constantFrom(
    'images',
    'masks',
    'train',
    'val',
    'test',
    'a',
    'a_mask',
    'a_L',
    'é',
    '__proto__',
    '::error::',
    '##[x]',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => text.replaceAll('/', '-')),
);
const path = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `${words.join('/')}.png`);

describe('names', () => {
  it('of any kind pair without a file in two places', () => {
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 30 }), (files) => {
        const layout = layOut(files);
        const placed = [...layout.images, ...layout.masks].map((file) => file.path);
        expect(new Set(placed).size).toBe(placed.length);
        for (const one of placed) expect(files).toContain(one);
        const { pairs } = pairFiles(layout);
        expect(new Set(pairs.map(({ image }) => image)).size).toBe(pairs.length);
      }),
      { numRuns: 500 },
    );
  });

  it('of any kind lie in one class folder at most, and none is lost', () => {
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 30 }), (files) => {
        const { images, strays } = layOutClassFolders(files);
        expect([...images.map(({ image }) => image), ...strays].sort()).toEqual([...files].sort());
        for (const { image, folder } of images)
          expect(image.normalize('NFC').split('/').slice(0, -1)).toContain(folder);
      }),
      { numRuns: 500 },
    );
  });

  it('of any kind are plain text for the runner, alone and in an annotation', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        for (const line of [
          plainLine(name),
          plainLine(annotation(unpairedImage(name), '/w', '/w').message),
        ]) {
          expect(line).not.toMatch(/^\s*::|##\[|[\r\n]/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an expression that never ends', () => {
  const LONG = [`images/${'a'.repeat(60)}!.png`];

  it.each(['(a+)+$', '(a|a)*$', '^(([a-z])+.)+[A-Z]([a-z])+$', '(?:a*)*b'])('%s is given up', (source) => {
    expect(matchBounded(source, [`${'a'.repeat(60)}!`], 50)).toBe('too-slow');
  });

  it('is a fault of the setting that holds it', () => {
    expect(groupKeys(LONG, '(a+)+$').faults.map(({ code }) => code)).toEqual(['pattern-too-slow']);
    const globs = { images: `images/${'*a'.repeat(25)}*b.png`, masks: undefined };
    expect(layOutByPatterns(LONG, globs).faults.map(({ code }) => code)).toEqual(['pattern-too-slow']);
  });

  it('reaches nothing of the program that asks', () => {
    for (const source of ['process', 'require', 'constructor.constructor("return process")()'])
      expect(matchBounded(source, ['x'])).toEqual([undefined]);
  });
});
