import { describe, expect, it } from 'vitest';
import { Timings } from '../../src/shared/timings.ts';

function clockwork() {
  let ms = 0;
  const pass = (seconds: number) => {
    ms += seconds * 1000;
  };
  return { pass, timings: new Timings(() => ms) };
}

describe('timings', () => {
  it('sum up a part that runs several times, in whichever way', async () => {
    const { pass, timings } = clockwork();
    await timings.measure('step', async () => pass(2));
    await timings.measure('load', async () => pass(1));
    timings.measureSync('step', () => pass(3));
    expect(timings.seconds).toEqual({ step: 5, load: 1 });
    expect(Object.keys(timings.seconds)).toEqual(['step', 'load']);
  });

  it('pass on what the work gives', async () => {
    const { timings } = clockwork();
    expect(await timings.measure('a', async () => 7)).toBe(7);
    expect(timings.measureSync('a', () => 8)).toBe(8);
  });

  it('count a generator from its start to its end, with all that it yields and gives', async () => {
    const { pass, timings } = clockwork();
    async function* work() {
      pass(1);
      yield 'first';
      pass(1);
      return 'result';
    }
    const measured = timings.measureAll('validate', work());
    expect(await measured.next()).toEqual({ value: 'first', done: false });
    pass(0.5);
    expect(await measured.next()).toEqual({ value: 'result', done: true });
    expect(timings.seconds).toEqual({ validate: 2.5 });
  });

  it('measures the time until each item is there, not what is done with it', async () => {
    const { pass, timings } = clockwork();
    async function* batches() {
      pass(2);
      yield 'a';
      pass(3);
      yield 'b';
      pass(0.5);
    }
    const taken: string[] = [];
    for await (const batch of timings.measureNext('wait', batches())) {
      taken.push(batch);
      pass(10);
    }
    expect(taken).toEqual(['a', 'b']);
    expect(timings.seconds).toEqual({ wait: 5.5 });
  });

  it('leave out work that failed: it took no part in what there is', async () => {
    const { pass, timings } = clockwork();
    const failing = timings.measure('step', async () => {
      pass(1);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(timings.seconds).toEqual({});
  });

  it('a record is a mark, not a sum', () => {
    const { timings } = clockwork();
    timings.record('first-step', 2);
    timings.record('first-step', 3);
    expect(timings.seconds).toEqual({ 'first-step': 3 });
  });
});
