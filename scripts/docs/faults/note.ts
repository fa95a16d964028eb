// What the page on troubleshooting says of a fault beside its own message.
import type { Fault } from '../../../src/errors/fault.ts';

export interface FaultNote {
  /** The fault as somebody would meet it: its code, severity and message are shown. */
  readonly example: Fault;
  /** What it means and, where the message's own way out is not the only one, what else helps: whole sentences. */
  readonly note: string;
}

/** One for every function of a file in src/errors; a test finds a missing one. */
export type NotesOf<Catalogue> = { readonly [Name in keyof Catalogue]?: FaultNote };

export function note(example: Fault, text: string): FaultNote {
  return { example, note: text };
}
