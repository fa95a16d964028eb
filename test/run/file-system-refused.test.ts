// Which errors of the operating system are the machine's, and what is said of them.
import { expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { fileSystemRefusal } from '../../src/run/file-system-refused.ts';

const systemError = (code: string, more: object = { path: '/out/a' }) =>
  Object.assign(new Error(code), { code, syscall: 'open', ...more });

it.each([
  ['EIO', 'file-system-refused', /file "\/out\/a" could not be used \(open: EIO\)\. Look whether/],
  ['EACCES', 'file-system-refused', /EACCES/],
  ['EMFILE', 'file-system-refused', /Allow more open files \(`ulimit -n`\)/],
  ['ENOSPC', 'disk-full', /Free some space/],
])('%s is told as %s', (code, fault, words) => {
  const told = fileSystemRefusal(systemError(code));
  expect(told?.faults.map((one) => one.code)).toEqual([fault]);
  expect(told?.message).toMatch(words);
  expect(told?.cause).toMatchObject({ code });
});

it('of a file that the system does not name is told, too', () => {
  expect(fileSystemRefusal(systemError('EIO', {}))?.message).toMatch(
    /a file could not be used \(open: EIO\)/,
  );
});

it.each([
  ['what is missing may be our mistake', systemError('ENOENT')],
  ['no call of the system', Object.assign(new Error('x'), { code: 'EIO' })],
  ['any other error', new TypeError('x')],
  ['no error', 'EIO'],
  ['what says enough itself', new InputError([])],
])('nothing is said of %s', (why, thrown) => {
  expect(fileSystemRefusal(thrown), why).toBeUndefined();
});
