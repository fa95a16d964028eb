// results.json: everything a program wants to know of a run, as one schema that types, checks and documents it.
// It only says the form; results-from-run.ts fills it in.
import * as z from 'zod';
import { byScore } from '../metrics/scores.ts';
import { writeFileAtomic } from '../shared/write-file-atomic.ts';
import { calibration } from './calibration.ts';
import { fanOut } from './fan-out.ts';
import { count, measured, ratio, seconds, sha256, size, words } from './fields.ts';
import { gate } from './gates.ts';
import { initialModel } from './initial-model.ts';
import { jsonText } from './json-text.ts';
import { comparison, finding, interval, NO_COMPARISON } from './judgement.ts';
import { engine, environment } from './machine.ts';
import { plan } from './plan.ts';
import { epochScoreFields, scoreFields } from './scores.ts';
import { sheetImage } from './sheet.ts';
import { split } from './split.ts';
import { trend } from './trend.ts';
import { warning } from './warning.ts';

/** Rises when a field is renamed, removed or changes its meaning; a new field alone does not raise it. */
export const RESULTS_SCHEMA_VERSION = 1;

const epoch = z.object({
  epoch: z.number().int().min(1),
  'learning-rate': measured.describe('The highest of its steps: in the first epochs it may still warm up'),
  'train-loss': measured,
  'val-loss': measured,
  ...epochScoreFields,
  seconds,
});

const classMetrics = z.object({
  class: z.string(),
  precision: ratio,
  recall: ratio,
  f1: ratio,
  iou: ratio.describe('null for a classification'),
  support: count.describe('Pixels (classification: images) of the class in the truth'),
  predicted: count.describe('Pixels (classification: images) of the class in the prediction'),
  'f1-interval': interval,
  'iou-interval': interval,
});

const data = z.object({
  root: z
    .string()
    .describe(
      'The data folder, from the folder in which the program was started; its name where it lies elsewhere',
    ),
  hash: sha256.describe('Changes when any image or mask changes'),
  images: count,
  'bit-depth': z.union([z.literal(8), z.literal(16), z.literal(32)]).describe('32: floats'),
  channels: z.union([z.literal(1), z.literal(3)]),
  'ignored-pixels': count
    .nullable()
    .default(null)
    .describe('Of all masks: in neither loss nor metrics; null: there are no masks'),
  sizes: z
    .object({ smallest: size, largest: size })
    .nullable()
    .default(null)
    .describe('Of the images with the fewest and the most pixels'),
  'skipped-files': z.array(z.string()).default([]).describe('Bad files that skip-bad-files has left out'),
  warnings: z.array(warning),
});

const test = z.object({
  images: count,
  confusion: z
    .array(z.array(count))
    .describe(
      'Counts of pixels (classification: of images) over the whole test set: row = true class, column = predicted class',
    ),
  ...scoreFields,
  'per-class': z.array(classMetrics),
  intervals: z
    .object(byScore(() => interval))
    .default(byScore(() => null))
    .describe(
      'Percentile bootstrap over the test images, 2,000 resamples; of scores that are 1 or 0 in each, Clopper and Pearson of as many images',
    ),
  calibration,
  'per-image': z.array(
    z.object({
      id: z.string(),
      ...scoreFields,
      cells: z
        .array(z.tuple([count, count, count]))
        .default([])
        .describe(
          'Its confusion counts that are not 0: true class, predicted class, pixels (classification: 1)',
        ),
      confidence: ratio.default(null).describe('Classification: probability of the predicted class'),
      'true-probability': ratio.default(null).describe('Classification: probability of the true class'),
    }),
  ),
});

const modelFile = z.object({
  path: z.string().describe('Relative to the run folder'),
  sha256,
  bytes: count,
});

export const resultsSchema = z.object({
  'schema-version': z.literal(RESULTS_SCHEMA_VERSION),
  tool: z.object({ name: z.literal('best-epoch'), version: z.string() }),
  name: z
    .string()
    .default('')
    .describe("What headings call the model: the data folder's name, or artifact-name where that was chosen"),
  'created-at': z.iso.datetime(),
  fingerprint: sha256
    .nullable()
    .default(null)
    .describe(
      'Of data, labels, split, settings and code of the action: where it is the same, the run would be, too',
    ),
  restored: z
    .object({
      at: z.iso.datetime(),
      'run-id': z
        .string()
        .regex(/^\d{1,20}$/)
        .nullable()
        .default(null)
        .describe('Of the run on GitHub that trained and measured; null: not known'),
    })
    .nullable()
    .default(null)
    .describe(
      'Set where nothing was trained because nothing had changed: all is of the earlier run but comparison and gates',
    ),
  task: z.enum(['segmentation', 'classification']),
  classes: z.array(
    z.object({ index: count, name: z.string(), color: z.array(z.number().int().min(0).max(255)).length(3) }),
  ),
  data,
  split,
  plan,
  settings: words.describe('As they were given or by default; null: left to the recipe'),
  'initial-model': initialModel,
  history: z.array(epoch),
  'best-epoch': count,
  'stopped-epoch': count,
  'first-epoch': count.describe('Above 1 when training went on from a checkpoint'),
  'resumed-from': z
    .enum(['output', 'cache'])
    .nullable()
    .default(null)
    .describe('Where that checkpoint was: the output folder or the Actions cache'),
  'stop-reason': z.enum(['patience', 'epochs', 'time-budget', 'target', 'cancelled', 'diverged']),
  untrained: z
    .enum(['less-than-an-epoch', 'nothing-new'])
    .nullable()
    .default(null)
    .describe(
      'Why the model stands for nothing that this run has learned: its time was over before the first epoch was done, or before anything was; no gate passes then, and no run is compared with it; null: it was trained',
    ),
  'validation-loss': measured.describe("The best epoch's"),
  'validation-images': count
    .nullable()
    .default(null)
    .describe(
      'How many of the validation images each epoch was validated on: fewer than all where the time was short; null: of a version that took all',
    ),
  test,
  'fan-out': fanOut(test),
  diagnosis: z
    .array(finding)
    .default([])
    .describe(
      'What the curves and the test say: first the one verdict on the curves, then what else was found',
    ),
  comparison: comparison.default(NO_COMPARISON).describe('With the baseline'),
  trend,
  gates: z.array(gate).default([]).describe('The conditions of fail-if, in their order'),
  predictions: z
    .array(
      z.object({
        rank: z.enum(['worst', 'median', 'best', 'mistake']),
        id: z.string(),
        path: z
          .string()
          .describe(
            'A picture: image, truth, prediction, errors (classification: the image); relative to the run folder',
          ),
      }),
    )
    .describe(
      'The test images with the lowest, middle and highest mean IoU; of a classification those that it was surest of and wrong',
    ),
  sheet: z
    .array(sheetImage)
    .default([])
    .describe('The images that the report shows with their labels, as `check.html` does'),
  engine,
  environment,
  'timings-seconds': z
    .record(z.string(), seconds)
    .describe(
      'Per stage; within train: linear-probe (the head alone, of a pretrained network), step, wait (for patches, between the steps), validate and checkpoint one after the other, load and augment beside step; first-step: from the start of the program; best-epoch: within training; report: without summary.md and results.json',
    ),
  'peak-memory-bytes': count,
  'foreseen-memory-bytes': count
    .nullable()
    .default(null)
    .describe('What the plan expected of peak-memory-bytes; null where that is not known of the engine'),
  model: modelFile.extend({
    notices: z
      .string()
      .nullable()
      .default(null)
      .describe(
        'Path of licence and notice of the pretrained weights that it was made from; null: none, or they are not known',
      ),
  }),
  exports: z
    .array(
      z.object({
        format: z.literal('tfjs'),
        input: z
          .enum(['raw', 'normalized'])
          .describe('Pixel values as the files have them, or normalised as plan.normalization says'),
        stride: count.describe('Height and width of what it takes are multiples of this'),
        files: z.array(modelFile).describe('First the one that a program opens'),
      }),
    )
    .default([])
    .describe('The same model in other formats'),
});

export type Results = z.infer<typeof resultsSchema>;

/**
 * The schema as JSON Schema (draft 2020-12), which results.schema.json holds.
 * @param io `input`: what files of all versions hold; `output`: what is read of them, with the defaults filled in
 */
export function resultsJsonSchema(io: 'input' | 'output' = 'input'): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(resultsSchema, { io });
  return { $schema, title: 'Best Epoch results', ...schema };
}

/** Writes results.json atomically. Throws (our own bug) if `results` does not keep to the schema. */
export async function writeResults(path: string, results: Results): Promise<void> {
  await writeFileAtomic(path, jsonText(resultsSchema.parse(results)));
}
