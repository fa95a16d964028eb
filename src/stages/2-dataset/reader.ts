// Reads samples' pixels on demand, each decoded once: as many stay in memory as a budget allows, the others lie in a
// file that parts are read from. It trusts the audit: what it reads was readable when the data set was scanned.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IGNORE } from '../../engine/engine.ts';
import { type Fault, InputError, maskValueOutsideClasses, unreadableImage } from '../../errors.ts';
import { conform, decodeImage } from '../../image/decode.ts';
import { decodeMask } from '../../image/mask.ts';
import { missingPixels } from '../../image/missing.ts';
import type { Area, LabelMap, Raster } from '../../image/raster.ts';
import { resize } from '../../image/resize.ts';
import { WeightLimit } from '../../shared/weight-limit.ts';
import type { Dataset, Sample } from './dataset.ts';
import { type LabelledArea, type LabelledImage, wholeArea } from './labelled-image.ts';
import { nameValue, toLabels } from './labels.ts';
import { PixelFile, type StoredSample } from './pixel-file.ts';

/** Disposing of it gives back what it takes on the disk. */
export interface SampleReader extends AsyncDisposable {
  /**
   * The image with exactly the data set's channels and bit depth, and its labels: at the same size, 255 where the image
   * has no value, or 1x1 for classification.
   */
  read(sample: Sample): Promise<LabelledImage>;
  /** The same of at least the pixels of `area`, which lies inside the image. */
  readArea(sample: Sample, area: Area): Promise<LabelledArea>;
  /** Bytes of decoded pixels kept in memory at the moment, never more than the budget. */
  readonly cachedBytes: number;
}

export interface ReaderOptions {
  /** For decoded pixels in memory. */
  readonly budgetBytes: number;
  /** Where the file for all other pixels is made, once there are any; undefined: they are decoded whenever asked for. */
  readonly folder: string | undefined;
  /** What every image is brought to as it's decoded; absent: it stays as it is. Not for images with a mask. */
  readonly size?: { readonly width: number; readonly height: number } | undefined;
}

/** Pixels decoded at once: sixteen megapixels, and one image that has more. */
const PIXELS_AT_ONCE = 2 ** 24;

export function openReader(dataset: Dataset, options: ReaderOptions): SampleReader {
  return new Reader(dataset, options);
}

class Reader implements SampleReader {
  readonly #dataset: Dataset;
  readonly #options: ReaderOptions;
  readonly #limit = new WeightLimit(PIXELS_AT_ONCE);
  readonly #kept = new Map<string, LabelledImage>();
  readonly #stored = new Map<string, StoredSample>();
  readonly #underway = new Map<string, Promise<LabelledImage>>();
  #file: Promise<PixelFile> | undefined;
  #cachedBytes = 0;

  constructor(dataset: Dataset, options: ReaderOptions) {
    this.#dataset = dataset;
    this.#options = options;
  }

  get cachedBytes(): number {
    return this.#cachedBytes;
  }

  async read(sample: Sample): Promise<LabelledImage> {
    const { width, height } = this.#options.size ?? sample;
    return this.readArea(sample, { left: 0, top: 0, width, height });
  }

  async readArea(sample: Sample, area: Area): Promise<LabelledArea> {
    const kept = this.#kept.get(sample.id);
    if (kept !== undefined) return wholeArea(kept);
    const stored = this.#stored.get(sample.id);
    if (stored !== undefined && this.#file !== undefined) return (await this.#file).read(stored, area);
    let underway = this.#underway.get(sample.id);
    if (underway === undefined) {
      const decode = () => this.#decodeAndKeep(sample);
      underway = this.#limit.run(sample.width * sample.height, decode);
      this.#underway.set(sample.id, underway);
    }
    return wholeArea(await underway);
  }

  /** What has a place keeps it: an epoch takes every sample once, so the one read last is the one wanted last. */
  async #decodeAndKeep(sample: Sample): Promise<LabelledImage> {
    try {
      const pixels = await decodeSample(this.#dataset, sample, this.#options.size);
      const bytes = pixels.image.data.byteLength + pixels.labels.data.byteLength;
      if (this.#cachedBytes + bytes <= this.#options.budgetBytes) {
        this.#kept.set(sample.id, pixels);
        this.#cachedBytes += bytes;
        return pixels;
      }
      const { folder } = this.#options;
      if (folder === undefined) return pixels;
      this.#file ??= PixelFile.create(folder);
      const stored = await (await this.#file).add(pixels);
      if (stored !== undefined) this.#stored.set(sample.id, stored);
      return pixels;
    } finally {
      this.#underway.delete(sample.id);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await (await this.#file)?.close();
  }
}

async function decodeSample(
  dataset: Dataset,
  sample: Sample,
  size: ReaderOptions['size'],
): Promise<LabelledImage> {
  const [decoded, labels] = await Promise.all([
    decodeFile(dataset, sample, sample.image, decodeImage),
    readLabels(dataset, sample),
  ]);
  if (sample.mask !== undefined) ignoreMissing(labels, decoded);
  const image = conform(decoded, dataset.channels, dataset.bitDepth);
  return { image: size === undefined ? image : resize(image, size), labels };
}

/** The mask's pixels as classes; without a mask one label, the class of the whole image. */
async function readLabels(dataset: Dataset, sample: Sample): Promise<LabelMap> {
  const { classes, maskEncoding } = dataset;
  if (sample.mask === undefined || maskEncoding === undefined)
    return { width: 1, height: 1, data: Uint8Array.of(sample.classCounts.indexOf(1)) };
  const mask = await decodeFile(dataset, sample, sample.mask, decodeMask);
  const { labels, outside } = toLabels(mask, maskEncoding, classes.length);
  if (outside.size === 0) return labels;
  const values = [...outside].map(([value, pixels]) => ({ value: nameValue(mask.form, value), pixels }));
  throw new InputError(maskValueOutsideClasses(sample.mask, values, classes.length, mask.lossy));
}

/** What was not measured can't be learnt, whatever its label says. */
function ignoreMissing(labels: LabelMap, image: Raster): void {
  missingPixels(image)?.forEach((missing, p) => {
    if (missing === 1) labels.data[p] = IGNORE;
  });
}

/** One of the sample's files, which must have the sample's size. */
async function decodeFile<T extends { readonly width: number; readonly height: number }>(
  { root }: Dataset,
  { width, height }: Sample,
  file: string,
  decode: (bytes: Uint8Array) => Promise<T>,
): Promise<T> {
  let decoded: T;
  try {
    decoded = await decode(await readFile(join(root, file)));
  } catch (cause) {
    throw new InputError(changed(file), { cause });
  }
  if (decoded.width !== width || decoded.height !== height) throw new InputError(changed(file));
  return decoded;
}

/** The audit has read it already, so whatever is wrong now is new. */
function changed(file: string): Fault {
  return unreadableImage(file, 'has changed since it was checked', 'Leave the data alone during a run.');
}
