// What a file is by its first bytes, and what it is instead of an image.
import { ImageError, pointerIn, recognizeImage, whyDecodingFailed } from '../../../src/image/recognize.ts';
import { bytesOf, type Target } from '../driver/target.ts';

export default {
  refusals: [ImageError],
  seeds: () =>
    ['\x89PNG\r\n\x1a\n\0', 'RIFF\0\0\0\0WEBP', 'BM\0\0\0\0\0\0\0\0\0\0\0\0\x0c\0\0\0', 'P6\n1 1\n255\n'].map(
      (text) => new Uint8Array(Buffer.from(text, 'latin1')),
    ),
  words: ['GIF89a', 'II*\0', 'MM\0+', '\xff\xd8\xff', '<!doctype html', '<svg ', 'outs:\n'],
  mostBytes: 8192,
  run(input) {
    pointerIn(input);
    const format = recognizeImage(input);
    whyDecodingFailed(format, input, new Error(bytesOf.name));
  },
} satisfies Target;
