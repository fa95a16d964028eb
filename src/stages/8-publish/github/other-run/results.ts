// What another run's artifact says of it: results.json, merged.json or evaluation.json, held against its schema. It may be
// anybody's, so nothing else is read, and no Markdown of it is taken.
import type * as z from 'zod';
import { evaluationSchema } from '../../../../results/evaluation.ts';
import { mergedSchema } from '../../../../results/merged.ts';
import { resultsSchema } from '../../../../results/results.ts';
import { parseJson } from '../../../../shared/parse-json.ts';
import type { AnyResults } from '../../../7-report/documents.ts';
import { fileIn } from './archive.ts';

const FILES: readonly (readonly [name: string, schema: z.ZodType<AnyResults>])[] = [
  ['results.json', resultsSchema],
  ['merged.json', mergedSchema],
  ['evaluation.json', evaluationSchema],
];

/** A data set of 50,000 images has some 20 MiB. */
export const MOST_JSON_BYTES = 32 * 2 ** 20;

/** @throws with a reason for people */
export function resultsIn(archive: Buffer): AnyResults {
  for (const [name, schema] of FILES) {
    const file = fileIn(archive, name, MOST_JSON_BYTES);
    if (file !== undefined) return parsed(name, schema, file);
  }
  throw new Error(`it holds none of ${FILES.map(([name]) => name).join(', ')}`);
}

function parsed(name: string, schema: z.ZodType<AnyResults>, file: Buffer): AnyResults {
  const { success, data, error } = schema.safeParse(jsonIn(name, file));
  if (success) return data;
  const [issue] = error.issues;
  throw new Error(`${name} is not of the form that this version writes, at ${issue?.path.join('.')}`);
}

function jsonIn(name: string, file: Buffer): unknown {
  try {
    return parseJson(file.toString('utf8'));
  } catch {
    throw new Error(`${name} is no JSON`);
  }
}
