// What a fitted head comes to on features: its loss and its confusion counts, as a pass of an engine has them.
import { IGNORE } from '../../../engine/engine.ts';
import { type Confusion, emptyConfusion } from '../../../metrics/confusion.ts';
import type { Tensor } from '../../../shared/tensor.ts';
import type { Labelled } from './head.ts';
import { plainProducts } from './head-products.ts';
import { type HeadLoss, lossOfLogits } from './loss.ts';
import { pauseOf } from './pause.ts';

export interface MeasuredHead {
  /** Mean over the labels that count; NaN where there are none. */
  readonly loss: number;
  readonly confusion: Confusion;
}

/** Of the features as they were given: weight classes,F and bias classes. */
export interface MeasurableHead {
  readonly weight: Tensor;
  readonly bias: Tensor;
}

/** @throws the signal's reason where it's aborted */
export async function measureHead(
  head: MeasurableHead,
  data: Labelled,
  spec: HeadLoss,
  signal?: AbortSignal,
): Promise<MeasuredHead> {
  const [, width] = head.weight.shape;
  const bias = Float64Array.from(head.bias.data);
  const pause = pauseOf(signal);
  await using products = plainProducts({ data, width, pause });
  const logits = await products.logits(Float64Array.from(head.weight.data));
  const confusion = confusionOf(logits, data.labels, bias);
  return { loss: await lossOfLogits(logits, { labels: data.labels, pause }, bias, spec), confusion };
}

/** @param logits rows,classes, without the bias; of several that are the largest the first is predicted */
function confusionOf(logits: Float64Array, labels: Uint8Array, bias: Float64Array): Confusion {
  const classes = bias.length;
  const confusion = [...emptyConfusion(classes)];
  for (const [row, label] of labels.entries()) {
    if (label === IGNORE) continue;
    const own = logits.subarray(row * classes, (row + 1) * classes);
    let best = 0;
    for (let c = 1; c < classes; c++) if (own[c] + bias[c] > own[best] + bias[best]) best = c;
    confusion[label * classes + best]++;
  }
  return confusion;
}
