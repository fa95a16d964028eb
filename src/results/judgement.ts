// The parts of results.json that judge: intervals, the diagnosis and the comparison with a baseline.
import * as z from 'zod';
import { byScore, DECIDING } from '../metrics/scores.ts';
import { measured } from './fields.ts';
import { scoreFields } from './scores.ts';

/** A ratio minus a ratio. */
export const difference = z.number().min(-1).max(1);

/** 95 %; null where there are too few test images to say. */
export const interval = intervalOf(z.number().min(0).max(1));
export const differenceInterval = intervalOf(difference);

function intervalOf(end: z.ZodNumber) {
  return z
    .object({ low: end, high: end })
    .refine(({ low, high }) => low <= high, 'low is above high')
    .nullable()
    .default(null);
}

export const finding = z.object({
  verdict: z.enum([
    'too-short',
    'learning-rate-too-high',
    'too-noisy',
    'overfit',
    'still-improving',
    'underfit',
    'correct-training',
    'class-never-predicted',
    'train-test-gap',
  ]),
  title: z.string().describe('In words: correct training'),
  sentence: z.string().describe('What was seen, with its numbers; one sentence or two'),
  rule: z.string().describe('The rule that fired, with its bounds'),
  'from-epoch': z
    .number()
    .int()
    .min(1)
    .nullable()
    .describe('The epoch from which it is so, where there is one'),
  evidence: z.record(z.string(), measured).describe('The numbers that the rule looked at'),
});

/** How the scores changed: this run minus the baseline. */
const change = z
  .object({ change: difference, interval: differenceInterval })
  .nullable()
  .describe('null: undefined in one of the two runs');

const imageList = z.object({
  count: z.number().int().min(0),
  ids: z.array(z.string()).describe('The first 20'),
});

export const comparison = z.object({
  verdict: z
    .enum([
      'better',
      'same',
      'worse',
      'different-test-split',
      'different-classes',
      'too-few-images',
      'not-tested',
      'no-baseline',
    ])
    .describe(`better, same and worse: by the interval of the change in ${DECIDING.title}`),
  sentence: z.string().describe('The verdict with its reason'),
  baseline: z
    .object({
      name: z
        .string()
        .describe(
          'The base branch, or the run before on a branch, with the series where it is another; or the end of the path that was given',
        ),
      'created-at': z.string(),
      version: z.string().describe('Of the program that wrote it'),
      images: z.number().int().min(0).describe('Test images'),
      ...scoreFields,
      intervals: z.object(byScore(() => interval)),
    })
    .nullable(),
  changes: z
    .object({
      ...byScore(({ always }) => (always === true ? change : change.default(null))),
      'per-class': z.array(z.object({ class: z.string(), f1: change, iou: change })),
    })
    .nullable()
    .describe(
      'Paired over the same test images; null unless the verdict is better, same, worse or too-few-images',
    ),
  'shared-images': z
    .number()
    .int()
    .min(1)
    .nullable()
    .default(null)
    .describe(
      'Test images that both runs tested, where each tested others as well; null: both tested the same',
    ),
  data: z
    .object({
      added: imageList,
      removed: imageList,
      relabelled: imageList,
      moved: imageList.describe('Into another part of the split'),
      'read-otherwise': z
        .boolean()
        .default(false)
        .describe('The same files stand for other classes, by classes.json or settings'),
    })
    .nullable()
    .describe('What changed in the data since the baseline'),
});

export type Finding = z.infer<typeof finding>;
export type Interval = z.infer<typeof interval>;
export type Comparison = z.infer<typeof comparison>;

export const NO_COMPARISON: Comparison = {
  verdict: 'no-baseline',
  sentence: 'No baseline was asked for.',
  baseline: null,
  changes: null,
  'shared-images': null,
  data: null,
};

/** What each verdict says, for who meets the word alone. */
export const VERDICT_MEANINGS: Readonly<Record<Comparison['verdict'], string>> = {
  better: 'The 95 % interval of the change in test macro F1 since the baseline lies above 0.',
  same: 'That interval holds 0, so the test images cannot tell the two models apart; or both predicted the same on all of them.',
  worse: 'That interval lies below 0. `fail-if: worse` fails.',
  'different-test-split':
    'The two runs were tested on other images or labels, and too few are of both. Where the change itself brings them it passes by itself: once it is merged, the next run of the branch is the new baseline.',
  'different-classes':
    'The two runs have other classes or another task. Once the change is merged, the next run of the branch is the new baseline.',
  'too-few-images':
    'Fewer test images can be compared than an interval takes. Raise `test-fraction` or add labelled images.',
  'not-tested':
    'This run or its baseline has no test, so there is no score to compare. Set `test-fraction` above 0.',
  'no-baseline':
    'There is nothing to compare with; the sentence beside it says what was looked for, what there is, and what to do.',
};
