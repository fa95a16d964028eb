// Foresees the peak memory of a run that trains, by numbers that were measured with the ONNX engine: 1.0 to 1.25 of what
// trainings took with patches of 64 to 256 pixels (`npm run bench -- memory`). What doesn't fit is lowered in fit-memory.ts.

import { headOf } from '../../network/head.ts';
import { countKept, countLive } from '../../network/memory.ts';
import type { Network } from '../../network/network.ts';
import { countParameters } from '../../network/parameters.ts';
import { shapesOf } from '../../network/shapes.ts';
import type { Size } from './classifier-size.ts';
import { MOST_PROBED_IMAGES, type Plan } from './plan.ts';

/** What a training may have, and what it takes beside its network. */
export interface Memory {
  readonly availableBytes: number;
  /** Beyond it nothing can be had: a training that is foreseen to take more is not tried, else one of twice as much. */
  readonly isEnd?: boolean;
  /** Decoded images that stay in memory. */
  readonly imageBytes: number;
  /** Those of training and validation. */
  readonly images: number;
  /** Of the images to test on; undefined: there are none. */
  readonly largestTested?: Size | undefined;
}

export type Planned = Pick<Plan, 'network' | 'batchSize' | 'patch' | 'tile' | 'linearProbe'>;

const FLOAT = 4;
const MIB = 2 ** 20;

/** Node.js with all that is loaded, and ONNX Runtime. */
const PROGRAM_BYTES = 256 * MIB;
/** Images of a classifier, decoded whole before they are brought to its size, that are garbage not collected yet. */
const DECODED_WHOLE = 96 * MIB;
/** Weights twice, their gradients and optimizer state, and the copies of a checkpoint. */
const COPIES_OF_WEIGHTS = 9;
/** Images of a batch: cut, put together, copied for the engine, and the next one meanwhile. */
const COPIES_OF_BATCH = 6;
/** The engine's own order of channels beside the plain one. */
const REARRANGED = 1.3;
/** The model that is delivered, of other kernels, with normalisation and padding: measured 2.4. */
const EXPORTED = 3;
/**
 * Of the model that is tested: its file, read and made anew, sent to the engine, and there as it likes them. Measured beside
 * the first engine's, which is freed when the system likes to.
 */
const COPIES_OF_TESTED_WEIGHTS = 18;
/** Of the rows that a head alone is fitted to: as they come, joined, in the products, and in the engine that multiplies. */
const COPIES_OF_FEATURES = 7;
/** As read, as planes and as the model's input. */
const COPIES_OF_TESTED = 3;
/** In the engine, taken out of it, and sent to the main thread. */
const COPIES_OF_PROBABILITIES = 3;
const LARGE_EDGE = 1024;
const SMALL_EDGE = 512;
/** Numbers for each class of a pixel in the loss and the counts. */
const LOSS = 10;

/** Nothing else on the machine is known, and the system wants some, too. */
const SHARE = 0.8;

/** In bytes. */
export function foreseePeak(planned: Planned, memory: Memory): number {
  const { network } = planned;
  const decoded = network.task === 'classification' ? DECODED_WHOLE : 0;
  const work = Math.max(trainingBytes(planned), headBytes(planned, memory), testBytes(network, memory));
  return PROGRAM_BYTES + decoded + memory.imageBytes + work;
}

function trainingBytes({ network, batchSize, patch, tile }: Planned): number {
  const { height, width } = patch;
  const tiles = Math.max(1, Math.floor((batchSize * height * width) / (tile.height * tile.width)));
  const weights = COPIES_OF_WEIGHTS * FLOAT * countParameters(network);
  const batch = COPIES_OF_BATCH * batchSize * channelsOf(network) * height * width;
  const training = batchSize * (countKept(network, patch) + lossOf(network, patch));
  const validation = tiles * (REARRANGED * countLive(network, tile) + lossOf(network, tile));
  return weights + FLOAT * (batch + training + validation);
}

/** While the head alone is fitted, where it is. */
function headBytes({ network, linearProbe }: Planned, { images }: Memory): number {
  if (linearProbe === undefined) return 0;
  const width = shapesOf(network).get(headOf(network).from)?.channels ?? 0;
  const weights = COPIES_OF_WEIGHTS * countParameters(network);
  return FLOAT * (weights + COPIES_OF_FEATURES * width * Math.min(images, MOST_PROBED_IMAGES));
}

/** The training has given back what it took for its batches by then. */
function testBytes(network: Network, { availableBytes, largestTested }: Memory): number {
  if (largestTested === undefined) return 0;
  const edge = largestTestEdge(network, availableBytes);
  const pixels = largestTested.height * largestTested.width;
  const weights = COPIES_OF_TESTED_WEIGHTS * FLOAT * countParameters(network);
  const image = COPIES_OF_TESTED * FLOAT * channelsOf(network) * pixels;
  const prediction =
    network.task === 'segmentation' ? predictionBytes(network, Math.min(pixels, edge ** 2)) : 0;
  return weights + image + prediction;
}

/** Of one image, or a tile, of so many pixels. */
function predictionBytes(network: Network, pixels: number): number {
  const { stride, classes } = network;
  const block = { height: stride, width: stride };
  const live = countLive(network, block) / stride ** 2;
  return FLOAT * pixels * (EXPORTED * live + COPIES_OF_PROBABILITIES * classes);
}

/**
 * An image of more pixels than this edge's square is tested in tiles of this edge: the same result, but later. Half of the
 * memory is left to decoded images and whatever else.
 */
export function largestTestEdge(network: Network, availableBytes: number): number {
  const fits = PROGRAM_BYTES + predictionBytes(network, LARGE_EDGE ** 2) <= availableBytes / 2;
  return fits ? LARGE_EDGE : SMALL_EDGE;
}

export function fits(planned: Planned, memory: Memory): boolean {
  return foreseePeak(planned, memory) <= SHARE * memory.availableBytes;
}

/** Of the images alone; a classifier's loss is nothing beside them. */
function lossOf({ task, classes }: Network, { height, width }: Size): number {
  return task === 'segmentation' ? LOSS * classes * height * width : 0;
}

function channelsOf({ layers: [input] }: Network): number {
  return input?.op === 'input' ? input.channels : 0;
}
