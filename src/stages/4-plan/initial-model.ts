// A trained model as the start of another training: whether it fits the data set, and the state that training begins
// with. It reads no file.
import type { TrainerState } from '../../engine/engine.ts';
import {
  type Fault,
  initialModelClassesDiffer,
  initialModelKnowsImages,
  initialModelPixelsDiffer,
  initialModelTaskDiffers,
} from '../../errors.ts';
import type { BitDepth } from '../../image/raster.ts';
import { withClasses, withHeadRows } from '../../network/head.ts';
import type { Network } from '../../network/network.ts';
import { nearestWord } from '../../shared/nearest-word.ts';
import type { Normalization } from '../../shared/normalization.ts';
import type { Dataset, Sample } from '../2-dataset/dataset.ts';
import { shortHash } from '../2-dataset/short-hash.ts';
import type { Size } from './classifier-size.ts';

/** A model as its file has it. */
export interface InitialModel {
  /** For people: the end of its path, or the branch whose run made it. */
  readonly name: string;
  /** Of the file. */
  readonly sha256: string;
  /** Names in the order of its outputs. */
  readonly classes: readonly string[];
  readonly channels: 1 | 3;
  readonly bitDepth: BitDepth;
  readonly normalization: Normalization;
  /** Of a classifier: what its images are brought to. */
  readonly imageSize: Size | undefined;
  readonly network: Network;
  /** Canonical, as Trainer.save gives them. */
  readonly parameters: TrainerState['parameters'];
  /** What the images that it was trained on hold, as results.json has it; undefined: it isn't known. */
  readonly trainedOn: ReadonlySet<string> | undefined;
  /** The pretrained weights that it was made from, be it by way of other models; undefined: none. */
  readonly origin?: Origin | undefined;
  /** Licence and notice of those weights, to be passed on with what is made from them; undefined: they aren't known. */
  readonly notices?: string | undefined;
}

/** The same with a head for the classes of a data set. */
export interface FittedModel extends Omit<InitialModel, 'classes' | 'channels' | 'bitDepth' | 'network'> {
  /** For the data set's classes. */
  readonly network: Network;
  /** For each of the data set's classes its output in the file; undefined: it's new. */
  readonly rows: readonly (number | undefined)[];
  readonly newClasses: readonly string[];
  /** Of a pretrained network, whose head knows no class yet: what trained it. */
  readonly pretraining?: Pretraining | undefined;
}

export interface Pretraining {
  /** "ImageNet" */
  readonly dataset: string;
  /** Of the weights, as SPDX calls it. */
  readonly licence: string;
}

/** Pretrained weights, as whatever was made from them names them. */
export interface Origin extends Pretraining {
  readonly name: string;
  /** Of their file. */
  readonly sha256: string;
}

interface Fit {
  readonly fitted: FittedModel | undefined;
  /** All errors. */
  readonly faults: readonly Fault[];
}

/**
 * Classes go by name: their order is free, and those that the model doesn't know are learnt from scratch. A class that
 * only the model knows is an error, because mostly it was renamed.
 */
export function fitModel(
  model: InitialModel,
  dataset: Pick<Dataset, 'task' | 'classes' | 'channels' | 'bitDepth'>,
): Fit {
  const { name, sha256, normalization, imageSize, parameters, trainedOn, origin, notices } = model;
  const classes = dataset.classes.map((one) => one.name);
  const faults: Fault[] = [];
  if (model.network.task !== dataset.task)
    faults.push(initialModelTaskDiffers(name, model.network.task, dataset.task));
  if (model.channels !== dataset.channels || model.bitDepth !== dataset.bitDepth)
    faults.push(initialModelPixelsDiffer(name, pixels(model), pixels(dataset)));
  const missing = model.classes.filter((one) => !classes.includes(one));
  if (missing.length > 0) {
    const nearest = missing.flatMap((one) => nearestWord(one, classes) ?? []);
    faults.push(initialModelClassesDiffer(name, missing, nearest));
  }
  if (faults.length > 0) return { fitted: undefined, faults };
  const rows = classes.map((one) => model.classes.indexOf(one)).map((row) => (row < 0 ? undefined : row));
  const newClasses = classes.filter((_, i) => rows[i] === undefined);
  const network = withClasses(model.network, classes.length);
  return {
    fitted: {
      ...{ name, sha256, normalization, parameters, trainedOn, origin, notices, imageSize },
      ...{ network, rows, newClasses },
    },
    faults,
  };
}

/**
 * The model's weights with a fresh optimizer.
 * @param fresh of a trainer of the fitted network that has trained nothing: what new classes start from
 */
export function initialState({ network, parameters, rows }: FittedModel, fresh: TrainerState): TrainerState {
  return { ...fresh, parameters: withHeadRows(network, parameters, fresh.parameters, rows) };
}

/** Whether it's worth measuring before it's trained: a pretrained network's head knows no class yet. */
export function isMeasuredBefore(model: FittedModel | undefined): boolean {
  return model !== undefined && model.pretraining === undefined;
}

/** How many images of a part the model was trained on; undefined: it isn't known. */
export interface KnownImages {
  readonly validation: number;
  readonly test: number;
}

export function knownImages(
  { trainedOn }: Pick<FittedModel, 'trainedOn'>,
  parts: Readonly<Record<keyof KnownImages, readonly Pick<Sample, 'imageHash'>[]>>,
): KnownImages | undefined {
  if (trainedOn === undefined) return undefined;
  const known = (samples: readonly Pick<Sample, 'imageHash'>[]) =>
    samples.filter(({ imageHash }) => trainedOn.has(shortHash(imageHash))).length;
  return { validation: known(parts.validation), test: known(parts.test) };
}

/** A warning where what is measured would look better than it is. */
export function knownImageFaults(
  model: Pick<FittedModel, 'name' | 'trainedOn'>,
  parts: Parameters<typeof knownImages>[1],
): readonly Fault[] {
  const known = knownImages(model, parts);
  const found = (['test', 'validation'] as const).filter((part) => (known?.[part] ?? 0) > 0);
  if (found.length === 0) return [];
  const words = found.map((part) => `${known?.[part]} of ${parts[part].length} ${part} images`);
  return [initialModelKnowsImages(model.name, words)];
}

function pixels({ bitDepth, channels }: Pick<Dataset, 'bitDepth' | 'channels'>): string {
  return `${bitDepth}-bit${bitDepth === 32 ? ' float' : ''} ${channels === 3 ? 'colour' : 'grey'}`;
}
