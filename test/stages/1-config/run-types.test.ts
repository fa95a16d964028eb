// What the settings of series and history take, and what they refuse.
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { historyPlace, historySetting, seriesName } from '../../../src/stages/1-config/run-types.ts';

test.each([
  { text: 'auto', wanted: { kind: 'auto' } },
  { text: 'none', wanted: { kind: 'none' } },
  { text: 'branch best-epoch-history', wanted: { kind: 'branch', branch: 'best-epoch-history' } },
  { text: 'branch  data/2.0', wanted: { kind: 'branch', branch: 'data/2.0' } },
  { text: 'past', wanted: { kind: 'folder', folder: resolve('/here', 'past') } },
  { text: './branch x', wanted: { kind: 'folder', folder: resolve('/here', 'branch x') } },
  { text: './auto', wanted: { kind: 'folder', folder: resolve('/here', 'auto') } },
  { text: 'branches', wanted: { kind: 'folder', folder: resolve('/here', 'branches') } },
])('history: $text', ({ text, wanted }) => {
  const parsed = historyPlace().parse(text, '/here');
  expect(parsed.ok && historySetting(parsed.value)).toEqual(wanted);
});

test.each([
  { why: 'no name', text: 'branch' },
  { why: 'an option of git', text: 'branch --upload-pack=x' },
  { why: 'two dots', text: 'branch a..b' },
  { why: 'two slashes', text: 'branch a//b' },
  { why: 'a dot behind a slash', text: 'branch a/.b' },
  { why: 'a dot at the end', text: 'branch a.' },
  { why: 'a slash at the end', text: 'branch a/' },
  { why: "git's own ending", text: 'branch a.lock' },
  { why: 'a ref of another form', text: 'branch a~1' },
  { why: 'two words', text: 'branch a b' },
  { why: 'a capital letter', text: 'Branch best-epoch-history' },
  { why: 'another word in capitals', text: 'Auto' },
])('no branch: $why', ({ why, text }) => {
  expect(historyPlace().parse(text, '/here').ok, why).toBe(false);
});

test('a series takes any name on one line', () => {
  for (const name of ['cells', 'Train/train/best-epoch', 'Zellen (Übung), "neu"'])
    expect(seriesName().parse(name, '/')).toEqual({ ok: true, value: name });
  for (const name of ['a\nb', 'a\u001b[2J', 'x'.repeat(301)])
    expect(seriesName().parse(name, '/').ok).toBe(false);
});
