import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { COMMAND_TABLE, COMMANDS, usageOf } from '../../src/cli/command-table.ts';
import { commandHelp, helpText } from '../../src/cli/help.ts';
import { SETTINGS } from '../../src/stages/1-config/table.ts';

describe('the help', () => {
  it('has every setting with its default', () => {
    const text = helpText(100).replace(/\s+/g, ' ');
    for (const { name, type, default: standard } of SETTINGS) {
      expect(text).toContain(`--${name} `);
      expect(text).toContain(type.label);
      if (standard !== undefined) expect(text).toContain(`default: ${standard}]`);
    }
  });

  it.each([[50], [60], [80], [100], [400]])('fits %i columns', (width) => {
    for (const text of [helpText(width), ...COMMANDS.map((command) => commandHelp(command, width))]) {
      const lines = text.split('\n');
      expect(lines.length).toBeGreaterThan(1);
      for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(Math.min(width, 110));
    }
  });

  it.each(COMMANDS)('names the command %s and says what it takes', (command) => {
    expect(helpText(110)).toContain(`  ${usageOf(command)}\n`);
    expect(commandHelp(command, 110)).toMatch(/^best-epoch .*\n\n[A-Z][^.]*\.\n/);
  });

  it.each([
    ['train', SETTINGS.map(({ name }) => name), 'all of them'],
    ['evaluate', ['model', 'part', 'split', 'fail-if'], 'its own, and what means something to it'],
    ['check', ['data', 'masks', 'group-by', 'folds'], 'what the data is read and divided by'],
  ] as const)('of %s has its settings', (command, names, reason) => {
    const text = commandHelp(command, 100);
    for (const name of names) expect(text, reason).toMatch(new RegExp(`^ {2}--${name} `, 'm'));
    expect(text.includes('--optimizer '), reason).toBe(command === 'train');
  });

  it('of a command has examples that its arguments are read from', () => {
    for (const { name, examples } of COMMAND_TABLE) {
      for (const example of examples) {
        const words = example.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
        const { command, faults } = parseArguments(words.map((word) => word.replace(/^["'](.*)["']$/, '$1')));
        expect({ command, faults }, example).toEqual({ command: name, faults: [] });
      }
    }
  });

  it('of a command has its own flags', () => {
    expect(commandHelp('sample', 100)).toMatch(
      /^ {2}--count +Number of exposures\. \[integer, 1 to 100000; default: 60\]$/m,
    );
  });
});
