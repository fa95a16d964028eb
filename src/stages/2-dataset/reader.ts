// Reads samples' pixels on demand and keeps as many decoded ones in memory as a budget allows. It trusts the
// audit: what it reads was readable when the data set was scanned.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IGNORE } from '../../engine/engine.ts';
import { type Fault, InputError, maskValueOutsideClasses, unreadableImage } from '../../errors.ts';
import { conform, decodeImage } from '../../image/decode.ts';
import { decodeMask } from '../../image/mask.ts';
import { missingPixels } from '../../image/missing.ts';
import type { LabelMap, Raster } from '../../image/raster.ts';
import type { Dataset, Sample } from './dataset.ts';
import type { LabelledImage } from './labelled-image.ts';
import { nameValue, toLabels } from './labels.ts';

export interface SampleReader {
  /**
   * The image with exactly the data set's channels and bit depth, and its labels at the same size: 255 where the image
   * has no value.
   */
  read(sample: Sample): Promise<LabelledImage>;
  /** Bytes of decoded pixels kept at the moment, never more than the budget. */
  readonly cachedBytes: number;
}

/** Opens the data set for reading. The least recently read sample leaves first when `budgetBytes` is used up. */
export function openReader(dataset: Dataset, { budgetBytes }: { budgetBytes: number }): SampleReader {
  const kept = new Map<string, LabelledImage>();
  const underway = new Map<string, Promise<LabelledImage>>();
  let cachedBytes = 0;

  function keep(id: string, pixels: LabelledImage): void {
    const bytes = bytesOf(pixels);
    if (bytes > budgetBytes) return;
    for (const [oldest, value] of kept) {
      if (cachedBytes + bytes <= budgetBytes) break;
      kept.delete(oldest);
      cachedBytes -= bytesOf(value);
    }
    kept.set(id, pixels);
    cachedBytes += bytes;
  }

  async function decodeAndKeep(sample: Sample): Promise<LabelledImage> {
    try {
      const pixels = await decodeSample(dataset, sample);
      keep(sample.id, pixels);
      return pixels;
    } finally {
      underway.delete(sample.id);
    }
  }

  return {
    get cachedBytes() {
      return cachedBytes;
    },
    async read(sample) {
      const found = kept.get(sample.id);
      if (found !== undefined) {
        // A Map iterates in order of insertion: inserting again makes this the most recent.
        kept.delete(sample.id);
        kept.set(sample.id, found);
        return found;
      }
      let reading = underway.get(sample.id);
      if (reading === undefined) {
        reading = decodeAndKeep(sample);
        underway.set(sample.id, reading);
      }
      return reading;
    },
  };
}

async function decodeSample(dataset: Dataset, sample: Sample): Promise<LabelledImage> {
  const [decoded, mask] = await Promise.all([
    decodeFile(dataset, sample.image, decodeImage),
    decodeFile(dataset, sample.mask, decodeMask),
  ]);
  for (const [file, { width, height }] of [
    [sample.image, decoded],
    [sample.mask, mask],
  ] as const) {
    if (width !== sample.width || height !== sample.height) throw new InputError(changed(file));
  }
  const { labels, outside } = toLabels(mask, dataset.maskEncoding, dataset.classes.length);
  if (outside.size > 0) {
    const values = [...outside].map(([value, pixels]) => ({ value: nameValue(mask.form, value), pixels }));
    throw new InputError(maskValueOutsideClasses(sample.mask, values, dataset.classes.length, mask.lossy));
  }
  ignoreMissing(labels, decoded);
  return { image: conform(decoded, dataset.channels, dataset.bitDepth), labels };
}

/** What was not measured can't be learnt, whatever its label says. */
function ignoreMissing(labels: LabelMap, image: Raster): void {
  missingPixels(image)?.forEach((missing, p) => {
    if (missing === 1) labels.data[p] = IGNORE;
  });
}

async function decodeFile<T>(
  dataset: Dataset,
  file: string,
  decode: (bytes: Uint8Array) => Promise<T>,
): Promise<T> {
  try {
    return await decode(await readFile(join(dataset.root, file)));
  } catch (cause) {
    throw new InputError(changed(file), { cause });
  }
}

/** The audit has read it already, so whatever is wrong now is new. */
function changed(file: string): Fault {
  return unreadableImage(file, 'has changed since it was checked', 'Leave the data alone during a run.');
}

function bytesOf({ image, labels }: LabelledImage): number {
  return image.data.byteLength + labels.data.byteLength;
}
