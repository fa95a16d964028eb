import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gateInvalid, maskSizeMismatch } from '../../../../src/errors.ts';
import { annotation, plainLine } from '../../../../src/stages/8-publish/github/commands.ts';
import { readCommand } from './workflow-command.ts';

describe('a plain line', () => {
  test.each([
    { line: 'epoch 1/10', expected: 'epoch 1/10', why: 'ordinary text stays as it is' },
    { line: 'a::b', expected: 'a::b', why: 'colons inside a line are no command' },
    { line: '::set-output name=x::y', expected: '\\::set-output name=x::y', why: 'a command at the start' },
    {
      line: ' \t::error::y',
      expected: ' \\t::error::y',
      why: 'a tab is shown, so the line starts otherwise',
    },
    { line: '\u2003::error::y', expected: '\\::error::y', why: 'the runner trims every kind of space' },
    { line: 'x ##[error]y', expected: 'x ##\\[error]y', why: 'the old form counts anywhere in a line' },
    { line: 'x\n::error::y', expected: 'x\\n::error::y', why: 'one line stays one line' },
    { line: 'x\r::error::y', expected: 'x\\r::error::y', why: 'a carriage return ends a line too' },
    { line: 'x\u2028::error::y', expected: 'x\\u{2028}::error::y', why: 'so does a line separator' },
  ])('$why', ({ line, expected, why }) => {
    expect(plainLine(line), why).toBe(expected);
  });

  test('is never a command, whatever it is made of', () => {
    const piece = fc.constantFrom(
      '::',
      '##[',
      'error',
      ' ',
      ']',
      '\n',
      '\r',
      '\t',
      '\u00a0',
      '\ufeff',
      '\u0085',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const line = plainLine(pieces.join(''));
        expect(line).not.toMatch(/[\r\n]/);
        expect(readCommand(line)).toBeUndefined();
      }),
    );
  });

  test('the reader of commands that this is checked with does find them', () => {
    expect(readCommand('  ::error file=x::y')).toBe('error');
    expect(readCommand('text ##[error]y')).toBe('error');
  });
});

describe('an annotation', () => {
  const workspace = resolve('/repository');
  const data = resolve('/repository/data');
  const fault = maskSizeMismatch('masks/1.png', '2x2', 'images/1.png', '3x3');

  test('has the code as its title and the file relative to the workspace', () => {
    expect(annotation(fault, data, workspace)).toEqual({
      severity: 'error',
      message: `mask-size-mismatch: ${fault.message}`,
      properties: { title: 'mask-size-mismatch', file: 'data/masks/1.png' },
    });
  });

  test('shows what was typed under the message, its place marked', () => {
    const [line, carets] = ['class "a\u202e" f2 < 1', '^^'];
    const wrong = gateInvalid(
      { line, number: 1, lines: 1, start: 11, end: 13, expected: 'a metric', fix: 'Mend it.' },
      undefined,
    );
    expect(annotation(wrong, data, workspace).message.split('\n')).toEqual([
      `gate-invalid: ${wrong.message}`,
      '    class "a\\u{202e}" f2 < 1',
      `    ${' '.repeat(18)}${carets}`,
    ]);
  });

  test.each([
    { folder: '/elsewhere', file: 'x.png', why: 'another folder' },
    { folder: '/repository', file: '../x.png', why: 'a name that leads out' },
    { folder: '/repository', file: '', why: 'the workspace itself' },
    { folder: '/repository-2', file: 'x.png', why: 'a folder whose name starts the same' },
  ])('names no file outside the workspace: $why', ({ folder, file, why }) => {
    expect(annotation({ ...fault, file }, resolve(folder), workspace).properties, why).toEqual({
      title: 'mask-size-mismatch',
    });
  });
});
