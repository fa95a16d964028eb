// The files of a history for people and tools: of any number of runs and series, small, and with nothing of a line as markup.
import { describe, expect, test } from 'vitest';
import type { HistoryLine } from '../../../../src/results/history-line.ts';
import { pathsOf } from '../../../../src/results/history-paths.ts';
import { dashboardFiles } from '../../../../src/stages/7-report/dashboard/files.ts';
import { HOSTILE_NAMES } from '../../../document/markdown/github-markdown.ts';
import { ABOUT, lineAt, linesOf } from './sample-lines.ts';

const SERIES = 'Train/train/best-epoch';
const LOCAL = { home: undefined, defaultBranch: undefined } as const;

function filesOf(lines: readonly HistoryLine[], about: Parameters<typeof dashboardFiles>[1] = ABOUT) {
  const files = dashboardFiles(lines, about);
  const read = (path: string) => files.get(path) ?? expect.unreachable(path);
  const { badge, benchmark } = pathsOf(lines[0]?.series ?? SERIES);
  return {
    paths: [...files.keys()],
    page: read('index.html'),
    about: read('README.md'),
    badge: () => JSON.parse(read(badge)),
    benchmark: () => JSON.parse(read(benchmark)),
  };
}

const count = (text: string, part: string) => text.split(part).length - 1;

describe('the dashboard', () => {
  test.each<[string, HistoryLine[], { series: number; charts: number }]>([
    ['no run', [], { series: 0, charts: 0 }],
    ['one run', linesOf(1), { series: 1, charts: 1 }],
    ['two runs', linesOf(2), { series: 1, charts: 1 }],
    [
      'twenty series',
      Array.from({ length: 20 }, (_, i) => linesOf(3, { series: `Train/m${i}/best-epoch` })).flat(),
      { series: 20, charts: 20 },
    ],
    [
      'other branches, of which five are drawn',
      [...linesOf(2), ...Array.from({ length: 8 }, (_, i) => linesOf(2, { branch: `b${i}` })).flat()],
      { series: 1, charts: 6 },
    ],
  ])('shows %s', (reason, lines, { series, charts }) => {
    const { page } = filesOf(lines);
    expect(count(page, '<section '), reason).toBe(series);
    expect(count(page, '<figure class="course"'), reason).toBe(charts);
    expect(page, reason).not.toMatch(/undefined|NaN|Infinity|\[object/);
  });

  test('has the newest run with its verdict, the best ever, and links to runs and commits', () => {
    const lines = linesOf(30);
    const newest = lines.at(-1)!;
    const { page } = filesOf(lines);
    expect(page).toContain('<span class="change down">▼ worse</span>');
    const best = lines.toSorted((a, b) => b.scores['macro-f1']! - a.scores['macro-f1']!)[0]!;
    expect(page).toContain(`best ${best.scores['macro-f1']?.toFixed(3)} (${best.date.slice(0, 10)}, `);
    expect(page).toContain(
      `href="https://github.com/example/telescope/actions/runs/${newest.run?.id}/attempts/1"`,
    );
    expect(page).toContain(`href="https://github.com/example/telescope/commit/${newest.commit}"`);
    expect(page).toContain('Earlier runs (20)');
    expect(count(page, '<li>2025-'), 'each run has its note and each end of the axis its date').toBe(32);
  });

  test('tells runs of one day apart by their time, in every place', () => {
    const of = (minute: number, change: Partial<HistoryLine> = {}) =>
      lineAt(minute, { date: `2026-11-30T14:0${minute}:05.000Z`, ...change });
    const dated = (lines: readonly HistoryLine[]) => filesOf(lines).page.replace(/<footer.*/s, '');
    const day = /2026-11-30(?! 14:0\d(:05)? UTC)/;
    expect(dated([of(0), of(1), of(2)]), 'three of one day').not.toMatch(day);
    const others = [of(3, { branch: 'dev' }), of(4, { branch: 'dev' })];
    expect(dated([of(0), of(1), ...others]), 'on two branches').not.toMatch(day);
    const local = { commit: null, run: null } as const;
    expect(dated([of(0, local)]), 'one that has nothing else to be told by').not.toMatch(day);
    expect(dated([of(0)]), 'alone on its day').toMatch(day);
  });

  test('of local runs has no links but to itself', () => {
    const { page, about } = filesOf(linesOf(3, { run: null, commit: null, event: 'local' }), LOCAL);
    expect(page.match(/href="[^"#][^"]*"/g)).toEqual(['href="data:,"']);
    expect(about).not.toContain('Pages');
  });

  test('compares with the best of the same classes only, and says where they change', () => {
    const before = linesOf(3, { classes: ['a', 'b'], scores: { ...lineAt(0).scores, 'macro-f1': 0.999 } });
    const after = [lineAt(3), lineAt(4)];
    const { page } = filesOf([...before, ...after]);
    expect(page).toContain('class="parting" d="M750 0V400"');
    expect(page).toMatch(/best 0\.[78]\d\d \(2025-01-0/);
  });

  test('without a run on the default branch shows the branch that had the last', () => {
    const old = linesOf(3, { branch: 'old' });
    const dev = [lineAt(5, { branch: 'dev' })];
    expect(filesOf([...old, ...dev]).page).toContain('<small>of dev, 1 other branch below</small>');
    expect(filesOf([...old, ...dev], { ...ABOUT, defaultBranch: 'old' }).page).toContain('<small>of old, ');
  });

  test('of a thousand runs is a quarter of a megabyte at most, and of twenty such series three', () => {
    const size = (lines: readonly HistoryLine[]) => Buffer.byteLength(filesOf(lines).page);
    expect(size(linesOf(1000))).toBeLessThan(250_000);
    const many = Array.from({ length: 20 }, (_, i) => linesOf(1000, { series: `Train/m${i}/best-epoch` }));
    expect(size(many.flat())).toBeLessThan(3_000_000);
  });
});

test.each([...HOSTILE_NAMES, '</script><script>alert(1)</script>', 'javascript:alert(1)'])(
  'a branch and a series called %j are text in page and README',
  (name) => {
    const plain = filesOf(linesOf(3, { series: 'x', branch: 'y' }), { ...ABOUT, defaultBranch: undefined });
    const lines = linesOf(3, { series: name || ' ', branch: name || ' ', data: name, artifact: name });
    const { page, about } = filesOf(lines, { ...ABOUT, defaultBranch: undefined });
    const elements = (text: string) => [...text.matchAll(/<(\/?[a-z]\w*)/gi)].map(([, tag]) => tag);
    expect(elements(page)).toEqual(elements(plain.page));
    expect(page).not.toMatch(/href="(?!#|data:,|https:\/\/github\.com\/)/);
    expect(about.split('\n').length).toBeLessThanOrEqual(plain.about.split('\n').length);
    expect(about).not.toMatch(/<script|<img|\]\(javascript/i);
  },
);

describe('the badge', () => {
  const badge = (change: Partial<HistoryLine>) => filesOf([lineAt(0), lineAt(1, change)]).badge();

  test('is what shields.io takes of an endpoint', () => {
    expect(badge({})).toEqual({ schemaVersion: 1, label: 'ccd macro F1', message: '0.696', color: 'green' });
  });

  test.each<[string, Partial<HistoryLine>, object]>([
    ['a gate failed', { gates: 'failed', verdict: 'better' }, { color: 'red' }],
    ['worse', { verdict: 'worse' }, { color: 'orange' }],
    ['better', { verdict: 'better' }, { color: 'brightgreen' }],
    ['nothing to compare with', { verdict: 'no-baseline' }, { color: 'blue' }],
    ['an artifact with a name of its own', { artifact: 'small' }, { label: 'small macro F1' }],
    ['no names known', { artifact: null, data: null }, { label: 'macro F1' }],
    [
      'no score',
      { scores: { ...lineAt(1).scores, 'macro-f1': null } },
      { message: 'not tested', color: 'lightgrey' },
    ],
  ])('of a run with %s', (reason, change, expected) => {
    expect(badge(change), reason).toMatchObject(expected);
  });

  test('is of the default branch, whatever ran last', () => {
    const files = filesOf([...linesOf(2), lineAt(9, { branch: 'dev' })]);
    expect(files.badge().message).toBe('0.696');
  });
});

test('benchmark.json has each score as github-action-benchmark reads customBiggerIsBetter', () => {
  const entries = filesOf(linesOf(2)).benchmark();
  expect(entries.map(({ name }: { name: string }) => name)).toEqual(
    ['accuracy', 'mean IoU', 'macro F1', 'mean Dice'].map((title) => `${SERIES}: test ${title}`),
  );
  for (const entry of entries) {
    expect(entry).toEqual({
      name: expect.any(String),
      unit: 'of 1',
      value: expect.any(Number),
      range: expect.stringMatching(/^0\.\d+ to 0\.\d+$/),
      extra: expect.stringContaining('https://github.com/example/telescope/actions/runs/'),
    });
  }
});

describe('README.md', () => {
  test('says what the branch is, how it becomes a page and where the badge lies', () => {
    const { about } = filesOf(linesOf(2));
    expect(about).toContain('branch best-epoch-history, folder `/ (root)`');
    const raw =
      'https://raw.githubusercontent.com/example/telescope/best-epoch-history/Train.train.best-epoch/badge.json';
    expect(about).toContain(`https://img.shields.io/endpoint?url=${encodeURIComponent(raw)}`);
  });

  test.each([
    ['on a server of its own', { serverUrl: 'https://github.example.com' }],
    ['in a folder', { branch: undefined }],
    ['on a branch whose name would break an address', { branch: 'a)b' }],
  ])('names no badge that nobody could read: %s', (reason, home) => {
    const about = { ...ABOUT, home: { ...ABOUT.home, ...home } };
    expect(filesOf(linesOf(1), about).about, reason).not.toContain('shields');
  });
});
