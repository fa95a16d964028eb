// What directories of TIFFs may cost: as much as the file is worth, however often they point to the same.
import { expect, test } from 'vitest';
import { countTiffImages, readTiffPages } from '../../../src/image/tiff/pages.ts';

const ENTRY = 12;
const [STRIP_OFFSETS, DESCRIPTION] = [273, 270];

/** Little-endian; each page has one tag, of as many bytes as are given, all pages the same ones. */
function tiff(pages: number, tag: number, type: number, count: number): Buffer {
  const directory = 2 + ENTRY + 4;
  const list = 8 + pages * directory;
  const file = Buffer.alloc(list + count, 'x');
  file.write('II*\0\x08\0\0\0', 'latin1');
  for (let page = 0; page < pages; page++) {
    const at = 8 + page * directory;
    file.writeUInt16LE(1, at);
    file.writeUInt16LE(tag, at + 2);
    file.writeUInt16LE(type, at + 4);
    file.writeUInt32LE(count, at + 6);
    file.writeUInt32LE(list, at + 10);
    file.writeUInt32LE(page + 1 < pages ? at + directory : 0, at + 14);
  }
  return file;
}

test.each([
  ['the strips of a million bytes', STRIP_OFFSETS, 1, 1_000_000],
  ['a description of many MiB', DESCRIPTION, 2, 32 * 2 ** 20],
])('many pages that share %s take no more than one', (_reason, tag, type, count) => {
  const read = readTiffPages(tiff(2000, tag, type, count));
  const [first, ...others] = read.pages;
  expect(others).toHaveLength(1999);
  expect(first!.stripOffsets.length + first!.description.length).toBe(count);
  expect(
    others.filter(({ stripOffsets, description }) => stripOffsets.length + description.length > 0),
  ).toEqual([]);
  expect(countTiffImages(read)).toBe(2000);
});

test('a page over and over with many tags comes to an end', () => {
  const file = Buffer.alloc(120_000);
  file.write('II*\0\x08\0\0\0', 'latin1');
  // Each directory begins two bytes behind the one before and has so many tags that it ends at the same number.
  const [pages, tags] = [5000, 4000];
  for (let page = 0; page < pages; page++) {
    const at = 8 + 4 * page;
    file.writeUInt16LE(tags, at);
    const end = at + 2 + ENTRY * tags;
    file.writeUInt32LE(page + 1 < pages ? at + 4 : 0, end);
  }
  expect(readTiffPages(file).pages.length).toBe(250);
});
