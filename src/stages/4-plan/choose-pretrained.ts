// Whether a pretrained network helps with a data set, judged by what was measured of it: a linear head on its features, one on
// what there is without it, and none. Pure.

import type { Network } from '../../network/network.ts';

/** On images or pixels that the head was not fitted to. */
export interface Measured {
  /** Mean cross-entropy. */
  readonly loss: number;
  /** Share of the images that it names right. */
  readonly accuracy: number;
}

export interface Probe {
  readonly task: Network['task'];
  /** How many images it was measured on, or pixels of a segmentation. */
  readonly rows: number;
  readonly features: Measured;
  /** On an image's pixels; of a segmentation on the features of the network's lowest layers, which any training learns soon. */
  readonly plain: Measured;
  /** Of naming each class as often as it occurs. */
  readonly chance: Measured;
  /** Mean cross-entropy of each image, in one order. */
  readonly byImage: { readonly features: readonly number[]; readonly plain: readonly number[] };
}

export interface Choice {
  readonly isTaken: boolean;
  /** A clause. */
  readonly reason: string;
}

/**
 * By how much the loss of all features must be below that of the lowest layers for a segmentation. Measured with three seeds
 * each: 0.79 to 0.81 of it in streets, where training gains much by it; 0.86 to 0.91 with nuclei, where it gains in the first
 * minutes; 0.99 to 1.03 with membranes and 1.01 to 1.05 with CCD exposures, where it gains nothing.
 */
const LEAST_GAIN = 0.9;

/**
 * Over the square root of the rows: by which share of the loss of chance a head on features of noise may come out below it, since
 * its strength is chosen on the rows that it's measured on. Measured on noise of three classes: 0.56 at most in twelve times
 * with 38 rows, 0.28 in four with 230.
 */
const LUCK = 0.8;

/**
 * Its features must say more of the classes than what there is without it, and than nothing.
 * @param name of the network
 */
export function choosePretrained(probe: Probe, name: string): Choice {
  const { features, plain } = probe;
  const gains = features.loss < leastGain(probe) * plain.loss && !isGainLuck(probe);
  const isTaken = gains && features.loss < sureLoss(probe);
  return { isTaken, reason: isTaken ? taken(probe) : notTaken(probe, name) };
}

function leastGain({ task }: Probe): number {
  return task === 'classification' ? 1 : LEAST_GAIN;
}

/**
 * Whether the gain is no larger than its standard error. That's over images: the pixels of one are right or wrong together.
 * Measured on simulated CCD exposures, which gain nothing: by one image in eight the loss came to 0.82 of the other.
 */
function isGainLuck(probe: Probe): boolean {
  const { features, plain } = probe.byImage;
  const gains = features.map((loss, image) => leastGain(probe) * plain[image] - loss);
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const squares = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0);
  const variance = squares / (gains.length - 1);
  return !(mean > Math.sqrt(variance / gains.length));
}

/** Below it it's no luck. */
function sureLoss({ rows, chance }: Probe): number {
  return chance.loss * (1 - LUCK / Math.sqrt(rows));
}

function taken({ task, rows, features, plain, chance }: Probe): string {
  const { things, alone } = WORDS[task];
  return `it tells the classes of ${rows} ${things} apart (loss ${inDigits(features)}) better than ${alone} (${inDigits(plain)}) and chance (${inDigits(chance)})`;
}

function notTaken(probe: Probe, name: string): string {
  const { things } = WORDS[probe.task];
  const measured = `it tells the classes of ${probe.rows} ${things} apart (loss ${inDigits(probe.features)})`;
  return `${name} would not help, since ${measured} ${shortfall(probe)}`;
}

/** Which of the three it lacks, the plainest first, and the number that belongs to each. */
function shortfall(probe: Probe): string {
  const { task, features, plain, chance } = probe;
  const { alone } = WORDS[task];
  if (!(features.loss < chance.loss))
    return `no better than chance (${inDigits(chance)}; ${alone} ${inDigits(plain)})`;
  if (!(features.loss < sureLoss(probe)))
    return `hardly better than chance (${inDigits(chance)}; ${alone} ${inDigits(plain)}): of so few, noise comes as far`;
  if (!(features.loss < plain.loss))
    return `no better than ${alone} (${inDigits(plain)}; chance ${inDigits(chance)})`;
  const better = `better than ${alone} (${inDigits(plain)}; chance ${inDigits(chance)})`;
  return features.loss < leastGain(probe) * plain.loss
    ? `${better}, but with so few images that may be luck`
    : `${better}, but a training gains by that only below ${LEAST_GAIN} of their loss`;
}

const WORDS = {
  classification: { things: 'training images', alone: 'their pixels alone' },
  segmentation: { things: 'pixels of training images', alone: 'its lowest layers alone' },
} as const;

function inDigits({ loss }: Measured): string {
  return loss.toPrecision(3);
}
