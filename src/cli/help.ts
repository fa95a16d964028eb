// The help text, from the tables of commands and settings.
import { chapters } from '../errors/chapters.ts';
import { isForEvaluation } from '../stages/1-config/evaluate-options.ts';
import type { Option } from '../stages/1-config/options.ts';
import { describeDefault, type Setting } from '../stages/1-config/setting.ts';
import { SETTINGS } from '../stages/1-config/table.ts';
import { COMMAND_TABLE, type Command, usageOf } from './command-table.ts';
import { wrap, wrapCommand } from './wrap.ts';

const TITLE = 'Turns a folder of labelled images into the best model this machine can train, and uses it.\n';

const END = `Settings may also stand in a best-epoch.json or best-epoch.yml in the data folder; flags go first.
\`best-epoch help COMMAND\` says what else a command takes.

Exit codes: 0 done, 1 a condition of --fail-if holds, 2 bad input or settings, 3 internal error,
130 or 143 cancelled (the best model is saved).
`;

const COMMAND_INDENT = 8;
const CODE_INDENT = 2;
const EXAMPLE_INDENT = 2;
const INDENT = 26;
/** Of a terminal so narrow that beside the names hardly a word would fit: texts stand below them. */
const NARROW = 60;
const NARROW_INDENT = 6;

/** @param width of the terminal in columns */
export function helpText(width: number): string {
  return [
    paragraphs(TITLE, width),
    usageText(width),
    ...settingsTexts(SETTINGS, width),
    paragraphs(END, width),
  ].join('\n');
}

/** What one command takes, its settings by section, and how it's mostly called. */
export function commandHelp(command: Command, width: number): string {
  const { help, options, examples } = COMMAND_TABLE.find(({ name }) => name === command)!;
  const more =
    command === 'check' ? [paragraphs('Any other setting of `train` is read as well.\n', width)] : [];
  return [
    lines(wrap(usageOf(command), width)),
    lines(wrap(`${help[0]!.toUpperCase()}${help.slice(1)}.`, width)),
    ...(examples.length === 0
      ? []
      : [`Examples\n${examples.map((one) => exampleText(one, width)).join('')}`]),
    ...(options.length === 0 ? [] : [`Options\n${options.map((one) => describe(one, width)).join('')}`]),
    ...settingsTexts(SETTINGS.filter(isFor(command)), width),
    ...more,
    ...(command === 'explain' ? [codesText(width)] : []),
  ].join('\n');
}

function exampleText(example: string, width: number): string {
  return lines(wrapCommand(`best-epoch ${example}`, width, EXAMPLE_INDENT), EXAMPLE_INDENT);
}

/** Which settings make a difference to a command. */
function isFor(command: Command): (setting: Setting<unknown>) => boolean {
  if (command === 'evaluate') return ({ name }) => isForEvaluation(name);
  if (command === 'check') return ({ section }) => section === 'Data' || section === 'Split';
  return () => usageOf(command).includes('[settings]');
}

function settingsTexts(settings: readonly Setting<unknown>[], width: number): string[] {
  return [...new Set(settings.map(({ section }) => section))].map((section) => {
    const rows = settings.filter((setting) => setting.section === section);
    return `${section}\n${rows.map((setting) => describe(setting, width)).join('')}`;
  });
}

function usageText(width: number): string {
  const rows = COMMAND_TABLE.map(
    ({ name, help }) =>
      lines(wrap(usageOf(name), width, 2), 2) + lines(wrap(help, width, COMMAND_INDENT), COMMAND_INDENT),
  );
  return `Usage\n${rows.join('')}`;
}

/** What there is to be explained. */
function codesText(width: number): string {
  const texts = chapters().map(({ title, entries }) => {
    const codes = wrap(entries.map(({ code }) => code).join(', '), width, CODE_INDENT);
    return `${title}\n${lines(codes, CODE_INDENT)}`;
  });
  return texts.join('\n');
}

function describe(option: Option<unknown>, width: number): string {
  const text = `${option.help} [${option.type.label}; default: ${describeDefault(option)}]`;
  if (width < NARROW) return `  --${option.name}\n${lines(wrap(text, width, NARROW_INDENT), NARROW_INDENT)}`;
  const [first, ...rest] = wrap(text, width, INDENT);
  return `${`  --${option.name}`.padEnd(INDENT)}${first}\n${lines(rest, INDENT)}`;
}

function paragraphs(text: string, width: number): string {
  return text
    .split('\n\n')
    .map((paragraph) => lines(wrap(paragraph.replaceAll('\n', ' ').trim(), width)))
    .join('\n');
}

function lines(texts: readonly string[], indent = 0): string {
  return texts.map((text) => `${' '.repeat(indent)}${text}\n`).join('');
}
