// What a pretrained network is measured by: rows of what it makes of images, and of what a training has without it.
import type { Trainer } from '../../../engine/engine.ts';
import type { Sample } from '../../2-dataset/dataset.ts';
import type { SampleReader } from '../../2-dataset/reader.ts';
import type { BatchPlan } from '../batches.ts';
import type { Labelled } from '../head/fit-head.ts';

export interface ProbeSource {
  /** Has the network's weights. */
  readonly trainer: Pick<Trainer, 'activations'>;
  readonly plan: BatchPlan;
  /** Of a classification: gives images of the planned size. */
  readonly reader: Pick<SampleReader, 'read' | 'readArea'>;
  /** To choose from, in a seeded order. */
  readonly samples: readonly Sample[];
  readonly seed: number;
  readonly signal: AbortSignal;
}

export interface ProbedRows {
  /** One for each row, in the same order. */
  readonly features: Labelled;
  /** What is there without the network, or is soon learnt without it. */
  readonly plain: Labelled;
  /** Whose each row is. */
  readonly samples: readonly Sample[];
}
