import { describe, expect, it } from 'vitest';
import { resultsOf } from '../../bench/results.ts';
import { ENVIRONMENT, measured, results } from './sample-results.ts';

describe('the results', () => {
  it('compare ours with the fastest peer, with the spread over the rounds', () => {
    const { ratio, low, high, fastest } = results().cases['classic-1'];
    expect(fastest).toBe('Fast');
    expect([ratio, low, high].map((value) => value.toFixed(2))).toEqual(['1.50', '1.50', '2.40']);
  });

  it('compare with no bfloat16 peer, but report it', () => {
    const { cases } = results([measured('Half', [0.1, 0.1, 0.1], { precision: 'bfloat16' })]);
    expect(cases['classic-1'].fastest).toBe('Fast');
    expect(cases['classic-1'].contestants.map(({ name }) => name)).toEqual(['Ours', 'Slow', 'Fast', 'Half']);
  });

  it('keep medians over the rounds', () => {
    const peakBytes = [1e9, 3e9, 2e9];
    const { cases } = results([measured('More', [5, 7, 6], { peakBytes })]);
    expect(cases['classic-1'].contestants.at(-1)).toMatchObject({ seconds: 6, peakBytes: 2e9 });
  });

  it('take the start-up from the runs of classic-1, its fastest peer being the first to step', () => {
    const quick = measured('Quick to start', [3, 3, 3], { firstStepSeconds: [1, 1, 1] });
    const { cases } = results([quick]);
    expect(cases['start-up'].fastest).toBe('Quick to start');
    expect(cases['start-up'].ratio).toBeCloseTo(9);
    expect(cases['classic-1'].fastest).toBe('Fast');
  });

  it('have no start-up without classic-1', () => {
    const fields = [measured('Ours', [1], { case: 'auto' }), measured('Theirs', [1], { case: 'auto' })];
    const measurement = { measured: fields, versions: {} };
    expect(Object.keys(resultsOf({ auto: 'a' }, 'Ours', measurement, ENVIRONMENT).cases)).toEqual(['auto']);
  });

  it('count the rounds that every contestant has finished', () => {
    expect(results([measured('Cut off', [1])]).rounds).toBe(1);
  });

  it('refuse a case without a float32 peer', () => {
    const alone = { measured: [measured('Ours', [1])], versions: {} };
    expect(() => resultsOf({ 'classic-1': 'a' }, 'Ours', alone, ENVIRONMENT)).toThrow('nothing to compare');
  });
});
