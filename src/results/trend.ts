// The part of results.json that shows a run among those before it: how the deciding score went over the commits.
import * as z from 'zod';
import { DECIDING } from '../metrics/scores.ts';
import { count, ratio } from './fields.ts';
import { interval } from './judgement.ts';

const place = {
  commit: z.string().nullable(),
  date: z.iso.datetime(),
  'run-id': z.string().nullable().describe("GitHub's number of the workflow run"),
};

export const trend = z
  .object({
    series: z.string().describe('The runs that make one model after another, by their name'),
    branch: z.string().describe('Whose runs these are; the last is this run, on whatever branch'),
    runs: z
      .array(z.object({ ...place, score: ratio.describe(`The ${DECIDING.title}`), interval }))
      .describe('Of the same task and classes, oldest first, the last 50 with this run as the last'),
    best: z
      .object({ ...place, score: z.number().min(0).max(1) })
      .nullable()
      .describe('The best ever before this run'),
    decline: z
      .object({
        runs: count,
        fall: z.number().min(0).describe("Over all of them, by Sen's slope"),
        'p-value': z.number().min(0).max(1).describe('Of a one-sided Mann-Kendall test, exact'),
      })
      .nullable()
      .describe('null: the scores of the last runs show no fall'),
    sentence: z.string(),
  })
  .nullable()
  .default(null)
  .describe('null: no history is kept, or this run was not tested');

export type Trend = NonNullable<z.infer<typeof trend>>;
