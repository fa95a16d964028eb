import { type Excerpt } from './excerpt.js';
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
    /** All files at fault, where the message is about several of one cause; `file` is the first of them. */
    readonly files?: readonly string[];
    /** Files, or folders of files, that it says take no part. */
    readonly leavesOut?: readonly string[];
    /** What was typed and where in it the fault is, to be shown under the message. */
    readonly excerpt?: Excerpt;
    /** Lines of a workflow that are the way out, to be copied as they stand. */
    readonly paste?: readonly string[];
}
/** A fault with what its message was put together from, by which many of one cause are told in one message. */
export interface WordedFault extends Fault {
    readonly parts: {
        readonly subject: string;
        readonly got: string;
        readonly expected: string | undefined;
        readonly fix: string;
    };
}
export declare function isWorded(fault: Fault): fault is WordedFault;
/** `code: message`, the one line of every fault. */
export declare function describeFault(fault: Fault): string;
/** The lines in which a fault is shown to people, each escaped: `code: message`, then what was typed with its carets. */
export declare function faultLines(fault: Fault): string[];
