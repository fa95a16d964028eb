// check.json: what `check` understood of a data set and what is wrong with it, as one schema that types, checks and
// documents it. What results.json has as well reads the same.
import * as z from 'zod';
import { writeFileAtomic } from '../shared/write-file-atomic.ts';
import { count, ratio, size } from './fields.ts';
import { resultsSchema } from './results.ts';
import { sheetImage } from './sheet.ts';

/** Rises when a field is renamed, removed or changes its meaning; a new field alone does not raise it. */
export const CHECK_SCHEMA_VERSION = 1;

const { tool, task, classes, data, split } = resultsSchema.shape;
const part = split.shape.test.omit({ samples: true });

const understood = z.object({
  task,
  why: z.string().describe('What was taken for what, and because of what'),
  classes,
  data: data.omit({ root: true, warnings: true }),
  'frequent-size': size.extend({ images: count }).describe('The size that most images have'),
  all: part.describe('All images of the data set'),
  ignored: z
    .object({
      pixels: count,
      share: ratio.describe('Of all pixels'),
      images: count.describe('That have such pixels'),
    })
    .nullable()
    .describe(
      'Pixels that count for nothing: ignored in the mask, or without a value in the image; null: there are no masks',
    ),
  split: z
    .object({
      source: split.shape.source,
      by: split.shape.by,
      drawn: z
        .array(z.enum(['train', 'validation', 'test']))
        .describe('The parts that neither the data nor a file says: drawn by the seed'),
      seed: z.number().int(),
      train: part,
      validation: part,
      test: part,
    })
    .nullable()
    .describe('null: errors leave nothing to split'),
  pairs: z
    .array(sheetImage.pick({ image: true, label: true }))
    .describe(
      'The first three images with their labels; of whole images one of each of the first three classes',
    ),
  'left-out': z
    .object({
      files: count,
      folders: z
        .array(z.object({ folder: z.string(), files: count }))
        .describe('The ten with the most of them'),
      examples: z.array(z.string()).describe('The first three'),
    })
    .describe('Image files in the data folder that are neither an image of the data set nor hold a label'),
});

export const checkSchema = z.object({
  kind: z.literal('check'),
  'schema-version': z.literal(CHECK_SCHEMA_VERSION),
  tool,
  'created-at': z.iso.datetime(),
  root: z.string().describe('The data folder'),
  understood: understood.nullable().describe('null: errors leave nothing to understand'),
  faults: z
    .array(
      z.object({
        code: z.string(),
        severity: z.enum(['error', 'warning']),
        message: z.string(),
        files: z.array(z.string()).describe('Those at fault, relative to the data folder'),
      }),
    )
    .describe(
      'Everything that is wrong with data, split and settings, one for each cause; an error would stop a training',
    ),
  sheet: z.array(sheetImage).describe('The images that check.html shows with their labels'),
});

export type CheckResults = z.infer<typeof checkSchema>;
export type Understood = NonNullable<CheckResults['understood']>;

/** The schema as JSON Schema (draft 2020-12), which check.schema.json holds. */
export function checkJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(checkSchema, { io: 'input' });
  return { $schema, title: 'Best Epoch check', ...schema };
}

/** Writes check.json atomically. Throws (our own bug) if it does not keep to the schema. */
export async function writeCheckResults(path: string, results: CheckResults): Promise<void> {
  await writeFileAtomic(path, `${JSON.stringify(checkSchema.parse(results), null, 2)}\n`);
}
