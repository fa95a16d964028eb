// Where the run that made what is kept stands to the one that finds it.
import { expect, test } from 'vitest';
import {
  readRunOfResults,
  type Standing,
  standingOf,
  writeRunOfResults,
} from '../../src/earlier/run-of-results.ts';
import type { WorkflowRun } from '../../src/earlier/series.ts';

const NOON = new Date('2026-12-01T12:00:00Z');
const RUN: WorkflowRun = {
  ...{ id: '100', attempt: 1, job: 'train', artifact: 'best-epoch' },
  ...{ repository: 'https://github.com/me/stars', began: NOON },
};
const at = (time: string) => new Date(`2026-12-01T${time}:00Z`);
const DAYS_AHEAD = new Date('2030-01-01T00:00:00Z');

test.each<{
  why: string;
  by: Partial<WorkflowRun>;
  kept: Date;
  run?: Partial<WorkflowRun>;
  standing: Standing;
}>([
  { why: 'a run before', by: { id: '99' }, kept: at('10:00'), standing: 'earlier' },
  { why: 'a faster run, begun after it', by: { id: '101' }, kept: at('13:00'), standing: 'later' },
  { why: 'numbers compare as numbers', by: { id: '1000' }, kept: at('13:00'), standing: 'later' },
  {
    why: 'a high number, made before this one began: of another server, or by hand',
    by: { id: '999' },
    kept: at('11:00'),
    standing: 'earlier',
  },
  { why: 'a high number dated ahead', by: { id: '999' }, kept: DAYS_AHEAD, standing: 'earlier' },
  {
    why: 'a high number of another repository',
    by: { id: '999', repository: 'https://ghes.example/me/stars' },
    kept: at('13:00'),
    standing: 'earlier',
  },
  {
    why: 'a high number of nobody knows whose',
    by: { id: '999', repository: null },
    kept: at('13:00'),
    standing: 'later',
  },
  {
    why: 'an old run that is started again begins after the later ones ended',
    by: { id: '101' },
    kept: at('11:00'),
    run: { attempt: 2 },
    standing: 'later',
  },
  { why: 'its first attempt', by: {}, kept: at('11:00'), run: { attempt: 2 }, standing: 'own' },
  {
    why: 'its first attempt, in a repository of the same numbers',
    by: { repository: 'https://ghes.example/me/stars' },
    kept: at('11:00'),
    run: { attempt: 2 },
    standing: 'earlier',
  },
  { why: 'a runner that gives all runs one number', by: {}, kept: at('11:00'), standing: 'earlier' },
  {
    why: 'such a runner, whose third attempt is before a first one',
    by: { attempt: 3 },
    kept: at('11:00'),
    standing: 'earlier',
  },
  {
    why: 'a later attempt that was faster',
    by: { attempt: 3 },
    kept: at('13:00'),
    run: { attempt: 2 },
    standing: 'later',
  },
  { why: 'another job of the run', by: { job: 'large' }, kept: at('11:00'), standing: 'beside' },
  { why: 'another row of the matrix', by: { artifact: 'row-2' }, kept: at('11:00'), standing: 'beside' },
  {
    why: 'another row, whichever attempt',
    by: { artifact: 'row-2' },
    kept: at('11:00'),
    run: { attempt: 2 },
    standing: 'beside',
  },
])('$standing: $why', ({ why, by, kept, run, standing }) => {
  const written = writeRunOfResults({ ...RUN, ...by }, kept);
  expect(standingOf(readRunOfResults(written), { ...RUN, ...run }), why).toBe(standing);
});

test.each([
  { why: 'the number alone, a later one', text: '101', run: {}, standing: 'earlier' },
  {
    why: 'the number alone, of a run that is started again',
    text: '101',
    run: { attempt: 2 },
    standing: 'later',
  },
  { why: 'the number alone, its own', text: '100', run: { attempt: 2 }, standing: 'own' },
  { why: 'number and job', text: '{"id":"100","job":"train"}', run: { attempt: 2 }, standing: 'own' },
  { why: 'number and job, another', text: '{"id":"100","job":"large"}', run: {}, standing: 'beside' },
  { why: 'nothing', text: '', run: {}, standing: 'earlier' },
  { why: 'something else', text: '{"id":"1e3"}', run: { attempt: 2 }, standing: 'earlier' },
  {
    why: 'a form of later versions: what is understood counts',
    text: '{"id":"101","attempt":"first","at":7,"job":{}}',
    run: { attempt: 2 },
    standing: 'later',
  },
])('text of other versions: $why', ({ why, text, run, standing }) => {
  expect(standingOf(readRunOfResults(text), { ...RUN, ...run }), why).toBe(standing);
});

test('a run that lasts for days is overtaken by what was kept since, not by what is dated ahead', () => {
  const by = (kept: Date) => readRunOfResults(writeRunOfResults({ ...RUN, id: '101' }, kept));
  const end = new Date('2026-12-05T12:00:00Z');
  expect(standingOf(by(new Date('2026-12-04T12:00:00Z')), RUN, end)).toBe('later');
  expect(standingOf(by(DAYS_AHEAD), RUN, end)).toBe('earlier');
});
