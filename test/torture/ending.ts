// Whether a program ended as the documentation says: by a code that it names, with a message of the catalogue, and without
// anything that only its authors understand.
import * as errors from '../../src/errors.ts';
import type { Ended } from './child.ts';

const CODES = new Set(
  Object.values<unknown>(errors).flatMap((one) => {
    const { code, example } = (one ?? {}) as Partial<errors.Fault> & { readonly example?: unknown };
    return typeof code === 'string' && typeof example === 'function' ? [code] : [];
  }),
);

export interface Expected {
  /** Beside 0 and 2. */
  readonly codes: readonly number[];
  /** By which it may have been ended. */
  readonly signals: readonly NodeJS.Signals[];
  /** Whether what it says can be read. */
  readonly isHeard: boolean;
}

/** Codes of the faults that it told, of errors first; of a terminal and of a workflow alike. */
export function toldFaults(output: string): string[] {
  const told = [...output.matchAll(/^(?:::)?(error|warning)(?: [^\n]*?)?:+ ?([a-z][a-z0-9-]*): /gm)];
  return told
    .toSorted(([, a], [, b]) => a!.localeCompare(b!))
    .map(([, severity, code]) => `${severity} ${code}`);
}

/** @returns what is wrong with it, a sentence each */
export function judgeEnding(ended: Ended, { codes, signals, isHeard }: Expected): string[] {
  const { code, signal, hung, output } = ended;
  const wrong: string[] = [];
  if (hung) return ['it hung'];
  if (signal !== undefined && !signals.includes(signal)) wrong.push(`it was ended by ${signal}`);
  if (signal === undefined && ![0, 2, ...codes].includes(code!)) wrong.push(`exit code ${code}`);
  if (/internal error/i.test(output)) wrong.push('it calls something an internal error');
  if (/^\s+at .*(?:\.m?js:\d+|node:)/m.test(output)) wrong.push('it shows a stack');
  if (/^\(node:\d+\)|UnhandledPromise|Uncaught/m.test(output)) wrong.push('Node.js speaks for it');
  const told = toldFaults(output).map((fault) => fault.split(' ')[1]!);
  for (const one of new Set(told)) if (!CODES.has(one)) wrong.push(`no catalogue has ${one}`);
  const errorsTold = toldFaults(output).filter((fault) => fault.startsWith('error '));
  if (isHeard && code === 2 && errorsTold.length === 0) wrong.push('exit code 2 without an error told');
  if (isHeard && code === 1 && !/gate-failed|artifact-upload-failed|report-upload-failed/.test(output))
    wrong.push('exit code 1 without a gate or an upload that failed');
  return wrong;
}
