// Reads a file of "CVAT for images": which images and labels it lists, and where in it each image stands. The outlines stay in
// the file.
import { createHash, type Hash } from 'node:crypto';
import { isRectangle } from '../shapes/rectangle.ts';
import { readXml } from '../shapes/xml.ts';
import { type Element, kindOf, labelOf, pointsIn } from './elements.ts';

export interface CvatFile {
  /** Relative to the data folder. */
  readonly file: string;
  readonly images: readonly CvatImage[];
  /** In the order in which the task lists them; those of points, skeletons and whole images aren't among them. */
  readonly labels: readonly string[];
  readonly boxes: number;
  /** How often each kind of mark. */
  readonly marks: ReadonlyMap<string, number>;
  /** Of "CVAT for video". */
  readonly tracks: number;
}

export interface CvatImage {
  readonly attributes: ReadonlyMap<string, string>;
  /** Of each area. */
  readonly labels: readonly string[];
  /** Of these areas. */
  readonly rectangles: number;
  /** In bytes: from behind its opening tag to behind its closing one. */
  readonly from: number;
  readonly to: number;
  /** The same for the same areas. */
  readonly digest: number;
}

/** A label that is drawn by nothing else than these has no pixels. */
const WITHOUT_PIXELS = new Set(['tag', 'points', 'skeleton', 'polyline', 'cuboid']);

/** Undefined: it's another program's. @throws SyntaxError that says why it can't be read */
export async function readCvat(root: string, file: string): Promise<CvatFile | undefined> {
  const reader = new Reader();
  await readXml(root, file, reader);
  const found = reader.found();
  return found.images.length + found.tracks > 0 || reader.saysVersion ? { file, ...found } : undefined;
}

class Reader {
  /** As CVAT does, also where the task has no image. */
  saysVersion = false;
  readonly #way: string[] = [];
  readonly #images: CvatImage[] = [];
  readonly #labels: string[] = [];
  readonly #marks = new Map<string, number>();
  #image: ImageReader | undefined;
  #label: { name: string; type: string; isPart: boolean } | undefined;
  #tracks = 0;
  #boxes = 0;

  open(name: string, attributes: ReadonlyMap<string, string>, at: number): void {
    this.#way.push(name);
    if (this.#way[0] !== 'annotations') throw new SyntaxError('its outermost element is not "annotations"');
    if (this.#way.length === 2 && name === 'version') this.saysVersion = true;
    if (this.#way.length === 2 && name === 'image') this.#image = new ImageReader(attributes, at);
    if (this.#way.length === 2 && name === 'track') this.#tracks++;
    if (this.#way.length === 3 && this.#image !== undefined) this.#take({ name, attributes }, this.#image);
    if (this.#isIn('labels', 'label')) this.#label = { name: '', type: '', isPart: false };
  }

  close(name: string, at: number): void {
    if (this.#way.length === 2 && name === 'image' && this.#image !== undefined) {
      this.#images.push(this.#image.finish(at));
      this.#image = undefined;
    }
    if (this.#isIn('labels', 'label')) this.#finishLabel();
    this.#way.pop();
  }

  text(text: string): void {
    if (this.#label === undefined) return;
    if (this.#isIn('label', 'name')) this.#label.name += text;
    else if (this.#isIn('label', 'type')) this.#label.type += text;
    else if (this.#isIn('label', 'parent')) this.#label.isPart = true;
  }

  found(): Omit<CvatFile, 'file'> {
    return {
      images: this.#images,
      labels: this.#labels,
      boxes: this.#boxes,
      marks: this.#marks,
      tracks: this.#tracks,
    };
  }

  /** Whether what is read is this element within the other, of what is said of the task. */
  #isIn(outer: string, name: string): boolean {
    return this.#way[1] === 'meta' && this.#way.at(-2) === outer && this.#way.at(-1) === name;
  }

  #take(element: Element, image: ImageReader): void {
    const kind = kindOf(element.name);
    if (kind === 'box') this.#boxes++;
    if (kind === 'mark') this.#marks.set(element.name, (this.#marks.get(element.name) ?? 0) + 1);
    if (kind === 'area') image.take(element);
  }

  #finishLabel(): void {
    const { name, type, isPart } = this.#label ?? { name: '', type: '', isPart: true };
    this.#label = undefined;
    if (name.trim() !== '' && !isPart && !WITHOUT_PIXELS.has(type.trim())) this.#labels.push(name.trim());
  }
}

class ImageReader {
  readonly #attributes: ReadonlyMap<string, string>;
  readonly #from: number;
  readonly #labels: string[] = [];
  readonly #digest: Hash = createHash('sha256');
  #rectangles = 0;

  constructor(attributes: ReadonlyMap<string, string>, from: number) {
    this.#attributes = attributes;
    this.#from = from;
  }

  take(area: Element): void {
    this.#labels.push(labelOf(area));
    this.#digest.update(JSON.stringify([area.name, [...area.attributes].sort()]));
    const points = area.name === 'polygon' ? pointsIn(area.attributes.get('points')) : undefined;
    if (points !== undefined && isRectangle(points)) this.#rectangles++;
  }

  finish(to: number): CvatImage {
    return {
      attributes: this.#attributes,
      labels: this.#labels,
      rectangles: this.#rectangles,
      from: this.#from,
      to,
      // 48 bits: as many as a number holds, and enough for the files of one image.
      digest: this.#digest.digest().readUIntBE(0, 6),
    };
  }
}
