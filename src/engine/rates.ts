// The learning rate of each layer, as a factor on a step's: the same in every engine.
import type { Network } from '../network/network.ts';
import { parametersOf } from '../network/parameters.ts';
import type { TrainingOptions } from './engine.ts';

type Rates = Pick<TrainingOptions, 'rates'>;

export function rateOf({ rates = {} }: Rates, layer: string): number {
  return Object.hasOwn(rates, layer) ? rates[layer] : 1;
}

/** Each factor that some learned parameter has, once. */
export function ratesOf(network: Network, options: Rates): readonly number[] {
  const learned = parametersOf(network).filter(({ trainable }) => trainable);
  return [...new Set(learned.map(({ layer }) => rateOf(options, layer)))];
}
