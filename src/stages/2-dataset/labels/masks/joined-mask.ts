// Makes one mask of several that show one thing each. Pixels only: which value stands for what is decided elsewhere.
import type { RawMask } from '../../../../image/mask.ts';

/** Bounds what a key of `overlaps` is made of. */
const VALUES = 256;

/** How masks of one image lie over each other, in pixels. */
export interface Overlaps {
  /** By value: what its masks show, whatever covers it. */
  readonly areas: ReadonlyMap<number, number>;
  /** By `below` and `above`: pixels of the one that the other covers; of a value and itself, what its masks show twice. */
  readonly covered: readonly { readonly below: number; readonly above: number; readonly pixels: number }[];
}

/** Values from 0 to 255, 0 where no mask shows anything. Masks are added one by one, none is kept. */
export class JoinedMask {
  readonly #data: Uint8Array;
  readonly #areas = new Map<number, number>();
  readonly #covered = new Map<number, number>();

  constructor(pixels: number) {
    this.#data = new Uint8Array(pixels);
  }

  /**
   * What isn't 0 in `mask` becomes `value`, over all that was added before.
   * @returns the values that aren't 0, where there are several: then nothing is added
   */
  add(mask: RawMask, value: number): readonly number[] | undefined {
    const shown = shownBy(mask);
    if (shown.length > 1) return shown;
    let area = 0;
    for (let p = 0; p < mask.data.length; p++) {
      if (mask.data[p] === 0) continue;
      const below = this.#data[p];
      if (below !== value) area++;
      if (below !== 0) {
        const key = below * VALUES + value;
        this.#covered.set(key, (this.#covered.get(key) ?? 0) + 1);
      }
      this.#data[p] = value;
    }
    this.#areas.set(value, (this.#areas.get(value) ?? 0) + area);
    return undefined;
  }

  get data(): Uint8Array {
    return this.#data;
  }

  get overlaps(): Overlaps {
    const covered = [...this.#covered].map(([key, pixels]) => ({
      below: Math.floor(key / VALUES),
      above: key % VALUES,
      pixels,
    }));
    return { areas: this.#areas, covered };
  }
}

function shownBy({ data }: RawMask): readonly number[] {
  const values = new Set<number>();
  let last = 0;
  for (let p = 0; p < data.length && values.size < VALUES; p++) {
    if (data[p] === last) continue;
    last = data[p];
    if (last !== 0) values.add(last);
  }
  return [...values].sort((a, b) => a - b);
}
