// Settings + image statistics -> plan: the recipe chooses, the user's own settings override, each choice with its
// reason.
import type { OptimizerSpec } from '../../engine/engine.ts';
import { classicSegmentsOnly, classWeightsMismatch, InputError, mixUpClassifiesOnly } from '../../errors.ts';
import { hasEfficientNetLite0 } from '../../network/efficientnet-lite.ts';
import type { Network } from '../../network/network.ts';
import type { Settings } from '../1-config/settings.ts';
import { defaultAugmentation } from './augmentation.ts';
import { autoRecipe } from './auto.ts';
import { allowedFlips, classificationRecipe } from './auto-classification.ts';
import { classWeights } from './class-weights.ts';
import { classicRecipe } from './classic.ts';
import { fineTuning, fineTuningRate, type StartingPoint } from './fine-tuning.ts';
import type { ImageStatistics } from './image-statistics.ts';
import { type FittedModel, isMeasuredBefore } from './initial-model.ts';
import type { Plan } from './plan.ts';
import { pretrainedClassification } from './pretrained-classification.ts';
import { pretrainedSegmentation } from './pretrained-segmentation.ts';
import { type Recipe, roundUp } from './recipe.ts';

/** Validation tiles are whole images up to this edge. */
const LARGEST_TILE = 512;

/** PyTorch's defaults but for the rate, which comes with the plan, and Muon's weight decay. */
const OPTIMIZERS: Readonly<Record<OptimizerSpec['name'], OptimizerSpec>> = {
  sgd: { name: 'sgd', momentum: 0.9, weightDecay: 0 },
  adam: { name: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
  adamw: { name: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 },
  muon: { name: 'muon', momentum: 0.95, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 },
  adadelta: { name: 'adadelta', rho: 0.95, epsilon: 1e-7 },
};

/** A sensible start for an optimizer that the recipe did not choose. */
const LEARNING_RATES: Readonly<Record<OptimizerSpec['name'], number>> = {
  sgd: 0.01,
  adam: 1e-3,
  adamw: 2e-3,
  muon: 0.02,
  adadelta: 1,
};

/** @throws InputError where a setting doesn't fit the data or the initial model */
export function makePlan(settings: Settings, statistics: ImageStatistics, start: StartingPoint): Plan {
  const { model } = start;
  const recipe = recipeFrom(start, settings, statistics);
  const optimizer = settings.optimizer ?? recipe.optimizer;
  const { network, crossEntropy, dice } = recipe;
  const plan: Omit<Plan, 'reasons'> = {
    recipe: settings.recipe,
    network,
    normalization: recipe.normalization,
    patch: recipe.patch,
    tile: tileFor(recipe, statistics),
    batchSize: recipe.batchSize,
    patchesPerImage: recipe.patchesPerImage,
    loss: {
      crossEntropy,
      dice,
      classWeights: chooseWeights(settings, recipe, statistics),
      labelSmoothing: settings.labelSmoothing ?? recipe.labelSmoothing,
    },
    optimizer: OPTIMIZERS[optimizer],
    learningRate: chooseLearningRate(settings, recipe, start),
    rates: recipe.rates,
    linearProbe: recipe.linearProbe,
    warmupSteps: recipe.warmupSteps,
    decayPower: recipe.decayPower,
    reduceOnPlateau: recipe.reduceOnPlateau,
    augmentation: chooseAugmentation(settings, recipe, statistics),
    mixUp: settings.mixUp ?? recipe.mixUp,
    epochs: settings.epochs,
    patience: settings.patience,
    minDelta: settings.minDelta,
    monitor: settings.monitor,
    target: settings.target,
    timeBudgetMs: settings.timeBudgetMs,
    seed: settings.seed,
    initialModel: model && { sha256: model.sha256, newClasses: model.newClasses },
  };
  return { ...plan, reasons: [...explainStart(start), ...explain(plan, recipe, settings)] };
}

function recipeFrom({ model }: StartingPoint, settings: Settings, statistics: ImageStatistics): Recipe {
  const scratch = recipeFor(settings, statistics);
  if (model === undefined) return scratch;
  const planned = plansAsPretrained(model, settings)
    ? pretrainedRecipe(statistics, settings, model)
    : scratch;
  return isMeasuredBefore(model) ? fineTuning(planned, model, settings) : planned;
}

function pretrainedRecipe(statistics: ImageStatistics, settings: Settings, model: FittedModel): Recipe {
  const { task } = statistics;
  const recipe = task === 'segmentation' ? pretrainedSegmentation : pretrainedClassification;
  return recipe(statistics, settings, model);
}

/** Of the pretrained weights themselves, and of a model that was made from them: the same network learns as it did before. */
function plansAsPretrained({ network }: FittedModel, { recipe }: Pick<Settings, 'recipe'>): boolean {
  return recipe !== 'classic' && hasEfficientNetLite0(network);
}

function chooseLearningRate(settings: Settings, recipe: Recipe, { model }: StartingPoint): number {
  if (settings.learningRate !== undefined) return settings.learningRate;
  const { optimizer = recipe.optimizer } = settings;
  const planned =
    optimizer === recipe.optimizer ? recipe.learningRate : rateOfOther(optimizer, recipe.network);
  return isMeasuredBefore(model) ? fineTuningRate(planned) : planned;
}

/** Pretrained layers that learn would be undone by what starts random ones; of a segmentation they're frozen. */
function rateOfOther(optimizer: OptimizerSpec['name'], network: Network): number {
  const rate = LEARNING_RATES[optimizer];
  return network.task === 'classification' && hasEfficientNetLite0(network) ? fineTuningRate(rate) : rate;
}

function recipeFor(settings: Settings, statistics: ImageStatistics): Recipe {
  const classic = settings.recipe === 'classic';
  if (statistics.task === 'segmentation') {
    if (settings.mixUp) throw new InputError(mixUpClassifiesOnly());
    return (classic ? classicRecipe : autoRecipe)(statistics, settings);
  }
  if (classic) throw new InputError(classicSegmentsOnly());
  return classificationRecipe(statistics, settings);
}

function tileFor({ network, patch }: Recipe, { largestHeight, largestWidth }: ImageStatistics): Plan['tile'] {
  if (network.task === 'classification') return patch;
  return {
    height: Math.min(LARGEST_TILE, roundUp(largestHeight, network.stride)),
    width: Math.min(LARGEST_TILE, roundUp(largestWidth, network.stride)),
  };
}

function chooseWeights(
  settings: Settings,
  recipe: Recipe,
  { classShares }: ImageStatistics,
): readonly number[] {
  const wish = settings.classWeights ?? recipe.classWeights;
  if (typeof wish === 'string') return classWeights(wish, classShares);
  if (wish.length !== classShares.length)
    throw new InputError(classWeightsMismatch(wish.length, classShares.length));
  return wish;
}

/** Asked for, it's all that there is, but no flip that makes one class look like another. */
function chooseAugmentation(
  { augment }: Settings,
  recipe: Recipe,
  { task, symmetry }: ImageStatistics,
): Plan['augmentation'] {
  if (augment === undefined) return recipe.augmentation;
  if (!augment) return undefined;
  return task === 'segmentation'
    ? defaultAugmentation()
    : { ...defaultAugmentation(), ...allowedFlips(symmetry) };
}

type Row = readonly [setting: string, value: string, chosenByUser: boolean];

function explain(plan: Omit<Plan, 'reasons'>, recipe: Recipe, settings: Settings): Plan['reasons'] {
  const classification = plan.network.task === 'classification';
  const { labelSmoothing } = plan.loss;
  const rows: readonly Row[] = [
    ['network', plan.network.title, false],
    ['normalization', describeNormalization(plan), false],
    [
      classification ? 'image-size' : 'patch',
      `${plan.patch.width}x${plan.patch.height}`,
      settings.imageSize !== undefined,
    ],
    ['batch-size', String(plan.batchSize), settings.batchSize !== undefined],
    ['optimizer', plan.optimizer.name, settings.optimizer !== undefined],
    ['learning-rate', String(plan.learningRate), settings.learningRate !== undefined],
    ['class-weights', plan.loss.classWeights.map(round).join(', '), settings.classWeights !== undefined],
    ...(labelSmoothing || classification
      ? [['label-smoothing', String(labelSmoothing), settings.labelSmoothing !== undefined] as Row]
      : []),
    ...(classification ? [['mix-up', String(plan.mixUp), settings.mixUp !== undefined] as Row] : []),
    ['augment', plan.augmentation === undefined ? 'no' : 'yes', settings.augment !== undefined],
  ];
  const asSet = (setting: string) =>
    setting === 'image-size' || setting === 'patch' ? sizeAsSet(plan, settings) : 'as set';
  return rows.map(([setting, value, chosenByUser]) => ({
    setting,
    value,
    reason: chosenByUser ? asSet(setting) : recipe.reasons[setting],
  }));
}

function sizeAsSet({ patch, network }: Omit<Plan, 'reasons'>, { imageSize }: Settings): string {
  return patch.height === imageSize && patch.width === imageSize
    ? 'as set'
    : `set to ${imageSize}, rounded up to whole strides of the network, of ${network.stride} pixels`;
}

function explainStart({ model, reason }: StartingPoint): Plan['reasons'] {
  const setting = 'initial-model';
  if (model === undefined) return reason === undefined ? [] : [{ setting, value: 'none', reason }];
  if (model.pretraining !== undefined) return [{ setting, value: model.name, reason: reason ?? 'as set' }];
  const fresh =
    model.newClasses.length === 0 ? '' : `, random ones for the new ${model.newClasses.join(', ')}`;
  return [{ setting, value: model.name, reason: `training starts from its weights${fresh}` }];
}

function describeNormalization({ normalization }: Omit<Plan, 'reasons'>): string {
  const all = normalization.channels.map(({ low, high }) => `${round(low)} to ${round(high)}`);
  const ranges = new Set(all).size === 1 ? all[0]! : all.join('; ');
  return normalization.stretch === undefined ? ranges : `${normalization.stretch}, ${ranges}`;
}

function round(value: number): string {
  return String(Number(value.toPrecision(3)));
}
