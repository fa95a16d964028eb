// One file out of a ZIP archive that a stranger may have made: no name in it is followed anywhere, and what it unpacks to
// is never larger than allowed, whatever the archive says of itself.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const HEADER = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

/**
 * The first entry of exactly this name; undefined where there is none.
 * @throws where the archive is none, or where the file is larger than `mostBytes`
 */
export function fileIn(archive: Buffer, name: string, mostBytes: number): Buffer | undefined {
  try {
    return entryIn(archive, name, mostBytes);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_OUT_OF_RANGE') throw cause;
    throw new Error('it is cut off, or its list of files leads out of it', { cause });
  }
}

/** @throws RangeError as well, where a place that the archive names lies outside of it */
function entryIn(archive: Buffer, name: string, mostBytes: number): Buffer | undefined {
  const end = endOf(archive);
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (archive.readUInt32LE(at) !== ENTRY) throw new Error('its list of files is broken');
    const nameBytes = archive.readUInt16LE(at + 28);
    const own = archive.toString('utf8', at + 46, at + 46 + nameBytes);
    if (own === name) return contentOf(archive, at, mostBytes);
    at += 46 + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return undefined;
}

/** It stands last, before a comment of any length. */
function endOf(archive: Buffer): number {
  const first = Math.max(0, archive.length - END_BYTES - LONGEST_COMMENT);
  for (let at = archive.length - END_BYTES; at >= first; at--)
    if (archive.readUInt32LE(at) === END) return at;
  throw new Error('it is no ZIP archive');
}

/** @param entry where the list has it */
function contentOf(archive: Buffer, entry: number, mostBytes: number): Buffer {
  const method = archive.readUInt16LE(entry + 10);
  const bytes = archive.readUInt32LE(entry + 20);
  const header = archive.readUInt32LE(entry + 42);
  if (archive.readUInt32LE(header) !== HEADER) throw new Error('a file is not where its list has it');
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const content = archive.subarray(start, start + bytes);
  if (content.length !== bytes) throw new Error('it is cut off');
  if (method === DEFLATED) return inflated(content, mostBytes);
  if (method !== STORED) throw new Error(`its method of compression, ${method}, is not known`);
  if (bytes > mostBytes) throw tooLarge(mostBytes);
  return content;
}

function inflated(content: Buffer, mostBytes: number): Buffer {
  try {
    return inflateRawSync(content, { maxOutputLength: mostBytes });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(mostBytes);
    throw cause;
  }
}

function tooLarge(mostBytes: number): Error {
  return new Error(`a file in it is larger than ${mostBytes / 2 ** 20} MiB`);
}
