// The tables that README.md and action.yml show, made from the tables of commands, settings and outputs.
// tables.mjs writes them; a test compares them with what is there.
import { COMMAND_TABLE, type Command, usageOf } from '../src/cli/command-table.ts';
import { ACTION_INPUTS } from '../src/stages/1-config/action-inputs.ts';
import { describeDefault, SETTINGS, type Setting } from '../src/stages/1-config/table.ts';
import { OUTPUTS } from '../src/stages/8-publish/outputs.ts';

/** A generated part of a file, between two marker lines that hold its name. */
export interface Block {
  readonly file: 'README.md' | 'action.yml';
  readonly name: 'commands' | 'predict' | 'settings' | 'inputs' | 'outputs';
  readonly content: string;
}

export function blocks(): readonly Block[] {
  return [
    { file: 'README.md', name: 'commands', content: commandsTable() },
    { file: 'README.md', name: 'predict', content: optionsTable('predict') },
    { file: 'README.md', name: 'settings', content: settingsTable() },
    { file: 'README.md', name: 'outputs', content: outputsTable() },
    { file: 'action.yml', name: 'inputs', content: inputsYaml() },
    { file: 'action.yml', name: 'outputs', content: outputsYaml() },
  ];
}

/** The text with the block's content between its markers. */
export function withBlock(text: string, { file, name, content }: Block): string {
  const [open, close] = file === 'README.md' ? ['<!-- ', ' -->'] : ['# ', ''];
  const begin = `${open}begin ${name} (npm run tables)${close}\n`;
  const end = `${open}end ${name}${close}`;
  const [start, stop] = [text.indexOf(begin), text.indexOf(end)];
  if (start < 0 || stop < start) throw new Error(`${file} has no markers for ${name}`);
  return `${text.slice(0, start + begin.length)}${content}${text.slice(stop)}`;
}

function commandsTable(): string {
  const rows = COMMAND_TABLE.map(({ name, help }) =>
    row(`\`${usageOf(name).replace(/^best-epoch /, '')}\``, help),
  );
  return `\n${[row('command', 'what it does'), row('---', '---'), ...rows].join('\n')}\n\n`;
}

function optionsTable(command: Command): string {
  const { options } = COMMAND_TABLE.find(({ name }) => name === command)!;
  const rows = options.map((option) =>
    row(`\`${option.name}\``, option.type.label, defaultCell(option), option.help),
  );
  const header = [row('option', 'type', 'default', 'meaning'), row('---', '---', '---', '---')];
  return `\n${[...header, ...rows].join('\n')}\n\n`;
}

function settingsTable(): string {
  const sections = [...new Set(SETTINGS.map(({ section }) => section))];
  const parts = sections.map((section) => {
    const rows = SETTINGS.filter((setting) => setting.section === section).map((setting) =>
      row(`\`${setting.name}\``, setting.type.label, defaultCell(setting), setting.help),
    );
    return [
      `**${section}**`,
      '',
      row('setting', 'type', 'default', 'meaning'),
      row('---', '---', '---', '---'),
      ...rows,
    ];
  });
  // They stand with the run's settings, which come last.
  parts
    .at(-1)
    ?.push(
      ...ACTION_INPUTS.map((input) =>
        row(`\`${input.name}\``, input.type, `\`${input.default}\``, input.help),
      ),
    );
  return `\n${parts.map((lines) => lines.join('\n')).join('\n\n')}\n\n`;
}

function outputsTable(): string {
  const rows = OUTPUTS.map(({ name, description }) => row(`\`${name}\``, description));
  return `\n${[row('output', 'meaning'), row('---', '---'), ...rows].join('\n')}\n\n`;
}

function inputsYaml(): string {
  const lines = SETTINGS.flatMap((setting) => [
    `  ${setting.name}:`,
    // No `default:`, or it would go before the settings file.
    `    description: ${JSON.stringify(`${setting.help} Type: ${setting.type.label}. Default: ${describeDefault(setting)}.`)}`,
    // Not `data` either, which `setup-only` needs none of; where it's missing, the action says so itself.
    '    required: false',
  ]);
  const others = ACTION_INPUTS.flatMap((input) => [
    `  ${input.name}:`,
    `    description: ${JSON.stringify(input.help)}`,
    '    required: false',
    `    default: ${input.default}`,
  ]);
  return `inputs:\n${[...lines, ...others].join('\n')}\n`;
}

function outputsYaml(): string {
  const lines = OUTPUTS.flatMap(({ name, description }) => [
    `  ${name}:`,
    `    description: ${JSON.stringify(description)}`,
  ]);
  return `outputs:\n${lines.join('\n')}\n`;
}

function defaultCell(setting: Pick<Setting<unknown>, 'default' | 'unset'>): string {
  return setting.default === undefined ? describeDefault(setting) : `\`${setting.default}\``;
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
