// What is taken out of an archive that a stranger has made, and how much of it at most.
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fileIn } from '../../../../../src/stages/8-publish/github/other-run/archive.ts';

const MOST = 1024;
const archive = (files: Readonly<Record<string, string>>, level: 0 | 6 = 6) =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
      level,
    }),
  );
const read = (bytes: Buffer, name = 'results.json') => fileIn(bytes, name, MOST)?.toString();

test.each([0, 6] as const)('a file by its whole name, at level %i', (level) => {
  const bytes = archive({ 'a/results.json': 'other', 'results.json': '{"a":1}', 'summary.md': '# x' }, level);
  expect(read(bytes)).toBe('{"a":1}');
  expect(read(bytes, 'summary.md')).toBe('# x');
  expect(read(Buffer.concat([bytes.subarray(0, -2), Buffer.from([3, 0]), Buffer.from('end')]))).toBe(
    '{"a":1}',
  );
});

test.each(['../results.json', '/results.json', 'model/results.json', 'RESULTS.JSON', 'results.json/'])(
  '%s is another name',
  (name) => {
    expect(read(archive({ [name]: 'x' }))).toBeUndefined();
  },
);

test.each([0, 6] as const)('a file larger than allowed is not unpacked any further, at level %i', (level) => {
  const bomb = archive({ 'results.json': ' '.repeat(64 * 2 ** 20) }, level);
  expect(() => read(bomb)).toThrow('larger than');
});

test('nor one whose archive says that it is small', () => {
  const bomb = archive({ 'results.json': ' '.repeat(2 ** 20) });
  const entry = bomb.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bomb.writeUInt32LE(10, entry + 24);
  bomb.writeUInt32LE(10, 22);
  expect(() => read(bomb)).toThrow('larger than');
});

test.each([
  { why: 'nothing', bytes: Buffer.alloc(0) },
  { why: 'text', bytes: Buffer.from('<!doctype html>'.repeat(100)) },
  { why: 'cut off', bytes: archive({ 'results.json': 'x'.repeat(50) }).subarray(20) },
])('no archive: $why', ({ bytes, why }) => {
  expect(() => read(bytes), why).toThrow();
});

test('a list of files that leads out of the archive is said in words', () => {
  const broken = archive({ 'results.json': 'x' });
  broken.writeUInt32LE(broken.length + 100, broken.length - 6);
  expect(() => read(broken)).toThrow('it is cut off, or its list of files leads out of it');
});

test('whatever bytes: an error or a small file, never more', () => {
  const whole = archive({ 'results.json': '{"a":1}', b: 'x'.repeat(500) });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }), (changes) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      try {
        expect(read(bytes)?.length ?? 0).toBeLessThanOrEqual(MOST);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
        expect(error).not.toBeInstanceOf(RangeError);
      }
    }),
  );
});
