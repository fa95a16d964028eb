// Finds and reads the earlier results that `baseline` asks for. It compares nothing.
import type * as z from 'zod';
import {
  baselineMissing,
  baselineOtherVersion,
  baselineUnreadable,
  baselineUntrained,
  type Fault,
} from '../errors.ts';
import { EVALUATION_SCHEMA_VERSION } from '../results/evaluation.ts';
import { RESULTS_SCHEMA_VERSION, resultsSchema } from '../results/results.ts';
import { isOutOfMemory } from '../shared/out-of-memory.ts';
import { parseJson } from '../shared/parse-json.ts';
import { MOST_BYTES, NotPlainFile, readPlainText } from '../shared/plain-file.ts';
import { shortPath } from '../shared/short-path.ts';
import type { EarlierRuns } from './earlier-runs.ts';

/** What a comparison needs of an earlier results.json. Files of before a field was added lack it. */
const baselineSchema = resultsSchema
  .pick({
    tool: true,
    task: true,
    'created-at': true,
    fingerprint: true,
    model: true,
    data: true,
    classes: true,
    split: true,
    settings: true,
    history: true,
    'best-epoch': true,
    untrained: true,
    test: true,
  })
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
  | {
      readonly results: BaselineResults;
      /** A branch, the run before on one, or a path. */
      readonly name: string;
      /** This run is one of a branch; undefined or false: of a change that is reviewed, or compared as it was asked for. */
      readonly isForBranch?: boolean;
      /** Whose results they are; undefined: those of no series. */
      readonly series?: string | undefined;
    }
  /** A sentence. */
  | { readonly results: undefined; readonly reason: string };

export interface FoundBaseline {
  readonly baseline: Baseline;
  readonly faults: readonly Fault[];
}

/**
 * @param setting `auto`, `none` or an absolute path
 * @param earlier asked only for `auto`, where whatever is wrong with the file is said and no error: nobody named it
 */
export async function findBaseline(
  setting: string,
  earlier: Pick<EarlierRuns, 'findResults'>,
): Promise<FoundBaseline> {
  const none = (reason: string, faults: readonly Fault[] = []): FoundBaseline => ({
    baseline: { results: undefined, reason },
    faults,
  });
  if (setting === 'none') return none('No baseline was asked for.');
  if (setting !== 'auto') {
    const { results, fault } = trainedOnly(await readBaseline(setting), setting);
    return results === undefined
      ? none(fault.message, [fault])
      : { baseline: { results, name: shortPath(setting) }, faults: [] };
  }
  const { found, faults } = await earlier.findResults();
  if (found.json === undefined) return none(found.reason, faults);
  const { json, name, isForBranch = false, series } = found;
  const { results, fault } = trainedOnly(parseResults(json, name), name);
  return results === undefined
    ? none(`No baseline: the results of ${name} can't be taken (${fault.code}).`, faults)
    : { baseline: { results, name, isForBranch, series }, faults };
}

/** What is reviewed has a hand in what it's compared with. */
export interface Say {
  readonly fault: Fault;
  /** Beside the name of what it's compared with. */
  readonly label: string;
  /** Where there is nothing. */
  readonly sentence: string;
}

/** Whoever reads the verdict is told beside it. */
export function chosenByData(
  { baseline, faults }: FoundBaseline,
  { fault, label, sentence }: Say,
): FoundBaseline {
  const chosen =
    baseline.results === undefined
      ? { ...baseline, reason: `${baseline.reason} ${sentence}` }
      : { ...baseline, name: `${baseline.name} (${label})` };
  return { baseline: chosen, faults: [...faults, fault] };
}

type Read =
  | { readonly results: BaselineResults; readonly fault?: undefined }
  | { readonly results: undefined; readonly fault: Fault };

const wrong = (fault: Fault): Read => ({ results: undefined, fault });

/** A model that its run has not trained would make any other look good. */
function trainedOnly(read: Read, name: string): Read {
  return read.results == null || read.results.untrained === null ? read : wrong(baselineUntrained(name));
}

/** @param path of a results.json or an evaluation.json */
export async function readBaseline(path: string): Promise<Read> {
  try {
    return parseResults(await readPlainText(path, MOST_BYTES.run), path);
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    const { code = String(cause) } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return wrong(baselineMissing(path));
    const isOther = cause instanceof NotPlainFile;
    return wrong(
      baselineUnreadable(path, isOther ? cause.message.replace('it ', '') : `can't be read (${code})`),
    );
  }
}

/** `name` is for the fault. */
export function parseResults(text: string, name: string): Read {
  let json: unknown;
  try {
    json = parseJson(text);
  } catch (cause) {
    return wrong(baselineUnreadable(name, `isn't JSON (${(cause as SyntaxError).message})`));
  }
  if (typeof json !== 'object' || json === null || !('schema-version' in json))
    return wrong(baselineUnreadable(name, "isn't a results.json of Best Epoch"));
  const isEvaluation = 'kind' in json && json.kind === 'evaluation';
  const expected = isEvaluation ? EVALUATION_SCHEMA_VERSION : RESULTS_SCHEMA_VERSION;
  const version = json['schema-version'];
  if (version !== expected) return wrong(baselineOtherVersion(name, shortJson(version), expected));
  const parsed = baselineSchema.safeParse(isEvaluation ? asRun(json) : json);
  if (parsed.success) return { results: parsed.data };
  const [{ path, message }] = parsed.error.issues;
  return wrong(
    baselineUnreadable(
      name,
      `isn't a whole ${isEvaluation ? 'evaluation' : 'results'}.json (${path.join('.')}: ${message})`,
    ),
  );
}

/** An evaluation is a run that has a test and nothing else. */
function asRun(evaluation: object): object {
  const nothing = { images: 0, 'class-pixels': [], 'class-share': [] };
  const test = 'evaluated' in evaluation ? evaluation.evaluated : undefined;
  const split = { source: 'folders', by: null, path: '', train: nothing, validation: nothing, test };
  const model = 'model' in evaluation ? evaluation.model : undefined;
  const untrained =
    typeof model === 'object' && model !== null && 'untrained' in model ? model.untrained : null;
  return { ...evaluation, split, history: [], 'best-epoch': 0, untrained };
}

function shortJson(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 20 ? `${text.slice(0, 20)}...` : text;
}
