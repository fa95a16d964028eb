// How far what one engine measured is from what another did, number by number, for the suite and for its report.
import { difference, largest, type Measured } from './conformance-case.ts';

/** What a difference is of; the report has a line for each. */
export type Quantity = 'probabilities' | 'losses' | 'gradients' | 'running statistics';

export interface Difference {
  readonly quantity: Quantity;
  /** For a message: "gradient of head.bias". */
  readonly name: string;
  /** Relative; NaN or infinite where a number is. */
  readonly value: number;
}

/** The numbers that are compared; a golden file has these and no more. */
export interface Numbers {
  readonly probabilities: ArrayLike<number>;
  readonly evaluationLoss: number;
  readonly trainingLoss: number;
  readonly gradients: Arrays;
  readonly running: Arrays;
}

type Arrays = Readonly<Record<string, ArrayLike<number>>>;

export function numbersOf({ evaluation, training, ...others }: Measured): Numbers {
  return { ...others, evaluationLoss: evaluation.loss, trainingLoss: training.loss };
}

/** Each relative to the largest expected number of its kind; a loss below 1e-3 relative to that. */
export function differencesBetween(actual: Numbers, expected: Numbers): Difference[] {
  const loss = (key: 'evaluationLoss' | 'trainingLoss') => difference([actual[key]], [expected[key]], 1e-3);
  return [
    {
      quantity: 'probabilities',
      name: 'probabilities',
      value: difference(actual.probabilities, expected.probabilities),
    },
    { quantity: 'losses', name: 'evaluation loss', value: loss('evaluationLoss') },
    { quantity: 'losses', name: 'training loss', value: loss('trainingLoss') },
    ...gradientDifferences(actual.gradients, expected.gradients),
    ...Object.entries(expected.running).map(
      ([name, statistic]): Difference => ({
        quantity: 'running statistics',
        name,
        value: difference(actual.running[name], statistic),
      }),
    ),
  ];
}

/**
 * A layer's weight and bias gradients are sums over the same output gradients, so rounding is measured by the largest
 * of the layer: a bias before batch norm has a gradient of 0, the sum of terms that are not. A layer whose gradients
 * are all below a thousandth of the network's largest is held to that thousandth.
 */
function gradientDifferences(actual: Arrays, expected: Arrays): Difference[] {
  const sizes = Object.entries(expected).map(
    ([name, gradient]) => [layerOf(name), largest(gradient)] as const,
  );
  const ofNetwork = Math.max(...sizes.map(([, size]) => size));
  return Object.entries(expected).map(([name, gradient]) => {
    const ofLayer = sizes.filter(([layer]) => layer === layerOf(name)).map(([, size]) => size);
    const floor = Math.max(1e-3 * ofNetwork, ...ofLayer);
    return {
      quantity: 'gradients',
      name: `gradient of ${name}`,
      value: difference(actual[name], gradient, floor),
    };
  });
}

function layerOf(parameter: string): string {
  return parameter.slice(0, parameter.lastIndexOf('.'));
}
