// What is fuzzed: one parser of ours, what it may answer, and what it's begun with.

/** A kind of error that a parser may end in. */
export type Refusal = abstract new (...given: never[]) => Error;

export interface Target {
  /** The errors that say what is wrong with the input. Any other, their descendants as well, is a find. */
  readonly refusals: readonly Refusal[];
  /** Valid inputs, small ones. */
  seeds(): readonly Uint8Array[];
  /** What the parser looks for and no seed holds. */
  readonly words?: readonly string[];
  /** Of an input; default 16 KiB. */
  readonly mostBytes?: number;
  /** Parses. What it finds out by itself, such as a round trip that changes something, it throws. */
  run(input: Uint8Array): unknown;
}

export const MOST_BYTES = 16 * 1024;

/** Of a text. */
export function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text));
}

export function textOf(input: Uint8Array): string {
  return Buffer.from(input).toString('utf8');
}
