// Puts training patches and validation tiles together into batches, in a seeded order, one batch ahead of the
// trainer. It reads and cuts; it never trains.
import type { Batch } from '../../engine/engine.ts';
import { IGNORE } from '../../engine/engine.ts';
import { Random } from '../../shared/random.ts';
import type { Timings } from '../../shared/timings.ts';
import { cutPatch } from '../2-dataset/augment.ts';
import type { Sample } from '../2-dataset/dataset.ts';
import type { SampleReader } from '../2-dataset/reader.ts';
import { cutTile, tilesOf } from '../2-dataset/tile.ts';
import { drawView, seenBy } from '../2-dataset/view.ts';
import type { Plan } from '../4-plan/plan.ts';

interface BatchSource {
  readonly plan: Plan;
  readonly samples: readonly Sample[];
  readonly reader: Pick<SampleReader, 'readArea'>;
}

/** Where `load` and `augment` are summed up. */
interface TimedBatchSource extends BatchSource {
  readonly timings: Timings;
}

interface Piece {
  /** C,H,W */
  readonly images: Float32Array;
  /** H,W */
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
  const patches = samples.flatMap((sample) =>
    Array.from({ length: plan.patchesPerImage }, (_, number) => ({ sample, number })),
  );
  const order = Random.for(plan.seed, 'order', epoch).shuffle(patches);
  for (let step = 0; step < stepsPerEpoch(plan, samples.length); step++) {
    const pieces: Piece[] = [];
    for (let i = 0; i < plan.batchSize; i++) {
      const { sample, number } = order[(step * plan.batchSize + i) % order.length];
      const random = Random.for(plan.seed, 'patch', epoch, sample.id, number, step);
      const { patch, normalization, augmentation } = plan;
      const options = { ...patch, normalization, augmentation, random };
      const view = drawView(sample, patch, augmentation, random);
      const area = seenBy(view, patch, sample);
      const read = await timings.measure('load', () => reader.readArea(sample, area));
      pieces.push(timings.measureSync('augment', () => cutPatch(read, view, options)));
    }
    yield assemble(pieces, plan.patch);
  }
}

/** Number of batches that `validationBatches` gives. */
export function validationSteps(plan: Plan, samples: readonly Sample[]): number {
  const tiles = samples.map(({ width, height }) => tilesOf(width, height, plan.tile).length);
  return Math.ceil(tiles.reduce((sum, count) => sum + count, 0) / tileBatchSize(plan));
}

/** Every validation image whole, as tiles that cover it once; the last batch is filled up with ignored tiles. */
export async function* validationBatches({ plan, samples, reader }: BatchSource): AsyncGenerator<Batch> {
  const size = tileBatchSize(plan);
  let pieces: Piece[] = [];
  for (const sample of samples) {
    for (const tile of tilesOf(sample.width, sample.height, plan.tile)) {
      const input = await reader.readArea(sample, tile);
      pieces.push(cutTile(input, tile, { ...plan.tile, normalization: plan.normalization }));
      if (pieces.length < size) continue;
      yield assemble(pieces, plan.tile);
      pieces = [];
    }
  }
  if (pieces.length === 0) return;
  const [{ images, labels }] = pieces;
  const empty = { images: new Float32Array(images.length), labels: labels.slice().fill(IGNORE) };
  while (pieces.length < size) pieces.push(empty);
  yield assemble(pieces, plan.tile);
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
function tileBatchSize(plan: Plan): number {
  const patchPixels = plan.batchSize * plan.patch.height * plan.patch.width;
  return Math.max(1, Math.floor(patchPixels / (plan.tile.height * plan.tile.width)));
}

function assemble(pieces: readonly Piece[], { height, width }: Plan['patch']): Batch {
  const imageLength = pieces[0].images.length;
  const images = new Float32Array(pieces.length * imageLength);
  const labels = new Uint8Array(pieces.length * height * width);
  pieces.forEach((piece, i) => {
    images.set(piece.images, i * imageLength);
    labels.set(piece.labels, i * height * width);
  });
  return { images, labels, size: pieces.length, height, width };
}
