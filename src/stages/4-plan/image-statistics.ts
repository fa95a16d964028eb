// What the training images are like, in numbers: the facts that the recipes plan from.

import type { BitDepth } from '../../image/raster.ts';
import { largestOf, smallestOf } from '../../shared/extremes.ts';
import { Random } from '../../shared/random.ts';
import type { Dataset, Sample, Task } from '../2-dataset/dataset.ts';
import type { LabelledImage } from '../2-dataset/labelled-image.ts';
import type { SampleReader } from '../2-dataset/reader.ts';
import { DetailMeter, type LabelDetail } from './label-detail.ts';
import { type Symmetry, symmetryOf, thumbnailOf } from './symmetry.ts';
import { Halves } from './upright.ts';

export interface ImageStatistics {
  readonly task: Task;
  readonly images: number;
  readonly channels: 1 | 3;
  readonly bitDepth: BitDepth;
  readonly classes: number;
  /** Height and width of every training image, in pixels. */
  readonly sizes: readonly { readonly height: number; readonly width: number }[];
  /** Pixels of the smallest and largest edge over all training images. */
  readonly smallestEdge: number;
  readonly largestHeight: number;
  readonly largestWidth: number;
  readonly meanPixels: number;
  /** Per class: its share of the counted training pixels (segmentation) or of the images (classification). */
  readonly classShares: readonly number[];
  /** How much the classes in the upper halves differ from those in the lower ones, 0 to 1; of the images read. */
  readonly upDown: number;
  /** Of the images read; undefined where an image has but one label. */
  readonly labelDetail: LabelDetail | undefined;
  /** Of the images read; undefined where an image has more than one label. */
  readonly symmetry: Symmetry | undefined;
  readonly intensities: readonly Intensities[];
}

/** Of one channel, over the pixels of up to `SAMPLED_IMAGES` training images; NaN and infinities are left out. */
export interface Intensities {
  /** 0.5th and 99.5th percentile, as nnU-Net takes them (Isensee et al. 2021). */
  readonly low: number;
  readonly high: number;
  /** Of the values clipped to low..high. */
  readonly mean: number;
  readonly deviation: number;
  /**
   * Where the values crowd: the shortest interval that holds a quarter of them. In an exposure that's the background,
   * and its width tells the noise.
   */
  readonly crowd: { readonly center: number; readonly width: number };
}

const SAMPLED_IMAGES = 32;
const SAMPLED_PIXELS_PER_IMAGE = 16_384;
const COMPARED_IMAGES = 400;

/** Reads up to 32 training images, chosen by the seed; of a classification up to 400, as small ones. */
export async function imageStatistics(
  dataset: Dataset,
  train: readonly Sample[],
  reader: Pick<SampleReader, 'read'>,
  seed: number,
): Promise<ImageStatistics> {
  // The stream keeps its first name: under another, the same seed would read other images and plan something else.
  const shuffled = Random.for(seed, 'fingerprint').shuffle(train);
  const values: number[][] = Array.from({ length: dataset.channels }, () => []);
  const classification = dataset.task === 'classification';
  const halves = new Halves(dataset.classes.length);
  const meter = classification ? undefined : new DetailMeter(dataset.classes.length);
  const look = async (sample: Sample) => {
    const { image, labels } = await reader.read(sample);
    halves.add(labels);
    meter?.add(labels);
    sampleValues(image, values);
  };
  // At once, so that decoding keeps every core busy; the reader sees to the memory. Nothing depends on their order.
  await Promise.all(shuffled.slice(0, SAMPLED_IMAGES).map(look));
  const { bitDepth } = dataset;
  return {
    task: dataset.task,
    images: train.length,
    channels: dataset.channels,
    bitDepth,
    classes: dataset.classes.length,
    sizes: train.map(({ height, width }) => ({ height, width })),
    smallestEdge: smallestOf(train.map(({ width, height }) => Math.min(width, height))),
    largestHeight: largestOf(train.map(({ height }) => height)),
    largestWidth: largestOf(train.map(({ width }) => width)),
    meanPixels: train.reduce((sum, { width, height }) => sum + width * height, 0) / train.length,
    classShares: classShares(train, dataset.classes.length),
    upDown: halves.difference(),
    labelDetail: meter?.detail(),
    symmetry: classification ? await symmetry(shuffled.slice(0, COMPARED_IMAGES), reader) : undefined,
    // The images of a classification are resized, which leaves fractions.
    intensities: values.map((channel) => intensitiesOf(ascending(channel, classification ? 32 : bitDepth))),
  };
}

/** The finite values of evenly spaced pixels, by channel. */
function sampleValues(image: LabelledImage['image'], values: readonly number[][]): void {
  const pixels = image.width * image.height;
  const stride = Math.max(1, Math.floor(pixels / SAMPLED_PIXELS_PER_IMAGE));
  for (const [channel, found] of values.entries()) {
    for (let pixel = 0; pixel < pixels; pixel += stride) {
      const value = image.data[pixel * image.channels + channel];
      if (Number.isFinite(value)) found.push(value);
    }
  }
}

async function symmetry(samples: readonly Sample[], reader: Pick<SampleReader, 'read'>): Promise<Symmetry> {
  const small = async (sample: Sample) => {
    const { image, labels } = await reader.read(sample);
    return thumbnailOf(image, labels.data[0]);
  };
  return symmetryOf(await Promise.all(samples.map(small)));
}

function classShares(samples: readonly Sample[], classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const { classCounts } of samples) {
    for (let c = 0; c < classes; c++) counts[c] += classCounts[c];
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / total);
}

/** Whole numbers are counted, which takes a tenth of the time of sorting half a million. */
function ascending(values: readonly number[], bitDepth: Dataset['bitDepth']): Float64Array {
  if (values.length === 0) return new Float64Array(1);
  if (bitDepth === 32) return Float64Array.from(values).sort();
  const counts = new Uint32Array(2 ** bitDepth);
  for (const value of values) counts[value]++;
  const sorted = new Float64Array(values.length);
  let end = 0;
  for (const [value, count] of counts.entries()) {
    sorted.fill(value, end, end + count);
    end += count;
  }
  return sorted;
}

function intensitiesOf(sorted: Float64Array): Intensities {
  const low = sorted[Math.floor(0.005 * (sorted.length - 1))];
  const high = sorted[Math.ceil(0.995 * (sorted.length - 1))];
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < sorted.length; i++) {
    const clipped = Math.min(Math.max(sorted[i], low), high);
    sum += clipped;
    squares += clipped * clipped;
  }
  const mean = sum / sorted.length;
  const deviation = Math.sqrt(Math.max(0, squares / sorted.length - mean * mean));
  return { low, high, mean, deviation, crowd: crowdOf(sorted) };
}

function crowdOf(sorted: Float64Array): Intensities['crowd'] {
  const quarter = Math.floor(sorted.length / 4);
  let best = 0;
  for (let i = 1; i + quarter < sorted.length; i++) {
    if (sorted[i + quarter] - sorted[i] < sorted[best + quarter] - sorted[best]) best = i;
  }
  const [from, to] = [sorted[best], sorted[best + quarter]];
  return { center: (from + to) / 2, width: to - from };
}
