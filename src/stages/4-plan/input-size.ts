// What every image of a classification is brought to as it's read: known before anything is planned from pixels.
import { hasEfficientNetLite0 } from '../../network/efficientnet-lite.ts';
import type { Settings } from '../1-config/settings.ts';
import { classifierSize, type Size } from './classifier-size.ts';
import { keptSize } from './fine-tuning.ts';
import type { FittedModel } from './initial-model.ts';
import { pretrainedSize } from './pretrained-size.ts';
import { roundUp } from './recipe.ts';

/** @param model what training starts from; undefined: random weights */
export function inputSize(train: readonly Size[], settings: Settings, model: FittedModel | undefined): Size {
  const isPretrained = model !== undefined && hasEfficientNetLite0(model.network);
  const planned = isPretrained ? pretrainedSize(train, settings) : classifierSize(train, settings).input;
  const { height, width } = keptSize(model, settings) ?? planned;
  const stride = model?.network.stride ?? 1;
  return { height: roundUp(height, stride), width: roundUp(width, stride) };
}
