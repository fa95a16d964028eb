// evaluation.json: everything a program wants to know of a trained model that was tested on a labelled set, as one schema
// that types, checks and documents it. Nothing was trained, so it's not results.json; what both have reads the same.
import * as z from 'zod';
import { writeFileAtomic } from '../shared/write-file-atomic.ts';
import { count } from './fields.ts';
import { jsonText } from './json-text.ts';
import { origin } from './origin.ts';
import { resultsSchema } from './results.ts';

/** Rises when a field is renamed, removed or changes its meaning; a new field alone does not raise it. */
export const EVALUATION_SCHEMA_VERSION = 1;

const { tool, name, task, classes, data, split, settings, test, environment } = resultsSchema.shape;
const { diagnosis, comparison, gates, predictions } = resultsSchema.shape;

const model = z.object({
  path: z.string().describe('The file that was tested, told as `data.root` is'),
  sha256: z.string(),
  bytes: count,
  network: z.string().nullable().describe('In words; of an ensemble those of its members'),
  members: count.describe('1, or how many models an ensemble has'),
  version: z.string().nullable().describe('Of the program that wrote the file'),
  'data-hash': z.string().nullable().describe('Of the data that it was trained on'),
  untrained: z
    .literal('less-than-an-epoch')
    .nullable()
    .default(null)
    .describe(
      'Its run had no time for one epoch: no gate passes; null: it was trained, or its file does not say',
    ),
  origin,
  channels: data.shape.channels,
  'bit-depth': data.shape['bit-depth'],
});

export const evaluationSchema = z.object({
  kind: z.literal('evaluation'),
  'schema-version': z.literal(EVALUATION_SCHEMA_VERSION),
  tool,
  name,
  'created-at': z.iso.datetime(),
  task,
  classes: classes.describe("The model's, in its order"),
  model,
  data: data.describe('The whole data set, of which `evaluated` is a part'),
  evaluated: split.shape.test.extend({
    part: z.enum(['all', 'train', 'validation', 'test']),
    source: z.enum(['folders', 'file']).nullable().describe('What says which images the part has; null: all'),
  }),
  settings: settings.describe('Those that an evaluation takes, as they were given or by default'),
  test: test.describe('On the evaluated images, whatever part they are'),
  diagnosis: diagnosis.describe('What the test says; there are no curves'),
  comparison,
  gates,
  predictions,
  threads: count,
  environment,
  'timings-seconds': z.record(z.string(), z.number().min(0)).describe('Per stage'),
  'peak-memory-bytes': count,
});

export type EvaluationResults = z.infer<typeof evaluationSchema>;

/** The schema as JSON Schema (draft 2020-12), which evaluation.schema.json holds. */
export function evaluationJsonSchema(io: 'input' | 'output' = 'input'): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(evaluationSchema, { io });
  return { $schema, title: 'Best Epoch evaluation', ...schema };
}

/** Writes evaluation.json atomically. Throws (our own bug) if it does not keep to the schema. */
export async function writeEvaluation(path: string, evaluation: EvaluationResults): Promise<void> {
  await writeFileAtomic(path, jsonText(evaluationSchema.parse(evaluation)));
}
