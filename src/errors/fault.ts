// What a fault is and how it's carried and shown. The faults themselves stand beside this file, by subject.
import { escapeControls } from '../shared/quote.ts';
import { drawExcerpt, type Excerpt } from './excerpt.ts';

/** One thing that is wrong with the input, worded for the person who can mend it. */
export interface Fault {
  /** Stable kebab-case identifier, e.g. `mask-size-mismatch`. */
  readonly code: string;
  /** The whole message without its code: subject, got, expected, fix. One line, control characters escaped. */
  readonly message: string;
  /** `error` stops the run; `warning` is reported and the run goes on, because the result is still right. */
  readonly severity: 'error' | 'warning';
  /** The file at fault as the user would name it (relative to the data folder), if one file is at fault. */
  readonly file?: string;
  /** What was typed and where in it the fault is, to be shown under the message. */
  readonly excerpt?: Excerpt;
}

/** Bad input or configuration (exit code 2): carries every fault found, not only the first. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[] | Fault, options?: ErrorOptions) {
    const list = Array.isArray(faults) ? (faults as readonly Fault[]) : [faults as Fault];
    super(list.map(describeFault).join('\n'), options);
    this.faults = list;
  }
}

/** Our own mistake (exit code 3), never the user's: whoever reads it is asked to report it. */
export class InternalError extends Error {
  override readonly name = 'InternalError';

  constructor(message: string, options?: ErrorOptions) {
    super(`internal error, please report it: ${message}`, options);
  }
}

/** `code: message`, the one line of every fault. */
export function describeFault(fault: Fault): string {
  return `${fault.code}: ${fault.message}`;
}

/** The lines in which a fault is shown to people, each escaped: `code: message`, then what was typed with its carets. */
export function faultLines(fault: Fault): string[] {
  const excerpt = fault.excerpt === undefined ? [] : drawExcerpt(fault.excerpt);
  return [escapeControls(describeFault(fault)), ...excerpt];
}
