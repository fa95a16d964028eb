// Faults of gates: written wrongly, about a class that isn't there, or not passed.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

/** Longer ones are cut in a message, and shown in no excerpt. */
const LONGEST_GATE = 200;
const MOST_CLASSES = 20;

export interface MistakenLine {
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

export const gateInvalid = defineFault({
  code: 'gate-invalid',
  words: (mistake: MistakenLine, source: string | undefined): Wording => {
    const { line, number, lines, start, end, expected, fix } = mistake;
    const file = source === undefined ? '' : ` in ${quote(source)}`;
    const place = lines === 1 ? `setting "fail-if"${file}` : `line ${number} of setting "fail-if"${file}`;
    const found = start === end ? 'ends' : `has ${quote(cut(line.slice(start, end)))}`;
    return {
      subject: `gate ${code(line.trim())} (${place})`,
      got: `${found} at column ${columnOf(line, start)}`,
      expected: `expected ${expected}`,
      fix: escapeControls(fix),
      ...(source === undefined ? {} : { file: source }),
      ...excerptOf(line, start, end),
    };
  },
  example: [
    {
      line: 'test-mean-iou < 80 percent',
      number: 1,
      lines: 1,
      start: 19,
      end: 26,
      expected: 'the end of the line, or "%"',
      fix: 'Write the bound as 0.8 or 80%.',
    },
    undefined,
  ],
  note: 'The condition is shown with a mark under the part that was not understood. [Gates](github.md#gates) has the words.',
});

/** Beyond those that are shown one by one. */
export const gatesInvalid = defineFault({
  code: 'gates-invalid',
  words: (more: number, source: string | undefined): Wording => ({
    subject: `${more} more ${more === 1 ? 'line' : 'lines'} of setting "fail-if"${source === undefined ? '' : ` in ${quote(source)}`}`,
    got: `${more === 1 ? 'is' : 'are'} no condition either`,
    fix: 'Correct the first ones, and the others as they.',
    ...(source === undefined ? {} : { file: source }),
  }),
  example: [12, 'best-epoch.yml'],
  note: 'The first of them are told one by one (`gate-invalid`).',
});

/** `name` stands from `start` to `end` of the gate. */
export const gateClassUnknown = defineFault({
  code: 'gate-class-unknown',
  words: (
    gate: string,
    { name, start, end }: { readonly name: string; readonly start: number; readonly end: number },
    classes: readonly string[],
    nearest: string | undefined,
  ): Wording => {
    const more = classes.length > MOST_CLASSES ? ` and ${classes.length - MOST_CLASSES} more` : '';
    return {
      subject: `gate ${code(gate)} (setting "fail-if")`,
      got: `names a class ${quote(name)} at column ${columnOf(gate, start)}`,
      expected: `the classes are ${classes.slice(0, MOST_CLASSES).map(quote).join(', ')}${more}`,
      fix: `Correct the name${nearest === undefined ? '' : ` (the nearest is ${quote(nearest)})`} or take the gate out.`,
      ...excerptOf(gate, start, end),
    };
  },
  example: [
    'class "hotpixel" f1 < 0.5',
    { name: 'hotpixel', start: 6, end: 16 },
    ['background', 'hot pixel'],
    'hot pixel',
  ],
  note: 'Found before training, as soon as the classes are known.',
});

export const gateWithoutTest = defineFault({
  code: 'gate-without-test',
  words: (gate: string): Wording => ({
    subject: `gate ${code(gate)} (setting "fail-if")`,
    got: 'asks for what a test tells',
    expected: 'the split has no test part, so it could never fail',
    fix: 'Set `test-fraction` above 0, ask for the score of validation (`val-macro-f1 < 0.8`), or take the gate out.',
  }),
  example: ['test-macro-f1 < 0.8'],
  note: 'Found before training, as soon as the split is known.',
});

/** `sentence` has the numbers. */
export const gateFailed = defineFault({
  code: 'gate-failed',
  words: (gate: string, sentence: string): Wording => ({
    subject: `gate ${code(gate)}`,
    got: `failed: ${escapeControls(sentence.replace(/\.$/, ''))}`,
    fix: 'The model and the reports are there all the same.',
  }),
  example: ['test-mean-iou < 0.8', 'test mean IoU is 0.742, below 0.8'],
  note: 'The exit code is 1 and the step fails, after everything was written and uploaded. It is what `fail-if` is for, not a fault of the run.',
});

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

export const gateNotForClassification = defineFault({
  code: 'gate-not-for-classification',
  /** @param measure what the gate is about, and `others` what else can be asked for: as sentences have them */
  words: (text: string, measure: string, others: readonly string[]): Wording => ({
    subject: `gate ${quote(text)} in "fail-if"`,
    got: `is about ${measure}`,
    expected: 'which measures areas: whole images with a class each have none',
    fix: `Ask for ${others.join(', ')}, or precision, recall or f1 of a class.`,
  }),
  example: ['test-mean-iou < 0.8', 'mean IoU', ['accuracy', 'macro F1', 'balanced accuracy']],
  note: 'Intersection over union is about areas of pixels, and class folders have no masks.',
});

export const gateNotForSegmentation = defineFault({
  code: 'gate-not-for-segmentation',
  words: (text: string, measure: string, others: readonly string[]): Wording => ({
    subject: `gate ${quote(text)} in "fail-if"`,
    got: `is about ${measure}`,
    expected: 'which is for whole images with a class each, not for masks',
    fix: `Ask for ${others.join(', ')}, or precision, recall, f1 or iou of a class.`,
  }),
  example: [
    'test-balanced-accuracy < 0.8',
    'balanced accuracy',
    ['accuracy', 'mean IoU', 'macro F1', 'mean Dice'],
  ],
  note: 'Of masks the recall of each class says the same: `class NAME recall`.',
});
