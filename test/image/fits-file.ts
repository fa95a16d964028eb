// FITS files put together by hand, for tests that need what no program writes, and images of floats.
import type { Raster } from '../../src/image/raster.ts';

const BLOCK = 2880;

/** A header of these cards, in this order, and its END. */
export function fitsHeader(cards: Readonly<Record<string, string | number | boolean>>): Buffer {
  const text = Object.entries(cards).map(([keyword, value]) => {
    const shown =
      typeof value === 'string' ? `'${value}'` : value === true ? 'T' : value === false ? 'F' : value;
    return `${keyword.padEnd(8)}= ${String(shown).padStart(20)}`.padEnd(80);
  });
  return filled(Buffer.from([...text, 'END'.padEnd(80)].join(''), 'latin1'), ' ');
}

/** A data unit: filled up to whole blocks. */
export function fitsData(bytes: Uint8Array): Buffer {
  return filled(Buffer.from(bytes), '\0');
}

/** An image of 32-bit floats; channels become planes. */
export function fitsOfFloats({ width, height, channels, data }: Raster): Buffer {
  const pixels = width * height;
  const bytes = Buffer.alloc(4 * data.length);
  for (let i = 0; i < data.length; i++)
    bytes.writeFloatBE(data[i], 4 * ((i % channels) * pixels + Math.floor(i / channels)));
  const axes = channels === 1 ? [width, height] : [width, height, channels];
  return Buffer.concat([
    fitsHeader({ SIMPLE: true, BITPIX: -32, NAXIS: axes.length, ...axesOf(axes) }),
    fitsData(bytes),
  ]);
}

/** NAXIS1, NAXIS2, ... */
export function axesOf(lengths: readonly number[]): Record<string, number> {
  return Object.fromEntries(lengths.map((length, i) => [`NAXIS${i + 1}`, length]));
}

function filled(bytes: Buffer, filling: string): Buffer {
  const length = Math.ceil(bytes.length / BLOCK) * BLOCK;
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length, filling)]);
}
