// What a fault is and how it's worded and carried. The faults themselves stand beside this file, by subject.

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

/** `code: message`, the form in which every fault is shown. */
export function describeFault(fault: Fault): string {
  return `${fault.code}: ${fault.message}`;
}

interface Wording {
  readonly subject: string;
  readonly got: string;
  readonly expected?: string;
  readonly fix: string;
  readonly file?: string;
  readonly severity?: Fault['severity'];
}

/** Words a fault as "subject got, expected. Fix." */
export function fault(
  code: string,
  { subject, got, expected, fix, file, severity = 'error' }: Wording,
): Fault {
  const message = `${subject} ${got}${expected === undefined ? '' : `, ${expected}`}. ${fix}`;
  return { code, message, severity, ...(file === undefined ? {} : { file }) };
}
