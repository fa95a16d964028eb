// Reads what PyTorch makes of ten pictures by EfficientNet-Lite0 (pretrained.py), and makes the pictures; the formula here
// must stay that of the script.
import { readFileSync } from 'node:fs';

/** Of a layer's output C,H,W or C: some values, evenly spaced, and what sums up all. */
export interface Sampled {
  readonly shape: readonly number[];
  readonly rms: number;
  readonly mean: number;
  readonly values: readonly number[];
}

interface Row {
  readonly why: string;
  readonly height: number;
  readonly width: number;
  /** Of red, green and blue. */
  readonly waves: readonly (readonly [alongX: number, alongY: number, begin: number])[];
  readonly cell: number;
  readonly noise: number;
  /** All by convolutions' weights rounded to half precision, every eighth by the weights as they were published. */
  readonly features: { readonly half: readonly number[]; readonly full: readonly number[] };
  /** By weights in half precision; of the U-Net to strides 4 and 1 what goes into its softmax, of three classes. */
  readonly segmentation?: Readonly<Record<'hypercolumns' | 'unet4' | 'unet1', Sampled>>;
  /** `stem`, `block1` to `block16`, `top`, `features`. */
  readonly blocks?: Readonly<Record<string, { readonly full: Sampled; readonly half: Sampled }>>;
}

export interface GoldenPicture extends Row {
  /** 8-bit values, 3,H,W. */
  readonly pixels: Uint8Array;
}

export function goldenPictures(): readonly GoldenPicture[] {
  const rows: Row[] = JSON.parse(readFileSync(new URL('pretrained.json', import.meta.url), 'utf8'));
  return rows.map((row, number) => ({ ...row, pixels: pixelsOf(number, row) }));
}

/** Noise comes from the generator of Numerical Recipes, a number for each value of H,W,3. */
function pixelsOf(number: number, { height, width, waves, cell, noise }: Row): Uint8Array {
  const pixels = new Uint8Array(waves.length * height * width);
  let state = number;
  for (let i = 0; i < pixels.length; i++) {
    const [at, channel] = [Math.floor(i / waves.length), i % waves.length];
    const [x, y] = [at % width, Math.floor(at / width)].map((place) => place - (place % cell));
    const [alongX, alongY, begin] = waves[channel];
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    const phase = (((x * alongX + y * alongY + begin) % 512) + 512) % 512;
    const value = Math.abs(phase - 256) + ((state >>> 16) % (2 * noise + 1)) - noise;
    pixels[channel * height * width + at] = Math.min(Math.max(value, 0), 255);
  }
  return pixels;
}

/** Of the convolution of that number, counted from the first after the encoder. @param shape O,I,k,k */
export function goldenWeight(number: number, shape: readonly number[]): Float32Array {
  const inputs = shape.slice(1).reduce((product, size) => product * size, 1);
  return Float32Array.from(
    { length: shape[0] * inputs },
    (_, i) => Math.sin(i * 1.7 + number) * Math.sqrt(4 / inputs),
  );
}

export function sampled(values: Float32Array, shape: readonly number[], count: number): Sampled {
  const step = Math.floor(values.length / count);
  let [sum, squares] = [0, 0];
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  return {
    shape,
    rms: Math.sqrt(squares / values.length),
    mean: sum / values.length,
    values: Array.from({ length: count }, (_, i) => values[i * step]),
  };
}
