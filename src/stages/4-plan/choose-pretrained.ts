// Whether a pretrained network helps with a data set, judged by what was measured of it: a linear head on its features, one on
// the pixels themselves, and none. Pure.

/** On images that the head was not fitted to. */
export interface Measured {
  /** Mean cross-entropy. */
  readonly loss: number;
  /** Share of the images that it names right. */
  readonly accuracy: number;
}

export interface Probe {
  /** How many images it was measured on. */
  readonly images: number;
  readonly features: Measured;
  readonly pixels: Measured;
  /** Of naming each class as often as it occurs. */
  readonly chance: Measured;
}

export interface Choice {
  readonly isTaken: boolean;
  /** A clause. */
  readonly reason: string;
}

/** Its features must say more of the classes than pixels and than nothing do. */
export function choosePretrained({ images, features, pixels, chance }: Probe): Choice {
  const isTaken = features.loss < pixels.loss && features.loss < chance.loss;
  const [own, raw, blind] = [features, pixels, chance].map(({ accuracy }) => inPercent(accuracy));
  const measured = `a linear head on its features names ${own} of ${images} training images right that it was not fitted to, one on their pixels ${raw}, chance ${blind}`;
  const losses = [features, pixels, chance].map(({ loss }) => loss.toPrecision(3));
  const verdict = `their losses are ${losses.join(', ')}${isTaken ? '' : ', so that it would not help'}`;
  return { isTaken, reason: `auto: ${measured}; ${verdict}` };
}

function inPercent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
