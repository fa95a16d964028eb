// What a training started from, as results.json has it.
import * as z from 'zod';
import { count, measured, sha256 } from './fields.ts';
import { validationScoreFields } from './scores.ts';

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
