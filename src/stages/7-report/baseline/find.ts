// Finds and reads the earlier results that `baseline` asks for. It compares nothing.
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { baselineMissing, baselineOtherVersion, baselineUnreadable, type Fault } from '../../../errors.ts';
import { RESULTS_SCHEMA_VERSION, resultsSchema } from '../results.ts';

/** What a comparison needs of an earlier results.json. Files of before a field was added lack it. */
const baselineSchema = resultsSchema
  .pick({ tool: true, 'created-at': true, classes: true, split: true, test: true })
  .refine(({ classes, test }) => test['per-class'].length === classes.length, {
    path: ['test', 'per-class'],
    message: 'not one entry a class',
  })
  .refine(
    ({ classes, test }) =>
      test['per-image'].every(({ cells }) =>
        cells.every(([truth, predicted]) => Math.max(truth, predicted) < classes.length),
      ),
    { path: ['test', 'per-image'], message: 'counts of a class that there is not' },
  );

export type BaselineResults = z.infer<typeof baselineSchema>;

export type Baseline =
  | { readonly results: BaselineResults /** A branch or a path. */; readonly name: string }
  /** A sentence. */
  | { readonly results: undefined; readonly reason: string };

/** Where `auto` found one, or in a sentence why there's none. */
export type FetchedBaseline =
  | { readonly path: string; readonly name: string }
  | { readonly path: undefined; readonly reason: string };

interface Found {
  readonly baseline: Baseline;
  readonly faults: readonly Fault[];
}

/**
 * @param setting `auto`, `none` or an absolute path
 * @param fetch asked only for `auto`, where whatever is wrong with the file is said and no error: nobody named it
 */
export async function findBaseline(setting: string, fetch: () => Promise<FetchedBaseline>): Promise<Found> {
  const none = (reason: string, faults: readonly Fault[] = []): Found => ({
    baseline: { results: undefined, reason },
    faults,
  });
  if (setting === 'none') return none('No baseline was asked for.');
  const fetched = setting === 'auto' ? await fetch() : { path: setting, name: setting };
  if (fetched.path === undefined) return none(fetched.reason);
  const read = await readBaseline(fetched.path);
  if (read.results !== undefined)
    return { baseline: { results: read.results, name: fetched.name }, faults: [] };
  if (setting !== 'auto') return none(read.fault.message, [read.fault]);
  return none(`No baseline: the results of ${fetched.name} can't be read (${read.fault.code}).`);
}

type Read = { readonly results: BaselineResults } | { readonly results: undefined; readonly fault: Fault };

async function readBaseline(path: string): Promise<Read> {
  const wrong = (fault: Fault): Read => ({ results: undefined, fault });
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    return wrong(readFault(path, cause));
  }
  if (typeof json !== 'object' || json === null || !('schema-version' in json))
    return wrong(baselineUnreadable(path, "isn't a results.json of Best Epoch"));
  if (json['schema-version'] !== RESULTS_SCHEMA_VERSION)
    return wrong(baselineOtherVersion(path, shortJson(json['schema-version']), RESULTS_SCHEMA_VERSION));
  const parsed = baselineSchema.safeParse(json);
  if (parsed.success) return { results: parsed.data };
  const [issue] = parsed.error.issues;
  return wrong(
    baselineUnreadable(path, `isn't a whole results.json (${issue.path.join('.')}: ${issue.message})`),
  );
}

function readFault(path: string, cause: unknown): Fault {
  if (cause instanceof SyntaxError) return baselineUnreadable(path, `isn't JSON (${cause.message})`);
  const { code = String(cause) } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return baselineMissing(path);
  return baselineUnreadable(path, code === 'EISDIR' ? 'is a folder' : `can't be read (${code})`);
}

function shortJson(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 20 ? `${text.slice(0, 20)}...` : text;
}
