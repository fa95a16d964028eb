// Reads an image's transparency, which is dropped everywhere else.
import sharp from 'sharp';
import { readHeader } from './header.ts';
import { heldByDecoder } from './held-by-decoder.ts';
import { isSharps } from './own-readers.ts';
import { PIXEL_LIMIT } from './pixel-limit.ts';
import type { Prepared } from './prepared.ts';
import { recognizeImage, whyDecodingFailed } from './recognize.ts';

/** A byte a pixel; none in formats with a reader of our own. @throws ImageError, as decoding does */
export async function prepareAlpha(file: Uint8Array): Promise<Prepared<Uint8Array>> {
  const format = recognizeImage(file);
  if (!isSharps(format)) return { pixels: 0, decodingBytes: 0, decode: async () => new Uint8Array(0) };
  const header = await readHeader(format, file);
  const pixels = header.metadata.width * header.metadata.height;
  const image = sharp(file, { ignoreIcc: true, limitInputPixels: PIXEL_LIMIT });
  return {
    pixels,
    decodingBytes: pixels + heldByDecoder(header),
    decode: () =>
      image
        .ensureAlpha()
        .extractChannel('alpha')
        .raw()
        .toBuffer()
        .catch((cause: unknown) => {
          throw whyDecodingFailed(format, file, cause);
        }),
  };
}
