// What the examples of the model card go by: the images that the model takes, and its classes as a program's text.
import type { BitDepth } from '../../../image/raster.ts';
import type { Results } from '../../../results/results.ts';

/** Of ONNX Runtime, the one that this package itself runs models with. A test holds it to package.json. */
export const RUNTIME_VERSION = '1.30.0';
export const SHARP_VERSION = '0.35.5';

export interface Input {
  readonly task: Results['task'];
  readonly bitDepth: BitDepth;
  readonly channels: 1 | 3;
}

export function inputOf({ task, data }: Pick<Results, 'task' | 'data'>): Input {
  return { task, bitDepth: data['bit-depth'], channels: data.channels };
}

/** "16-bit grey", "32-bit float grey" */
export function inputWords({ bitDepth, channels }: Omit<Input, 'task'>): string {
  const float = bitDepth === 32 ? ' float' : '';
  return `${bitDepth}-bit${float} ${channels === 3 ? 'colour' : 'grey'}`;
}

/** Nothing that ends a script, a line or a fence, and nothing that can't be seen. */
const NOT_AS_IT_IS = /[<>&`\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu;

/** A JSON value as JavaScript that may stand in a script within HTML within Markdown. */
export function literal(value: unknown): string {
  return JSON.stringify(value).replace(NOT_AS_IT_IS, (character) =>
    Array.from(
      { length: character.length },
      (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

/** A list of JavaScript with an item a line. */
export function list(items: readonly unknown[]): string {
  return `[\n${items.map((item) => `  ${literal(item)},\n`).join('')}]`;
}
