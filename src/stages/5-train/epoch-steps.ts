// The steps of one epoch: its batches, each at the learning rate of its moment, until the time is over.
import { oneAhead, stepsPerEpoch, trainingBatches } from './batches.ts';
import type { TrainingEvent } from './events.ts';
import { learningRateAt, type Moment, spentOf } from './learning-rate.ts';
import { type Cut, type Done, type PassResult, runPass } from './pass.ts';
import { probeEpochs } from './probe-epochs.ts';
import type { Standing } from './standing.ts';
import type { Training } from './training.ts';

/** By the step in the epoch, from 1. */
type Moments = (step: number) => Moment;

/** @param begun when the epoch began, by the clock */
export function moments({ plan, train, budget, clock }: Training, before: Standing, begun: number): Moments {
  const steps = stepsPerEpoch(plan, train.length);
  const probed = probeEpochs(plan);
  return (step) => {
    const left = budget?.stepsLeftMs;
    const update = (before.epoch - probed) * steps + step;
    const spent = spentOf({
      seconds: before.seconds + (clock() - begun) / 1000,
      secondsLeft: left === undefined ? undefined : left / 1000,
      update,
      updates: (plan.epochs - probed) * steps,
    });
    return { plateauRate: before.plateau.learningRate, update, spent };
  };
}

export interface TrainedPass extends PassResult {
  /** The highest learning rate of its steps: below the schedule's while that warms up. */
  readonly learningRate: number;
}

export async function* trainingPass(
  input: Training,
  before: Standing,
  moment: Moments,
): AsyncGenerator<TrainingEvent, TrainedPass> {
  const { plan, trainer, timings, budget, clock } = input;
  const epoch = before.epoch + 1;
  const steps = stepsPerEpoch(plan, input.train.length);
  let last = clock();
  let learningRate = 0;
  const passed = yield* runPass({
    batches: timings.measureNext(
      'wait',
      oneAhead(trainingBatches({ ...input, samples: input.train }, epoch)),
    ),
    async run(batch, step) {
      const rate = learningRateAt(plan, moment(step));
      learningRate = Math.max(learningRate, rate);
      const begun = clock();
      const result = await timings.measure('step', () => trainer.step(batch, rate));
      const now = clock();
      budget?.meter.stepped(now - last, now - begun);
      last = now;
      return result;
    },
    classes: plan.network.classes,
    interrupted: (done) => interruption(input, done),
    event: (step, loss) => ({ type: 'step', epoch, step, steps, loss }),
  });
  return { ...passed, learningRate };
}

/** No epoch is without a step, nor without a label that counted: it would have no loss. */
function interruption({ signal, budget }: Training, { labels }: Done): Cut | undefined {
  if (signal.aborted) return 'cancelled';
  return budget === undefined || labels === 0 || budget.fitsStep() ? undefined : 'time-budget';
}
