// Fits a linear softmax head on features that stay as they are, as linear probing does (Kornblith et al. 2019; Kumar et
// al. 2022): multinomial logistic regression to convergence, how strong its penalty is chosen on the validation part. It
// is a function of its input alone, bit for bit; it reads no images and knows no network. With an engine it's one of
// the engine's rounding, too.
import { type Engine, IGNORE } from '../../../engine/engine.ts';
import { InternalError } from '../../../errors.ts';
import type { Tensor } from '../../../shared/tensor.ts';
import { engineProducts } from './engine-products.ts';
import { countOf, type Head, type Labelled } from './head.ts';
import { type HeadProducts, plainProducts, type Rows } from './head-products.ts';
import { minimize } from './lbfgs.ts';
import { type HeadLoss, headLoss, type LabelledProducts } from './loss.ts';
import { measureHead } from './measure-head.ts';
import { pauseOf } from './pause.ts';
import { firstWeights, headOf, penalised } from './penalised.ts';
import { measure, type Standardisation, toRaw } from './standardise.ts';

export type { Labelled } from './head.ts';

export interface HeadFitOptions extends HeadLoss {
  /** F. */
  readonly features: number;
  /** Penalties to try, the strongest first; absent: `L2_PER_FEATURE` times the number of features that vary. */
  readonly strengths?: readonly number[];
  /**
   * Takes the products of features, in float32, where there is much to multiply and it's faster than this thread. Absent: this
   * thread does, in float64.
   */
  readonly engine?: Engine;
  /** Expected multiplications from which the engine is worth its start. Absent: what takes this thread a second. */
  readonly engineFrom?: number;
  /** Where the fit that is handed out ends: the largest number of its gradient. Absent: `EXACTLY`. */
  readonly gradientTolerance?: number;
  /** Asked before each strength but the first, and before the fit that is handed out: over, the best so far is handed out. */
  readonly isOver?: () => boolean;
  readonly signal?: AbortSignal;
}

/** logits = features . weight^T + bias, of the features as they were given. */
export interface HeadFit {
  /** classes,F. */
  readonly weight: Tensor;
  /** classes. */
  readonly bias: Tensor;
  /** The chosen strength: the loss had l2 * sum(weight^2) besides, of the weights of standardised features. */
  readonly l2: number;
  /** The loss of the validation part with this head, without the penalty; NaN where none of its labels counts. */
  readonly valLoss: number;
}

/**
 * From where the head says little more than how frequent classes are, down to where it knows its rows by heart. Of photographs'
 * features 1e-3.5 was best with 208 rows, 1e-4.5 with 1,800; more rows want less. It goes by feature since a row of F
 * standardised features has F for its mean squared length.
 */
const L2_PER_FEATURE = [-2, -2.5, -3, -3.5, -4, -4.5, -5, -5.5, -6, -6.5, -7].map((power) => 10 ** power);
/** Weaker penalties are left out after a validation loss so many times the lowest one, ... */
const TURNED = 1.02;
/** ... or after so many in a row that aren't lower. */
const PATIENCE = 2;
/** Largest number of the gradient, where the rows' weights are 1 on average: enough to compare strengths by, ... */
export const ROUGHLY = 1e-4;
/** ... and of the fit that is handed out: ten times that leaves probabilities 1e-3 off. */
const EXACTLY = 1e-7;
/** Many more than it takes; what it has by then is a head all the same. */
const MAX_ITERATIONS = 1000;

const ENGINE_FROM = 1e9;
/** How often all features are multiplied to fit, two products a step, ... */
const FIT_PRODUCTS = 600;
/** ... and to choose. */
const CHOICE_PRODUCTS = 12;

/** How far a fit has come: at the weights `x` of standardised features. */
interface Fit {
  readonly x: Float64Array;
  readonly l2: number;
  readonly valLoss: number;
}

/** Fits on from `x`. */
type FitAt = (l2: number, x: Float64Array, gradientTolerance: number) => Promise<Fit>;

/**
 * Each fit begins at the one before it, which had the stronger penalty. Without a validation label that counts there is
 * nothing to choose by: the middle strength is taken. A class without rows gets a head like any other, whose bias says
 * that it's rare.
 * @throws the signal's reason where it's aborted; InternalError where no label of `train` counts or a feature isn't finite
 */
export async function fitHead(
  train: Labelled,
  validation: Labelled,
  options: HeadFitOptions,
): Promise<HeadFit> {
  const { classWeights, features: width } = options;
  const classes = classWeights.length;
  const pause = pauseOf(options.signal);
  if (countOf(train.labels, classes) === 0) throw new InternalError('there is no label to fit a head to');
  const scale = await measure(train, width, pause);
  await using products = productsOf({ data: train, width, scale, pause }, FIT_PRODUCTS, options);
  await using ofValidation = productsOf({ data: validation, width, scale, pause }, CHOICE_PRODUCTS, options);
  const fitAt = fitsOf(
    { products, labels: train.labels, pause },
    { products: ofValidation, labels: validation.labels, pause },
    options,
  );
  const strengths = options.strengths ?? strengthsFor(scale);
  const canChoose = countOf(validation.labels, classes) > 0;
  const tried = canChoose ? strengths : [strengths[Math.floor(strengths.length / 2)]];
  const { gradientTolerance = EXACTLY, isOver = () => false } = options;
  const chosen = await lowest(fitAt, tried, firstWeights(train.labels, width, options), isOver);
  const { x, l2 } = isOver() ? chosen : await fitAt(chosen.l2, chosen.x, gradientTolerance);
  const head = float32Of(toRaw(scale, headOf(x, classes)), width);
  const { loss: valLoss } = await measureHead(head, validation, options, options.signal);
  if (canChoose && !Number.isFinite(valLoss)) throw new InternalError('a feature is not a finite number');
  return { ...head, l2, valLoss };
}

/** Of standardised features. */
function fitsOf(train: LabelledProducts, validation: LabelledProducts, options: HeadFitOptions): FitAt {
  const { classWeights } = options;
  const unit = meanWeight(train.labels, classWeights);
  const valueError = train.products.relativeError;
  return async (l2, from, gradientTolerance) => {
    const objective = penalised({ train, loss: options, l2 });
    const limits = {
      ...{ gradientTolerance: gradientTolerance * unit, maxIterations: MAX_ITERATIONS },
      valueError,
    };
    const { x } = await minimize(objective, from, limits);
    return { x, l2, valLoss: await headLoss(validation, headOf(x, classWeights.length), options) };
  };
}

/** @param times that all features are multiplied */
function productsOf(
  rows: Required<Rows>,
  times: number,
  { classWeights, features, engine, engineFrom = ENGINE_FROM }: HeadFitOptions,
): HeadProducts {
  const multiplications = times * rows.data.labels.length * classWeights.length * features;
  const isFaster = engine !== undefined && engine.describe().runtime !== 'javascript';
  return isFaster && multiplications >= engineFrom ? engineProducts(engine, rows) : plainProducts(rows);
}

/** @param strengths of the penalty, the strongest first */
async function lowest(
  fitAt: FitAt,
  strengths: readonly number[],
  start: Float64Array,
  isOver: () => boolean,
): Promise<Fit> {
  let last = await fitAt(strengths[0], start, ROUGHLY);
  let best = last;
  let worse = 0;
  for (const l2 of strengths.slice(1)) {
    if (isOver()) break;
    last = await fitAt(l2, last.x, ROUGHLY);
    worse = last.valLoss < best.valLoss ? 0 : worse + 1;
    if (worse === 0) best = last;
    if (worse === PATIENCE || last.valLoss > TURNED * best.valLoss) break;
  }
  return best;
}

function strengthsFor({ inverse }: Standardisation): readonly number[] {
  const varying = inverse.filter((value) => value !== 0).length;
  return L2_PER_FEATURE.map((l2) => l2 * Math.max(1, varying));
}

/** Of the rows whose labels count. */
function meanWeight(labels: Uint8Array, classWeights: readonly number[]): number {
  let sum = 0;
  for (const label of labels) sum += label === IGNORE ? 0 : classWeights[label];
  return sum / countOf(labels, classWeights.length);
}

function float32Of({ weight, bias }: Head, features: number): Pick<HeadFit, 'weight' | 'bias'> {
  return {
    weight: { shape: [bias.length, features], data: Float32Array.from(weight) },
    bias: { shape: [bias.length], data: Float32Array.from(bias) },
  };
}
