// Reads the headers of a FITS file: cards of 80 characters, in blocks of 2880 bytes, each header followed by its data.
// It finds where the data of each header lie and reads none of them.
// Source: FITS standard 4.0 (2018), sections 3 (files), 4 (headers); first edition of this version in Pence et al.
// 2010, A&A 524, A42.
import { ImageError } from '../recognize.ts';

/** What a card says. Text is without its trailing blanks; numbers with a D exponent are read, too. */
export type CardValue = string | number | boolean | undefined;

/** A header and data unit: a header with the place of its data. */
export interface Hdu {
  /** By keyword; of a repeated one the first. */
  readonly cards: ReadonlyMap<string, CardValue>;
  /** Length of each axis, the fastest first; empty where there are no data. */
  readonly axes: readonly number[];
  /** Where the data begin, and how many bytes of them the header announces. */
  readonly dataStart: number;
  readonly dataBytes: number;
}

const BLOCK = 2880;
const CARD = 80;
/** Real headers have hundreds of cards, a few have thousands. */
const MOST_BLOCKS = 2000;

/**
 * The header and data units of a file in their order, each looked at when it is asked for.
 * @throws ImageError for what isn't FITS, and where a header ends too early
 */
export function* readHdus(bytes: Uint8Array): Generator<Hdu> {
  for (let start = 0; start < bytes.length; ) {
    // Behind the last unit there may be special records, or what a tape left (section 3.5).
    if (start > 0 && !isHeader(bytes, start)) return;
    const { cards, end } = readCards(bytes, start);
    const axes = readAxes(cards);
    const dataBytes = dataBytesOf(cards, axes);
    yield { cards, axes, dataStart: end, dataBytes };
    start = end + Math.ceil(dataBytes / BLOCK) * BLOCK;
  }
}

/** A whole number that the header must have. @throws ImageError */
export function wholeNumber(cards: Hdu['cards'], keyword: string, fallback?: number): number {
  const value = cards.get(keyword) ?? fallback;
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw damaged(
      `${keyword} is ${value === undefined ? 'missing' : JSON.stringify(value)}, not a whole number`,
    );
  return value;
}

/** A number that has a default. @throws ImageError */
export function realNumber(cards: Hdu['cards'], keyword: string, fallback: number): number {
  const value = cards.get(keyword) ?? fallback;
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw damaged(`${keyword} is ${JSON.stringify(value)}, not a number`);
  return value;
}

export function damaged(detail: string): ImageError {
  const fix = 'Export or download it again.';
  return new ImageError({ kind: 'unreadable', why: `is a damaged FITS file (${detail})`, fix });
}

/** Every header begins with SIMPLE or XTENSION (sections 4.4.1.1 and 4.4.1.2). */
function isHeader(bytes: Uint8Array, start: number): boolean {
  const keyword = latin1(bytes, start, start + 8);
  return keyword === 'XTENSION' || keyword === 'SIMPLE  ';
}

function readCards(bytes: Uint8Array, start: number): { cards: Map<string, CardValue>; end: number } {
  const cards = new Map<string, CardValue>();
  const limit = start + MOST_BLOCKS * BLOCK;
  for (let at = start; at + CARD <= bytes.length && at < limit; at += CARD) {
    const keyword = latin1(bytes, at, at + 8).trimEnd();
    if (keyword === 'END') return { cards, end: start + Math.ceil((at + CARD - start) / BLOCK) * BLOCK };
    // Without the value indicator "= " a card is a comment (section 4.1.2.2).
    if (latin1(bytes, at + 8, at + 10) !== '= ' || cards.has(keyword)) continue;
    cards.set(keyword, readValue(latin1(bytes, at + 10, at + CARD)));
  }
  if (start + MOST_BLOCKS * BLOCK < bytes.length) throw damaged('a header without END');
  throw endsEarly('its header has no END');
}

export function endsEarly(detail: string): ImageError {
  const why = `is a FITS file that ends too early: ${detail}`;
  return new ImageError({ kind: 'unreadable', why, fix: 'Export or download it again.' });
}

/** Section 4.2: text in quotes, T or F, or a number; then, after a slash, a comment. */
function readValue(field: string): CardValue {
  const text = /^ *'((?:[^']|'')*)'/.exec(field);
  if (text !== null) return text[1].replaceAll("''", "'").trimEnd();
  const plain = field.split('/', 1)[0].trim();
  if (plain === 'T' || plain === 'F') return plain === 'T';
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[EDed][+-]?\d+)?$/.test(plain)) return Number(plain.replace(/d/i, 'E'));
  return plain === '' ? undefined : plain;
}

function readAxes(cards: Hdu['cards']): readonly number[] {
  const count = wholeNumber(cards, 'NAXIS');
  if (count < 0 || count > 999) throw damaged(`NAXIS is ${count}, not 0 to 999`);
  return Array.from({ length: count }, (_, i) => {
    const length = wholeNumber(cards, `NAXIS${i + 1}`);
    if (length < 0) throw damaged(`NAXIS${i + 1} is ${length}`);
    return length;
  });
}

/** Section 4.4.1.2, equation 2; random groups (section 6) leave out their first axis, which is 0. */
function dataBytesOf(cards: Hdu['cards'], axes: readonly number[]): number {
  const isGroups = axes[0] === 0 && cards.get('GROUPS') === true;
  const lengths = isGroups ? axes.slice(1) : axes;
  const values = lengths.length === 0 || lengths.includes(0) ? 0 : lengths.reduce((a, b) => a * b);
  const bytes = Math.abs(wholeNumber(cards, 'BITPIX')) / 8;
  const [groups, parameters] = [wholeNumber(cards, 'GCOUNT', 1), wholeNumber(cards, 'PCOUNT', 0)];
  if (groups < 0 || parameters < 0) throw damaged(`GCOUNT is ${groups}, PCOUNT ${parameters}`);
  return bytes * groups * (parameters + values);
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, end);
}
