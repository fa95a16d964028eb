// The hash of an image or of its labels in few characters, as results.json has it and compares it.

/** Hex digits: 64 bits, in which even a million images don't meet by chance. */
const DIGITS = 16;

export function shortHash(hash: string): string {
  return hash.slice(0, DIGITS);
}
