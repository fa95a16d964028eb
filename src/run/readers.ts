// How a run reads its images: training and validation, and the test of what is delivered.

import { DecodingRoom } from '../image/decoding-room.ts';
import { memoryBudgetOf } from '../shared/memory-budget.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import type { Dataset, Sample } from '../stages/2-dataset/dataset.ts';
import { openReader, type SampleReader } from '../stages/2-dataset/reader.ts';
import type { FittedModel } from '../stages/4-plan/initial-model.ts';
import { inputSize } from '../stages/4-plan/input-size.ts';

export interface Readers extends AsyncDisposable {
  /** For training and validation: of a classification every image at the planned size. */
  readonly reader: SampleReader;
  /** For the test: every image as its file has it. */
  readonly wholeReader: SampleReader;
}

/** @param model whose input the images become; undefined: as planned from their sizes */
export function openReaders(
  settings: Settings,
  dataset: Dataset,
  train: readonly Sample[],
  model: FittedModel | undefined,
): Readers {
  const budgetBytes = memoryBudgetOf(settings);
  const decoding = new DecodingRoom(budgetBytes);
  const options = { budgetBytes, decoding, folder: settings.output };
  if (dataset.task === 'segmentation') {
    const reader = openReader(dataset, options);
    return { reader, wholeReader: reader, [Symbol.asyncDispose]: () => reader[Symbol.asyncDispose]() };
  }
  const reader = openReader(dataset, {
    ...options,
    size: inputSize(train, settings, model),
  });
  // The test sees each image once: there is nothing to keep.
  const wholeReader = openReader(dataset, { budgetBytes: 0, decoding, folder: undefined });
  return { reader, wholeReader, [Symbol.asyncDispose]: () => reader[Symbol.asyncDispose]() };
}
