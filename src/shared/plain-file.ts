// The one way in which files are read that others chose: by users, in a checkout, from a cache or an artifact. A pipe would never
// end, a device may be anything, and no file is larger than what it's read for.
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, stat } from 'node:fs/promises';

export const MIB = 1024 * 1024;

/** What files of a kind have at most, in bytes; the note says what the largest of ours have. */
export const MOST_BYTES = {
  /** Settings, class lists, rules: some KiB. */
  text: MIB,
  /** results.json, split.json, tables, a page: 30 MiB at 100,000 images. */
  run: 256 * MIB,
  /** Images, models, packages: what a file's bytes can be read of at once. */
  whole: 2048 * MIB - 1,
} as const;

/** What lies there is something else than what is read; the message is a clause such as "it is a pipe, not a plain file". */
export class NotPlainFile extends Error {
  override readonly name = 'NotPlainFile';
}

export interface PlainFileOptions {
  /** `refused`: a link could show any file of the machine in a message. Default: followed. */
  readonly links?: 'followed' | 'refused';
}

/**
 * The bytes of a file as it is when it's opened: what is appended later isn't read.
 * @throws NotPlainFile, or the file system's own error
 */
export async function readPlainFile(
  path: string,
  mostBytes: number,
  options: PlainFileOptions = {},
): Promise<Buffer> {
  await using file = await openPlainFile(path, options);
  const { size } = await file.stat();
  if (size > mostBytes) throw new NotPlainFile(`it is larger than ${inWords(mostBytes)}`);
  return await readUpTo(file, size);
}

/** As UTF-8, without the mark that some editors put in front. */
export async function readPlainText(
  path: string,
  mostBytes: number,
  options: PlainFileOptions = {},
): Promise<string> {
  return withoutMark(await readPlainFile(path, mostBytes, options));
}

/** The first bytes, fewer where the file is shorter. */
export async function readHead(path: string, bytes: number, options: PlainFileOptions = {}): Promise<Buffer> {
  await using file = await openPlainFile(path, options);
  return await readUpTo(file, bytes);
}

/** The first bytes as UTF-8, without the mark that some editors put in front: how a text begins. */
export async function readTextHead(
  path: string,
  bytes: number,
  options: PlainFileOptions = {},
): Promise<string> {
  return withoutMark(await readHead(path, bytes, options));
}

/** Whoever gets it closes it. */
export async function openPlainFile(path: string, { links }: PlainFileOptions = {}): Promise<FileHandle> {
  // Before it's opened, because that alone starts what some devices do; then once more, of what was opened.
  expectPlain(await (links === 'refused' ? lstat(path) : stat(path)));
  const file = await open(path, READ_WITHOUT_WAITING | (links === 'refused' ? NO_LINK : 0));
  try {
    expectPlain(await file.stat());
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

// A pipe that has come in between opens at once, and is refused then. Windows has none of these.
const READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const NO_LINK = constants.O_NOFOLLOW ?? 0;

type Stats = Awaited<ReturnType<typeof lstat>>;

function expectPlain(stats: Stats): void {
  if (!stats.isFile()) throw new NotPlainFile(`it is ${kindOf(stats)}, not a plain file`);
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isSymbolicLink()) return 'a link';
  if (stats.isFIFO()) return 'a pipe';
  if (stats.isSocket()) return 'a socket';
  return 'a device';
}

function withoutMark(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

async function readUpTo(file: FileHandle, bytes: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(bytes);
  let length = 0;
  while (length < bytes) {
    const { bytesRead } = await file.read(buffer, length, bytes - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

function inWords(bytes: number): string {
  return bytes % MIB === 0 ? `${bytes / MIB} MiB` : `${Math.ceil(bytes / MIB / 1024)} GiB`;
}
