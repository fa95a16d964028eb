// Reads JSON files larger than any text may be, a piece at a time: the elements of the lists that the outermost object holds,
// each with its place in the file. Only one element is in memory, and nothing is parsed here.
import type { FileHandle } from 'node:fs/promises';
import { MIB, openPlainFile } from '../../../../shared/plain-file.ts';

export interface JsonElement {
  /** The key of its list. */
  readonly key: string;
  readonly text: string;
  /** Its place in the file, in bytes: from the first to before the other. */
  readonly from: number;
  readonly to: number;
}

const CHUNK = MIB;
/** An outline of a million points has half as many bytes. */
const LARGEST_ELEMENT = 64 * MIB;
const LONGEST_KEY = 1000;

const [QUOTE, COMMA, BACKSLASH] = [0x22, 0x2c, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * Calls `found` with each element of the lists under `keys`, in their order in the file.
 * @returns the keys of which there is a list, be it empty
 * @throws SyntaxError that says why it's no such JSON, or the file system's own error
 */
export async function eachElement(
  path: string,
  keys: ReadonlySet<string>,
  found: (element: JsonElement) => void,
): Promise<ReadonlySet<string>> {
  await using file = await openPlainFile(path, { links: 'refused' });
  const scanner = new Scanner(keys, found);
  for (let at = 0; ; ) {
    const bytes = await readChunk(file, at);
    if (bytes.length === 0) break;
    scanner.take(bytes, at);
    at += bytes.length;
  }
  scanner.finish();
  return scanner.lists;
}

async function readChunk(file: FileHandle, at: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  const { bytesRead } = await file.read(buffer, 0, CHUNK, at);
  return buffer.subarray(0, bytesRead);
}

class Scanner {
  readonly lists = new Set<string>();
  readonly #keys: ReadonlySet<string>;
  readonly #found: (element: JsonElement) => void;
  #depth = 0;
  #isOver = false;
  #inText = false;
  #escaped = false;
  /** Of the outermost object, the text that was read last: a key where a list follows. */
  #key = '';
  /** The key of the list that is being read, where it's wanted. */
  #list: string | undefined;
  /** Where the element, or the text at depth 1, begins. */
  #start: number | undefined;
  /** What was read of it in earlier chunks. */
  #held: Buffer[] = [];
  #heldBytes = 0;

  constructor(keys: ReadonlySet<string>, found: (element: JsonElement) => void) {
    this.#keys = keys;
    this.#found = found;
  }

  /** @param at where the chunk lies in the file */
  take(chunk: Buffer, at: number): void {
    const skipped = at === 0 && BYTE_ORDER_MARK.every((byte, i) => chunk[i] === byte) ? 3 : 0;
    for (let i = skipped; i < chunk.length; i++) {
      const byte = chunk[i];
      if (this.#inText) this.#inside(byte, chunk, i, at);
      else this.#outside(byte, chunk, i, at);
    }
    if (this.#start !== undefined) this.#hold(chunk.subarray(Math.max(0, this.#start - at)));
  }

  finish(): void {
    if (this.#depth !== 0) throw new SyntaxError('it ends in the middle');
  }

  #inside(byte: number, chunk: Buffer, i: number, at: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) {
      this.#inText = false;
      if (this.#depth === 1) this.#key = this.#cut(chunk, i, at).slice(1, LONGEST_KEY);
    }
  }

  #outside(byte: number, chunk: Buffer, i: number, at: number): void {
    if (byte <= 0x20) return;
    if (this.#depth === 0 && (this.#isOver || byte !== OPEN_OBJECT))
      throw new SyntaxError('it is no one object of JSON');
    const isClosing = byte === CLOSE_LIST || byte === CLOSE_OBJECT;
    const inList = this.#list !== undefined && this.#depth === 2;
    if (inList && (byte === COMMA || byte === CLOSE_LIST)) this.#end(chunk, i, at);
    else if (this.#start === undefined && (inList || (this.#depth === 1 && byte === QUOTE)))
      this.#start = at + i;
    if (byte === QUOTE) this.#inText = true;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      if (this.#depth === 1)
        this.#list = byte === OPEN_LIST && this.#keys.has(this.#key) ? this.#key : undefined;
      if (this.#depth === 1 && this.#list !== undefined) this.lists.add(this.#list);
      this.#depth++;
    } else if (isClosing) this.#depth--;
    if (isClosing && this.#depth === 1) this.#list = undefined;
    if (isClosing && this.#depth === 0) this.#isOver = true;
  }

  /** The element, if there is one before the comma or the bracket. */
  #end(chunk: Buffer, i: number, at: number): void {
    if (this.#start === undefined) return;
    const from = this.#start;
    const text = this.#cut(chunk, i, at);
    this.#found({ key: this.#list!, text, from, to: at + i });
  }

  /** What lies between the start and place `i` of the chunk, as text; the next one begins anew. */
  #cut(chunk: Buffer, i: number, at: number): string {
    const own = chunk.subarray(Math.max(0, this.#start! - at), i);
    const bytes = this.#held.length === 0 ? own : Buffer.concat([...this.#held, own]);
    this.#start = undefined;
    this.#held = [];
    this.#heldBytes = 0;
    return bytes.toString('utf8');
  }

  #hold(bytes: Buffer): void {
    this.#heldBytes += bytes.length;
    if (this.#heldBytes > LARGEST_ELEMENT) throw new SyntaxError('it has an entry of more than 64 MiB');
    this.#held.push(bytes);
  }
}
