// What a training starts from: random weights, the pretrained ones that come with the program, or the model that the setting
// `initial-model` names. Whether that fits the data set is told later, once there is one. Nothing here needs a package with native code: what the file holds is part of
// the run's fingerprint.
import type { FoundBaseline } from '../earlier/baseline.ts';
import type { EarlierRuns } from '../earlier/earlier-runs.ts';
import { type FoundModel, type ModelBytes, modelAt, modelOfBaseline } from '../earlier/model.ts';
import type { EarlierSplit } from '../earlier/split.ts';
import { type Fault, InputError, modelUntrained } from '../errors.ts';
import { readNotices } from '../pretrained/notices.ts';
import type { Program } from '../provision/program.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import type { InitialModel } from '../stages/4-plan/initial-model.ts';
import { readModel } from '../stages/6-evaluate/read-model.ts';
import type { Publisher } from '../stages/8-publish/publisher.ts';
import { initialModelAsReviewed, type Reviewed } from './reviewed.ts';

export interface InitialModelOptions {
  readonly program: Pick<Program, 'root'>;
  readonly settings: Pick<Settings, 'initialModel' | 'baseline'>;
  readonly baseline: FoundBaseline;
  readonly publisher: Pick<Publisher, 'group' | 'say'>;
  readonly earlier: Pick<EarlierRuns, 'takeRun'>;
  /** Undefined: the data is not under review. */
  readonly reviewed?: Reviewed | undefined;
}

/** Faults are warnings, but where there is nothing to start from. */
export type StartsFrom =
  | { readonly kind: 'random-weights'; readonly faults: readonly Fault[] }
  | {
      readonly kind: 'model';
      readonly model: InitialModel;
      /** Of the run that trained it; undefined: it isn't known. */
      readonly split: EarlierSplit | undefined;
      readonly faults: readonly Fault[];
    }
  /** Those weights are read once it's known what the data set is for. */
  | {
      readonly kind: 'pretrained';
      /** Of the package whose they are. */
      readonly root: string;
      /** False: it's taken where measuring says that it helps. */
      readonly isAsked: boolean;
      /** A sentence where another model was asked for: `baseline`, and there is none. Undefined: none was. */
      readonly reason: string | undefined;
      readonly faults: readonly Fault[];
    }
  /** The model that was asked for can't be had; the run tells it with all else that is wrong. */
  | { readonly kind: 'nothing'; readonly faults: readonly Fault[] };

export const RANDOM_WEIGHTS: StartsFrom = { kind: 'random-weights', faults: [] };

export async function findInitialModel(options: InitialModelOptions): Promise<StartsFrom> {
  const { settings, baseline, publisher, earlier, reviewed, program } = options;
  const { initialModel: setting } = settings;
  if (setting === 'none') return RANDOM_WEIGHTS;
  const pretrained = { kind: 'pretrained', root: program.root, reason: undefined, faults: [] } as const;
  if (setting === 'auto' || setting === 'imagenet') return { ...pretrained, isAsked: setting === 'imagenet' };
  const found =
    setting === 'baseline'
      ? await modelOfBaseline(settings.baseline, baseline, earlier)
      : await modelAt(setting);
  const start = asReviewed(await startOf(found, program.root), setting, reviewed);
  const line = lineOf(start);
  if (line === undefined) return start;
  publisher.group('Initial model');
  publisher.say(line);
  publisher.group(undefined);
  return start;
}

/** Wherever the model is named, it's said whose choice it was. */
function asReviewed(start: StartsFrom, setting: string, reviewed: Reviewed | undefined): StartsFrom {
  const chosen = initialModelAsReviewed(reviewed, setting);
  if (chosen === undefined || start.kind !== 'model') return start;
  const model = { ...start.model, name: `${start.model.name} (${chosen.label})` };
  return { ...start, model, faults: [...start.faults, chosen.fault] };
}

/** Undefined where faults say it. */
function lineOf(start: StartsFrom): string | undefined {
  switch (start.kind) {
    case 'model':
      return `Fine-tuning ${start.model.name}: ${start.model.network.title}, sha256 ${start.model.sha256}`;
    case 'pretrained':
      return `${start.reason} So the training starts as with \`initial-model: auto\`.`;
    case 'random-weights':
    case 'nothing':
      return undefined;
  }
}

async function startOf(found: FoundModel, root: string): Promise<StartsFrom> {
  switch (found.kind) {
    case 'file':
      return await withNotices(initialModelOf(found.file), root);
    case 'none':
      return { ...found, kind: 'pretrained', root, isAsked: false };
    case 'nothing':
      return found;
  }
}

/** With what is to be passed on with whatever is made from it. */
async function withNotices(start: StartsFrom, root: string): Promise<StartsFrom> {
  if (start.kind !== 'model' || start.model.origin === undefined) return start;
  try {
    const notices = await readNotices(root, start.model.origin.sha256);
    return { ...start, model: { ...start.model, notices } };
  } catch (error) {
    if (error instanceof InputError) return { kind: 'nothing', faults: error.faults };
    throw error;
  }
}

function initialModelOf({ bytes, sha256, split, name, path }: ModelBytes): StartsFrom {
  const { model, faults } = readModel(bytes, path);
  if (model === undefined) return { kind: 'nothing', faults };
  const { description, network, parameters } = model;
  return {
    kind: 'model',
    model: {
      name,
      sha256,
      classes: description.classes.map((one) => one.name),
      channels: description.channels,
      bitDepth: description['bit-depth'],
      normalization: description.normalization,
      imageSize: description.task === 'classification' ? description['image-size'] : undefined,
      network,
      parameters,
      origin: description.origin,
      trainedOn: split && new Set(split.split.train.samples.map(({ image }) => image)),
    },
    split,
    faults: description.untrained === undefined ? faults : [...faults, modelUntrained(path)],
  };
}
