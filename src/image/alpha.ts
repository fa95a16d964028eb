// Whether an image shows anything by its transparency, which is dropped everywhere else.
import sharp from 'sharp';
import { isSharps } from './decode.ts';
import { PIXEL_LIMIT } from './pixel-limit.ts';
import { recognizeImage } from './recognize.ts';

/** @param bytes of a file that has been decoded before; formats with a reader of our own aren't looked into */
export async function hasShapeInAlpha(bytes: Uint8Array): Promise<boolean> {
  if (!isSharps(recognizeImage(bytes))) return false;
  const image = sharp(bytes, { ignoreIcc: true, limitInputPixels: PIXEL_LIMIT });
  const alpha = await image.ensureAlpha().extractChannel('alpha').raw().toBuffer();
  return alpha.some((value) => value !== alpha[0]);
}
