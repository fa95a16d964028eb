// The tags of TIFFs and what is made of them; libvips decodes most pixels, those of 64 bits are read here. The headers that are
// written for stacks say what they are of.
import { equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ImageError } from '../../../src/image/recognize.ts';
import { countTiffImages, readTiffPages } from '../../../src/image/tiff/pages.ts';
import {
  checkStrips,
  checkTiff,
  DECLARED_GREY,
  DECLARED_UNSIGNED,
  paletteOf,
  retagged,
} from '../../../src/image/tiff/samples.ts';
import { decodeWideTiff, isWide } from '../../../src/image/tiff/wide.ts';
import { pageHeaders } from '../../../src/image/tiff-header.ts';
import type { Target } from '../driver/target.ts';

const FORMATS = new URL('../../golden/formats/', import.meta.url);
const SEEDS = ['big-endian', 'bigtiff', 'float64-planar', 'imagej-stack', 'mask-palette', 'uint64'];

export default {
  refusals: [ImageError],
  seeds: () => SEEDS.map((name) => new Uint8Array(readFileSync(new URL(`${name}.tif`, FORMATS)))),
  run(input) {
    const tiff = readTiffPages(input);
    const images = countTiffImages(tiff);
    equal(Number.isSafeInteger(images) && images >= 1, true);
    const [page] = tiff.pages;
    if (page === undefined) return;
    paletteOf(page);
    retagged(input, tiff, { ...DECLARED_GREY, ...DECLARED_UNSIGNED });
    writtenIsRead(images % 7, page.height % 50, page.width % 50);
    if (isWide(page)) decodeWideTiff(page, tiff.littleEndian, input);
    checkTiff(page);
    checkStrips(page, input);
  },
} satisfies Target;

function writtenIsRead(pages: number, height: number, width: number): void {
  const { header, dataOffsets } = pageHeaders({ pages: pages + 1, height, width });
  const read = readTiffPages(header).pages;
  equal(read.length, pages + 1);
  equal(`${read.at(-1)?.width}x${read.at(-1)?.height}`, `${width}x${height}`);
  equal(read[0]?.stripOffsets[0], dataOffsets[0]);
}
