// Pretrained weights that a model was made from, as results of every kind have them.
import * as z from 'zod';
import { sha256 } from './fields.ts';

export const originFields = z.object({
  name: z.string(),
  sha256: sha256.describe('Of their file'),
  dataset: z.string().describe('What they were trained on: "ImageNet"'),
  licence: z.string().describe('As SPDX calls it'),
});

/** Null as well in results of before this field. */
export const origin = originFields
  .nullable()
  .default(null)
  .describe('Pretrained weights that it was made from, be it by way of other models; null: none');

export type Origin = z.infer<typeof originFields>;
