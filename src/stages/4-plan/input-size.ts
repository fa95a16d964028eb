// What every image of a classification is brought to as it's read: known before anything is planned from pixels.
import type { Settings } from '../1-config/settings.ts';
import { classifierSize, type Size } from './classifier-size.ts';
import { keptSize } from './fine-tuning.ts';
import type { FittedModel } from './initial-model.ts';
import { pretrainedSize } from './pretrained-size.ts';
import { roundUp } from './recipe.ts';

/** @param model what training starts from; undefined: random weights */
export function inputSize(train: readonly Size[], settings: Settings, model: FittedModel | undefined): Size {
  if (model?.pretraining !== undefined) return pretrainedSize(train, settings);
  const { height, width } = keptSize(model, settings) ?? classifierSize(train, settings).input;
  const stride = model?.network.stride ?? 1;
  return { height: roundUp(height, stride), width: roundUp(width, stride) };
}
