import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/shared/random.ts
var Random = class _Random {
  #state;
  constructor(seed) {
    this.#state = Uint32Array.from({ length: 4 }, splitMix32(seed));
  }
  /** An independent stream for one purpose: the same seed and label give the same stream. */
  static for(seed, ...label) {
    return new _Random(hashText(`${seed}/${label.join("/")}`));
  }
  /** A uniform 32-bit unsigned integer. */
  nextUint32() {
    const s = this.#state;
    const result = Math.imul(rotateLeft(Math.imul(s[1], 5), 7), 9) >>> 0;
    const t = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotateLeft(s[3], 11);
    return result;
  }
  /** Uniform in [0, 1). */
  next() {
    return this.nextUint32() / 2 ** 32;
  }
  /** Uniform in [low, high). */
  uniform(low, high) {
    return low + (high - low) * this.next();
  }
  /** A uniform integer in [0, bound). */
  integer(bound) {
    return Math.floor(this.next() * bound);
  }
  /** True with the given probability. */
  chance(probability) {
    return this.next() < probability;
  }
  /** Standard normal (Box & Muller 1958). */
  normal() {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }
  /** The items in a uniformly random order (Fisher & Yates), as a new array. */
  shuffle(items) {
    const result = [...items];
    for (let i = result.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      [result[i], result[j]] = [result[j], result[i]];
    }
    return result;
  }
};
function hashText(text) {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  hash = Math.imul(hash ^ hash >>> 16, 569420461);
  hash = Math.imul(hash ^ hash >>> 15, 1935289751);
  return (hash ^ hash >>> 15) >>> 0;
}
function rotateLeft(x, bits) {
  return x << bits | x >>> 32 - bits;
}
function splitMix32(seed) {
  let state = seed >>> 0;
  return () => {
    state = state + 2654435769 >>> 0;
    let z = Math.imul(state ^ state >>> 16, 569420461);
    z = Math.imul(z ^ z >>> 15, 1935289751);
    return (z ^ z >>> 15) >>> 0;
  };
}

export {
  Random,
  hashText
};
