// Reads JSON files larger than any text may be, a piece at a time: what lies at a few places of the outermost list or object, or
// line by line, each with its place in the file. Only one of these is in memory, and nothing is parsed here.
import type { FileHandle } from 'node:fs/promises';
import { parseJson } from '../../../../shared/parse-json.ts';
import { MIB, openPlainFile } from '../../../../shared/plain-file.ts';

export interface JsonElement<Place extends string = string> {
  /** Of those that are asked for, the one where it lies. */
  readonly place: Place;
  /** Its key, where it lies in an object. */
  readonly key: string;
  readonly text: string;
  /** Its place in the file, in bytes: from the first to before the other. */
  readonly from: number;
  readonly to: number;
}

const CHUNK = MIB;
/** An outline of a million points has half as many bytes. */
const LARGEST_ELEMENT = 64 * MIB;
const LONGEST_KEY = 10_000;

const [QUOTE, COMMA, COLON, BACKSLASH] = [0x22, 0x2c, 0x3a, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * Calls `found` with what lies at `places`, in the order of the file. A place is written as a way from outside in: `[]` all
 * elements of the outermost list, `{}` all values of the outermost object, `images[]` the elements of the list under a key,
 * `dataset.samples[]` deeper ones, `info` what is under a key. The empty way is the outermost value itself, and only with it
 * there may be several, one behind the other, as in JSON lines.
 * @returns of the places in a list or an object those where there is one, be it empty
 * @throws SyntaxError that says why it's no such JSON, or the file system's own error
 */
export async function eachElement<Place extends string>(
  path: string,
  places: readonly Place[],
  found: (element: JsonElement<Place>) => void,
): Promise<ReadonlySet<Place>> {
  await using file = await openPlainFile(path, { links: 'refused' });
  const ways = places.map((place) => ({ place, steps: place.match(/\[\]|\{\}|[^.[\]{}]+/g) ?? [] }));
  const scanner = new Scanner(ways, found);
  for (let at = 0; ; ) {
    const bytes = await readChunk(file, at);
    if (bytes.length === 0) break;
    scanner.take(bytes, at);
    at += bytes.length;
  }
  scanner.finish();
  return scanner.met;
}

/** Each element of one list, or each line. @throws as `eachElement` does */
export async function eachOfListOrLines(path: string, found: (element: JsonElement) => void): Promise<void> {
  let isList = false;
  const take = (element: JsonElement) => {
    isList = true;
    found(element);
  };
  await eachElement(path, ['[]'], take).catch(async (error: unknown) => {
    if (isList) throw error;
    await eachElement(path, [''], found);
  });
}

async function readChunk(file: FileHandle, at: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  const { bytesRead } = await file.read(buffer, 0, CHUNK, at);
  return buffer.subarray(0, bytesRead);
}

interface Way<Place> {
  readonly place: Place;
  readonly steps: readonly string[];
}

/** A list or an object on the way to a place. */
interface Level<Place> {
  readonly isList: boolean;
  readonly ways: readonly Way<Place>[];
  awaits: 'key' | 'value' | 'comma';
  key: string;
}

class Scanner<Place extends string> {
  readonly met = new Set<Place>();
  readonly #ways: readonly Way<Place>[];
  readonly #found: (element: JsonElement<Place>) => void;
  #depth = 0;
  #values = 0;
  #inText = false;
  #escaped = false;
  /** From the outermost to the one that is being read: as many as the depth where nothing but ways were taken. */
  readonly #levels: Level<Place>[] = [];
  /** The element, or the key, that is being read. */
  #open: { readonly start: number; readonly depth: number; readonly place: Place | undefined } | undefined;
  /** What was read of it in earlier chunks. */
  #held: Buffer[] = [];
  #heldBytes = 0;

  constructor(ways: readonly Way<Place>[], found: (element: JsonElement<Place>) => void) {
    this.#ways = ways;
    this.#found = found;
  }

  /** @param at where the chunk lies in the file */
  take(chunk: Buffer, at: number): void {
    const skipped = at === 0 && BYTE_ORDER_MARK.every((byte, i) => chunk[i] === byte) ? 3 : 0;
    for (let i = skipped; i < chunk.length; i++) {
      const byte = chunk[i];
      if (this.#inText) this.#inside(byte, chunk, i, at);
      else if (byte > 0x20) this.#outside(byte, chunk, i, at);
    }
    if (this.#open !== undefined) this.#hold(chunk.subarray(Math.max(0, this.#open.start - at)));
  }

  finish(): void {
    if (this.#depth !== 0) throw new SyntaxError('it ends in the middle');
  }

  #inside(byte: number, chunk: Buffer, i: number, at: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) {
      this.#inText = false;
      if (this.#open === undefined || this.#open.place !== undefined) return;
      this.#levels[this.#depth - 1].key = keyIn(this.#cut(chunk, i + 1, at));
    }
  }

  #outside(byte: number, chunk: Buffer, i: number, at: number): void {
    const level = this.#levels.length === this.#depth ? this.#levels.at(-1) : undefined;
    const isClosing = byte === CLOSE_LIST || byte === CLOSE_OBJECT;
    if (this.#open?.depth === this.#depth && (byte === COMMA || isClosing)) this.#end(chunk, i, at);
    if (this.#depth === 0) this.#outermost(byte, at + i);
    else if (isClosing) this.#close(chunk, i, at);
    else if (byte === COMMA && level !== undefined) level.awaits = level.isList ? 'value' : 'key';
    else if (byte === COLON && level !== undefined) level.awaits = 'value';
    else if (level?.awaits === 'value') this.#value(level, byte, at + i);
    else if (level?.awaits === 'key' && byte === QUOTE)
      this.#open = { start: at + i, depth: this.#depth, place: undefined };
    else if (isOpening(byte)) this.#depth++;
    if (byte === QUOTE) this.#inText = true;
  }

  #outermost(byte: number, at: number): void {
    const first = byte === OPEN_LIST ? '[]' : '{}';
    const ways = this.#ways.filter(
      ({ steps: [step] }) => step === undefined || (step === '[]' ? '[]' : '{}') === first,
    );
    const itself = ways.find(({ steps }) => steps.length === 0);
    if (!isOpening(byte) || ways.length === 0 || (this.#values++ > 0 && itself === undefined))
      throw new SyntaxError(`it is ${this.#wanted()}`);
    if (itself !== undefined) this.#open = { start: at, depth: 0, place: itself.place };
    else this.#enter(byte, ways);
    this.#depth++;
  }

  #wanted(): string {
    if (this.#ways.some(({ steps }) => steps.length === 0)) return 'no JSON line by line';
    const isList = this.#ways.some(({ steps }) => steps[0] === '[]');
    const isObject = this.#ways.some(({ steps }) => steps[0] !== '[]');
    return `no one ${[...(isObject ? ['object'] : []), ...(isList ? ['list'] : [])].join(' or ')} of JSON`;
  }

  /** Of a list or an object on the way: an element that is asked for, another step, or what is passed over. */
  #value(level: Level<Place>, byte: number, at: number): void {
    level.awaits = 'comma';
    const depth = this.#depth;
    const ways = level.ways.filter(({ steps }) => isStep(steps[depth - 1], level));
    const itself = ways.find(({ steps }) => steps.length === depth);
    if (itself !== undefined) this.#open = { start: at, depth, place: itself.place };
    else if (isOpening(byte) && ways.length > 0) this.#enter(byte, ways);
    if (isOpening(byte)) this.#depth++;
  }

  #enter(byte: number, ways: readonly Way<Place>[]): void {
    const isList = byte === OPEN_LIST;
    for (const { place, steps } of ways)
      if (steps.length === this.#depth + 1 && steps[this.#depth] === (isList ? '[]' : '{}'))
        this.met.add(place);
    this.#levels.push({ isList, ways, awaits: isList ? 'value' : 'key', key: '' });
  }

  #close(chunk: Buffer, i: number, at: number): void {
    if (this.#levels.length === this.#depth) this.#levels.pop();
    this.#depth--;
    if (this.#depth === 0 && this.#open !== undefined) this.#end(chunk, i + 1, at);
  }

  /** @param i the first byte that isn't of it */
  #end(chunk: Buffer, i: number, at: number): void {
    const { start, place } = this.#open!;
    const text = this.#cut(chunk, i, at);
    const key = this.#levels.at(-1)?.key ?? '';
    if (place !== undefined) this.#found({ place, key, text, from: start, to: at + i });
  }

  /** What lies between the start and place `i` of the chunk, as text; the next one begins anew. */
  #cut(chunk: Buffer, i: number, at: number): string {
    const own = chunk.subarray(Math.max(0, this.#open!.start - at), i);
    const bytes = this.#held.length === 0 ? own : Buffer.concat([...this.#held, own]);
    this.#open = undefined;
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

function isOpening(byte: number): boolean {
  return byte === OPEN_LIST || byte === OPEN_OBJECT;
}

function isStep(step: string | undefined, { isList, key }: Level<unknown>): boolean {
  if (isList) return step === '[]';
  return step === '{}' || (step === key && step !== '[]');
}

/** Without what a text stands for by a backslash, where that can't be read. */
function keyIn(text: string): string {
  const own = text.slice(0, LONGEST_KEY);
  try {
    return String(parseJson(own));
  } catch {
    return own.slice(1, -1);
  }
}
