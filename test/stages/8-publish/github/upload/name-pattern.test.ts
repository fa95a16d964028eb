import { expect, test } from 'vitest';
import { matchesName } from '../../../../../src/stages/8-publish/github/upload/name-pattern.ts';

const PAGE = 'best-epoch-report.html';

test.each([
  { pattern: '*', matches: true, why: 'all' },
  { pattern: 'best-epoch*', matches: true, why: 'the start' },
  { pattern: '*.html', matches: true, why: 'the end' },
  { pattern: 'best-epoch', matches: false, why: 'the whole name counts' },
  { pattern: 'best-epoch-fold-*', matches: false, why: 'the folds alone' },
  { pattern: 'best?epoch-report.html', matches: true, why: 'one character' },
  { pattern: 'best-epoch-report?html', matches: true, why: 'a dot is one' },
  { pattern: 'best-epoch-reportXhtml', matches: false, why: 'a dot is no pattern' },
  { pattern: '{model,best-epoch}*', matches: true, why: 'words' },
  { pattern: '{model,data}*', matches: false, why: 'other words' },
  { pattern: '{best-epoch}*', matches: false, why: 'braces without a comma are text' },
  { pattern: '[a-c]est-*', matches: true, why: 'a range' },
  { pattern: '[!a-c]est-*', matches: false, why: 'outside of a range' },
  { pattern: '[c-a]est-*', matches: false, why: 'a range the wrong way round' },
  { pattern: '!*.html', matches: false, why: 'all but pages' },
  { pattern: '!model*', matches: true, why: 'all but models' },
  { pattern: '!(*.html)', matches: false, why: 'words of minimatch that are not known: nobody is warned' },
  { pattern: '!!*', matches: false, why: 'the same' },
  { pattern: '{a,{b,c}}*', matches: false, why: 'the same' },
  { pattern: '*b*e*s*t*.html', matches: true, why: 'many stars' },
  { pattern: '*b*e*s*t*x.html', matches: false, why: 'many stars, and another letter' },
  { pattern: '{best*,*}-epoch-*', matches: true, why: 'stars in words' },
  { pattern: '{model,[a-c]est}-epoch*', matches: true, why: 'a range in words' },
  { pattern: 'best-epoch-report.html?', matches: false, why: 'nothing is no character' },
  { pattern: '', matches: false, why: 'nothing is no name' },
  { pattern: '$^\\', matches: false, why: 'no regular expression' },
])('$pattern: $matches, $why', ({ pattern, matches, why }) => {
  expect(matchesName(pattern, PAGE), why).toBe(matches);
});

test('many stars take no longer than one', () => {
  const pattern = `${'*a'.repeat(60)}*b`;
  for (let i = 0; i < 100; i++) expect(matchesName(pattern, 'a'.repeat(250))).toBe(false);
});
