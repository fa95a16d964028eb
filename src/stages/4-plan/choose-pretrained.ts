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
  /** On an image's pixels; of a segmentation on the features of the network's lowest blocks, which any training learns soon. */
  readonly plain: Measured;
  /** Of naming each class as often as it occurs. */
  readonly chance: Measured;
}

export interface Choice {
  readonly isTaken: boolean;
  /** A clause. */
  readonly reason: string;
}

/**
 * By how much the loss of all features must be below that of the lowest blocks for a segmentation. Measured: 0.81 of it in
 * streets and 0.80 with nuclei, where training gains by it; 1.00 with membranes, 1.03 with vessels and 1.04 with CCD exposures, where
 * it gains nothing.
 */
const LEAST_GAIN = 0.9;

/** Its features must say more of the classes than what there is without it, and than nothing. */
export function choosePretrained({ task, rows, features, plain, chance }: Probe): Choice {
  const gain = task === 'classification' ? 1 : LEAST_GAIN;
  const isTaken = features.loss < gain * plain.loss && features.loss < chance.loss;
  const [own, without, blind] = [features, plain, chance].map(({ accuracy }) => inPercent(accuracy));
  const [things, rest] =
    task === 'classification' ? ['images', 'their pixels'] : ['pixels', 'those of its lowest blocks alone'];
  const measured = `a linear head on its features names ${own} of ${rows} training ${things} right that it was not fitted to, one on ${rest} ${without}, chance ${blind}`;
  const losses = [features, plain, chance].map(({ loss }) => loss.toPrecision(3));
  const verdict = `their losses are ${losses.join(', ')}${isTaken ? '' : ', so that it would not help'}`;
  return { isTaken, reason: `auto: ${measured}; ${verdict}` };
}

function inPercent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
