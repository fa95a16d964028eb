// What was drawn with Label Studio's brush: run lengths of its own, a list of bytes that codes four channels of each pixel, row by
// row. Its transparency is what was drawn.
// Source: thi.ng/umbrella, packages/rle-pack, whose coding Label Studio took over.
import { type Bitmap, ShapeError, type Size } from '../shapes/shape.ts';

const CHANNELS = 4;
const ALPHA = 3;

/** @throws ShapeError */
export function brushBitmap(rle: readonly unknown[], { width, height }: Size): Bitmap {
  const bits = new BitReader(bytesOf(rle));
  const values = bits.read(32);
  if (values !== width * height * CHANNELS)
    throw new ShapeError(`has a brush of ${values / CHANNELS} pixels where its image has ${width * height}`);
  const wordSize = bits.read(5) + 1;
  const runSizes = [0, 0, 0, 0].map(() => bits.read(4) + 1);
  const alpha = new Uint8Array(width * height);
  for (let at = 0; at < values; ) {
    const isRun = bits.read(1) === 1;
    const end = Math.min(values, at + 1 + bits.read(runSizes[bits.read(2)]));
    if (isRun) {
      alpha.fill(bits.read(wordSize), pixelFrom(at), pixelFrom(end));
      at = end;
    }
    for (; at < end; at++) {
      const value = bits.read(wordSize);
      if (at % CHANNELS === ALPHA) alpha[(at - ALPHA) / CHANNELS] = value;
    }
  }
  return { kind: 'bitmap', left: 0, top: 0, width, height, bits: atLeastHalf(alpha) };
}

/** The first pixel whose transparency lies at this value or behind it. */
function pixelFrom(at: number): number {
  return Math.ceil((at - ALPHA) / CHANNELS);
}

/** Edges are drawn lighter, and what a program wrote may be 1 or 100 throughout. */
function atLeastHalf(drawn: Uint8Array): Uint8Array {
  const most = drawn.reduce((highest, value) => Math.max(highest, value), 0);
  return drawn.map((value) => (value > 0 && 2 * value >= most ? 1 : 0));
}

function bytesOf(rle: readonly unknown[]): Uint8Array {
  return Uint8Array.from(rle, (byte) => {
    if (typeof byte !== 'number' || !Number.isInteger(byte) || byte < 0 || byte > 255)
      throw new ShapeError('has a brush that is no list of bytes');
    return byte;
  });
}

class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** @param count 32 at most */
  read(count: number): number {
    if (this.#at + count > 8 * this.#bytes.length)
      throw new ShapeError('has a brush whose run lengths end too early');
    let value = 0;
    for (let left = count; left > 0; ) {
      const used = this.#at % 8;
      const taken = Math.min(left, 8 - used);
      const byte = this.#bytes[(this.#at - used) / 8];
      value = value * 2 ** taken + ((byte >> (8 - used - taken)) & (2 ** taken - 1));
      this.#at += taken;
      left -= taken;
    }
    return value;
  }
}
