// Reads a PNG that says which pixels show something and nothing more, as tools put it into their files as text.
import { prepareAlpha } from './alpha.ts';
import { readHeader } from './header.ts';
import { prepareMask } from './mask.ts';
import { ImageError, recognizeImage } from './recognize.ts';

export interface ShownPixels {
  readonly width: number;
  readonly height: number;
  /** Row by row: what isn't 0 is shown. */
  decode(): Promise<ArrayLike<number>>;
}

/** By its transparency where it has any, else by its values: 0 is what isn't shown. @throws ImageError, as decoding does */
export async function prepareShownPixels(file: Uint8Array): Promise<ShownPixels> {
  if (recognizeImage(file) !== 'png')
    throw new ImageError({ kind: 'unreadable', why: 'is no PNG', fix: 'Export it again.' });
  const { metadata } = await readHeader('png', file);
  const { width, height, hasAlpha } = metadata;
  const alpha = hasAlpha ? await prepareAlpha(file) : undefined;
  return {
    width,
    height,
    decode: async () =>
      alpha === undefined ? (await (await prepareMask(file)).decode()).data : alpha.decode(),
  };
}
