// Faults of gates: written wrongly, about a class that isn't there, or not passed.
import { escapeControls, quote } from '../shared/quote.ts';
import { type Fault, fault } from './fault.ts';

/** Longer ones are cut in a message, and shown in no excerpt. */
const LONGEST_GATE = 200;
const MOST_CLASSES = 20;

export interface GateMistake {
  /** The whole line, and its number of how many. */
  readonly line: string;
  readonly number: number;
  readonly lines: number;
  /** From where to where it is wrong, in UTF-16 code units; both are the line's end where something is missing. */
  readonly start: number;
  readonly end: number;
  readonly expected: string;
  readonly fix: string;
}

export function gateInvalid(mistake: GateMistake, source: string | undefined): Fault {
  const { line, number, lines, start, end, expected, fix } = mistake;
  const file = source === undefined ? '' : ` in ${quote(source)}`;
  const place = lines === 1 ? `setting "fail-if"${file}` : `line ${number} of setting "fail-if"${file}`;
  const found = start === end ? 'ends' : `has ${quote(cut(line.slice(start, end)))}`;
  return fault('gate-invalid', {
    subject: `gate ${code(line.trim())} (${place})`,
    got: `${found} at column ${columnOf(line, start)}`,
    expected: `expected ${expected}`,
    fix: escapeControls(fix),
    ...(source === undefined ? {} : { file: source }),
    ...excerptOf(line, start, end),
  });
}

/** `name` stands from `start` to `end` of the gate. */
export function gateClassUnknown(
  gate: string,
  { name, start, end }: { readonly name: string; readonly start: number; readonly end: number },
  classes: readonly string[],
  nearest: string,
): Fault {
  const more = classes.length > MOST_CLASSES ? ` and ${classes.length - MOST_CLASSES} more` : '';
  return fault('gate-class-unknown', {
    subject: `gate ${code(gate)} (setting "fail-if")`,
    got: `names a class ${quote(name)} at column ${columnOf(gate, start)}`,
    expected: `the classes are ${classes.slice(0, MOST_CLASSES).map(quote).join(', ')}${more}`,
    fix: `Correct the name (the nearest is ${quote(nearest)}) or take the gate out.`,
    ...excerptOf(gate, start, end),
  });
}

/** `sentence` has the numbers. */
export function gateFailed(gate: string, sentence: string): Fault {
  return fault('gate-failed', {
    subject: `gate ${code(gate)}`,
    got: `failed: ${escapeControls(sentence)}`,
    fix: 'The model and the reports are there all the same.',
  });
}

/** From 1, in characters. */
function columnOf(line: string, start: number): number {
  return [...line.slice(0, start)].length + 1;
}

function code(gate: string): string {
  return `\`${escapeControls(cut(gate))}\``;
}

function cut(text: string): string {
  return text.length > LONGEST_GATE ? `${text.slice(0, LONGEST_GATE)}…` : text;
}

function excerptOf(text: string, start: number, end: number) {
  return text.length > LONGEST_GATE ? {} : { excerpt: { text, start, end } };
}

export function gateNotForClassification(text: string): Fault {
  return fault('gate-not-for-classification', {
    subject: `gate ${quote(text)} in "fail-if"`,
    got: 'is about intersection over union',
    expected: 'which measures areas: whole images with a class each have none',
    fix: 'Ask for accuracy, macro F1, or precision, recall or f1 of a class.',
  });
}
