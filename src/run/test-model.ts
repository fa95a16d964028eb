// Tests the delivered model on the images that it never saw, or on as many of them as the time allows.
import { fanOutOf } from '../stages/1-config/fan-out.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import type { Sample } from '../stages/2-dataset/dataset.ts';
import { type Evaluation, evaluateModel } from '../stages/6-evaluate/evaluate.ts';
import { openModelFile } from '../stages/6-evaluate/open-model-file.ts';
import type { Data } from './data.ts';
import { threadsOf } from './resources.ts';
import { type LimitedTime, sharesOf } from './time-budget.ts';

export interface TestOptions {
  readonly settings: Settings;
  readonly signal: AbortSignal;
  /** Milliseconds since the process started. */
  readonly clock: () => number;
  /** Undefined: all images are tested, however long it takes. */
  readonly limited: LimitedTime | undefined;
}

export interface Tested {
  readonly test: Evaluation;
  /** What one run of several holds out is measured image by image, too, to be compared with the others. */
  readonly heldOut: Evaluation | undefined;
}

/** Undefined for a cancelled job, which has seconds left: its model is delivered without a test. */
export async function testModel(options: TestOptions, data: Data, path: string): Promise<Tested | undefined> {
  const { settings, signal, limited } = options;
  if (signal.aborted) return undefined;
  const { model } = await openModelFile(path, { threads: threadsOf(settings) });
  const on = (samples: readonly Sample[], order: readonly Sample[] = samples, keptMs: number) =>
    evaluateModel({
      ...{ ...data, reader: data.wholeReader, model, signal, samples, order },
      ...(limited && timing(options, limited, order, keptMs)),
    });
  try {
    const holdsOut = fanOutOf(settings) !== undefined;
    const heldOutShare = data.validation.length / (data.test.length + data.validation.length);
    const keptMs = holdsOut && limited ? heldOutShare * limited.budget.testLeftMs : 0;
    const test = await on(data.test, limited?.test, keptMs);
    return { test, heldOut: holdsOut ? await on(data.validation, limited?.validation, 0) : undefined };
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  } finally {
    await model.dispose();
  }
}

/** Tells the budget what each image took, and asks it for the next one. */
function timing({ clock }: TestOptions, { budget }: LimitedTime, order: readonly Sample[], keptMs: number) {
  const shares = sharesOf(order);
  let begun = clock();
  return {
    onImage(done: number) {
      const now = clock();
      budget.meter.tested(now - begun, shares[done - 1]);
      begun = now;
    },
    fitsAnother: (done: number) => budget.fitsTestImage(done, shares[done], keptMs),
  };
}
