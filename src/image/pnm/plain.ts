// The samples of a PNM image that are written as text.
import { damagedImage, imageEndsEarly } from '../damaged.ts';
import type { PnmHeader } from './header.ts';

const [HASH, ZERO, NINE] = [0x23, 0x30, 0x39];

/** @throws ImageError */
export function plainSamples(
  text: Uint8Array,
  samples: number,
  { kind, most }: Pick<PnmHeader, 'kind' | 'most'>,
): Uint8Array | Uint16Array {
  const data = most > 255 ? new Uint16Array(samples) : new Uint8Array(samples);
  let at = 0;
  for (let i = 0; i < samples; i++) {
    at = skipBlanks(text, at);
    if (at >= text.length) throw imageEndsEarly('PNM');
    const begin = at;
    let value = 0;
    // Bits need nothing between them.
    const end = kind === 'bits' ? at + 1 : text.length;
    for (; at < end && isDigit(text[at]) && value <= most; at++) value = 10 * value + text[at] - ZERO;
    if (at === begin || value > most) throw damagedImage('PNM', `a sample that is no number up to ${most}`);
    data[i] = kind === 'bits' ? 255 * (1 - value) : value;
  }
  return data;
}

function skipBlanks(text: Uint8Array, from: number): number {
  let at = from;
  while (at < text.length && (isBlank(text[at]) || text[at] === HASH)) {
    if (text[at] === HASH) while (at < text.length && text[at] !== 10 && text[at] !== 13) at++;
    else at++;
  }
  return at;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** Blank, tab, line feed, vertical tab, form feed, carriage return. */
function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
