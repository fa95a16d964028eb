// The catalogue of everything a user can be told is wrong: one function a message, each with a stable code.
// It words faults and carries them; it does not decide when one applies.
import { quote } from './shared/quote.ts';

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
function fault(code: string, { subject, got, expected, fix, file, severity = 'error' }: Wording): Fault {
  const message = `${subject} ${got}${expected === undefined ? '' : `, ${expected}`}. ${fix}`;
  return { code, message, severity, ...(file === undefined ? {} : { file }) };
}

// ---- data set ----------------------------------------------------------------------------------------------

export function maskSizeMismatch(mask: string, maskSize: string, image: string, imageSize: string): Fault {
  return fault('mask-size-mismatch', {
    subject: `mask ${quote(mask)}`,
    got: `is ${maskSize}`,
    expected: `its image ${quote(image)} is ${imageSize}`,
    fix: "Export the mask again at the image's size.",
    file: mask,
  });
}
