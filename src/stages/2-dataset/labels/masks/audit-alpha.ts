// Looks for masks that show what they show by their alpha channel, of which the colours say nothing.
import { join } from 'node:path';
import { type Fault, masksByAlpha } from '../../../../errors.ts';
import { prepareAlpha } from '../../../../image/alpha.ts';
import type { DecodingRoom } from '../../../../image/decoding-room.ts';
import type { PairMeasurement } from './measure.ts';

/** So many files are opened once more: masks of one set are of one kind, and some of them show nothing. */
const FILES = 10;

type Measured = Pick<PairMeasurement, 'pair' | 'mask' | 'maskNotes'>;

/** An error where every mask has an alpha channel and one colour alone, and the alpha of some has a shape. */
export async function auditAlpha(
  root: string,
  measurements: readonly Measured[],
  decoding: DecodingRoom,
): Promise<readonly Fault[]> {
  if (!measurements.every(({ mask, maskNotes }) => maskNotes.alpha && mask.counts.size === 1)) return [];
  for (const { pair } of measurements.slice(0, FILES)) {
    const { file } = pair.masks[0];
    if (await decoding.read(join(root, file), prepareAlpha, hasShape))
      return [masksByAlpha(file, measurements.length)];
  }
  return [];
}

function hasShape(alpha: Uint8Array): boolean {
  return alpha.some((value) => value !== alpha[0]);
}
