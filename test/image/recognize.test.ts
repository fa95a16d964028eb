import { describe, expect, test } from 'vitest';
import { ImageError, recognizeImage } from '../../src/image/recognize.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('recognizeImage', () => {
  test.each([
    ['png', '\x89PNG\r\n\x1a\n...'],
    ['jpeg', '\xff\xd8\xff\xe0...'],
    ['tiff', 'II*\0....'],
    ['tiff', 'MM\0*....'],
    ['tiff', 'II+\0....'],
    ['webp', 'RIFF\0\0\0\0WEBPVP8 '],
    ['gif', 'GIF89a...'],
    ['bmp', 'BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0'],
    ['pnm', 'P6 3 4 255\n...'],
    ['pnm', 'P2\n# grey\n3 4 255\n'],
  ])('knows %s by its first bytes', (format, bytes) => {
    expect(recognizeImage(latin1(bytes))).toBe(format);
  });

  test.each([
    ['zero bytes', '', 'is empty (zero bytes)', 'Export or download'],
    [
      'a Git LFS pointer',
      'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32\nsize 12345\n',
      'is a Git LFS pointer',
      'lfs: true',
    ],
    [
      'a DVC pointer',
      'outs:\n- md5: a304afb96060aad90176268345e10355\n  path: data.xml\n',
      'is a DVC pointer',
      'dvc pull',
    ],
    ['a text file named .png', 'hello\n', 'is a text file', 'Replace it'],
    ['a text that begins as a BMP does', 'BMW X5\n', 'is a text file', 'Replace it'],
    ['a failed download', '<!DOCTYPE html><html><body>404</body></html>', 'is an HTML page', 'Replace it'],
    [
      'a drawing, which would be rendered at any size',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'is an SVG',
      'Replace it',
    ],
    ['a PAM', 'P7\nWIDTH 3\n', 'is a PAM image', 'PNG, JPEG, TIFF, WebP, GIF, BMP, PNM or FITS'],
    ['a NumPy array', '\x93NUMPY\x01\0', 'is a NumPy array', 'PNG, JPEG, TIFF, WebP, GIF, BMP, PNM or FITS'],
    ['a file of zeros after a crash', '\0'.repeat(600), 'holds only zeros', 'Export or download'],
    [
      'anything else',
      '\x01\x02\x03\x04',
      "isn't in an image format",
      'PNG, JPEG, TIFF, WebP, GIF, BMP, PNM or FITS',
    ],
    [
      'a signature cut short',
      '\x89PN',
      "isn't in an image format",
      'PNG, JPEG, TIFF, WebP, GIF, BMP, PNM or FITS',
    ],
  ])('%s', (reason, bytes, why, fix) => {
    const problem = problemOf(() => recognizeImage(latin1(bytes)));
    expect(problem, reason).toMatchObject({ kind: 'unreadable' });
    expect(problem, reason).toMatchObject({
      why: expect.stringContaining(why),
      fix: expect.stringContaining(fix),
    });
  });
});

function problemOf(read: () => unknown) {
  try {
    read();
  } catch (error) {
    if (error instanceof ImageError) return error.problem;
    throw error;
  }
  throw new Error('it was recognised as an image');
}
