// What a network makes of whole images before its head: a row of numbers for each, with the image's label.
import { IGNORE, type Trainer } from '../../engine/engine.ts';
import { headOf } from '../../network/head.ts';
import type { Sample } from '../2-dataset/dataset.ts';
import type { SampleReader } from '../2-dataset/reader.ts';
import { type BatchPlan, oneAhead, validationBatches } from './batches.ts';
import type { Labelled } from './head/fit-head.ts';

export interface FeaturesSource {
  readonly plan: BatchPlan;
  readonly trainer: Pick<Trainer, 'activations'>;
  /** Gives images of the planned size. */
  readonly reader: Pick<SampleReader, 'readArea'>;
  readonly samples: readonly Sample[];
}

/** How many numbers a row has. */
export function widthOf({ features, labels }: Labelled): number {
  return features.length / labels.length;
}

/** Of the images as they are, in evaluation mode; a part for each batch, in the order of the samples. */
export async function* featuresOf(source: FeaturesSource): AsyncGenerator<Labelled> {
  const { from } = headOf(source.plan.network);
  for await (const batch of oneAhead(validationBatches(source))) {
    const features = await source.trainer.activations(from, batch.images, batch);
    yield withoutFilling({ features, labels: batch.labels });
  }
}

/** The last batch is filled up. */
function withoutFilling(filled: Labelled): Labelled {
  const { features, labels } = filled;
  const size = widthOf(filled);
  let count = labels.length;
  while (count > 0 && labels[count - 1] === IGNORE) count--;
  return { features: features.slice(0, count * size), labels: labels.slice(0, count) };
}

export function joinFeatures(parts: readonly Labelled[]): Labelled {
  const features = new Float32Array(parts.reduce((sum, part) => sum + part.features.length, 0));
  const labels = new Uint8Array(parts.reduce((sum, part) => sum + part.labels.length, 0));
  let [at, row] = [0, 0];
  for (const part of parts) {
    features.set(part.features, at);
    labels.set(part.labels, row);
    at += part.features.length;
    row += part.labels.length;
  }
  return { features, labels };
}
