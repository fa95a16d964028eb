// Reads samples' pixels on demand, each decoded once: as many stay in memory as a budget allows, the others lie in a
// file that parts are read from. It trusts the audit: what it reads was readable when the data set was scanned.
import { IGNORE } from '../../engine/engine.ts';
import { conform, decodeImage } from '../../image/decode.ts';
import { DECODED_AT_ONCE, DecodingRoom } from '../../image/decoding-room.ts';
import { missingPixels } from '../../image/missing.ts';
import type { Area, LabelMap, Raster } from '../../image/raster.ts';
import { resize } from '../../image/resize.ts';
import type { Dataset, Sample } from './dataset.ts';
import { decodeUnchanged, hashImage, requireUnchanged } from './decode-unchanged.ts';
import { type LabelledArea, type LabelledImage, wholeArea } from './labelled-image.ts';
import type { LabelReader } from './labels/source.ts';
import { type Label, sourceOf } from './labels/sources.ts';
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
  /** Shared by readers that decode at the same time; absent: this one is alone. */
  readonly decoding?: DecodingRoom;
  /** Where the file for all other pixels is made, once there are any; undefined: they are decoded whenever asked for. */
  readonly folder: string | undefined;
  /** What every image is brought to as it's decoded; absent: it stays as it is. Not for images with a label for each pixel. */
  readonly size?: { readonly width: number; readonly height: number } | undefined;
}

/** Of a pixel of a mask: its colour as samples and as a number, and its class. */
const LABEL_BYTES = 3 + 4 + 1;

export function openReader(dataset: Dataset, options: ReaderOptions): SampleReader {
  return new Reader(dataset, options);
}

class Reader implements SampleReader {
  readonly #dataset: Dataset;
  readonly #labels: LabelReader<Label>;
  readonly #options: ReaderOptions;
  readonly #decoding: DecodingRoom;
  readonly #keptBytes: number;
  readonly #kept = new Map<string, LabelledImage>();
  readonly #stored = new Map<string, StoredSample>();
  readonly #underway = new Map<string, Promise<LabelledImage>>();
  #file: Promise<PixelFile> | undefined;
  #cachedBytes = 0;

  constructor(dataset: Dataset, options: ReaderOptions) {
    this.#dataset = dataset;
    this.#labels = sourceOf(dataset.labels).reader(dataset);
    this.#options = options;
    this.#decoding = options.decoding ?? new DecodingRoom(options.budgetBytes);
    const largest = dataset.samples.reduce((most, sample) => Math.max(most, this.#decodingBytes(sample)), 0);
    // What the largest image takes beyond what is always there to decode with can't be kept in pixels.
    this.#keptBytes = options.budgetBytes - Math.max(0, largest - DECODED_AT_ONCE);
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
      underway = this.#decoding.hold(this.#decodingBytes(sample), decode);
      this.#underway.set(sample.id, underway);
    }
    return wholeArea(await underway);
  }

  /** What has a place keeps it: an epoch takes every sample once, so the one read last is the one wanted last. */
  async #decodeAndKeep(sample: Sample): Promise<LabelledImage> {
    try {
      const pixels = await this.#decode(sample);
      const bytes = pixels.image.data.byteLength + pixels.labels.data.byteLength;
      if (this.#cachedBytes + bytes <= this.#keptBytes) {
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

  /** At most, with the labels: the file's samples, and as many of what is made of them. */
  #decodingBytes({ width, height }: Sample): number {
    const { task, channels, bitDepth } = this.#dataset;
    const label = task === 'segmentation' ? LABEL_BYTES : 0;
    return width * height * (2 * channels * (bitDepth / 8) + label);
  }

  async #decode(sample: Sample): Promise<LabelledImage> {
    const { root, task, channels, bitDepth } = this.#dataset;
    const { size } = this.#options;
    const imageOf = () => decodeUnchanged(root, sample.image, sample, decodeImage);
    const isLarge = this.#decodingBytes(sample) > DECODED_AT_ONCE;
    // A large mask first: what is kept of it takes less than an image.
    const [labels, decoded] = isLarge
      ? [await this.#labels.read(sample), await imageOf()]
      : await Promise.all([this.#labels.read(sample), imageOf()]);
    requireUnchanged(sample.image, hashImage(decoded), sample.imageHash);
    if (task === 'segmentation') ignoreMissing(labels, decoded);
    const image = conform(decoded, channels, bitDepth);
    return { image: size === undefined ? image : resize(image, size), labels };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await (await this.#file)?.close();
  }
}

/** What was not measured can't be learnt, whatever its label says. */
function ignoreMissing(labels: LabelMap, image: Raster): void {
  missingPixels(image)?.forEach((missing, p) => {
    if (missing === 1) labels.data[p] = IGNORE;
  });
}
