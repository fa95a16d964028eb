// Looks at the pixels of a few files, where names don't say which of two kinds are the masks. What can't be read says
// nothing: the audit tells why, once it's settled what the file is.
import { join } from 'node:path';
import type { DecodingRoom } from '../../../../image/decoding-room.ts';
import { prepareMask, type RawMask } from '../../../../image/mask.ts';
import { isOutOfMemory } from '../../../../shared/out-of-memory.ts';
import { valuesOf } from './count-values.ts';
import { type HistogramKind, kindOf } from './histogram.ts';

export interface Look {
  readonly kind: HistogramKind;
  /** Width x height. */
  readonly size: string;
  readonly pixels: number;
}

/** Of a file, by its path from the data folder. */
export type Peek = (file: string) => Promise<Look | undefined>;

/** Each file is opened once. */
export function peekInto(root: string, decoding: DecodingRoom): Peek {
  const known = new Map<string, Promise<Look | undefined>>();
  return (file) => {
    const look = known.get(file) ?? decoding.read(join(root, file), prepareMask, lookAt).catch(sayNothing);
    known.set(file, look);
    return look;
  };
}

function lookAt(picture: RawMask): Look {
  const { width, height } = picture;
  return { kind: kindOf(valuesOf(picture)), size: `${width}x${height}`, pixels: width * height };
}

function sayNothing(error: unknown): undefined {
  if (isOutOfMemory(error)) throw error;
}
