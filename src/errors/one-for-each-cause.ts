// Many faults of one cause as one message: how many there are, three examples, and the way out, which they share. It
// words what it's given; where faults are told is for others to say.
import { quote } from '../shared/quote.ts';
import { type Fault, isWorded, type WordedFault } from './fault.ts';

/** So many are shown of each cause; the others are counted. */
const EXAMPLES = 3;
/** So many of one code, whose subjects are no files, are told each by itself: every wrong setting is named. */
const TOLD_ALONE = 10;

/**
 * The same faults in their order, one for each cause, in the place of its first. Of faults whose subject is a file, two
 * with the same code and way out are one cause; of all others many. What was typed is shown by itself, and what has been joined before stays as it is.
 */
export function oneForEachCause(faults: readonly Fault[]): readonly Fault[] {
  const groups = new Map<string, Fault[]>();
  for (const [i, fault] of faults.entries()) {
    const cause = causeOf(fault) ?? String(i);
    const group = groups.get(cause);
    if (group === undefined) groups.set(cause, [fault]);
    else group.push(fault);
  }
  return [...groups.values()].flatMap(joined);
}

/** "4 errors, 4 warnings" */
export function countOfFaults(faults: readonly Fault[]): string {
  const counts = (['error', 'warning'] as const).map((severity) => {
    const count = faults.filter((fault) => fault.severity === severity).length;
    return count === 0 ? [] : `${counted(count)} ${severity}${count === 1 ? '' : 's'}`;
  });
  return counts.flat().join(', ');
}

/** What two faults must have in common to be told as one; undefined: the fault is told alone. */
function causeOf(fault: Fault): string | undefined {
  if (!isWorded(fault) || fault.excerpt !== undefined) return undefined;
  const { code, severity, parts } = fault;
  const noun = nounOf(fault);
  return JSON.stringify([code, severity, noun, noun === undefined ? parts.fix : shapeOf(parts.fix)]);
}

/** A way out that names the file itself is still the same way. */
function shapeOf(fix: string): string {
  return fix.replace(/"[^"]*"|\d+/g, '""');
}

/** What the subject calls its file, such as "mask"; undefined where the subject is something else. */
function nounOf({ file, parts: { subject } }: WordedFault): string | undefined {
  const name = file === undefined ? undefined : quote(file);
  if (name === undefined || !subject.endsWith(name)) return undefined;
  return subject.slice(0, -name.length).trim() || 'file';
}

function joined(group: readonly Fault[]): readonly Fault[] {
  const worded = group.filter(isWorded);
  const [first] = worded;
  if (first === undefined || worded.length === 1) return group;
  const { code, severity } = first;
  const files = [...new Set(worded.flatMap(({ file }) => file ?? []))];
  const noun = files.length > 1 ? nounOf(first) : undefined;
  if (noun === undefined && worded.length <= TOLD_ALONE) return group;
  const message = noun === undefined ? wordsOfTimes(worded) : wordsOfFiles(worded, files, noun);
  const paste = first.paste === undefined ? {} : { paste: first.paste };
  if (files.length === 0) return [{ code, message, severity, ...paste }];
  return [{ code, message, severity, file: files[0], files, ...paste }];
}

function wordsOfFiles(faults: readonly WordedFault[], files: readonly string[], noun: string): string {
  const [{ parts: first }] = faults;
  const { got } = first;
  const expected = sharedExpectation(faults);
  if (expected === undefined || faults.some(({ parts }) => parts.got !== got))
    return wordsOfEach(faults, `${counted(faults.length)} ${noun}s`, ({ file }) => quote(file ?? ''));
  const names = files.slice(0, EXAMPLES).map(quote);
  const examples = files.length > EXAMPLES ? `${names.join(', ')}, ...` : names.join(', ');
  return `each of ${counted(faults.length)} ${noun}s (${examples}) ${got}${expected}. ${fixOf(faults)}`;
}

function wordsOfTimes(faults: readonly WordedFault[]): string {
  return wordsOfEach(faults, `${counted(faults.length)} times`, ({ parts }) => parts.subject);
}

/** Each with what is wrong with it. */
function wordsOfEach(
  faults: readonly WordedFault[],
  head: string,
  subjectOf: (fault: WordedFault) => string,
): string {
  const shared = sharedExpectation(faults);
  const examples = faults.slice(0, EXAMPLES).map((fault) => {
    const { got, expected } = fault.parts;
    const own = shared === undefined && expected !== undefined ? ` (${expected})` : '';
    return `${subjectOf(fault)} ${got}${own}`;
  });
  const more = faults.length > EXAMPLES ? `; and ${counted(faults.length - EXAMPLES)} more` : '';
  return `${head}: ${examples.join('; ')}${more}${shared ?? ''}. ${fixOf(faults)}`;
}

/** What all expect, as the message ends with it; undefined where they differ. */
function sharedExpectation(faults: readonly WordedFault[]): string | undefined {
  const [first] = faults;
  const { expected } = first.parts;
  if (faults.some(({ parts }) => parts.expected !== expected)) return undefined;
  return expected === undefined ? '' : `, ${expected}`;
}

function fixOf(faults: readonly WordedFault[]): string {
  const [{ parts }] = faults;
  return faults.every((fault) => fault.parts.fix === parts.fix) ? parts.fix : `Of the first: ${parts.fix}`;
}

function counted(count: number): string {
  return count.toLocaleString('en-US');
}
