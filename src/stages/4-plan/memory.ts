// Foresees the peak memory of a training, by numbers that were measured with the ONNX engine: rather above than below. What doesn't
// fit is lowered in fit-memory.ts.
import { countKept, countLive } from '../../network/memory.ts';
import type { Network } from '../../network/network.ts';
import { countParameters } from '../../network/parameters.ts';
import type { Size } from './classifier-size.ts';
import type { Plan } from './plan.ts';

/** What a training may have, and what it takes beside its network. */
export interface Memory {
  readonly availableBytes: number;
  /** Decoded images that stay in memory. */
  readonly imageBytes: number;
}

export type Planned = Pick<Plan, 'network' | 'batchSize' | 'patch' | 'tile'>;

const FLOAT = 4;
const MIB = 2 ** 20;

/** Node.js with all that is loaded, and ONNX Runtime. */
const PROGRAM_BYTES = 256 * MIB;
/** Weights twice, their gradients and optimizer state, and the copies of a checkpoint. */
const COPIES_OF_WEIGHTS = 9;
/** Images of a batch: cut, put together, copied for the engine, and the next one meanwhile. */
const COPIES_OF_BATCH = 6;
/** The engine's own order of channels beside the plain one. */
const REARRANGED = 1.3;
/** Numbers for each class of a pixel in the loss and the counts. */
const LOSS = 10;

/** Nothing else on the machine is known, and the system wants some, too. */
const SHARE = 0.8;

/** In bytes. */
export function foreseePeak({ network, batchSize, patch, tile }: Planned, { imageBytes }: Memory): number {
  const { height, width } = patch;
  const tiles = Math.max(1, Math.floor((batchSize * height * width) / (tile.height * tile.width)));
  const weights = COPIES_OF_WEIGHTS * FLOAT * countParameters(network);
  const batch = COPIES_OF_BATCH * batchSize * channelsOf(network) * height * width;
  const training = batchSize * (countKept(network, patch) + lossOf(network, patch));
  const validation = tiles * (REARRANGED * countLive(network, tile) + lossOf(network, tile));
  return PROGRAM_BYTES + imageBytes + weights + FLOAT * (batch + training + validation);
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
