// The command `explain`: the code of a fault -> what the page on troubleshooting says of it, or what a verdict means, for a
// terminal.
import { chapters, consequenceOf, type Entry } from '../errors/chapters.ts';
import {
  argumentMissing,
  argumentUnexpected,
  faultLines,
  faultUnknown,
  InputError,
  settingNotForCommand,
} from '../errors.ts';
import { VERDICT_MEANINGS } from '../results/judgement.ts';
import { suggestionFor } from '../shared/nearest-word.ts';
import { escapeControls } from '../shared/quote.ts';
import type { Arguments } from './arguments.ts';
import { usageOf } from './command-table.ts';
import type { Session } from './session.ts';
import { wrap } from './wrap.ts';

/** Needs no runtime packages. The severity that stands before a code in its message may be copied along. */
export function explainCommand(given: Arguments, { stdout }: Pick<Session, 'stdout'>): number {
  const [code, ...more] = given.positionals.filter((word) => !/^(?:error|warning):?$/.test(word));
  const faults = [
    ...given.faults,
    ...more.map((argument) => argumentUnexpected(argument, 'It takes one code.')),
    ...Object.keys(given.flags).map((name) => settingNotForCommand(name, 'explain')),
  ];
  if (code === undefined)
    faults.push(argumentMissing('code of a fault', 'one such as mask-size-mismatch', usageOf('explain')));
  if (code === undefined || faults.length > 0) throw new InputError(faults);
  stdout.write(textOf(code, stdout.columns ?? 100));
  return 0;
}

/** A code is mostly copied from a message, where a colon follows it. */
function textOf(typed: string, columns: number): string {
  const code = typed.toLowerCase().replace(/:.*$/s, '');
  const entries = chapters().flatMap((chapter) => chapter.entries);
  const entry = entries.find((one) => one.code === code);
  // One word may be both.
  const texts = [
    ...(entry === undefined ? [] : [explanation(entry, columns)]),
    ...VERDICTS.filter(([verdict]) => verdict === code).map((one) => verdictText(one, columns)),
  ];
  if (texts.length > 0) return texts.join('\n');
  const words = [...entries.map((one) => one.code), ...VERDICTS.map(([verdict]) => verdict)];
  throw new InputError(faultUnknown(code, suggestionFor(code, words)));
}

const VERDICTS = Object.entries(VERDICT_MEANINGS);

function verdictText([verdict, meaning]: readonly [string, string], columns: number): string {
  return [`${verdict}\nVerdict on the baseline`, '', ...wrap(meaning, columns), ''].join('\n');
}

const INDENT = 4;

/** @param columns of the terminal */
export function explanation(entry: Entry, columns: number): string {
  const kinds = entry.kinds.map((kind) => {
    const example = kind.example();
    const message = wrap(escapeControls(example.message), columns, INDENT).map(
      (line) => `${' '.repeat(INDENT)}${line}`,
    );
    const [, ...excerpt] = faultLines(example);
    return ['For example:', ...message, ...excerpt, '', ...wrap(withoutMarks(kind.note), columns)].join('\n');
  });
  return `${[`${entry.code}\n${consequenceOf(entry)}`, ...kinds].join('\n\n')}\n`;
}

/** A link becomes its text and, where it leads to another page, the name of its file. */
function withoutMarks(note: string): string {
  return note.replace(/\[([^\]]+)\]\(([^)#]*)[^)]*\)/g, (_, text: string, page: string) => {
    const file = page.startsWith('../') ? page.slice('../'.length) : `docs/${page}`;
    return page === '' || file === text ? text : `${text} (${file})`;
  });
}
