// The generated parts of README.md, docs/ and action.yml, made from the tables of commands, settings, scores, outputs and
// faults. tables.mjs writes them; a test compares them with what is there.
import { COMMAND_TABLE, type Command, usageOf } from '../src/cli/command-table.ts';
import { ACTION_INPUTS } from '../src/stages/1-config/action-inputs.ts';
import { describeDefault } from '../src/stages/1-config/setting.ts';
import { SETTINGS } from '../src/stages/1-config/table.ts';
import { OUTPUTS } from '../src/stages/8-publish/outputs.ts';
import { gateWords } from './docs/gates.ts';
import { defaultCell, table } from './docs/markdown.ts';
import {
  checkFields,
  evaluationFields,
  filesTable,
  outputsIndex,
  outputsTable,
  resultsFields,
} from './docs/outputs.ts';
import { settingsIndex, settingsPage } from './docs/settings.ts';
import { troubleshootingPage } from './docs/troubleshooting.ts';

/** A generated part of a file, between two marker lines that hold its name. */
export interface Block {
  /** From the project's root. */
  readonly file: string;
  readonly name: string;
  readonly content: string;
}

export function blocks(): readonly Block[] {
  return [
    { file: 'README.md', name: 'commands', content: commandsTable() },
    { file: 'README.md', name: 'settings', content: settingsIndex() },
    { file: 'README.md', name: 'outputs', content: outputsIndex() },
    { file: 'docs/settings.md', name: 'settings', content: settingsPage() },
    { file: 'docs/github.md', name: 'gates', content: gateWords() },
    { file: 'docs/outputs.md', name: 'outputs', content: outputsTable() },
    { file: 'docs/outputs.md', name: 'files', content: filesTable() },
    { file: 'docs/outputs.md', name: 'results', content: resultsFields() },
    { file: 'docs/outputs.md', name: 'check', content: checkFields() },
    { file: 'docs/predict.md', name: 'predict', content: optionsTable('predict') },
    { file: 'docs/data-formats.md', name: 'convert', content: optionsTable('convert') },
    { file: 'docs/evaluate.md', name: 'evaluate', content: optionsTable('evaluate') },
    { file: 'docs/evaluate.md', name: 'fields', content: evaluationFields() },
    { file: 'docs/folds-and-sweeps.md', name: 'merge', content: optionsTable('merge') },
    { file: 'docs/troubleshooting.md', name: 'faults', content: troubleshootingPage() },
    { file: 'action.yml', name: 'inputs', content: inputsYaml() },
    { file: 'action.yml', name: 'outputs', content: outputsYaml() },
  ];
}

/** The text with the block's content between its markers. */
export function withBlock(text: string, { file, name, content }: Block): string {
  const [open, close] = file.endsWith('.md') ? ['<!-- ', ' -->'] : ['# ', ''];
  const begin = `${open}begin ${name} (npm run tables)${close}\n`;
  const end = `${open}end ${name}${close}`;
  const [start, stop] = [text.indexOf(begin), text.indexOf(end)];
  if (start < 0 || stop < start) throw new Error(`${file} has no markers for ${name}`);
  return `${text.slice(0, start + begin.length)}${content}${text.slice(stop)}`;
}

function commandsTable(): string {
  const rows = COMMAND_TABLE.map(({ name, help }) => [
    `\`${usageOf(name).replace(/^best-epoch /, '')}\``,
    help,
  ]);
  return `\n${table(['command', 'what it does'], rows)}\n\n`;
}

function optionsTable(command: Command): string {
  const { options } = COMMAND_TABLE.find(({ name }) => name === command)!;
  const rows = options.map((option) => [
    `\`${option.name}\``,
    option.type.label,
    defaultCell(option),
    option.help,
  ]);
  return `\n${table(['option', 'type', 'default', 'meaning'], rows)}\n\n`;
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
    ...(input.default === undefined ? [] : [`    default: ${input.default}`]),
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
