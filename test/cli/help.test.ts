import { describe, expect, it } from 'vitest';
import { helpText } from '../../src/cli/help.ts';
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
});
