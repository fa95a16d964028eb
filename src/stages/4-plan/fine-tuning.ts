// What a recipe becomes where training starts from an earlier model: its network, what is frozen of it and its normalisation
// stay, its head isn't fitted anew, and the learning rate is lower.
import { InputError, initialModelNetworkDiffers } from '../../errors.ts';
import { hasEfficientNetLite0 } from '../../network/efficientnet-lite.ts';
import type { Network } from '../../network/network.ts';
import { parametersOf } from '../../network/parameters.ts';
import type { Settings } from '../1-config/settings.ts';
import type { Size } from './classifier-size.ts';
import type { FittedModel } from './initial-model.ts';
import { type Recipe, roundUp } from './recipe.ts';

/** What training starts from. */
export interface StartingPoint {
  /** Undefined: random weights. */
  readonly model: FittedModel | undefined;
  /** Why there's no model although one was asked for, or why there's a pretrained one although none was: a clause. */
  readonly reason?: string | undefined;
  /** A pretrained network that is the model if measuring says that it helps; `reason` then says in a sentence why what was asked for isn't there. */
  readonly candidate?: FittedModel | undefined;
}

export const FROM_SCRATCH: StartingPoint = { model: undefined };

/** In words: whose learning rate is divided, and what stays frozen. */
const RANDOM = { start: 'scratch', frozen: '' };
const PRETRAINED = {
  segmentation: {
    start: 'the pretrained weights',
    frozen: '; its encoder, which was pretrained, stays as it is',
  },
  classification: {
    start: 'the pretrained weights',
    frozen:
      '; its lowest blocks stay as they were pretrained, and those above learn, all from the first epoch on',
  },
} as const;

/**
 * A clause.
 * @param instead a sentence: why another model, which was asked for, isn't there
 */
export function reasonAfter(instead: string | undefined, reason: string): string {
  return instead === undefined ? reason : `${clauseOf(instead)}; so as auto: ${reason}`;
}

function clauseOf(sentence: string): string {
  return sentence.replace(/^(?:A|No|The|This)\b/, (word) => word.toLowerCase()).replace(/\.$/, '');
}

/**
 * By how much the planned learning rate is divided, as Keras's and PyTorch's guides on fine-tuning advise: rates of a
 * training from scratch would undo in the first steps what the weights know.
 */
const LEARNING_RATE_DIVISOR = 10;

/**
 * @param recipe what the data would be given with the model's kind of network: that of pretrained weights where it was made from
 * them, else that of random ones
 * @throws InputError where the classic recipe would not be what it was published as
 */
export function fineTuning(
  recipe: Recipe,
  model: FittedModel,
  settings: Pick<Settings, 'recipe' | 'imageSize'>,
): Recipe {
  const { network, normalization } = model;
  const same = weightsOf(network) === weightsOf(recipe.network);
  if (!same && settings.recipe === 'classic')
    throw new InputError(initialModelNetworkDiffers(model.name, network.title, recipe.network.title));
  const { patch, reasons } = recipe;
  const kept = keptSize(model, settings);
  const instead = same ? '' : `, in place of the planned ${recipe.network.title}`;
  const planned = hasEfficientNetLite0(network) ? PRETRAINED[network.task] : RANDOM;
  return {
    ...recipe,
    network,
    normalization,
    patch: kept ?? {
      height: roundUp(patch.height, network.stride),
      width: roundUp(patch.width, network.stride),
    },
    // The model's head knows its classes, which a linear probe would fit anew as if it knew none.
    linearProbe: undefined,
    reasons: {
      ...reasons,
      network: `the initial model's${instead}${planned.frozen}`,
      normalization: "the initial model's: its weights know pixels that are scaled like this",
      ...(kept === undefined ? {} : { 'image-size': "the initial model's" }),
      'learning-rate': `1/${LEARNING_RATE_DIVISOR} of what a training from ${planned.start} starts with, which would undo what the weights know; ${reasons['learning-rate']}`,
    },
  };
}

/** What a classifier's images are brought to: as the model knows them, unless the user names a size. */
export function keptSize(
  model: FittedModel | undefined,
  { imageSize }: Pick<Settings, 'imageSize'>,
): Size | undefined {
  return imageSize === undefined ? model?.imageSize : undefined;
}

/** Of a rate for training from scratch. */
export function fineTuningRate(learningRate: number): number {
  return learningRate / LEARNING_RATE_DIVISOR;
}

/** Names and shapes of all that is learnt. */
function weightsOf(network: Network): string {
  return JSON.stringify(parametersOf(network).map(({ name, shape }) => [name, shape]));
}
