// Finds the model that the setting `initial-model` names and reads it. Whether it fits the data set is told later, once
// there is one. Nothing here needs a package with native code: what the file holds is part of the run's fingerprint.
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { EarlierRuns } from '../earlier/earlier-runs.ts';
import { type Fault, initialModelMissing, initialModelNotOfBaseline, modelUnreadable } from '../errors.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import type { InitialModel } from '../stages/4-plan/initial-model.ts';
import { readModel } from '../stages/6-evaluate/read-model.ts';
import { type BaselineResults, type FoundBaseline, readBaseline } from '../stages/7-report/baseline/find.ts';
import type { Results } from '../stages/7-report/results.ts';
import { modelPathOf, readFinishedRun } from '../stages/7-report/run-folder.ts';
import type { Publisher } from '../stages/8-publish/publisher.ts';

export interface InitialModelOptions {
  readonly settings: Pick<Settings, 'initialModel' | 'baseline'>;
  readonly baseline: FoundBaseline;
  readonly publisher: Pick<Publisher, 'group' | 'say'>;
  /** Keep the model of a baseline that `auto` finds. */
  readonly earlier: Pick<EarlierRuns, 'takeRun'>;
}

/** What a training starts from. */
export type StartsFrom =
  | {
      readonly kind: 'random-weights';
      /** A sentence where a model was asked for: `baseline`, and there is none. Undefined: none was. */
      readonly reason: string | undefined;
      /** Warnings. */
      readonly faults: readonly Fault[];
    }
  | {
      readonly kind: 'model';
      readonly model: InitialModel /** Warnings. */;
      readonly faults: readonly Fault[];
    }
  /** The model that was asked for can't be had; the run tells it with all else that is wrong. */
  | { readonly kind: 'nothing'; readonly faults: readonly Fault[] };

export const RANDOM_WEIGHTS: StartsFrom = { kind: 'random-weights', reason: undefined, faults: [] };

interface ModelBytes {
  readonly bytes: Uint8Array;
  /** What its run trained on; undefined: it isn't known. */
  readonly split: Results['split'] | undefined;
  /** For people. */
  readonly name: string;
  /** As far as it has one, for messages. */
  readonly path: string;
}

const fromScratch = (reason: string, faults: readonly Fault[] = []): StartsFrom => ({
  kind: 'random-weights',
  reason,
  faults,
});
const wrong = (...faults: readonly Fault[]): StartsFrom => ({ kind: 'nothing', faults });

export async function findInitialModel(options: InitialModelOptions): Promise<StartsFrom> {
  const { settings, publisher } = options;
  const { initialModel: setting } = settings;
  if (setting === undefined) return RANDOM_WEIGHTS;
  const found = setting === 'baseline' ? await ofBaseline(options) : await ofPath(setting);
  const line = lineOf(found);
  if (line === undefined) return found;
  publisher.group('Initial model');
  publisher.say(line);
  publisher.group(undefined);
  return found;
}

/** Undefined where faults say it. */
function lineOf(start: StartsFrom): string | undefined {
  switch (start.kind) {
    case 'model':
      return `Fine-tuning ${start.model.name}: ${start.model.network.title}, sha256 ${start.model.sha256}`;
    case 'random-weights':
      return `Training from scratch. ${start.reason}`;
    case 'nothing':
      return undefined;
  }
}

/** @param path absolute, of a model or of a run folder */
async function ofPath(path: string): Promise<StartsFrom> {
  try {
    const isFolder = (await stat(path)).isDirectory();
    const file = isFolder ? join(path, 'model', 'model.onnx') : path;
    const bytes = await readFile(file);
    const split = await splitOf(file, hashOf(bytes));
    return initialModelOf({ bytes, split, name: shortPath(file), path: file });
  } catch (cause) {
    return wrong(unreadable(path, cause));
  }
}

/** Of the run whose folder the model lies in, as it was left there; a model alone does not tell. */
async function splitOf(file: string, sha256: string): Promise<Results['split'] | undefined> {
  const path = join(dirname(file), '..', 'results.json');
  const { results } = await readBaseline(path);
  return results?.model.sha256 === sha256 ? results.split : undefined;
}

/** The faults of the baseline itself are left to who compares with it. */
async function ofBaseline({ settings, baseline: found, earlier }: InitialModelOptions): Promise<StartsFrom> {
  const { baseline } = found;
  const { results } = baseline;
  if (results === undefined) return fromScratch(baseline.reason);
  if (settings.baseline !== 'auto') return besideResults(settings.baseline, results);
  const { name } = baseline;
  const gone = `The model of ${name} is no longer in the Actions cache.`;
  if (results.fingerprint === null) return fromScratch(gone);
  const { taken, faults } = await earlier.takeRun(results.fingerprint, (folder) => modelIn(folder, results));
  if (taken === undefined) return fromScratch(gone, faults);
  return initialModelOf({ bytes: taken, split: results.split, name, path: `model of ${name}` });
}

/** Of a whole run whose model is the one that was asked for. */
async function modelIn(folder: string, { fingerprint, model }: BaselineResults): Promise<Buffer | undefined> {
  const kept = await readFinishedRun(folder, fingerprint ?? '');
  if (kept?.model.sha256 !== model.sha256) return undefined;
  return readFile(join(folder, kept.model.path));
}

async function besideResults(
  results: string,
  { model: { path, sha256 }, split }: BaselineResults,
): Promise<StartsFrom> {
  const file = modelPathOf(dirname(results), path);
  if (file === undefined) return wrong(initialModelNotOfBaseline(path, results));
  try {
    const bytes = await readFile(file);
    if (hashOf(bytes) !== sha256) return wrong(initialModelNotOfBaseline(file, results));
    return initialModelOf({ bytes, split, name: shortPath(file), path: file });
  } catch (cause) {
    return wrong(unreadable(file, cause));
  }
}

function initialModelOf({ bytes, split, name, path }: ModelBytes): StartsFrom {
  const { model, faults } = readModel(bytes, path);
  if (model === undefined) return wrong(...faults);
  const { description, network, parameters } = model;
  return {
    kind: 'model',
    model: {
      name,
      sha256: hashOf(bytes),
      classes: description.classes.map((one) => one.name),
      channels: description.channels,
      bitDepth: description['bit-depth'],
      normalization: description.normalization,
      imageSize: description.task === 'classification' ? description['image-size'] : undefined,
      network,
      parameters,
      trainedOn: split && new Set(split.train.samples.map(({ image }) => image)),
    },
    faults,
  };
}

function unreadable(path: string, cause: unknown): Fault {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return initialModelMissing(path);
  return modelUnreadable(path, code ?? String(cause));
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** "run/model/model.onnx": most models are called the same, the folders of their runs are not. */
function shortPath(path: string): string {
  return path
    .split(sep)
    .filter((part) => part !== '')
    .slice(-3)
    .join('/');
}
