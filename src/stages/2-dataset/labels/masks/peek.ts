// Looks at the pixels of a few files, where names don't say which of two kinds are the masks. What can't be read says
// nothing: the audit tells why, once it's settled what the file is.
import { join } from 'node:path';
import { decodeMask } from '../../../../image/mask.ts';
import { MOST_BYTES, readPlainFile } from '../../../../shared/plain-file.ts';
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
export function peekInto(root: string): Peek {
  const known = new Map<string, Promise<Look | undefined>>();
  return (file) => {
    const look = known.get(file) ?? lookAt(join(root, file));
    known.set(file, look);
    return look;
  };
}

async function lookAt(path: string): Promise<Look | undefined> {
  try {
    const picture = await decodeMask(await readPlainFile(path, MOST_BYTES.whole));
    const { width, height } = picture;
    return { kind: kindOf(valuesOf(picture)), size: `${width}x${height}`, pixels: width * height };
  } catch {
    return undefined;
  }
}
