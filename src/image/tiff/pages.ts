// Reads what the directories of a TIFF say of its pages, for what libvips doesn't tell: which pages are images of
// their own, and how samples are stored. It reads no pixels and judges nothing.
// Source: TIFF revision 6.0 (Adobe 1992), sections 2, 8 and 19; BigTIFF as libtiff documents it.
import { isOutOfMemory } from '../../shared/out-of-memory.ts';

export interface TiffPage {
  /** A smaller copy or a transparency mask of another page (tag NewSubfileType). */
  readonly isSecondary: boolean;
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly samplesPerPixel: number;
  readonly sampleFormat: 'unsigned' | 'signed' | 'float' | 'other';
  /** Where in the file the tag's value stands, if it's one of type SHORT: to be changed in a copy. */
  readonly places: { readonly sampleFormat: number | undefined; readonly photometric: number | undefined };
  /** 1 is none. */
  readonly compression: number;
  /** 0 shows the smallest value white, 1 black; 3 has a palette. */
  readonly photometric: number;
  /** 16-bit levels: all reds, then greens, then blues. */
  readonly colorMap: readonly number[];
  readonly description: string;
  readonly stripOffsets: readonly number[];
  readonly stripBytes: readonly number[];
  readonly isTiled: boolean;
  /** Colours in planes of their own. */
  readonly isPlanar: boolean;
}

export interface TiffPages {
  readonly littleEndian: boolean;
  /** Lists and texts are the first page's only: many pages that share one would make much memory of a small file. */
  readonly pages: readonly TiffPage[];
}

const MOST_PAGES = 10_000;
const MOST_TAGS = 4096;
/** Of all pages together, which may lie one over the other. */
const MOST_TAGS_IN_ALL = 1_000_000;
const MOST_VALUES = 1_000_000;

/** The pages as far as they can be read: what is damaged is the decoder's to say. */
export function readTiffPages(bytes: Uint8Array): TiffPages {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = bytes[0] === 0x49;
  const pages: TiffPage[] = [];
  try {
    const big = view.getUint16(2, littleEndian) === 43;
    const directory = new Directory(view, littleEndian, big);
    const visited = new Set<number>();
    let at = big ? directory.offset(8) : view.getUint32(4, littleEndian);
    while (at !== 0 && !visited.has(at) && pages.length < MOST_PAGES) {
      visited.add(at);
      const next = directory.open(at);
      pages.push(pageOf(directory, pages.length === 0));
      at = next();
    }
  } catch (error) {
    if (!(error instanceof RangeError) || isOutOfMemory(error)) throw error;
  }
  return { littleEndian, pages };
}

/** Images in the file: pages that stand for themselves, or what ImageJ says it has behind a single one. */
export function countTiffImages({ pages }: TiffPages): number {
  const own = pages.filter(({ isSecondary }) => !isSecondary).length;
  const [first] = pages;
  if (own !== 1 || !first?.description.startsWith('ImageJ=')) return Math.max(1, own);
  // Stacks of 4 GB and more have one directory; the other images follow its pixels.
  return Math.max(1, Number(/^images=(\d{1,9})\s*$/m.exec(first.description)?.[1] ?? 1));
}

const FORMATS = { 1: 'unsigned', 2: 'signed', 3: 'float' } as const;

function pageOf(directory: Directory, isFirst: boolean): TiffPage {
  const one = (tag: number, fallback: number) => directory.numbers(tag, 1)[0] ?? fallback;
  const all = (tag: number) => (isFirst ? directory.numbers(tag) : []);
  const format = one(339, 1);
  return {
    isSecondary: (one(254, 0) & 0b101) !== 0,
    width: one(256, 0),
    height: one(257, 0),
    bits: one(258, 1),
    samplesPerPixel: one(277, 1),
    sampleFormat: FORMATS[format as keyof typeof FORMATS] ?? 'other',
    places: { sampleFormat: directory.placeOf(339), photometric: directory.placeOf(262) },
    compression: one(259, 1),
    photometric: one(262, 1),
    colorMap: all(320),
    description: isFirst ? directory.text(270) : '',
    stripOffsets: all(273),
    stripBytes: all(279),
    isTiled: directory.numbers(324, 1).length > 0,
    isPlanar: one(284, 1) === 2,
  };
}

/** Bytes of a value by TIFF's type: BYTE, ASCII, SHORT, LONG, LONG8. Others hold nothing that is asked for. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 16: 8 };

interface Entry {
  readonly type: number;
  readonly count: number;
  /** Of the first value. */
  readonly at: number;
}

/** One directory at a time. Reading beyond the file throws RangeError. */
class Directory {
  readonly #view: DataView;
  readonly #littleEndian: boolean;
  readonly #big: boolean;
  #entries = new Map<number, Entry>();
  #tags = 0;

  constructor(view: DataView, littleEndian: boolean, big: boolean) {
    this.#view = view;
    this.#littleEndian = littleEndian;
    this.#big = big;
  }

  /** Reads the entries of the directory; gives what reads the next directory's offset, 0 for none. */
  open(start: number): () => number {
    const [countBytes, entryBytes] = this.#big ? [8, 20] : [2, 12];
    const count = this.#big ? this.offset(start) : this.#view.getUint16(start, this.#littleEndian);
    this.#tags += count;
    if (count > MOST_TAGS || this.#tags > MOST_TAGS_IN_ALL) throw new RangeError(`${this.#tags} tags`);
    this.#entries = new Map();
    for (let i = 0; i < count; i++) this.#readEntry(start + countBytes + i * entryBytes);
    const end = start + countBytes + count * entryBytes;
    return () => (this.#big ? this.offset(end) : this.#view.getUint32(end, this.#littleEndian));
  }

  /** The first of them; undefined: all. */
  numbers(tag: number, most?: number): readonly number[] {
    const entry = this.#entries.get(tag);
    if (entry === undefined || entry.count > MOST_VALUES) return [];
    const size = SIZES[entry.type] ?? 0;
    if (size === 0) return [];
    return Array.from({ length: Math.min(entry.count, most ?? entry.count) }, (_, i) =>
      this.#number(entry.at + i * size, size),
    );
  }

  text(tag: number): string {
    const entry = this.#entries.get(tag);
    if (entry === undefined || entry.type !== 2) return '';
    const { buffer, byteOffset, byteLength } = this.#view;
    return Buffer.from(buffer, byteOffset, byteLength).toString('latin1', entry.at, entry.at + entry.count);
  }

  /** Where the first value of a tag of type SHORT stands. */
  placeOf(tag: number): number | undefined {
    const entry = this.#entries.get(tag);
    return entry?.type === 3 && entry.count === 1 ? entry.at : undefined;
  }

  offset(at: number): number {
    return Number(this.#view.getBigUint64(at, this.#littleEndian));
  }

  #readEntry(at: number): void {
    const tag = this.#view.getUint16(at, this.#littleEndian);
    const type = this.#view.getUint16(at + 2, this.#littleEndian);
    const count = this.#big ? this.offset(at + 4) : this.#view.getUint32(at + 4, this.#littleEndian);
    const [valueAt, room] = this.#big ? [at + 12, 8] : [at + 8, 4];
    // What fits stands in the entry itself, else where it points to.
    const inside = count * (SIZES[type] ?? 1) <= room;
    const place = this.#big ? this.offset(valueAt) : this.#view.getUint32(valueAt, this.#littleEndian);
    this.#entries.set(tag, { type, count, at: inside ? valueAt : place });
  }

  #number(at: number, size: number): number {
    if (size === 1) return this.#view.getUint8(at);
    if (size === 2) return this.#view.getUint16(at, this.#littleEndian);
    return size === 4 ? this.#view.getUint32(at, this.#littleEndian) : this.offset(at);
  }
}
