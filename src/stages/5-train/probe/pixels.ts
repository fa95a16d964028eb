// Rows of single pixels, of a segmentation: all that the pretrained network makes of where each lies, and what its lowest blocks
// make of it, which see edges and colours: filters that a training learns soon from random weights as well.
import { IGNORE } from '../../../engine/engine.ts';
import type { Area, LabelMap } from '../../../image/raster.ts';
import { EFFICIENTNET_LITE0_CHANNELS as CHANNELS } from '../../../network/efficientnet-lite.ts';
import { headOf } from '../../../network/head.ts';
import { shapesOf } from '../../../network/shapes.ts';
import { Random } from '../../../shared/random.ts';
import type { Sample } from '../../2-dataset/dataset.ts';
import { wholeArea } from '../../2-dataset/labelled-image.ts';
import type { Plan } from '../../4-plan/plan.ts';
import { joinFeatures, widthOf } from '../features.ts';
import type { Labelled } from '../head/fit-head.ts';
import { cutTile } from '../patches/tile.ts';
import type { ProbedRows, ProbeSource } from './rows.ts';

const PROBED_IMAGES = 32;
const PIXELS_PER_IMAGE = 40;
/** Of the hypercolumns those of strides 2 to 8, which see some thirty pixels around. */
const PLAIN_CHANNELS = CHANNELS[2] + CHANNELS[4] + CHANNELS[8];

/** Of each image a tile around something that is labelled, of the tile as many pixels of each of its classes. */
export async function probedPixels(source: ProbeSource): Promise<ProbedRows> {
  const features: Labelled[] = [];
  const samples: Sample[] = [];
  for (const sample of source.samples.slice(0, PROBED_IMAGES)) {
    source.signal.throwIfAborted();
    const probed = await ofImage(source, sample);
    if (probed === undefined) continue;
    features.push(probed);
    for (const _ of probed.labels) samples.push(sample);
  }
  const all = joinFeatures(features);
  return { features: all, plain: lowest(all, PLAIN_CHANNELS), samples };
}

/** Undefined where the image has no label. */
async function ofImage(
  { trainer, plan, reader, seed }: ProbeSource,
  sample: Sample,
): Promise<Labelled | undefined> {
  const { tile, network, normalization } = plan;
  const random = Random.for(seed, 'initial-model', sample.id);
  const area = wholeArea(await reader.read(sample));
  const place = tileIn(area.labels, tile, random);
  if (place === undefined) return undefined;
  const { images, labels } = cutTile(area, place, { ...tile, normalization });
  const { from } = headOf(network);
  const columns = await trainer.activations(from, images, { size: 1, ...tile });
  const chosen = placesIn(labels, random);
  const divisor = shapesOf(network).get(from)?.divisor ?? 1;
  return {
    features: columnsAt(columns, chosen, tile, divisor),
    labels: Uint8Array.from(chosen, (place) => labels[place]),
  };
}

/** The first numbers of each row. */
function lowest(all: Labelled, channels: number): Labelled {
  const width = widthOf(all);
  const features = new Float32Array(all.labels.length * channels);
  for (let row = 0; row < all.labels.length; row++)
    features.set(all.features.subarray(row * width, row * width + channels), row * channels);
  return { features, labels: all.labels };
}

/** A tile around a pixel of one of the image's classes, each of them as likely. */
function tileIn(labels: LabelMap, { height, width }: Plan['tile'], random: Random): Area | undefined {
  const counts = countsOf(labels.data);
  if (counts.length === 0) return undefined;
  const [label, count] = counts[random.integer(counts.length)]!;
  const middle = placeOf(labels.data, label, random.integer(count));
  const [x, y] = [middle % labels.width, Math.floor(middle / labels.width)];
  const left = Math.max(0, Math.min(x - (width >> 1), labels.width - width));
  const top = Math.max(0, Math.min(y - (height >> 1), labels.height - height));
  return { left, top, width, height };
}

/** So many places of a tile, of each class as likely. @param labels some of which count */
function placesIn(labels: Uint8Array, random: Random): readonly number[] {
  const counts = countsOf(labels);
  return Array.from({ length: PIXELS_PER_IMAGE }, () => {
    const [label, count] = counts[random.integer(counts.length)]!;
    return placeOf(labels, label, random.integer(count));
  });
}

/** How many pixels each class has that has any. */
function countsOf(labels: Uint8Array): readonly (readonly [label: number, count: number])[] {
  const counts = new Uint32Array(IGNORE);
  for (const label of labels) if (label !== IGNORE) counts[label]++;
  return [...counts.entries()].filter(([, count]) => count > 0);
}

/** Where the pixel of a label is that so many others of it go before. */
function placeOf(labels: Uint8Array, label: number, before: number): number {
  let place = labels.indexOf(label);
  for (let i = 0; i < before; i++) place = labels.indexOf(label, place + 1);
  return place;
}

/** @param columns channels,H/divisor,W/divisor */
function columnsAt(
  columns: Float32Array,
  pixels: readonly number[],
  { height, width }: Plan['tile'],
  divisor: number,
): Float32Array {
  const [rows, places] = [height / divisor, width / divisor];
  const channels = columns.length / (rows * places);
  const result = new Float32Array(pixels.length * channels);
  for (const [row, pixel] of pixels.entries()) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const at = Math.floor(y / divisor) * places + Math.floor(x / divisor);
    for (let c = 0; c < channels; c++) result[row * channels + c] = columns[c * rows * places + at];
  }
  return result;
}
