// The pass over the validation images, or over as many of them as the time allows.
import type { Sample } from '../2-dataset/dataset.ts';
import { imagesABatch, oneAhead, validationBatches, validationSteps, wholeImages } from './batches.ts';
import { seededOrder } from './budget/seeded-order.ts';
import type { TimeBudget } from './budget/time-budget.ts';
import type { TrainingEvent } from './events.ts';
import { type Cut, type Done, type PassResult, runPass } from './pass.ts';
import type { Standing } from './standing.ts';
import type { Training } from './training.ts';

export interface Validated extends PassResult {
  /** How many images it was; undefined: all there are. */
  readonly images: number | undefined;
}

/**
 * The first pass of a training may end with fewer images than planned; then all later ones take the same, to be compared
 * with it. A later pass that is out of time is cut.
 * @param before where training stood at the end of the epoch before
 */
export async function* validate(
  input: Training,
  epoch: number,
  before: Standing,
): AsyncGenerator<TrainingEvent, Validated> {
  const { plan, trainer, budget, validation, clock } = input;
  const begun = clock();
  const isFirst = before.epoch === 0 && before.initial === undefined;
  const samples = validatedSamples(input, before);
  const steps = validationSteps(plan, samples);
  const whole = wholeImages(plan, samples);
  let done = samples.length;
  const outOfTime = ({ steps }: Done): Cut | undefined => {
    const images = whole.get(steps);
    if (budget === undefined || images === undefined || budget.fitsValidationImage()) return undefined;
    done = images;
    return 'time-budget';
  };
  const pass = yield* runPass({
    batches: oneAhead(validationBatches({ ...input, samples })),
    run: (batch) => trainer.evaluate(batch),
    classes: plan.network.classes,
    interrupted: (at) => (input.signal.aborted ? 'cancelled' : outOfTime(at)),
    event: (step) => ({ type: 'validation', epoch, step, steps }),
  });
  budget?.validated(clock() - begun, done);
  if (isFirst && pass.cut === 'time-budget') budget?.planFor(done);
  const cut = isFirst && pass.cut === 'time-budget' ? undefined : pass.cut;
  return { ...pass, cut, images: done < validation.length ? done : undefined };
}

/** Those that the epochs before were validated on; of limited time as many as were planned. */
export function validatedSamples(input: Training, { validationImages }: Standing): readonly Sample[] {
  return validationSamples(input, input.budget?.shares.validation ?? validationImages);
}

/** @param images how many of them, of which any beginning is fair; undefined: all */
export function validationSamples(
  { plan, validation }: Pick<Training, 'plan' | 'validation'>,
  images: number | undefined,
): readonly Sample[] {
  if (images === undefined) return validation;
  return seededOrder(validation, plan.seed, 'validation').samples.slice(0, images);
}

/**
 * What a batch of validation takes, before there's any training: compiled first, then once more. Nothing of the trainer
 * is changed by it.
 */
export async function warmUp(input: Training, budget: TimeBudget): Promise<void> {
  const { plan, trainer, validation, clock } = input;
  const timed = async (work: () => Promise<unknown>) => {
    const begun = clock();
    await work();
    return clock() - begun;
  };
  const batches = validationBatches({ ...input, samples: validation });
  const { value: batch } = await batches.next();
  await batches.return(undefined);
  if (batch === undefined) return;
  budget.meter.warmedUp({
    firstMs: await timed(() => trainer.evaluate(batch)),
    secondMs: await timed(() => trainer.evaluate(batch)),
    savingMs: await timed(() => trainer.save()),
    imagesABatch: imagesABatch(plan, validation),
  });
}
