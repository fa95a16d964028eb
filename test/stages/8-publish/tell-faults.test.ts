import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { dataFolderEmpty, type Fault, settingMissing, unlabelledPart } from '../../../src/errors.ts';
import { tellFaults, unsaid } from '../../../src/stages/8-publish/tell-faults.ts';

const FAULTS = [
  settingMissing('data', 'a path'),
  unlabelledPart('test', ['1.png', '2.png', '3.png', '4.png']),
];

function told(faults: readonly Fault[], hasColors?: () => boolean): string {
  let text = '';
  const write = (more: string) => {
    text += more;
  };
  tellFaults(hasColors === undefined ? { write } : { write, hasColors }, faults);
  return text;
}

describe('faults are told', () => {
  it('with their severity in front, and of several the count last', () => {
    expect(told(FAULTS)).toMatch(
      /^error: setting-missing: .*\nwarning: unlabelled-part: .*\n1 error, 1 warning\n$/,
    );
    expect(told([dataFolderEmpty('cells')])).toMatch(/^error: .*\n$/);
    expect(told([])).toBe('');
  });

  it('in colour on a terminal that has any', () => {
    const colored = told(FAULTS, () => true);
    expect(colored).toContain('\u001b[31merror:');
    expect(colored).toContain('\u001b[33mwarning:');
    expect(stripVTControlCharacters(colored)).toBe(told(FAULTS));
  });

  it('without colour where the terminal or NO_COLOR says so', () => {
    expect(told(FAULTS, () => false)).toBe(told(FAULTS));
  });

  it('once a run, warnings that is: an error is never kept back', () => {
    const newOf = unsaid();
    expect(newOf(FAULTS)).toEqual(FAULTS);
    expect(newOf(FAULTS).map(({ severity }) => severity)).toEqual(['error']);
    expect(newOf([unlabelledPart('train', ['1.png'])])).toHaveLength(1);
  });

  it('up to a hundred errors and a hundred warnings, the others as their number', () => {
    const faults = Array.from({ length: 100_000 }, (_, i) => settingMissing(`no-${i}`, 'a path'));
    const lines = told([...faults, FAULTS[1]!])
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(103);
    expect(lines[99]).toContain('no-99');
    expect(lines.slice(100)).toEqual([
      expect.stringMatching(/^warning: unlabelled-part/),
      '99,900 more errors not shown',
      '100,000 errors, 1 warning',
    ]);
  });
});
