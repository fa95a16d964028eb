// Seeded random numbers, passed as an argument to whatever needs them. The same seed gives the same numbers on
// every machine; nothing in the project uses Math.random.

/** Numbers drawn at once: so few that they stay in the cache. */
const DRAWN = 1024;

/** A stream of random numbers: xoshiro128** (Blackman & Vigna 2018), seeded through SplitMix32. */
export class Random {
  // Four numbers rather than an array of them: twice as fast, and a network's first weights take millions of draws.
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(seed: number) {
    const next = splitMix32(seed);
    this.#a = next();
    this.#b = next();
    this.#c = next();
    this.#d = next();
  }

  /** An independent stream for one purpose: the same seed and label give the same stream. */
  static for(seed: number, ...label: (string | number)[]): Random {
    return new Random(hashText(`${seed}/${label.join('/')}`));
  }

  /** A uniform 32-bit unsigned integer. */
  nextUint32(): number {
    const b = this.#b;
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const c = this.#c ^ this.#a;
    const d = this.#d ^ b;
    this.#b = b ^ c;
    this.#a ^= d;
    this.#c = c ^ (b << 9);
    this.#d = rotateLeft(d, 11);
    return result;
  }

  /** Uniform in [0, 1). */
  next(): number {
    return this.nextUint32() / 2 ** 32;
  }

  /** Gives each place what a call of `next` would. Four times as fast: the state stays in registers. */
  fill(values: Float64Array): void {
    let [a, b, c, d] = [this.#a, this.#b, this.#c, this.#d];
    for (let i = 0; i < values.length; i++) {
      values[i] = (Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0) / 2 ** 32;
      const mixed = c ^ a;
      const turned = d ^ b;
      c = mixed ^ (b << 9);
      b ^= mixed;
      a ^= turned;
      d = rotateLeft(turned, 11);
    }
    [this.#a, this.#b, this.#c, this.#d] = [a, b, c, d];
  }

  /** Draws as many numbers as `target` has places, part after part; `write` makes a part of `target` of each. */
  drawInto(target: Float32Array, write: (uniform: Float64Array, part: Float32Array) => void): void {
    const drawn = new Float64Array(Math.min(DRAWN, target.length));
    for (let start = 0; start < target.length; start += DRAWN) {
      const part = target.subarray(start, start + DRAWN);
      const uniform = drawn.subarray(0, part.length);
      this.fill(uniform);
      write(uniform, part);
    }
  }

  /** Uniform in [low, high). */
  uniform(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A uniform integer in [0, bound). */
  integer(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Standard normal (Box & Muller 1958). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /**
   * From the symmetric Beta(a, a) distribution, 0 < a <= 1 (Joehnk 1964): a larger a would take ever more attempts. In
   * logarithms, so that a tiny a doesn't make both powers 0.
   */
  beta(a: number): number {
    for (;;) {
      const x = Math.log(1 - this.next()) / a;
      const y = Math.log(1 - this.next()) / a;
      const largest = Math.max(x, y);
      if (largest + Math.log(Math.exp(x - largest) + Math.exp(y - largest)) <= 0)
        return 1 / (1 + Math.exp(y - x));
    }
  }

  /** The items in a uniformly random order (Fisher & Yates), as a new array. */
  shuffle<T>(items: readonly T[]): T[] {
    const result = [...items];
    for (let i = result.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      [result[i], result[j]] = [result[j], result[i]];
    }
    return result;
  }
}

/** A 32-bit hash of a text (FNV-1a with a final avalanche): for seeding, not for security. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function rotateLeft(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits));
}

function splitMix32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}
