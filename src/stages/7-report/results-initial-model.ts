// What a training started from, as results.json has it.
import * as z from 'zod';
import { byName, VALIDATION_SCORES } from '../../metrics/epoch-scores.ts';
import type { MonitoredRecord } from '../../metrics/monitor.ts';
import { type FittedModel, knownImages } from '../4-plan/initial-model.ts';
import { finite } from './json-values.ts';
import { count, measured, sha256 } from './results-fields.ts';
import { validationScoreFields } from './results-scores.ts';

export const initialModel = z
  .object({
    name: z.string().describe('The end of its path, or the branch whose run made it'),
    sha256: sha256.describe('Of its model.onnx'),
    'new-classes': z
      .array(z.string())
      .describe('Classes that it did not know: they started from random weights'),
    'trained-on': z
      .object({ validation: count, test: count })
      .nullable()
      .describe("How many of this run's validation and test images it was trained on; null: it isn't known"),
    'val-loss': measured.describe('Before the first epoch, on the validation images of this run'),
    ...validationScoreFields,
  })
  .nullable()
  .default(null)
  .describe('What training started from; null: random weights');

/**
 * @param parts the samples of this run
 * @param record undefined where training was stopped before it was measured
 */
export function initialModelResults(
  model: FittedModel | undefined,
  parts: Parameters<typeof knownImages>[1],
  record: MonitoredRecord | undefined,
): z.infer<typeof initialModel> {
  if (model === undefined) return null;
  return {
    name: model.name,
    sha256: model.sha256,
    'new-classes': [...model.newClasses],
    'trained-on': knownImages(model, parts) ?? null,
    'val-loss': finite(record?.valLoss),
    ...byName(VALIDATION_SCORES, ({ field }) => finite(record?.[field])),
  };
}
