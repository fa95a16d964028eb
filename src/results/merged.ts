// merged.json: everything a program wants to know of several runs that were joined, as one schema that types, checks
// and documents it. It only says the form; folds.ts and sweep.ts fill it in.
import * as z from 'zod';
import { byScore, DECIDING } from '../metrics/scores.ts';
import { writeFileAtomic } from '../shared/write-file-atomic.ts';
import { count } from './fields.ts';
import { gate } from './gates.ts';
import { jsonText } from './json-text.ts';
import { difference, differenceInterval } from './judgement.ts';
import { origin } from './origin.ts';
import { resultsSchema } from './results.ts';
import { scoreFields } from './scores.ts';

/** Rises when a field is renamed, removed or changes its meaning; a new field alone does not raise it. */
export const MERGED_SCHEMA_VERSION = 1;

const { test, tool, name: modelName, task, classes, model, predictions } = resultsSchema.shape;
const number = z.number().int().min(1);

/** Over the folds in which there is a value. */
const spread = z.object({
  folds: count,
  mean: z.number().nullable(),
  'standard-deviation': z.number().nullable().describe('Of a sample (n - 1); null: fewer than two values'),
});

const scores = z.object({ images: count, ...scoreFields });
const scoreSpreads = z.object(byScore(() => spread));

const run = z.object({
  number: number.describe('Which fold or row'),
  name: z.string().describe('The folder or the artifact it came from'),
  'best-epoch': count,
  'stopped-epoch': count,
  'stop-reason': resultsSchema.shape['stop-reason'],
  'validation-loss': z.number().nullable(),
  'held-out': scores.describe('On the images that it held out and that chose its epoch'),
  seconds: z.number().min(0),
});

const base = {
  'schema-version': z.literal(MERGED_SCHEMA_VERSION),
  tool,
  name: modelName.describe("What headings call the model: the data folder's name"),
  'created-at': z.iso.datetime(),
  task,
  classes,
  data: z.object({ hash: z.string(), images: count }),
  of: number.describe('Runs that there should be'),
  missing: z.array(z.object({ number, reason: z.string() })).describe('Runs that are left out'),
  test: test.nullable().describe('Of the merged model; null: it was not tested'),
  'not-tested': z.string().nullable().describe('Why it was not tested'),
  gates: z.array(gate).default([]).describe('The conditions of fail-if on the joined model, in their order'),
  predictions,
  model,
  origin,
};

export const mergedFolds = z.object({
  kind: z.literal('folds'),
  ...base,
  runs: z.array(run.extend({ test: scores.describe('On the common test images') })),
  spread: z.object({
    'held-out': scoreSpreads,
    test: scoreSpreads,
    'per-class': z
      .array(z.object({ class: z.string(), precision: spread, recall: spread, f1: spread, iou: spread }))
      .describe('On the held-out images'),
  }),
  'out-of-fold': test
    .extend({ 'per-image': z.array(test.shape['per-image'].element.extend({ fold: number })) })
    .describe('Every image by the model that did not train on it, counted together'),
});

export const mergedSweep = z.object({
  kind: z.literal('sweep'),
  ...base,
  runs: z
    .array(
      run.extend({
        rank: number,
        settings: z.record(z.string(), z.json()).describe('The row as it was given'),
        behind: z
          .object({ change: difference, interval: differenceInterval })
          .nullable()
          .describe(
            `Its ${DECIDING.title} minus that of the best, paired over the same images; null: it is the best`,
          ),
      }),
    )
    .describe(`By the ${DECIDING.title} on the validation images, best first`),
});

export const mergedSchema = z.discriminatedUnion('kind', [mergedFolds, mergedSweep]);

export type MergedFolds = z.infer<typeof mergedFolds>;
export type MergedSweep = z.infer<typeof mergedSweep>;
export type Merged = z.infer<typeof mergedSchema>;
export type Spread = z.infer<typeof spread>;

/** Writes merged.json atomically. Throws (our own bug) if `merged` does not keep to the schema. */
export async function writeMerged(path: string, merged: Merged): Promise<void> {
  await writeFileAtomic(path, jsonText(mergedSchema.parse(merged)));
}
