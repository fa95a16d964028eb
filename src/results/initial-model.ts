// What a training started from, as results.json has it.
import * as z from 'zod';
import { count, measured, sha256 } from './fields.ts';
import { origin } from './origin.ts';
import { validationScoreFields } from './scores.ts';

export const initialModel = z
  .object({
    name: z
      .string()
      .describe('The end of its path, or the branch whose run made it; of pretrained weights their network'),
    sha256: sha256.describe('Of its model.onnx, or of the file of pretrained weights'),
    pretraining: z
      .object({
        dataset: z.string().describe('What the weights were trained on: "ImageNet"'),
        licence: z.string().describe('Of the weights, as SPDX calls it'),
      })
      .nullable()
      .default(null)
      .describe('Of pretrained weights that come with the program; null: an earlier model'),
    origin,
    'new-classes': z
      .array(z.string())
      .describe(
        'Classes that it did not know: they started from random weights; all of them of pretrained weights',
      ),
    'trained-on': z
      .object({ validation: count, test: count })
      .nullable()
      .describe("How many of this run's validation and test images it was trained on; null: it isn't known"),
    'val-loss': measured.describe(
      'Before the first epoch, on the validation images of this run; null of pretrained weights, whose head knows no class yet',
    ),
    ...validationScoreFields,
  })
  .nullable()
  .default(null)
  .describe('What training started from; null: random weights');
