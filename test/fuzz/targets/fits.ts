// FITS: headers, and pixels as they say. What was read and is written as floats reads the same.
import { deepEqual } from 'node:assert/strict';
import { findFitsImage } from '../../../src/image/fits/image.ts';
import { readFitsPixels } from '../../../src/image/fits/pixels.ts';
import { ImageError } from '../../../src/image/recognize.ts';
import { axesOf, fitsData, fitsHeader, fitsOfFloats } from '../../image/fits-file.ts';
import type { Target } from '../driver/target.ts';

const bytes = new Uint8Array(64).map((_, i) => 3 * i);
const primary = {
  SIMPLE: true,
  BITPIX: 16,
  NAXIS: 2,
  ...axesOf([3, 2]),
  BZERO: 32_768,
  BSCALE: 1,
  BLANK: -1,
};
const empty = { SIMPLE: true, BITPIX: 8, NAXIS: 0, EXTEND: true };
const extension = { XTENSION: 'IMAGE   ', BITPIX: -64, NAXIS: 3, ...axesOf([2, 1, 3]), PCOUNT: 0, GCOUNT: 1 };
const table = { ...extension, XTENSION: 'BINTABLE', BITPIX: 8, ZIMAGE: true };

function read(input: Uint8Array) {
  const image = findFitsImage(input);
  return { ...image, ...readFitsPixels(image, input) };
}

export default {
  refusals: [ImageError],
  seeds: () =>
    [
      [fitsHeader(primary), fitsData(bytes.subarray(0, 12))],
      [fitsHeader(empty), fitsHeader(table), fitsData(bytes), fitsHeader(extension), fitsData(bytes)],
    ].map((parts) => new Uint8Array(Buffer.concat(parts))),
  words: ['GROUPS', 'NAXIS3', 'PCOUNT', '1D3', "''"],
  run(input) {
    const { width, height, channels, data } = read(input);
    const again = read(fitsOfFloats({ width, height, channels, data }));
    // Scaling by nothing makes 0 of -0.
    deepEqual(
      again.data,
      Float32Array.from(data, (value) => value + 0),
    );
  },
} satisfies Target;
