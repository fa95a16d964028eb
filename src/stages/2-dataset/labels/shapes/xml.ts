// Reads XML a piece at a time, and says where in the file each element stands, in bytes. Nothing but the elements' own names,
// attributes and texts is taken from it: a document type is refused, since it could make much of little.
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { MIB, openPlainFile } from '../../../../shared/plain-file.ts';

export interface XmlHandlers {
  /** @param at behind its opening tag */
  open?(name: string, attributes: ReadonlyMap<string, string>, at: number): void;
  /** @param at behind its closing tag */
  close?(name: string, at: number): void;
  text?(text: string): void;
}

const CHUNK = MIB;
/** Between two elements. An outline of a million points has half as many bytes. */
const LARGEST_PIECE = 64 * MIB;
/** Ten times what any tool nests. */
const DEEPEST = 64;

/** A link isn't followed. @throws SyntaxError that says why it's no such XML, or the file system's own error */
export async function readXml(root: string, path: string, handlers: XmlHandlers): Promise<void> {
  await using file = await openPlainFile(join(root, path), { links: 'refused' });
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const parser = new Parser(handlers);
  for (let at = 0; ; ) {
    const bytes = await readChunk(file, at);
    parser.take(decode(decoder, bytes));
    if (bytes.length === 0) break;
    at += bytes.length;
  }
  parser.finish();
}

/** Of a text that is whole. @throws SyntaxError that says why it's no XML */
export function parseXml(text: string, handlers: XmlHandlers): void {
  const parser = new Parser(handlers);
  parser.take(text);
  parser.finish();
}

async function readChunk(file: FileHandle, at: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  const { bytesRead } = await file.read(buffer, 0, CHUNK, at);
  return buffer.subarray(0, bytesRead);
}

function decode(decoder: TextDecoder, bytes: Buffer): string {
  try {
    return decoder.decode(bytes, { stream: bytes.length > 0 });
  } catch {
    throw new SyntaxError('it is not in UTF-8');
  }
}

class Parser {
  readonly #saxes = new SaxesParser();
  readonly #handlers: XmlHandlers;
  #depth = 0;
  /** What was parsed behind the last place that was asked for: from `#position`, in characters, or `#bytes`. */
  #text = '';
  #position = 0;
  #bytes = 0;

  constructor(handlers: XmlHandlers) {
    this.#handlers = handlers;
    const saxes = this.#saxes;
    saxes.on('error', ({ message }) => {
      throw new SyntaxError(worded(message));
    });
    saxes.on('doctype', () => {
      throw new SyntaxError('it has a document type, which is not read');
    });
    saxes.on('opentag', ({ name, attributes }) => this.#open(name, attributes));
    saxes.on('closetag', ({ name }) => {
      this.#depth--;
      this.#handlers.close?.(name, this.#place());
    });
    if (handlers.text !== undefined) saxes.on('text', (text) => handlers.text?.(text));
  }

  take(text: string): void {
    this.#text += text;
    this.#saxes.write(text);
    if (this.#text.length > LARGEST_PIECE + CHUNK)
      throw new SyntaxError('it has more than 64 MiB between two elements');
  }

  finish(): void {
    this.#saxes.close();
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (++this.#depth > DEEPEST) throw new SyntaxError(`it is nested more than ${DEEPEST} deep`);
    this.#handlers.open?.(name, new Map(Object.entries(attributes)), this.#place());
  }

  /** In bytes, behind what was read last. */
  #place(): number {
    const read = this.#saxes.position - this.#position;
    this.#bytes += Buffer.byteLength(this.#text.slice(0, read));
    this.#text = this.#text.slice(read);
    this.#position += read;
    return this.#bytes;
  }
}

/** `12:5: unexpected close tag.` */
function worded(message: string): string {
  const said = /^(?<line>\d+):\d+: (?<what>.*?)\.?$/.exec(message)?.groups;
  return said === undefined ? message : `line ${said.line}: ${said.what}`;
}
