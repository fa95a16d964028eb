import { describe, expect, it } from 'vitest';
import { allTimings, stageTimings } from '../../../src/stages/7-report/timing-words.ts';

const TIMINGS = {
  dataset: 1,
  'initial-model': 6,
  train: 100,
  'linear-probe': 7,
  load: 4,
  augment: 9,
  'first-step': 2,
  step: 90,
  wait: 0.5,
  'best-epoch': 60,
  evaluate: 3,
  checkpoint: 1,
  validate: 8,
  custom: 5,
  // The page is written before it's known, and has the times of the summary.
  report: 2,
};

describe('timings in words', () => {
  it('stages are what ran one after the other: no part of training and no moment', () => {
    expect(stageTimings(TIMINGS)).toEqual([
      { title: 'data set', seconds: 1 },
      { title: 'choice of what training starts from', seconds: 6 },
      { title: 'training', seconds: 100 },
      { title: 'test', seconds: 3 },
      { title: 'custom', seconds: 5 },
    ]);
  });

  it('all of them: each once, stages, then what training went into, then moments', () => {
    const rows = allTimings(TIMINGS);
    expect(rows.map(({ seconds }) => seconds)).toEqual([1, 6, 100, 3, 5, 7, 90, 0.5, 8, 1, 4, 9, 2, 60]);
    expect(rows.map(({ title }) => title.split(/[:,]/)[0])).toEqual([
      'data set',
      'choice of what training starts from',
      'training',
      'test',
      'custom',
      ...new Array(7).fill('training'),
      'from the start until the first training step was done',
      'in training until the best epoch was done',
    ]);
  });

  it('names what was not timed nowhere', () => {
    expect(allTimings({ train: 1 })).toEqual([{ title: 'training', seconds: 1 }]);
    expect(allTimings({})).toEqual([]);
  });
});
