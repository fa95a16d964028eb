// Dropout masks: views into pools of random zeros, so that a step draws no random numbers and copies nothing.
import { Random } from '../../shared/random.ts';

/** Where a view may begin: 2^16 places, 16 numbers (a cache line) apart. */
const PLACES = 2 ** 16;
const SPACING = 16;

/** One pool for each dropout rate: 0 with that probability, else 1 / (1 - rate). The same seed gives the same pool. */
export class MaskPools {
  readonly #seed: number;
  readonly #pools = new Map<number, Pool>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** The mask of a layer at a step: it depends on nothing but the seed, the two and the rate. */
  mask(layer: string, step: number, rate: number, length: number): Float32Array {
    const start = Random.for(this.#seed, 'dropout', layer, step).integer(PLACES) * SPACING;
    return this.#pool(rate).view(start, length);
  }

  #pool(rate: number): Pool {
    let pool = this.#pools.get(rate);
    if (!pool) {
      pool = new Pool(rate, Random.for(this.#seed, 'dropout', rate));
      this.#pools.set(rate, pool);
    }
    return pool;
  }
}

/** Grows with the longest mask asked for; what's there already stays the same. */
class Pool {
  readonly #rate: number;
  readonly #random: Random;
  #values = new Float32Array(0);

  constructor(rate: number, random: Random) {
    this.#rate = rate;
    this.#random = random;
  }

  view(start: number, length: number): Float32Array {
    this.#grow(PLACES * SPACING + length);
    return this.#values.subarray(start, start + length);
  }

  #grow(length: number): void {
    const { length: old } = this.#values;
    if (length <= old) return;
    const values = new Float32Array(length);
    values.set(this.#values);
    this.#random.drawInto(values.subarray(old), (uniform, mask) => dropOut(uniform, mask, this.#rate));
    this.#values = values;
  }
}

/** Multiplied instead of chosen: a processor guesses wrong where a branch leads by chance. */
function dropOut(uniform: Float64Array, mask: Float32Array, rate: number): void {
  const kept = 1 / (1 - rate);
  for (let i = 0; i < mask.length; i++) mask[i] = kept * Number(uniform[i] >= rate);
}
