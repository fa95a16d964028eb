import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { COMMANDS, COMMANDS_ELSEWHERE } from '../../src/cli/command-table.ts';
import { InputError } from '../../src/errors.ts';

describe('arguments', () => {
  const ROWS: [string[], object, string][] = [
    [[], { command: undefined }, 'nothing was asked'],
    [['train', '--data', 'x'], { command: 'train', flags: { data: 'x' } }, 'a flag and its value'],
    [['train', '--data=x=y'], { flags: { data: 'x=y' } }, 'the value after the first ='],
    [['--data', 'x', 'train'], { command: 'train', flags: { data: 'x' } }, 'flags may come first'],
    [['train', '--epochs', '3', '--epochs', '4'], { flags: { epochs: '4' } }, 'the last one counts'],
    [
      ['train', '--fail-if', 'overfit', '--fail-if', 'worse\nunderfit', '--fail-if=too-short'],
      { flags: { 'fail-if': 'overfit\nworse\nunderfit\ntoo-short' } },
      'but where each is a line of its own they add up',
    ],
    [['train', '--min-delta', '-1'], { flags: { 'min-delta': '-1' } }, 'a negative number is a value'],
    [
      ['train', '--data='],
      { flags: { data: '' } },
      'an empty value, as a script with an unset variable gives it',
    ],
    [
      ['train', '--epoch', '3'],
      { flags: { epoch: '3' }, positionals: [] },
      'an unknown flag takes its value along',
    ],
    [
      ['train', '--__proto__', '3', '--constructor', '4'],
      {
        flags: Object.fromEntries([
          ['__proto__', '3'],
          ['constructor', '4'],
        ]),
      },
      'no name is lost, not even one that every object has',
    ],
    [['train', '--epoch'], { flags: { epoch: '' } }, 'an unknown flag without a value is still named'],
    [
      ['sample', 'ccd', 'f', '--count', '2'],
      { positionals: ['ccd', 'f'], flags: { count: '2' } },
      'more words',
    ],
    [['train', '--', '--data'], { command: 'train', positionals: ['--data'] }, 'nothing is a flag after --'],
    [['train', '--help'], { command: 'help' }, 'help goes before the command'],
    [['sample', '--help'], { command: 'help', positionals: ['sample'] }, 'help on a command'],
    [['help', 'sample'], { command: 'help', positionals: ['sample'] }, 'the same'],
    [
      ['predict', '--flip-averaging', 'x'],
      { flags: { 'flip-averaging': 'true' }, positionals: ['x'] },
      'a switch',
    ],
    [
      ['predict', '--flip-averaging', 'false'],
      { flags: { 'flip-averaging': 'false' } },
      'a switch with its word',
    ],
    [['-h'], { command: 'help' }, 'the short form'],
    [['--version'], { command: 'version' }, 'a flag as everyone tries first'],
    [['-v'], { command: 'version' }, 'the short form'],
  ];
  it.each(ROWS)('%j', (argv, expected, reason) => {
    expect(parseArguments(argv), reason).toMatchObject({ faults: [], ...expected });
  });

  const FORGOTTEN: [string[], string][] = [
    [['train', '--data', '--epochs', '3'], '--data'],
    [['train', '--epochs'], '--epochs'],
    [['train', '--augment', '-h'], '--augment'],
  ];
  it.each(FORGOTTEN)('%j forgot a value', (argv, flag) => {
    const { faults } = parseArguments(argv);
    expect(faults.map(({ code }) => code)).toEqual(['flag-without-value']);
    expect(faults[0]!.message).toContain(`"${flag}"`);
  });

  it('know the commands and name the nearest', () => {
    expect(() => parseArguments(['trian'])).toThrow(InputError);
    expect(() => parseArguments(['chekc'])).toThrow('the nearest known one is "check"');
    expect(() => parseArguments(['val'])).toThrow('here it is called "evaluate"');
    expect(() => parseArguments(['xyzzy'])).toThrow('command "xyzzy" is not known. `best-epoch help`');
  });

  it.each([...COMMANDS_ELSEWHERE])('know no command %s, which is %s', (other, ours) => {
    expect(COMMANDS).not.toContain(other);
    expect(COMMANDS).toContain(ours.split(' ')[0]);
  });

  const ONE_DASH: [string[], string, Record<string, string>, string][] = [
    [['train', '-epochs', '5', '--data', 'x'], '`--epochs`', { epochs: '5' }, 'its value goes along'],
    [['train', '-epochs=5', '--data', 'x'], '`--epochs`', { epochs: '5' }, 'in one word'],
    [
      ['train', '-model', 'y', '--data', 'x'],
      '`--model`',
      { model: 'y' },
      'a setting elsewhere, a flag here',
    ],
    [
      ['train', '-lr', '-0.1', '--data', 'x'],
      '`--learning-rate`',
      {},
      "another tool's word, a value with a sign",
    ],
    [['train', '-e', '--data', 'x'], 'Write it so;', {}, 'nothing is near'],
  ];
  it.each(ONE_DASH)('%j has one dash', (argv, words, read, reason) => {
    const { faults, ...rest } = parseArguments(argv);
    expect(
      faults.map(({ code }) => code),
      reason,
    ).toEqual(['flag-with-one-dash']);
    expect(faults[0]!.message).toContain(words);
    expect(rest).toEqual({ command: 'train', flags: { ...read, data: 'x' }, positionals: [] });
  });
});
