// Gzip around an image: no more comes out than is asked for.
import { ok } from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { unpacked } from '../../../src/image/gunzip.ts';
import { ImageError } from '../../../src/image/recognize.ts';
import { bytesOf, type Target } from '../driver/target.ts';

const MOST = 4096;

export default {
  refusals: [ImageError],
  seeds: () => [new Uint8Array(gzipSync(bytesOf('SIMPLE  =                    T'))), bytesOf('not packed')],
  mostBytes: MOST,
  async run(input) {
    ok((await unpacked(input, MOST)).length <= MOST);
  },
} satisfies Target;
