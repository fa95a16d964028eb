// What every entry of the catalogue is made with: a function that words a fault, with what there is to say of its kind.
import type { Excerpt } from './excerpt.ts';
import type { Fault, WordedFault } from './fault.ts';

/**
 * What a message is put together from: "subject got, expected. Fix." Faults of many files are told as one where they have
 * the same fix: so `subject` ends with the quoted `file`, and what differs from file to file stands in `got`.
 */
export interface Wording {
  readonly subject: string;
  readonly got: string;
  readonly expected?: string;
  readonly fix: string;
  readonly file?: string;
  /** Where it's of several of one cause, all of them. */
  readonly files?: readonly string[];
  /** Of images that take no part, where `file` doesn't say it: their paths, or their folders'. */
  readonly leavesOut?: readonly string[];
  readonly excerpt?: Excerpt;
  readonly paste?: readonly string[];
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
  const word = (...given: Arguments): WordedFault => {
    const { subject, got, expected, fix, file, files, leavesOut, excerpt, paste } = words(...given);
    const message = `${subject} ${got}${expected === undefined ? '' : `, ${expected}`}. ${fix}`;
    const place = {
      ...(file === undefined ? {} : { file }),
      ...(files === undefined ? {} : { files }),
      ...(leavesOut === undefined ? {} : { leavesOut }),
      ...(excerpt === undefined ? {} : { excerpt }),
      ...(paste === undefined ? {} : { paste }),
    };
    return { code, message, severity, ...place, parts: { subject, got, expected, fix } };
  };
  return Object.assign(word, { code, severity, note, example: () => word(...example) });
}
