// One pass over the training or the validation data: every batch once, counted up, cut short when it must be.
import type { Batch, StepResult } from '../../engine/engine.ts';
import { addConfusion, type Confusion, emptyConfusion } from '../../metrics/confusion.ts';
import type { TrainingEvent } from './events.ts';

export type Cut = 'cancelled' | 'diverged' | 'time-budget';

export interface PassResult {
  /** Mean over all labels that counted. */
  readonly loss: number;
  readonly confusion: Confusion;
  readonly steps: number;
  /** What ended the pass before its last batch. */
  readonly cut: Cut | undefined;
}

/** How far a pass has come. */
export interface Done {
  readonly steps: number;
  /** Labels that counted. */
  readonly labels: number;
}

interface Pass {
  readonly batches: AsyncGenerator<Batch>;
  readonly run: (batch: Batch, step: number) => Promise<StepResult>;
  readonly classes: number;
  /** Asked before each batch. */
  readonly interrupted: (done: Done) => Cut | undefined;
  readonly event: (step: number, loss: number) => TrainingEvent;
}

/** Yields `event` after each batch. A loss that is not finite ends the pass as `diverged`. */
export async function* runPass(pass: Pass): AsyncGenerator<TrainingEvent, PassResult> {
  let lossSum = 0;
  let count = 0;
  let confusion = emptyConfusion(pass.classes);
  let step = 0;
  for await (const batch of pass.batches) {
    const cut = pass.interrupted({ steps: step, labels: count });
    if (cut !== undefined) return { loss: lossSum / count, confusion, steps: step, cut };
    const result = await pass.run(batch, ++step);
    // A batch of ignored labels only has no loss.
    if (result.count > 0) lossSum += result.loss * result.count;
    count += result.count;
    confusion = addConfusion(confusion, result.confusion);
    if (!Number.isFinite(lossSum)) return { loss: lossSum / count, confusion, steps: step, cut: 'diverged' };
    yield pass.event(step, lossSum / count);
  }
  return { loss: lossSum / count, confusion, steps: step, cut: undefined };
}
