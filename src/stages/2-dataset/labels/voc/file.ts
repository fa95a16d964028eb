// Reads a file of Pascal VOC's XML, which is of one image: which image, how large, and what is in it. Outlines stay in the file.
import { createHash } from 'node:crypto';
import { isRectangle } from '../shapes/rectangle.ts';
import { readXml } from '../shapes/xml.ts';
import { Objects, type VocObject } from './objects.ts';

export interface VocFile {
  /** Relative to the data folder. */
  readonly file: string;
  readonly filename: string;
  readonly width: string;
  readonly height: string;
  /** Of each object with an outline. */
  readonly labels: readonly string[];
  readonly boxes: number;
  readonly rectangles: number;
  /** In bytes: from behind the outermost opening tag to behind the last one. */
  readonly from: number;
  readonly to: number;
  /** The same for the same outlines. */
  readonly digest: number;
}

/** @throws SyntaxError that says why it can't be read */
export async function readVoc(root: string, file: string): Promise<VocFile> {
  const reader = new Reader();
  await readXml(root, file, reader);
  return { file, ...reader.found() };
}

/** What is said of the image: in Pascal VOC's words, and in those of labelme's first program. */
const FIELDS: ReadonlyMap<string, 'filename' | 'width' | 'height'> = new Map([
  ['filename', 'filename'],
  ['size/width', 'width'],
  ['size/height', 'height'],
  ['imagesize/ncols', 'width'],
  ['imagesize/nrows', 'height'],
]);

class Reader {
  readonly #way: string[] = [];
  readonly #objects: VocObject[] = [];
  readonly #reading = new Objects((object) => this.#objects.push(object));
  readonly #texts = { filename: '', width: '', height: '' };
  #from = 0;
  #to = 0;

  open(name: string, _attributes: unknown, at: number): void {
    this.#way.push(name);
    if (this.#way[0] !== 'annotation') throw new SyntaxError('its outermost element is not "annotation"');
    if (this.#way.length === 1) this.#from = at;
    if (this.#way[1] === 'object') this.#reading.open(this.#way.slice(1));
  }

  close(_name: string, at: number): void {
    if (this.#way.length === 2 && this.#way[1] === 'object') this.#reading.close();
    this.#way.pop();
    this.#to = at;
  }

  text(text: string): void {
    const way = this.#way.slice(1);
    if (way[0] === 'object') this.#reading.text(way, text);
    const field = FIELDS.get(way.join('/'));
    if (field !== undefined) this.#texts[field] += text;
  }

  found(): Omit<VocFile, 'file'> {
    const drawn = this.#objects.filter(({ outline }) => outline !== undefined);
    return {
      ...this.#texts,
      filename: this.#texts.filename.trim(),
      labels: drawn.map(({ name }) => name),
      boxes: this.#objects.length - drawn.length,
      rectangles: drawn.filter(({ outline = [] }) => isRectangle(outline)).length,
      from: this.#from,
      to: this.#to,
      // 48 bits: as many as a number holds, and enough for the files of one image.
      digest: createHash('sha256').update(JSON.stringify(drawn)).digest().readUIntBE(0, 6),
    };
  }
}
