import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __name
} from "./esbuild.js";

// src/shared/random.ts
var DRAWN = 1024;
var Random = class _Random {
  static {
    __name(this, "Random");
  }
  // Four numbers rather than an array of them: twice as fast, and a network's first weights take millions of draws.
  #a;
  #b;
  #c;
  #d;
  constructor(seed) {
    const next = splitMix32(seed);
    this.#a = next();
    this.#b = next();
    this.#c = next();
    this.#d = next();
  }
  /** An independent stream for one purpose: the same seed and label give the same stream. */
  static for(seed, ...label) {
    return new _Random(hashText(`${seed}/${label.join("/")}`));
  }
  /** A uniform 32-bit unsigned integer. */
  nextUint32() {
    const b = this.#b;
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const c = this.#c ^ this.#a;
    const d = this.#d ^ b;
    this.#b = b ^ c;
    this.#a ^= d;
    this.#c = c ^ b << 9;
    this.#d = rotateLeft(d, 11);
    return result;
  }
  /** Uniform in [0, 1). */
  next() {
    return this.nextUint32() / 2 ** 32;
  }
  /** Gives each place what a call of `next` would. Four times as fast: the state stays in registers. */
  fill(values) {
    let [a, b, c, d] = [this.#a, this.#b, this.#c, this.#d];
    for (let i = 0; i < values.length; i++) {
      values[i] = (Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0) / 2 ** 32;
      const mixed = c ^ a;
      const turned = d ^ b;
      c = mixed ^ b << 9;
      b ^= mixed;
      a ^= turned;
      d = rotateLeft(turned, 11);
    }
    [this.#a, this.#b, this.#c, this.#d] = [a, b, c, d];
  }
  /** Draws as many numbers as `target` has places, part after part; `write` makes a part of `target` of each. */
  drawInto(target, write) {
    const drawn = new Float64Array(Math.min(DRAWN, target.length));
    for (let start = 0; start < target.length; start += DRAWN) {
      const part = target.subarray(start, start + DRAWN);
      const uniform = drawn.subarray(0, part.length);
      this.fill(uniform);
      write(uniform, part);
    }
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
  /**
   * From the symmetric Beta(a, a) distribution, 0 < a <= 1 (Joehnk 1964): a larger a would take ever more attempts. In
   * logarithms, so that a tiny a doesn't make both powers 0.
   */
  beta(a) {
    for (; ; ) {
      const x = Math.log(1 - this.next()) / a;
      const y = Math.log(1 - this.next()) / a;
      const largest = Math.max(x, y);
      if (largest + Math.log(Math.exp(x - largest) + Math.exp(y - largest)) <= 0)
        return 1 / (1 + Math.exp(y - x));
    }
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
__name(hashText, "hashText");
function rotateLeft(x, bits) {
  return x << bits | x >>> 32 - bits;
}
__name(rotateLeft, "rotateLeft");
function splitMix32(seed) {
  let state = seed >>> 0;
  return () => {
    state = state + 2654435769 >>> 0;
    let z = Math.imul(state ^ state >>> 16, 569420461);
    z = Math.imul(z ^ z >>> 15, 1935289751);
    return (z ^ z >>> 15) >>> 0;
  };
}
__name(splitMix32, "splitMix32");

export {
  Random,
  hashText
};
