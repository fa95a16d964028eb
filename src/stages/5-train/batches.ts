// Puts training patches and validation tiles, or whole images that have one label each, together into batches, in a
// seeded order, one batch ahead of the trainer. It reads and cuts; it never trains.
import type { Batch } from '../../engine/engine.ts';
import { IGNORE } from '../../engine/engine.ts';
import { normalizeInto } from '../../image/normalize.ts';
import type { Area } from '../../image/raster.ts';
import { Random } from '../../shared/random.ts';
import type { Timings } from '../../shared/timings.ts';
import type { Sample } from '../2-dataset/dataset.ts';
import type { LabelledArea } from '../2-dataset/labelled-image.ts';
import type { SampleReader } from '../2-dataset/reader.ts';
import type { Plan } from '../4-plan/plan.ts';
import { mixUp } from './mix-up.ts';
import { cutImage, cutPatch } from './patches/augment.ts';
import { cutTile, tilesOf } from './patches/tile.ts';
import { drawView, seenBy } from './patches/view.ts';

/** What of a plan a batch without augmentation needs. */
export type BatchPlan = Pick<Plan, 'network' | 'normalization' | 'tile' | 'patch' | 'batchSize'>;

interface ImageSource {
  readonly plan: BatchPlan;
  readonly samples: readonly Sample[];
  /** Of a classification: gives images of the planned size. */
  readonly reader: Pick<SampleReader, 'readArea'>;
}

/** Where `load` and `augment` are summed up. */
interface TimedBatchSource extends ImageSource {
  readonly plan: Plan;
  readonly timings: Timings;
}

interface Piece {
  /** C,H,W */
  readonly images: Float32Array;
  /** H,W, or the image's only one. */
  readonly labels: Uint8Array;
}

/** Whole batches an epoch: enough for every image's patches; the last is filled up from the start of the order. */
export function stepsPerEpoch(plan: Plan, trainSamples: number): number {
  return Math.ceil((trainSamples * plan.patchesPerImage) / plan.batchSize);
}

/**
 * One epoch's shuffled, augmented training batches. They depend on the seed and the epoch's number only, so a
 * resumed training sees what an uninterrupted one would.
 */
export async function* trainingBatches(source: TimedBatchSource, epoch: number): AsyncGenerator<Batch> {
  const { plan, samples, reader, timings } = source;
  const { patch, normalization, augmentation } = plan;
  const whole = plan.network.task === 'classification';
  const patches = samples.flatMap((sample) =>
    Array.from({ length: plan.patchesPerImage }, (_, number) => ({ sample, number })),
  );
  const order = Random.for(plan.seed, 'order', epoch).shuffle(patches);
  for (let step = 0; step < stepsPerEpoch(plan, samples.length); step++) {
    const pieces: Piece[] = [];
    for (let i = 0; i < plan.batchSize; i++) {
      const { sample, number } = order[(step * plan.batchSize + i) % order.length];
      const random = Random.for(plan.seed, 'patch', epoch, sample.id, number, step);
      const options = { ...patch, normalization, augmentation, random };
      const image = whole ? patch : sample;
      const view = drawView(image, patch, augmentation, random);
      const area = whole ? allOf(patch) : seenBy(view, patch, image);
      const read = await timings.measure('load', () => reader.readArea(sample, area));
      const cut = whole ? cutImage : cutPatch;
      pieces.push(timings.measureSync('augment', () => cut(read, view, options)));
    }
    const batch = assemble(pieces, patch);
    yield plan.mixUp === 0 ? batch : mixUp(batch, plan, Random.for(plan.seed, 'mix-up', epoch, step));
  }
}

/** Number of batches that `validationBatches` gives. */
export function validationSteps(plan: Plan, samples: readonly Sample[]): number {
  const tiles = samples.map((sample) => tilesFor(plan, sample).length);
  return Math.ceil(tiles.reduce((sum, count) => sum + count, 0) / tileBatchSize(plan));
}

/** Images of a whole validation batch, on the average; below 1 where an image takes several batches. */
export function imagesABatch(plan: Plan, samples: readonly Sample[]): number {
  const tiles = samples.reduce((sum, sample) => sum + tilesFor(plan, sample).length, 0);
  return samples.length * Math.min(1, tileBatchSize(plan) / tiles);
}

/** After which batches no image is begun that isn't done: how many are done by the number of batches. */
export function wholeImages(plan: Plan, samples: readonly Sample[]): ReadonlyMap<number, number> {
  const size = tileBatchSize(plan);
  const whole = new Map<number, number>();
  let tiles = 0;
  for (const [i, sample] of samples.entries()) {
    tiles += tilesFor(plan, sample).length;
    if (tiles % size === 0) whole.set(tiles / size, i + 1);
  }
  return whole;
}

/** Every validation image whole, or as tiles that cover it once; the last batch is filled up with ignored ones. */
export async function* validationBatches(source: ImageSource): AsyncGenerator<Batch> {
  const { plan } = source;
  const size = tileBatchSize(plan);
  let pieces: Piece[] = [];
  for await (const piece of piecesOf(source, size)) {
    pieces.push(piece);
    if (pieces.length < size) continue;
    yield assemble(pieces, plan.tile);
    pieces = [];
  }
  if (pieces.length === 0) return;
  const [{ images, labels }] = pieces;
  const empty = { images: new Float32Array(images.length), labels: labels.slice().fill(IGNORE) };
  while (pieces.length < size) pieces.push(empty);
  yield assemble(pieces, plan.tile);
}

/** Whole images of a batch are read at once, for decoding to keep every core busy; of others one may be large. */
async function* piecesOf({ plan, samples, reader }: ImageSource, atOnce: number): AsyncGenerator<Piece> {
  const read = async (sample: Sample, tile: Area) => pieceOf(plan, await reader.readArea(sample, tile), tile);
  if (plan.network.task === 'classification') {
    for (let i = 0; i < samples.length; i += atOnce)
      yield* await Promise.all(samples.slice(i, i + atOnce).map((sample) => read(sample, allOf(plan.tile))));
    return;
  }
  for (const sample of samples) for (const tile of tilesFor(plan, sample)) yield await read(sample, tile);
}

function tilesFor({ network, tile }: BatchPlan, { width, height }: Sample): readonly Area[] {
  return network.task === 'classification' ? [allOf(tile)] : tilesOf(width, height, tile);
}

function pieceOf({ network, normalization, tile }: BatchPlan, input: LabelledArea, area: Area): Piece {
  if (network.task === 'segmentation') return cutTile(input, area, { ...tile, normalization });
  const images = new Float32Array(input.image.data.length);
  return { images: normalizeInto(images, input.image, normalization), labels: input.labels.data };
}

function allOf({ height, width }: Plan['tile']): Area {
  return { left: 0, top: 0, height, width };
}

/** Gives what `source` gives while the next item is already being made. */
export async function* oneAhead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next();
  for (;;) {
    const { value, done } = await next;
    if (done) return;
    next = source.next();
    // The failure is thrown by the next await; until then it must not count as unhandled.
    next.catch(() => undefined);
    yield value;
  }
}

/** As many pixels in a validation batch as in a training batch, so that it needs no more memory. */
function tileBatchSize(plan: BatchPlan): number {
  const patchPixels = plan.batchSize * plan.patch.height * plan.patch.width;
  return Math.max(1, Math.floor(patchPixels / (plan.tile.height * plan.tile.width)));
}

function assemble(pieces: readonly Piece[], { height, width }: Plan['patch']): Batch {
  const imageLength = pieces[0].images.length;
  const images = new Float32Array(pieces.length * imageLength);
  const labelLength = pieces[0].labels.length;
  const labels = new Uint8Array(pieces.length * labelLength);
  pieces.forEach((piece, i) => {
    images.set(piece.images, i * imageLength);
    labels.set(piece.labels, i * labelLength);
  });
  return { images, labels, size: pieces.length, height, width };
}
