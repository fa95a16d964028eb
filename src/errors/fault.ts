// What a fault is and how it's worded and carried. The faults themselves stand beside this file, by subject.
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

/** What a message is put together from: "subject got, expected. Fix." */
export interface Wording {
  readonly subject: string;
  readonly got: string;
  readonly expected?: string;
  readonly fix: string;
  readonly file?: string;
  readonly excerpt?: Excerpt;
}

/** A fault as the catalogue has it. */
interface Definition<Arguments extends readonly unknown[]> {
  readonly code: string;
  /** Absent: `error`. */
  readonly severity?: Fault['severity'];
  readonly words: (...given: Arguments) => Wording;
  /** What `words` is given for an example, as somebody would meet it. */
  readonly example: NoInfer<Arguments>;
  /**
   * What it means and, where the message's own way out is not the only one, what else helps: whole sentences, in
   * Markdown, with links from docs/.
   */
  readonly note: string;
}

/** One kind of fault, without what its words are given. */
export interface FaultKind {
  readonly code: string;
  readonly severity: Fault['severity'];
  readonly note: string;
  example(): Fault;
}

/** A function of the catalogue: words a fault, and knows what there is to say of its kind. */
export function defineFault<Arguments extends readonly unknown[]>({
  code,
  severity = 'error',
  words,
  example,
  note,
}: Definition<Arguments>): ((...given: Arguments) => Fault) & FaultKind {
  const word = (...given: Arguments): Fault => {
    const { subject, got, expected, fix, file, excerpt } = words(...given);
    const message = `${subject} ${got}${expected === undefined ? '' : `, ${expected}`}. ${fix}`;
    const place = { ...(file === undefined ? {} : { file }), ...(excerpt === undefined ? {} : { excerpt }) };
    return { code, message, severity, ...place };
  };
  return Object.assign(word, { code, severity, note, example: () => word(...example) });
}
