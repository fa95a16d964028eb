// What is wrong with a gate and where: how the descent through a line ends early.
import type { Token } from './line-scanner.ts';

/** What is wrong from `start` to `end` of the line; both are its end where something is missing there. */
export interface GateMistake {
  readonly start: number;
  readonly end: number;
  /** For after "expected". */
  readonly expected: string;
  /** A sentence or two. */
  readonly fix: string;
}

/** Never leaves parse-gate.ts, which makes it the result. */
export class Misread extends Error {
  readonly mistake: GateMistake;

  constructor(mistake: GateMistake) {
    super(mistake.expected);
    this.mistake = mistake;
  }
}

export function misread({ start, end }: Token, expected: string, fix: string): Misread {
  return new Misread({ start, end, expected, fix });
}
