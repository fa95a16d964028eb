// Changes a normalised patch's light: brightness, contrast, gamma, invert, blur, noise, coarse dropout, in this
// order. Amounts are in units of the patch itself, so they mean the same under any normalisation.
import { IGNORE } from '../../../engine/engine.ts';
import type { Random } from '../../../shared/random.ts';
import type { Augmentation } from '../../4-plan/augmentation.ts';

const SMALLEST_BLUR = 0.3;

interface Patch {
  /** C,H,W normalised */
  readonly images: Float32Array;
  /** H,W; absent where the image has one label for all of it. */
  readonly labels?: Uint8Array;
}

interface PatchShape {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** Changes `patch` in place. All draws are made whatever is chosen, so one probability doesn't move the others. */
export function changeIntensity(
  patch: Patch,
  shape: PatchShape,
  augmentation: Augmentation,
  random: Random,
): void {
  const { brightness, contrast, gamma, invert, blur, noise, coarseDropout } = augmentation;
  const { images } = patch;
  const brightens = random.chance(brightness.probability);
  const shift = random.uniform(-brightness.amount, brightness.amount);
  const contrasts = random.chance(contrast.probability);
  const factor = random.uniform(1 - contrast.amount, 1 + contrast.amount);
  const bends = random.chance(gamma.probability);
  const power = random.uniform(gamma.low, gamma.high);
  const inverts = random.chance(invert.probability);
  const blurs = random.chance(blur.probability);
  const radius = random.uniform(Math.min(SMALLEST_BLUR, blur.sigma), blur.sigma);
  const roughens = random.chance(noise.probability);
  const roughness = random.uniform(0, noise.sigma);
  const drops = random.chance(coarseDropout.probability);

  if (brightens || contrasts) {
    const { mean, deviation } = momentsOf(images);
    const gain = contrasts ? factor : 1;
    const offset = mean + (brightens ? shift * deviation : 0);
    for (let i = 0; i < images.length; i++) images[i] = (images[i] - mean) * gain + offset;
  }
  if (bends) bendGamma(images, power);
  if (inverts) {
    const { low, high } = rangeOf(images);
    for (let i = 0; i < images.length; i++) images[i] = low + high - images[i];
  }
  if (blurs) blurPlanes(images, shape, radius);
  if (roughens) {
    const sigma = roughness * momentsOf(images).deviation;
    for (let i = 0; i < images.length; i++) images[i] += sigma * random.normal();
  }
  if (drops) dropSquares(patch, shape, coarseDropout, random);
}

function bendGamma(images: Float32Array, power: number): void {
  const { low, high } = rangeOf(images);
  const range = high - low;
  if (range === 0) return;
  for (let i = 0; i < images.length; i++) images[i] = low + range * ((images[i] - low) / range) ** power;
}

/** Separable Gaussian blur of each plane; beyond the edge, the edge. */
function blurPlanes(images: Float32Array, { channels, height, width }: PatchShape, sigma: number): void {
  if (sigma === 0) return;
  const kernel = gaussianKernel(sigma);
  const line = new Float32Array(Math.max(height, width));
  for (let c = 0; c < channels; c++) {
    const start = c * height * width;
    for (let y = 0; y < height; y++) blurLine(images, start + y * width, 1, width, kernel, line);
    for (let x = 0; x < width; x++) blurLine(images, start + x, width, height, kernel, line);
  }
}

function blurLine(
  images: Float32Array,
  start: number,
  step: number,
  length: number,
  kernel: readonly number[],
  line: Float32Array,
): void {
  const reach = (kernel.length - 1) / 2;
  for (let i = 0; i < length; i++) line[i] = images[start + i * step];
  for (let i = 0; i < length; i++) {
    let sum = 0;
    for (let k = -reach; k <= reach; k++) {
      sum += kernel[k + reach] * line[Math.min(Math.max(i + k, 0), length - 1)];
    }
    images[start + i * step] = sum;
  }
}

function gaussianKernel(sigma: number): readonly number[] {
  const reach = Math.ceil(3 * sigma);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, k) =>
    Math.exp(-((k - reach) ** 2) / (2 * sigma ** 2)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** The squares' labels become 255: the network isn't asked for what it can't see. */
function dropSquares(
  { images, labels }: Patch,
  { channels, height, width }: PatchShape,
  { holes, size }: Augmentation['coarseDropout'],
  random: Random,
): void {
  const { mean } = momentsOf(images);
  const largest = Math.max(1, Math.floor(size * Math.min(height, width)));
  const count = 1 + random.integer(holes);
  for (let hole = 0; hole < count; hole++) {
    const edge = Math.min(1 + random.integer(largest), height, width);
    const top = random.integer(height - edge + 1);
    const left = random.integer(width - edge + 1);
    for (let y = top; y < top + edge; y++) {
      const row = y * width + left;
      labels?.fill(IGNORE, row, row + edge);
      for (let c = 0; c < channels; c++) {
        images.fill(mean, c * height * width + row, c * height * width + row + edge);
      }
    }
  }
}

function momentsOf(values: Float32Array): { mean: number; deviation: number } {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  const mean = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i] - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / values.length) };
}

function rangeOf(values: Float32Array): { low: number; high: number } {
  let low = values[0];
  let high = values[0];
  for (let i = 1; i < values.length; i++) {
    if (values[i] < low) low = values[i];
    else if (values[i] > high) high = values[i];
  }
  return { low, high };
}
