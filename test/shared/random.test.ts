import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashText, Random } from '../../src/shared/random.ts';

/** The algorithm's own C code, in BigInt arithmetic: xoshiro128** 1.1 (prng.di.unimi.it). */
function xoshiro128(state: bigint[]): () => number {
  const mask = 0xffffffffn;
  const rotate = (x: bigint, k: bigint) => ((x << k) | (x >> (32n - k))) & mask;
  return () => {
    const result = (rotate((state[1] * 5n) & mask, 7n) * 9n) & mask;
    const t = (state[1] << 9n) & mask;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= t;
    state[3] = rotate(state[3], 11n);
    return Number(result);
  };
}

/** SplitMix32 in BigInt arithmetic. */
function splitMix(seed: bigint): () => bigint {
  let state = seed;
  const mask = 0xffffffffn;
  return () => {
    state = (state + 0x9e3779b9n) & mask;
    let z = ((state ^ (state >> 16n)) * 0x21f0aaadn) & mask;
    z = ((z ^ (z >> 15n)) * 0x735a2d97n) & mask;
    return z ^ (z >> 15n);
  };
}

describe('random numbers', () => {
  it('are those of xoshiro128** seeded by SplitMix32', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), (seed) => {
        const mix = splitMix(BigInt(seed));
        const expected = xoshiro128([mix(), mix(), mix(), mix()]);
        const random = new Random(seed);
        for (let i = 0; i < 20; i++) expect(random.nextUint32()).toBe(expected());
      }),
    );
  });

  it('fill an array with what as many single draws give, and go on after it', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), fc.nat(50), (seed, length) => {
        const [single, filled] = [new Random(seed), new Random(seed)];
        const values = new Float64Array(length);
        filled.fill(values);
        expect([...values]).toEqual(Array.from({ length }, () => single.next()));
        expect(filled.next()).toBe(single.next());
      }),
    );
  });

  it('draw into an array part after part, as many as it has places', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), fc.nat(2500), (seed, length) => {
        const [single, drawn] = [new Random(seed), new Random(seed)];
        const values = new Float32Array(length);
        drawn.drawInto(values, (uniform, part) => part.set(uniform));
        expect(values).toEqual(Float32Array.from({ length }, () => single.next()));
        expect(drawn.next()).toBe(single.next());
      }),
    );
  });

  it('shuffle to a permutation, the same for the same seed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
        const shuffled = new Random(seed).shuffle(items);
        expect([...shuffled].sort()).toEqual([...items].sort());
        expect(new Random(seed).shuffle(items)).toEqual(shuffled);
      }),
    );
  });

  it('have the mean and deviation they promise', () => {
    const random = Random.for(1, 'moments');
    const normal = Array.from({ length: 20_000 }, () => random.normal());
    const mean = normal.reduce((sum, x) => sum + x, 0) / normal.length;
    const variance = normal.reduce((sum, x) => sum + (x - mean) ** 2, 0) / normal.length;
    // Five standard errors.
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(normal.length));
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / normal.length));
  });

  it('differ by label', () => {
    expect(Random.for(1, 'a', 1).nextUint32()).not.toBe(Random.for(1, 'a', 2).nextUint32());
    expect(hashText('ab')).not.toBe(hashText('ba'));
  });
});

describe('beta', () => {
  it.each([
    ['uniform', 1, 1 / 12],
    ['mostly near 0 or 1', 0.2, 1 / (4 * 1.4)],
    ['so near that a power of it is no number', 1e-3, 1 / (4 * 1.002)],
  ])('has mean 1/2 and the variance of Beta(a, a): %s', (reason, a, variance) => {
    const random = new Random(3);
    const draws = Array.from({ length: 4000 }, () => random.beta(a));
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const spread = draws.reduce((sum, value) => sum + (value - 0.5) ** 2, 0) / draws.length;
    expect(draws.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(Math.abs(mean - 0.5), reason).toBeLessThan(0.03);
    expect(Math.abs(spread - variance), reason).toBeLessThan(0.01);
  });
});
