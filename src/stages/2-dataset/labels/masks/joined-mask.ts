// Makes one mask of several that show one thing each. Pixels only: which value stands for what is decided elsewhere.
import type { RawMask } from '../../../../image/mask.ts';
import { drawnValue } from './drawn-value.ts';
import type { MaskEncoding } from './label.ts';
import { MovedPixels } from './moved-pixels.ts';
import { distance, nearestOf } from './values.ts';

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
  readonly #nearest: boolean;
  /** By what blended masks were read. */
  readonly moved = new MovedPixels();

  /** @param nearest whether blended values are read as 0 or the value that a mask was drawn with, whichever is nearer */
  constructor(pixels: number, nearest: boolean) {
    this.#data = new Uint8Array(pixels);
    this.#nearest = nearest;
  }

  /**
   * What isn't 0 in `mask` becomes `value`, over all that was added before.
   * @returns the values that aren't 0, where there are several: then nothing is added
   */
  add(mask: RawMask, value: number): readonly number[] | undefined {
    const shown = shownBy(mask);
    const drawn = shown.length > 1 && this.#nearest ? drawnValue(mask) : undefined;
    if (shown.length > 1 && drawn === undefined) return shown;
    const isZero = drawn === undefined ? undefined : this.#nearerToZero(mask, drawn);
    let area = 0;
    for (let p = 0; p < mask.data.length; p++) {
      const held = mask.data[p];
      if (held === 0 || isZero?.get(held)) continue;
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

  /** By value, whether it's read as 0. */
  #nearerToZero({ form, data }: RawMask, drawn: number): ReadonlyMap<number, boolean> {
    const by: MaskEncoding['by'] = form === 'color' ? 'color' : 'value';
    const pixels = new Map<number, number>();
    for (const held of data) pixels.set(held, (pixels.get(held) ?? 0) + 1);
    const zeros = new Map<number, boolean>();
    for (const [held, count] of pixels) {
      const nearest = nearestOf([0, drawn], held, by) ?? 0;
      zeros.set(held, nearest === 0);
      this.moved.add(count, distance(by, held, nearest));
    }
    return zeros;
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
