// A canvas for made-up data sets: colours and labels drawn together, so that every pixel's class is known.
import type { Random } from '../../src/shared/random.ts';

export type Colour = readonly [red: number, green: number, blue: number];
/** Whether a pixel belongs to a shape. */
export type Shape = (x: number, y: number) => boolean;

export class Canvas {
  readonly width: number;
  readonly height: number;
  /** H,W,3; 0-255, not yet rounded. */
  readonly pixels: Float32Array;
  /** H,W; class indices, 255 where a pixel counts for none. */
  readonly labels: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.pixels = new Float32Array(width * height * 3);
    this.labels = new Uint8Array(width * height);
  }

  /** Draws within a rectangle: every pixel of the shape gets the label and the colour that `paint` gives it. */
  draw(
    [left, top, right, bottom]: readonly [number, number, number, number],
    label: number,
    shape: Shape,
    paint: (x: number, y: number) => Colour,
  ): void {
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(this.height, bottom); y++) {
      for (let x = Math.max(0, Math.floor(left)); x < Math.min(this.width, right); x++) {
        if (!shape(x, y)) continue;
        this.labels[y * this.width + x] = label;
        this.pixels.set(paint(x, y), (y * this.width + x) * 3);
      }
    }
  }

  /** What a camera makes of it: another exposure, and noise, of a grey camera the same in all three. 8 bits, H,W,3. */
  expose(
    random: Random,
    { gain, noise, channels }: { readonly gain: number; readonly noise: number; readonly channels: 1 | 3 },
  ): Uint8Array {
    const exposed = new Uint8Array(this.pixels.length);
    const measure = (value: number) =>
      Math.round(Math.min(255, Math.max(0, value * gain + noise * random.normal())));
    for (let i = 0; i < exposed.length; i++)
      exposed[i] = channels === 1 && i % 3 > 0 ? exposed[i - 1] : measure(this.pixels[i]);
    return exposed;
  }
}

/** Smooth noise in [0, 1): random numbers on a grid, interpolated between its points (value noise). */
export function smoothNoise(random: Random, cell: number): (x: number, y: number) => number {
  const SIZE = 64;
  const grid = Float32Array.from({ length: SIZE * SIZE }, () => random.next());
  const at = (x: number, y: number) => grid[(y & (SIZE - 1)) * SIZE + (x & (SIZE - 1))];
  const ease = (t: number) => t * t * (3 - 2 * t);
  return (x, y) => {
    const [u, v] = [x / cell, y / cell];
    const [i, j] = [Math.floor(u), Math.floor(v)];
    const [a, b] = [ease(u - i), ease(v - j)];
    const upper = at(i, j) * (1 - a) + at(i + 1, j) * a;
    const lower = at(i, j + 1) * (1 - a) + at(i + 1, j + 1) * a;
    return upper * (1 - b) + lower * b;
  };
}
