// What a checkpoint says of its best epoch, measured again before it's believed: it may come from anybody.
import type { Tensor } from '../../engine/engine.ts';
import { VALIDATION_SCORES } from '../../metrics/epoch-scores.ts';
import type { MonitoredRecord } from '../../metrics/monitor.ts';
import { oneAhead, validationBatches } from './batches.ts';
import { runPass } from './pass.ts';
import { validationRecord } from './record.ts';
import type { Training } from './training.ts';
import { validationSamples } from './validation.ts';

/**
 * Two machines sum up float32 values in another order. That is far below these; and what somebody could gain within them
 * is not worth a lie. Of the loss a part of it, and what the logarithm of a probability near 1 can tell; of scores absolute.
 */
const TOLERANCE = { loss: 1e-3, smallLoss: 1e-6, score: 0.01 };

/**
 * On the images that a checkpoint's epochs were validated on. The trainer is left with these weights.
 * @param images how many they are; undefined: all
 * @throws the signal's reason where it's aborted; InputError where the time budget is over before
 */
export async function measureAgain(
  input: Training,
  parameters: Readonly<Record<string, Tensor>>,
  images: number | undefined,
): Promise<MonitoredRecord> {
  const { plan, trainer, budget, signal } = input;
  await trainer.load({ ...(await trainer.save()), parameters });
  const samples = validationSamples(input, images);
  const pass = runPass({
    batches: oneAhead(validationBatches({ ...input, samples })),
    run: (batch) => trainer.evaluate(batch),
    classes: plan.network.classes,
    interrupted: () => {
      signal.throwIfAborted();
      budget?.demandValidation(samples.length);
      return undefined;
    },
    event: (step) => ({ type: 'validation', epoch: 0, step, steps: 0 }),
  });
  for (;;) {
    const { value, done } = await pass.next();
    if (done) return validationRecord(plan.network.task, value);
  }
}

/** `recorded`, with what it lacks of `measured`; undefined where it says something else. */
export function confirmed<R extends MonitoredRecord>(recorded: R, measured: MonitoredRecord): R | undefined {
  const within = TOLERANCE.smallLoss + TOLERANCE.loss * Math.abs(measured.valLoss);
  if (!isNear(recorded.valLoss, measured.valLoss, within)) return undefined;
  const lacking: Partial<Record<keyof MonitoredRecord, number>> = {};
  for (const { field } of VALIDATION_SCORES) {
    // An earlier version had fewer scores.
    if (Number.isNaN(recorded[field])) lacking[field] = measured[field];
    else if (!isNear(recorded[field], measured[field], TOLERANCE.score)) return undefined;
  }
  return { ...recorded, ...lacking };
}

function isNear(a: number, b: number, within: number): boolean {
  return Object.is(a, b) || Math.abs(a - b) <= within;
}
