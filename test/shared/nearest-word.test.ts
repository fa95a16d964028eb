import { describe, expect, it } from 'vitest';
import { nearestWord, suggestionFor } from '../../src/shared/nearest-word.ts';

describe('the nearest word', () => {
  const KNOWN = ['train', 'image-size', 'hot pixel', 'fold'];
  it.each([
    ['trian', 'train', 'two letters changed places'],
    ['imageSize', 'image-size', 'camel case'],
    ['IMAGE_SIZE', 'image-size', 'snake case, upper case'],
    ['hotpixel', 'hot pixel', 'a blank is a letter'],
    ['fol', 'fold', 'a letter short'],
    ['lr', undefined, 'of two letters nothing but two others'],
    ['export', undefined, 'nothing is near'],
    ['', undefined, 'nothing was typed'],
  ])('%j: %j', (word, nearest, reason) => {
    expect(nearestWord(word, KNOWN), reason).toBe(nearest);
  });

  it('is none where none is known', () => {
    expect(nearestWord('train', [])).toBeUndefined();
  });
});

describe('a suggestion', () => {
  it('by meaning goes before one by spelling', () => {
    const elsewhere = new Map([['fit', 'train']]);
    expect(suggestionFor('Fit', ['fits', 'train'], elsewhere)).toEqual({ word: 'train', because: 'meaning' });
    expect(suggestionFor('trai', ['fits', 'train'], elsewhere)).toEqual({
      word: 'train',
      because: 'spelling',
    });
    expect(suggestionFor('xyzzy', ['fits', 'train'], elsewhere)).toBeUndefined();
  });
});
