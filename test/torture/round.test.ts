// The fault bench's rounds: the same from the same seed, and over some seeds all that there is.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeRound, roundOf, WORKS } from './round.ts';
import { valuesOf } from './settings.ts';

const SEEDS = Array.from({ length: 400 }, (_, seed) => seed);

describe('a round', () => {
  it('is the same from the same seed', () => {
    for (const seed of SEEDS.slice(0, 20)) expect(roundOf(seed)).toEqual(roundOf(seed));
  });

  it('is another from another seed', () => {
    expect(new Set(SEEDS.map((seed) => describeRound(roundOf(seed)))).size).toBeGreaterThan(390);
  });

  it('is of every work, of every disturbance, and of every way in which services fail', () => {
    const rounds = SEEDS.map((seed) => roundOf(seed));
    expect(new Set(rounds.map(({ work }) => work)).size).toBe(WORKS.length);
    expect(new Set(rounds.map(({ disturbance }) => disturbance.kind)).size).toBe(14);
    expect(new Set(rounds.map(({ service }) => service.how)).size).toBe(16);
  });

  it('is of the works that are asked for alone', () => {
    expect(new Set(SEEDS.map((seed) => roundOf(seed, ['check', 'label']).work))).toEqual(
      new Set(['check', 'label']),
    );
  });
});

describe('values of a setting', () => {
  it.each([
    ['integer, 32 to 2048, a multiple of 16', /^\d+$/],
    ['auto, or integer, 1 to 100', /^(?:auto|\d+)$/],
    ['number, 0 or more', /^[\d.e-]+$/],
    ['fraction, above 0 and below 1', /^0\.\d$/],
    ['true or false', /^(?:true|false)$/],
    ['auto, segmentation, classification', /^(?:auto|segmentation|classification)$/],
  ])('%s', (label, form) => {
    for (const value of fc.sample(valuesOf({ label }), { seed: 1, numRuns: 50 })) expect(value).toMatch(form);
  });

  it('of a type that is not known are an error, so that a new one is not passed over', () => {
    expect(() => valuesOf({ label: 'a colour' })).toThrow('a colour');
  });
});
