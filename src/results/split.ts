// The split in results.json: what each part holds, and which images they are.
import * as z from 'zod';
import { count, ratio, shortHash } from './fields.ts';

const splitPart = z.object({
  images: count,
  'class-pixels': z
    .array(count)
    .describe('Pixels per class, ignored ones not among them; of a classification: images per class'),
  'class-share': z.array(ratio).describe("The class's share of the part's counted pixels or images"),
  samples: z
    .array(z.object({ id: z.string(), image: shortHash, labels: shortHash }))
    .default([])
    .describe(
      'What each image and its mask (or the name of its class) hold, as the first 64 bits of their SHA-256',
    ),
});

export const split = z.object({
  source: z.enum(['hash', 'folders', 'file']),
  by: z
    .string()
    .nullable()
    .default(null)
    .describe(
      'What gives the split that comes with the data, in words: folders, lists, a column; null: none does',
    ),
  path: z.string().describe('Relative to the run folder'),
  kept: z
    .object({ from: z.string().describe('Which run, in words'), images: count })
    .nullable()
    .default(null)
    .describe('Images that stay in their part of an earlier run; null: none'),
  train: splitPart,
  validation: splitPart,
  test: splitPart,
});
