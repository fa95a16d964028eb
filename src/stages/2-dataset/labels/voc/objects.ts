// Takes the objects of Pascal VOC from its XML as it's parsed: what each is called, and the outline of those that have one.
import { UNNAMED } from '../../ground-names.ts';

export interface VocObject {
  readonly name: string;
  /** x0, y0, x1, y1, ... as they're written, in pixels from 0; undefined: it is a box alone. */
  readonly outline: readonly number[] | undefined;
}

/** Of labelme's first program, whose files have the same form. */
const POINT = 'pt';
/** What that program says of what was drawn as one, which it writes with four points like an outline. */
const BOX = 'bounding_box';
/** `<x1>`, `<y1>`, `<x2>`, ...: Pascal VOC counts pixels from 1. */
const COORDINATE = /^(?<axis>[xy])(?<number>\d*)$/;

/** Is told each element by its name, and the texts within. `taken` is called with each object. */
export class Objects {
  readonly #taken: (object: VocObject) => void;
  #name = '';
  #type = '';
  #isDeleted = false;
  #outline: Map<string, number> | undefined;
  #points = 0;

  constructor(taken: (object: VocObject) => void) {
    this.#taken = taken;
  }

  /** @param way from the object to the element, itself the last */
  open(way: readonly string[]): void {
    const [, inObject, inOutline] = way;
    if (way.length === 1) {
      this.#name = '';
      this.#type = '';
      this.#isDeleted = false;
      this.#outline = undefined;
      this.#points = 0;
    }
    if (way.length === 2 && inObject === 'polygon') this.#outline ??= new Map();
    if (way.length === 3 && inObject === 'polygon' && inOutline === POINT) this.#points++;
  }

  text(way: readonly string[], text: string): void {
    const [, inObject, inOutline] = way;
    if (way.length === 2 && inObject === 'name') this.#name += text;
    if (way.length === 2 && inObject === 'type') this.#type += text;
    if (way.length === 2 && inObject === 'deleted') this.#isDeleted = text.trim() === '1';
    if (inObject !== 'polygon' || this.#outline === undefined) return;
    const isPoint = inOutline === POINT;
    if (way.length !== (isPoint ? 4 : 3)) return;
    const said = COORDINATE.exec(way.at(-1)!)?.groups;
    if (said === undefined || (said.number === '') !== isPoint) return;
    const key = `${said.axis}${isPoint ? this.#points : Number(said.number)}`;
    this.#outline.set(key, text.trim() === '' ? Number.NaN : Number(text) - (isPoint ? 0 : 1));
  }

  /** Behind the object's last element. */
  close(): void {
    if (this.#isDeleted) return;
    this.#taken({
      name: this.#name.trim() || UNNAMED,
      outline: this.#type.trim() === BOX ? undefined : this.#corners(),
    });
  }

  /** Of a point without its y NaN: that's told where it's drawn. */
  #corners(): readonly number[] | undefined {
    const outline = this.#outline;
    if (outline === undefined || outline.size === 0) return undefined;
    const numbers = [...new Set([...outline.keys()].map((key) => Number(key.slice(1))))].sort(
      (a, b) => a - b,
    );
    return numbers.flatMap((number) => [
      outline.get(`x${number}`) ?? Number.NaN,
      outline.get(`y${number}`) ?? Number.NaN,
    ]);
  }
}
