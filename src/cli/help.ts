// The help text, from the tables of commands and settings.
import { chapters } from '../errors/chapters.ts';
import type { Option } from '../stages/1-config/options.ts';
import { describeDefault } from '../stages/1-config/setting.ts';
import { SETTINGS } from '../stages/1-config/table.ts';
import { COMMAND_TABLE, type Command, usageOf } from './command-table.ts';
import { wrap } from './wrap.ts';

const TITLE = 'Turns a folder of labelled images into the best model this machine can train, and uses it.\n';

const END = `Settings may also stand in a best-epoch.json or best-epoch.yml in the data folder; flags go first.
\`best-epoch help COMMAND\` says what else a command takes.

Exit codes: 0 done, 1 a condition of --fail-if holds, 2 bad input or settings, 3 internal error,
130 or 143 cancelled (the best model is saved).
`;

const COMMAND_INDENT = 8;
const CODE_INDENT = 2;
const INDENT = 26;

/** @param width of the terminal in columns */
export function helpText(width: number): string {
  const sections = [...new Set(SETTINGS.map(({ section }) => section))];
  const body = sections.map((section) => {
    const rows = SETTINGS.filter((setting) => setting.section === section);
    return `${section}\n${rows.map((setting) => describe(setting, width)).join('')}`;
  });
  return [TITLE, usageText(width), ...body, END].join('\n');
}

/** What one command takes. */
export function commandHelp(command: Command, width: number): string {
  const { help, options } = COMMAND_TABLE.find(({ name }) => name === command)!;
  const rows = options.map((option) => describe(option, width));
  const settings = usageOf(command).includes('[settings]') ? ['`best-epoch help` lists the settings.\n'] : [];
  const codes = command === 'explain' ? [codesText(width)] : [];
  return [
    `${usageOf(command)}\n`,
    `${help[0]!.toUpperCase()}${help.slice(1)}.\n`,
    ...(rows.length === 0 ? [] : [rows.join('')]),
    ...settings,
    ...codes,
  ].join('\n');
}

function usageText(width: number): string {
  const rows = COMMAND_TABLE.map(({ name, help }) => {
    const lines = wrap(help, width, COMMAND_INDENT);
    return `  ${usageOf(name)}\n${lines.map((line) => `${' '.repeat(COMMAND_INDENT)}${line}\n`).join('')}`;
  });
  return `Usage\n${rows.join('')}`;
}

/** What there is to be explained. */
function codesText(width: number): string {
  const texts = chapters().map(({ title, entries }) => {
    const codes = wrap(entries.map(({ code }) => code).join(', '), width, CODE_INDENT);
    return `${title}\n${codes.map((line) => `${' '.repeat(CODE_INDENT)}${line}\n`).join('')}`;
  });
  return texts.join('\n');
}

function describe(option: Option<unknown>, width: number): string {
  const text = `${option.help} [${option.type.label}; default: ${describeDefault(option)}]`;
  const lines = wrap(text, width, INDENT);
  return lines.map((line, i) => `${(i === 0 ? `  --${option.name}` : '').padEnd(INDENT)}${line}\n`).join('');
}
