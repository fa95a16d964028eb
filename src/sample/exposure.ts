// One simulated exposure of a dark-matter CCD with its true labels. Only the exposure; particles.ts and defects.ts
// know what can be on it.
import { Random } from '../shared/random.ts';
import { ChargeMap } from './charge.ts';
import { addGlow, addHotPixels } from './defects.ts';
import { addParticles } from './particles.ts';

export const CLASSES = ['background', 'glowing', 'hot pixel', 'cluster'] as const;

export interface Exposure {
  readonly width: number;
  readonly height: number;
  /** ADU, H,W. */
  readonly image: Uint16Array;
  /** Class indices, H,W. */
  readonly mask: Uint8Array;
}

const SIZE = 256;
/** ADU of an empty pixel, and the read-out noise on it. */
const PEDESTAL = 8800;
const READ_NOISE = 60;
/** Variance of the shot noise per ADU of charge. */
const SHOT_NOISE = 2;
/** Charge of less than so many standard deviations of the noise is not labelled: nobody could see it. */
const SEEN = 4;
const SATURATION = 65535;

/** The same seed and number give the same exposure. */
export function simulateExposure(seed: number, number: number): Exposure {
  const random = Random.for(seed, 'ccd', number);
  const [glow, hot, cluster] = [addGlow, addHotPixels, addParticles].map((add) => {
    const map = new ChargeMap(SIZE, SIZE);
    add(map, random);
    return map.data;
  }) as [Float64Array, Float64Array, Float64Array];

  const pedestal = PEDESTAL + random.normal() * 10;
  const image = new Uint16Array(SIZE * SIZE);
  const mask = new Uint8Array(SIZE * SIZE);
  for (let i = 0; i < image.length; i++) {
    const charge = glow[i]! + hot[i]! + cluster[i]!;
    const measured = pedestal + charge + noiseOf(charge) * random.normal();
    image[i] = Math.min(SATURATION, Math.max(0, Math.round(measured)));
    mask[i] = trueClass(glow[i]!, hot[i]!, cluster[i]!);
  }
  return { width: SIZE, height: SIZE, image, mask };
}

/**
 * The foremost kind of object that can be seen: hot pixels before tracks, tracks before glow. An object can be seen
 * where its charge is several times the noise that the pixel has without it.
 */
function trueClass(glow: number, hot: number, cluster: number): number {
  if (hot >= SEEN * noiseOf(glow + cluster)) return 2;
  if (cluster >= SEEN * noiseOf(glow)) return 3;
  return glow >= SEEN * noiseOf(0) ? 1 : 0;
}

/** Standard deviation in ADU of a pixel with this charge. */
function noiseOf(charge: number): number {
  return Math.sqrt(READ_NOISE ** 2 + SHOT_NOISE * charge);
}
