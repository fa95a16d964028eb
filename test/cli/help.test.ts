import { describe, expect, it } from 'vitest';
import { COMMANDS, usageOf } from '../../src/cli/command-table.ts';
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

  it.each([[60], [80], [100], [400]])('fits %i columns', (width) => {
    const settings = helpText(width)
      .split('\n')
      .filter((line) => /^ {2}--|^ {26}\S/.test(line));
    expect(settings.length).toBeGreaterThan(SETTINGS.length);
    for (const line of settings) expect(line.length, line).toBeLessThanOrEqual(Math.min(width, 110));
  });

  it.each(COMMANDS)('names the command %s and says what it takes', (command) => {
    expect(helpText(100)).toContain(`  ${usageOf(command)}\n`);
    expect(commandHelp(command, 100)).toMatch(/^best-epoch .*\n\n[A-Z].*\.\n/);
  });

  it('of a command has its own flags', () => {
    expect(commandHelp('sample', 100)).toMatch(
      /^ {2}--count +Number of exposures\. \[integer, 1 to 100000; default: 60\]$/m,
    );
  });
});
