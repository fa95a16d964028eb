import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../../../src/shared/random.ts';
import { TimeBudget } from '../../../../src/stages/5-train/budget/time-budget.ts';
import { type Machine, type SimulatedWork, simulate } from './simulated-run.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Once and for all: the promise. */
const overshootMs = (budgetMs: number) => Math.max(5 * SECOND, budgetMs / 20);

/** The same runs each time: a budget that breaks its promise breaks it on all machines. */
const CHANCE = { seed: 42, numRuns: 500 };

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** As often between 1 and 10 as between 10 and 100. */
const magnitude = (min: number, max: number) => between(Math.log(min), Math.log(max)).map(Math.exp);

const images = fc
  .tuple(fc.integer({ min: 1, max: 400 }), between(0, 1), fc.constantFrom(1, 1, 8, 32))
  .map(([all, covering, atOnce]) => ({ all, covering: Math.ceil(all * covering * covering), atOnce }));

const works: fc.Arbitrary<SimulatedWork> = fc.record({
  stepsPerEpoch: fc.integer({ min: 1, max: 600 }),
  validation: images,
  test: images.map((one) => ({ ...one, atOnce: 1 })),
  keptPredictions: fc.integer({ min: 0, max: 100 }),
});

/**
 * What is done by the same network takes times that are alike: a step some of a batch of validation, a test image about
 * as long as one of validation, to open the model about as long as to compile the network.
 */
const machines = fc.record({
  start: magnitude(300, 40 * SECOND),
  compile: magnitude(20, 2 * SECOND),
  batch: magnitude(10, SECOND),
  step: magnitude(1.5, 6),
  tiles: magnitude(1, 20),
  save: magnitude(5, SECOND),
  open: magnitude(0.5, 3),
  read: magnitude(0.1, 100),
  testImage: magnitude(0.5, 1.5),
  mixed: magnitude(1, 10),
  report: magnitude(200, 3 * SECOND),
});

interface Factors extends Omit<Machine, 'batchesAnImage' | 'noise' | 'slowsDownAt'> {
  readonly tiles: number;
}

function machineOf(
  { tiles, ...factors }: Factors,
  { validation }: SimulatedWork,
  slowsDownAt: number,
): Machine {
  const { batch, step, testImage, open, compile } = factors;
  const batchesAnImage = validation.atOnce === 1 ? Math.round(tiles) : 1;
  const image = (batch * batchesAnImage) / validation.atOnce;
  const times = { step: step * batch, testImage: testImage * image, open: open * compile };
  return { ...factors, ...times, batchesAnImage, noise: 0.3, slowsDownAt };
}

/** One machine, one data set and a budget, with all chance in the seed. */
const runs = fc
  .tuple(magnitude(10 * SECOND, 20 * MINUTE), machines, works, between(0, 1.2), fc.integer())
  .map(([budgetMs, factors, work, slow, seed]) => {
    const machine = machineOf(factors, work, slow * budgetMs);
    const run = (totalMs: number, change: Partial<Machine> = {}) =>
      simulate(totalMs, { ...machine, ...change }, work, Random.for(seed, 'simulated'));
    return { budgetMs, machine, work, run };
  });

describe('a run of limited time', () => {
  it('ends within its budget and a twentieth or 5 s, on a machine that becomes twice as slow midway', () => {
    fc.assert(
      fc.property(runs, ({ budgetMs, run }) => {
        const { ms, refused } = run(budgetMs);
        if (!refused) expect(ms).toBeLessThanOrEqual(budgetMs + overshootMs(budgetMs));
      }),
      CHANCE,
    );
  });

  it('has a step, an image validated and one tested, or is refused before the first step', () => {
    fc.assert(
      fc.property(runs, ({ budgetMs, work, run }) => {
        const { refused, epochs, tested } = run(budgetMs);
        fc.pre(!refused);
        for (const { steps, validated } of epochs) {
          expect(steps).toBeGreaterThan(0);
          expect(validated, 'the same images each time').toBe(epochs[0].validated);
        }
        expect(epochs[0].validated).toBeGreaterThan(0);
        expect(epochs[0].validated).toBeLessThanOrEqual(work.validation.all);
        expect(tested).toBeGreaterThan(0);
      }),
      CHANCE,
    );
  });

  it('is refused only where the least that leaves a model would hardly fit', () => {
    fc.assert(
      fc.property(runs, ({ budgetMs, machine, run }) => {
        if (!run(budgetMs).refused) return;
        const { start, compile, step, batch, batchesAnImage, save, open, report } = machine;
        const tested = machine.read + machine.testImage;
        const batches = (2 + batchesAnImage) * batch;
        const least = start + 4 * compile + step + batches + save + open + 4 * tested + report;
        // A noise of 30 %, a machine twice as slow, what a report leaves for uploads, and steps that are only guessed.
        expect(2 * 1.3 * 2 * least + 5 * SECOND).toBeGreaterThan(budgetMs);
      }),
      CHANCE,
    );
  });

  it('validates and tests all images where there is time enough, each of them after every epoch', () => {
    fc.assert(
      fc.property(runs, ({ machine, work, run }) => {
        const { start, step, batch, batchesAnImage, read, testImage } = machine;
        const { all, atOnce } = work.validation;
        const validation = Math.ceil(all / atOnce) * batch * batchesAnImage + all * read;
        const test = work.test.all * (read + testImage);
        // Unless an epoch is shorter than its validation.
        fc.pre(step * work.stepsPerEpoch > 5 * validation);
        const budgetMs = 5 * MINUTE + 2 * start + 40 * validation + 15 * test;
        const { epochs, tested } = run(budgetMs, { noise: 0, slowsDownAt: Number.POSITIVE_INFINITY });
        expect(tested).toBe(work.test.all);
        expect(epochs.every(({ validated }) => validated === all)).toBe(true);
      }),
      CHANCE,
    );
  });

  it('tests all images though to read one takes longer than to predict it', () => {
    const work: SimulatedWork = {
      stepsPerEpoch: 26,
      validation: { all: 36, covering: 2, atOnce: 32 },
      test: { all: 150, covering: 2, atOnce: 1 },
      keptPredictions: 1000,
    };
    const times = { start: SECOND, compile: 100, step: 50, batch: 20, batchesAnImage: 1, save: 20, open: 50 };
    const machine: Machine = {
      ...{ ...times, read: 60, testImage: 2, mixed: 1, report: 300 },
      ...{ noise: 0, slowsDownAt: Number.POSITIVE_INFINITY },
    };
    const { tested, epochs } = simulate(MINUTE, machine, work, Random.for(1, 'simulated'));
    expect(epochs.length).toBeGreaterThan(10);
    expect(tested).toBe(work.test.all);
  });

  it('makes use of its time', () => {
    fc.assert(
      fc.property(runs, ({ budgetMs, run }) => {
        const { ms, refused, epochs } = run(budgetMs + MINUTE);
        // Of a thousand epochs there may be nothing left to do.
        if (!refused && epochs.length < 1000) expect(ms).toBeGreaterThan((budgetMs + MINUTE) / 3);
      }),
      CHANCE,
    );
  });
});

describe('what a training does first', () => {
  const work = {
    ...{ stepsPerEpoch: 10, firstTest: 1, keptPredictions: 0 },
    ...{ validation: { all: 8, covering: 1, atOnce: 8 }, test: { all: 4, covering: 1, atOnce: 1 } },
  };

  it('may fit within a time that has no room for a step, where it is to fit a head', () => {
    const options = { clock: () => 0, work, reportMs: 0, readMs: 0, pixelRatio: 1 };
    const budgetOf = (totalMs: number) => {
      const budget = new TimeBudget({ ...options, totalMs });
      // A step is foreseen to take three times as long as the first batch, 12 s, and to open the model 9 s.
      budget.meter.warmedUp({ firstMs: 4_000, secondMs: 1_000, imagesABatch: 8, savingMs: 0 });
      return budget;
    };
    const [tooShort, forHead, forStep] = [12_000, 16_000, 30_000].map(budgetOf);
    expect(() => tooShort.plan('head')).toThrow('leaves no time to train');
    expect(() => forHead.plan('head')).not.toThrow();
    expect(() => forHead.plan('step')).toThrow('leaves no time to train');
    expect(() => forStep.plan('step')).not.toThrow();
  });
});
