// Counts the pixels of each class in a mask, once its encoding is settled, and how far they were from their classes.
import { join } from 'node:path';
import { type Fault, maskValueOutsideClasses } from '../../../../errors.ts';
import type { DecodingRoom } from '../../../../image/decoding-room.ts';
import { prepareMask, type RawMask } from '../../../../image/mask.ts';
import type { Measured } from '../../measure.ts';
import type { LabelledMeasurement } from '../../samples.ts';
import type { MaskEncoding, MaskLabel } from './label.ts';
import type { PairMeasurement } from './measure.ts';
import { MovedPixels } from './moved-pixels.ts';
import { classOf, distance, nameRaw, nameValue, nearestOf, ownValue, valuesIn } from './values.ts';

type Counts = ReadonlyMap<number, number>;

export class ClassCounter {
  readonly #encoding: MaskEncoding;
  readonly #classes: number;
  readonly #moved = new MovedPixels();

  constructor(encoding: MaskEncoding, classes: number) {
    this.#encoding = encoding;
    this.#classes = classes;
  }

  /** Pixels by class. Where the image has no value they don't count, and what belongs to no class is a fault. */
  async count(
    root: string,
    measurement: PairMeasurement,
    decoding: DecodingRoom,
  ): Promise<Measured<LabelledMeasurement<MaskLabel>>> {
    const { pair, labelHash, mask, hidden } = measurement;
    const { by, nearest } = this.#encoding;
    const counts = nearest ? await allCounts(root, measurement, decoding) : mask.counts;
    const classCounts = Array.from({ length: this.#classes }, () => 0);
    const outside: { value: string; pixels: number }[] = [];
    for (const [value, pixels] of counts) {
      const color = mask.palette?.get(value);
      const index = classOf(this.#encoding, mask.form, value, color);
      if (index === undefined) outside.push({ value: nameValue(mask.form, value), pixels });
      else if (index < this.#classes) classCounts[index] += pixels - (hidden.get(value) ?? 0);
      if (nearest) this.#move(ownValue(by, mask.form, value, color), pixels);
    }
    const { file } = pair.masks[0];
    return {
      measurement: { measurement, label: pair.label, part: pair.part, labelHash, classCounts },
      faults: outside.length === 0 ? [] : [maskValueOutsideClasses(file, outside, this.#classes, mask.lossy)],
    };
  }

  #move(own: number | undefined, pixels: number): void {
    const { by } = this.#encoding;
    const nearest = own === undefined ? undefined : nearestOf(valuesIn(this.#encoding), own, by);
    this.#moved.add(pixels, own === undefined || nearest === undefined ? 0 : distance(by, own, nearest));
  }

  /** What reading by the nearest class has changed, as a warning. */
  moved(): readonly Fault[] {
    const values = valuesIn(this.#encoding).map((value) => nameRaw(this.#encoding.by, value));
    return this.#moved.faults(values);
  }
}

/** Of all values, also where there are more than are kept of a mask: it's decoded once more, then. */
async function allCounts(
  root: string,
  { pair, mask }: PairMeasurement,
  decoding: DecodingRoom,
): Promise<Counts> {
  let kept = 0;
  for (const pixels of mask.counts.values()) kept += pixels;
  if (kept === mask.pixels) return mask.counts;
  return await decoding.read(join(root, pair.masks[0].file), prepareMask, countsIn);
}

function countsIn({ data }: RawMask): Counts {
  const counts = new Map<number, number>();
  for (const value of data) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
