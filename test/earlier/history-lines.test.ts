// How the lines of a history come together, where the line of a run stands, and that all stays small whatever is in it.
import { expect, test } from 'vitest';
import { addLine, capLines, joinLines, readLines, writeLines } from '../../src/earlier/history-lines.ts';
import type { HistoryLine } from '../../src/results/history-line.ts';
import { nthLine, writerOf } from '../results/sample-line.ts';

const idsOf = (lines: readonly HistoryLine[]) => lines.map(({ run }) => run?.id);

test('what is no line is dropped and counted, and blank lines are nothing', () => {
  const good = writeLines([nthLine(1, 0.5), nthLine(2, 0.6)]);
  const { lines, unreadable } = readLines(`${good}\n{"broken"\n<script>\n${good.slice(0, 100)}`);
  expect(idsOf(lines)).toEqual(['1', '2']);
  expect(unreadable).toEqual([4, 5, 6]);
});

test.each([
  { why: 'from two places, each run once', a: [1, 2, 3], b: [2, 3, 4], ids: ['1', '2', '3', '4'] },
  { why: 'in another order', a: [3, 1], b: [2], ids: ['1', '2', '3'] },
])('joined: $why', ({ why, a, b, ids }) => {
  const lines = joinLines(
    a.map((n) => nthLine(n, 0.5)),
    b.map((n) => nthLine(n, 0.5)),
  );
  expect(idsOf(lines), why).toEqual(ids);
});

test('a rerun takes the place of its run, whichever is read first', () => {
  const first = nthLine(1, 0.5);
  const rerun = { ...nthLine(1, 0.9), run: { ...nthLine(1, 0.9).run!, attempt: 2 } };
  expect(joinLines([first], [rerun])).toEqual([rerun]);
  expect(joinLines([rerun], [first])).toEqual([rerun]);
});

test('a rerun stands where its run stood, before those that came after it', () => {
  const rerun = { ...nthLine(9, 0.9), run: { ...nthLine(1, 0.9).run!, attempt: 2 } };
  const lines = joinLines([nthLine(1, 0.5), nthLine(2, 0.5)], [rerun]);
  expect(lines.map(({ run }) => [run?.id, run?.attempt])).toEqual([
    ['1', 2],
    ['2', 1],
  ]);
});

test('two jobs of one run have a line each, whatever series they make', () => {
  const small = nthLine(1, 0.5);
  const large = { ...small, run: { ...small.run!, job: 'large' } };
  expect(joinLines([small], [large], [{ ...small, artifact: 'other' }])).toHaveLength(3);
});

test('of a branch the newest 1,000 runs are kept, and the best ever of the same task and classes', () => {
  const others = { classes: ['a', 'b', 'c'] };
  const lines = Array.from({ length: 1010 }, (_, n) => {
    if (n === 2) return nthLine(n, 0.99, others);
    return nthLine(n, n === 5 ? 0.9 : 0.5);
  });
  const kept = capLines(lines, 'main');
  expect(kept).toHaveLength(1001);
  expect(idsOf(kept).slice(0, 2)).toEqual(['5', '10']);
});

test('of 60 branches those are kept that ran last, and the default branch', () => {
  const lines = [
    nthLine(0, 0.5),
    ...Array.from({ length: 60 }, (_, n) => nthLine(n + 1, 0.5, { branch: `branch ${n}` })),
  ];
  const branches = new Set(capLines(lines, 'main').map(({ branch }) => branch));
  expect(branches.size).toBe(51);
  expect([branches.has('main'), branches.has('branch 9'), branches.has('branch 10')]).toEqual([
    true,
    false,
    true,
  ]);
});

test('of a runner that gives all runs one number each has its line', () => {
  const lines = [1, 2, 3].map((n) => nthLine(n, 0.5, { run: { id: '1', attempt: 1, job: 'train' } }));
  expect(joinLines(lines.slice(0, 2), lines.slice(1))).toEqual(lines);
  const rerun = { ...nthLine(9, 0.9), run: { id: '1', attempt: 2, job: 'train' } };
  const again = joinLines(lines, [rerun], [{ ...rerun, date: lines[2]!.date }]);
  expect(again, 'the newest was started again').toEqual([
    ...lines.slice(0, 2),
    { ...rerun, date: lines[2]!.date },
  ]);
});

const rerunOf = (n: number, day: number) =>
  nthLine(day, 0.4, { run: { id: `${n}`, attempt: 2, job: 'train' } });

test.each<{
  why: string;
  before: readonly HistoryLine[];
  line: HistoryLine;
  began?: string;
  order: string[];
  overtakenBy?: string;
}>([
  { why: 'a new run is the newest', before: [nthLine(1, 0.5)], line: nthLine(2, 0.5), order: ['1.1', '2.1'] },
  {
    why: 'one that is started again stands where it stood',
    before: [nthLine(1, 0.5), nthLine(2, 0.5)],
    line: rerunOf(1, 3),
    order: ['1.2', '2.1'],
  },
  {
    why: 'its first attempt broke off and later ones went through: it would be the newest',
    before: [nthLine(2, 0.5)],
    line: rerunOf(1, 3),
    order: ['2.1'],
    overtakenBy: '2',
  },
  {
    why: 'its first attempt broke off, and nothing has come after it',
    before: [nthLine(1, 0.5)],
    line: rerunOf(2, 3),
    order: ['1.1', '2.2'],
  },
  {
    why: 'a slow first attempt stands where it began',
    before: [nthLine(1, 0.5), nthLine(7, 0.5, { date: '2026-01-05T00:00:00.000Z' })],
    line: nthLine(6, 0.5),
    began: '2026-01-04T12:00:00.000Z',
    order: ['1.1', '6.1', '7.1'],
  },
  {
    why: 'numbers of another server begin anew',
    before: [nthLine(900, 0.5, { date: '2026-01-05T00:00:00.000Z' })],
    line: nthLine(6, 0.5),
    order: ['900.1', '6.1'],
  },
  {
    why: 'a later run of another branch is none of its own',
    before: [nthLine(2, 0.5, { branch: 'dev' })],
    line: rerunOf(1, 3),
    order: ['2.1', '1.2'],
  },
])('the line of a run: $why', ({ why, before, line, began, order, overtakenBy }) => {
  const writer = writerOf(line);
  const run = writer.run && { ...writer.run, began: new Date(began ?? writer.run.began) };
  const added = addLine(readLines(writeLines(before)), line, { ...writer, run });
  expect(
    added.shown.map(({ run }) => `${run?.id}.${run?.attempt}`),
    why,
  ).toEqual(order);
  expect(added.overtakenBy, why).toBe(overtakenBy);
  expect(readLines(added.text).lines, why).toEqual(added.kept);
});

test('what a newer version has written stays as it was', () => {
  const more = JSON.stringify({
    ...nthLine(1, 0.5),
    mood: 'good',
    run: { ...nthLine(1, 0.5).run, runner: 'gpu' },
  });
  const newer = JSON.stringify({ ...nthLine(2, 0.5), 'schema-version': 2, scores: 'in another form' });
  const before = readLines(`${more}\r\n${newer}\n{"schema-version":"2"}\n`);
  expect(before).toMatchObject({ newer: [newer], unreadable: [3] });
  const line = nthLine(3, 0.5);
  expect(addLine(before, line, writerOf(line)).text).toBe(`${more}\n${writeLines([line])}${newer}\n`);
});
