// Gzip around an image: no more comes out than was said before.
import { ok } from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { prepareUnpacked } from '../../../src/image/gunzip.ts';
import { ImageError } from '../../../src/image/recognize.ts';
import { bytesOf, type Target } from '../driver/target.ts';

/** What is unpacked before anything is known of it. */
const AT_ONCE = 2 ** 24;

export default {
  refusals: [ImageError],
  seeds: () => [new Uint8Array(gzipSync(bytesOf('SIMPLE  =                    T'))), bytesOf('not packed')],
  mostBytes: 4096,
  async run(input) {
    const asItIs = async (bytes: Uint8Array) => ({
      pixels: 0,
      decodingBytes: 0,
      decode: async () => bytes.length,
    });
    const prepared = await prepareUnpacked(input, 0, asItIs);
    ok((await prepared.decode()) <= Math.max(AT_ONCE, prepared.decodingBytes));
  },
} satisfies Target;
