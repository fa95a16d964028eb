// A training that is killed at any moment, however often, and started again ends as the one that nothing interrupted: the
// same history, best epoch, stop reason and weights, bit for bit, whatever ends it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { createReferenceEngine } from '../../../src/engine/reference/reference.ts';
import type { Plan } from '../../../src/stages/4-plan/plan.ts';
import { loadOwnBest } from '../../../src/stages/5-train/checkpoint.ts';
import type { EpochRecord, StopReason, TrainingOutcome } from '../../../src/stages/5-train/events.ts';
import type { TrainingInput } from '../../../src/stages/5-train/training.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { pretrainedModel, probedPlan, probedTraining } from './small-probe.ts';
import {
  engineDivergingAt,
  follow,
  Killed,
  killedEngine,
  limitedTraining,
  slowEngine,
  smallPlan,
  smallTraining,
  TestClock,
} from './small-training.ts';

interface Ending {
  readonly stopReason: Exclude<StopReason, 'cancelled' | 'time-budget'>;
  readonly plan: Plan;
  readonly engine?: () => Engine;
  readonly training?: typeof smallTraining;
}

const pretrained = await pretrainedModel();
const fromPretrained: typeof smallTraining = (folder, change) => probedTraining(folder, pretrained, change);

/** Of each the uninterrupted training stops by the reason that it's called by, after several epochs. */
const ENDINGS: readonly Ending[] = [
  { stopReason: 'epochs', plan: smallPlan({ epochs: 3 }) },
  { stopReason: 'target', plan: smallPlan({ epochs: 9, monitor: 'val-accuracy', target: 0.62 }) },
  { stopReason: 'patience', plan: smallPlan({ epochs: 9, learningRate: 0.1, patience: 2 }) },
  // Both hold at once: patience says more.
  { stopReason: 'patience', plan: smallPlan({ epochs: 4, learningRate: 0.1, patience: 2 }) },
  { stopReason: 'diverged', plan: smallPlan({ epochs: 9 }), engine: () => engineDivergingAt(8) },
  // Its first epoch fits the head alone; here it's the best one, then the second and last.
  {
    stopReason: 'patience',
    plan: probedPlan({ epochs: 9, patience: 1, learningRate: 1 }),
    training: fromPretrained,
  },
  { stopReason: 'epochs', plan: probedPlan({ epochs: 2 }), training: fromPretrained },
];

/** What a later reader could tell apart. */
async function told({ history, bestEpoch, stoppedEpoch, stopReason, modelState }: TrainingOutcome) {
  const weights = modelState === undefined ? undefined : await loadOwnBest(modelState);
  return { history: history.map(untimed), bestEpoch, stoppedEpoch, stopReason, weights };
}

function untimed(record: EpochRecord) {
  return { ...record, seconds: 0 };
}

/** Kills it at each of these calls of the trainer in turn, then lets it come to its end. */
async function killedAndResumed(
  input: () => TrainingInput,
  kills: readonly number[],
): Promise<TrainingOutcome> {
  for (const call of kills) {
    const { engine, ...others } = input();
    try {
      return (await follow({ ...others, engine: killedEngine(engine, call) })).outcome;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }
  return (await follow(input())).outcome;
}

const KILLS = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 3 });

describe.each(ENDINGS)(
  'a training that ends by $stopReason ($plan.epochs epochs, $plan.network.title)',
  ({ stopReason, plan, engine, training = smallTraining }) => {
    const inputIn = (folder: string) => () =>
      training(folder, { plan, engine: engine?.() ?? createReferenceEngine() });

    test('ends the same, whenever it is killed', async () => {
      await using whole = await temporaryFolder();
      const uninterrupted = await told((await follow(inputIn(whole.path)())).outcome);
      expect(uninterrupted.stopReason).toBe(stopReason);
      expect(uninterrupted.stoppedEpoch).toBeGreaterThan(1);
      await fc.assert(
        fc.asyncProperty(KILLS, async (kills) => {
          await using cut = await temporaryFolder();
          expect(await told(await killedAndResumed(inputIn(cut.path), kills))).toEqual(uninterrupted);
        }),
        { numRuns: 8 },
      );
    });

    test('ends the same, killed after it stopped and before its report', async () => {
      await using folder = await temporaryFolder();
      const first = await told((await follow(inputIn(folder.path)())).outcome);
      const { outcome, events } = await follow(inputIn(folder.path)());
      expect(await told(outcome)).toEqual(first);
      if (stopReason === 'diverged') return;
      expect(
        events.map(({ type }) => type),
        'nothing is trained',
      ).toEqual(['started', 'stopped']);
    });

    test('that is cancelled at any moment is gone on with to the same end', async () => {
      await using whole = await temporaryFolder();
      const uninterrupted = await told((await follow(inputIn(whole.path)())).outcome);
      await fc.assert(
        fc.asyncProperty(fc.nat({ max: 20 }), async (at) => {
          await using cut = await temporaryFolder();
          const abort = new AbortController();
          let seen = 0;
          await follow({ ...inputIn(cut.path)(), signal: abort.signal }, () => {
            if (seen++ === at) abort.abort();
          });
          expect(await told((await follow(inputIn(cut.path)())).outcome)).toEqual(uninterrupted);
        }),
        { numRuns: 8 },
      );
    });
  },
);

describe('a training that ends by time-budget', () => {
  const change = { plan: smallPlan({ epochs: 100, patience: 100, timeBudgetMs: 60_000 }) };

  test.each([
    { why: 'there is no time for another epoch', seconds: 36 },
    { why: 'in the midst of an epoch', seconds: 46 },
    { why: 'in the midst of the last epoch', seconds: 46, epochs: 3 },
  ])(
    'ends the same, killed after it stopped and before its report: $why',
    async ({ why, seconds, epochs = 9 }) => {
      await using folder = await temporaryFolder();
      const plan = { ...change.plan, epochs };
      const first = await limitedTraining(folder.path, seconds, { plan });
      const second = await limitedTraining(folder.path, seconds, { plan });
      expect(second.outcome.untrained, 'the run that was killed has trained it').toBe(
        first.outcome.untrained,
      );
      expect(first.outcome.stopReason, why).toBe('time-budget');
      expect(await told(second.outcome)).toEqual(await told(first.outcome));
    },
  );

  test('in the midst of a validation ends the same, killed after it stopped', async () => {
    await using folder = await temporaryFolder();
    const clock = new TestClock();
    const first = await limitedTraining(folder.path, 60, change, clock, (event) => {
      if (event.type === 'validation' && event.epoch === 2 && event.step === 1) clock.ms += 40_000;
    });
    expect(first.outcome).toMatchObject({ stopReason: 'time-budget', stoppedEpoch: 1 });
    const second = await limitedTraining(folder.path, 60, change);
    expect(await told(second.outcome)).toEqual(await told(first.outcome));
  });

  // The clock goes on while a run is dead: how far the next one comes is its budget's to say.
  test('goes on, whenever it is killed before, with the very epochs of the uninterrupted one', async () => {
    await using whole = await temporaryFolder();
    const uninterrupted = await limitedTraining(whole.path, 60, change);
    const history = uninterrupted.outcome.history.map(untimed);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 30 }), async (call) => {
        await using cut = await temporaryFolder();
        const clock = new TestClock();
        const engine = killedEngine(slowEngine(clock), call);
        await limitedTraining(cut.path, 60, { ...change, engine }, clock).catch((error) => {
          if (!(error instanceof Killed)) throw error;
        });
        const { outcome } = await limitedTraining(cut.path, 60, change);
        expect(outcome.stopReason).toBe('time-budget');
        // The last epoch of either may be cut short.
        const whole = Math.min(history.length, outcome.history.length) - 1;
        expect(outcome.history.slice(0, whole).map(untimed)).toEqual(history.slice(0, whole));
      }),
      { numRuns: 6 },
    );
  });
});
