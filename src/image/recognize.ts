// Says what a file's bytes are before anything decodes them, and, when they aren't an image, what they are instead.
// It reads the first bytes only; whether the rest decodes is decode.ts's business.
import { READ_FORMATS } from '../shared/image-formats.ts';
import { firstLineOf } from '../shared/message-of.ts';
import { isOutOfMemory } from '../shared/out-of-memory.ts';

export type ImageFormat = 'png' | 'jpeg' | 'tiff' | 'webp' | 'gif' | 'bmp' | 'pnm' | 'fits';

/** Why an image can't be used, in words for the person who can mend it. */
export type ImageProblem =
  | { readonly kind: 'unreadable'; readonly why: string; readonly fix: string }
  | { readonly kind: 'over-pixel-limit'; readonly width: number; readonly height: number }
  | { readonly kind: 'over-memory'; readonly neededBytes: number; readonly mostBytes: number };

/** Thrown by the decoders; the caller, who knows the file's name, words the fault. */
export class ImageError extends Error {
  override readonly name = 'ImageError';
  readonly problem: ImageProblem;

  constructor(problem: ImageProblem, options?: ErrorOptions) {
    super(problem.kind === 'unreadable' ? problem.why : `is ${problem.kind.replaceAll('-', ' ')}`, options);
    this.problem = problem;
  }
}

/** The format by its signature, whatever the file is called. @throws ImageError saying what it is instead */
export function recognizeImage(bytes: Uint8Array): ImageFormat {
  for (const [format, matches] of SIGNATURES) if (matches(bytes)) return format;
  throw new ImageError({ kind: 'unreadable', ...whatItIsInstead(bytes) });
}

/** The cause of a decoder's failure on bytes whose signature is right. Of want of memory they are not to blame. */
export function whyDecodingFailed(format: ImageFormat, bytes: Uint8Array, cause: unknown): unknown {
  if (isOutOfMemory(cause)) return cause;
  const exportAgain = 'Export or download it again.';
  if (isTruncated(format, bytes)) {
    return new ImageError(
      { kind: 'unreadable', why: `is a ${format.toUpperCase()} file that ends too early`, fix: exportAgain },
      { cause },
    );
  }
  const detail = firstLineOf(cause);
  return new ImageError(
    { kind: 'unreadable', why: `is a damaged ${format.toUpperCase()} file (${detail})`, fix: exportAgain },
    { cause },
  );
}

const SIGNATURES: readonly (readonly [ImageFormat, (bytes: Uint8Array) => boolean])[] = [
  ['png', (bytes) => startsWith(bytes, '\x89PNG\r\n\x1a\n')],
  ['jpeg', (bytes) => startsWith(bytes, '\xff\xd8\xff')],
  // "II*\0" and "MM\0*"; with 43 in place of 42 ("*") it's BigTIFF.
  ['tiff', (bytes) => ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].some((start) => startsWith(bytes, start))],
  ['webp', (bytes) => startsWith(bytes, 'RIFF') && startsWith(bytes.subarray(8), 'WEBP')],
  ['gif', (bytes) => startsWith(bytes, 'GIF8')],
  ['bmp', (bytes) => startsWith(bytes, 'BM') && bytes.length > 14 && bytes[15] + bytes[16] + bytes[17] === 0],
  [
    'pnm',
    (bytes) =>
      bytes[0] === 0x50 && bytes[1] >= 0x31 && bytes[1] <= 0x36 && [9, 10, 13, 32, 35].includes(bytes[2]),
  ],
  // The first card, FITS standard 4.0, section 4.4.1.1.
  ['fits', (bytes) => startsWith(bytes, 'SIMPLE  =')],
];

const READABLE = `Use ${READ_FORMATS}.`;
const OTHER_FORMATS: readonly (readonly [string, string])[] = [
  ['\x00\x00\x00\x0cjP', 'a JPEG 2000 image'],
  ['P7\n', 'a PAM image'],
  ['PF\n', 'a PFM image'],
  ['Pf\n', 'a PFM image'],
  ['8BPS', 'a Photoshop file'],
  ['%PDF', 'a PDF file'],
  ['PK\x03\x04', 'a ZIP archive'],
  ['\x93NUMPY', 'a NumPy array'],
  ['\x89HDF', 'an HDF5 file'],
  ['MATLAB ', 'a MATLAB file'],
];

/** What stands for an image that is kept elsewhere and isn't fetched, by the first bytes of its file. */
export function pointerIn(
  bytes: Uint8Array,
): { of: 'Git LFS' | 'DVC' | 'git-annex'; why: string; fix: string } | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString('latin1');
  if (head.startsWith('version https://git-lfs.github.com/spec/')) {
    return {
      of: 'Git LFS',
      why: 'is a Git LFS pointer, not the image itself',
      fix: 'Set `lfs: true` on actions/checkout, or run `git lfs pull`.',
    };
  }
  if (/^(?:outs|deps|wdir|md5):/m.test(head) && isText(bytes)) {
    return { of: 'DVC', why: 'is a DVC pointer, not the image itself', fix: 'Run `dvc pull` first.' };
  }
  // An unlocked file of git-annex; a locked one is a link.
  if (head.startsWith('/annex/objects/'))
    return {
      of: 'git-annex',
      why: 'is a git-annex pointer, not the image itself',
      fix: 'Run `git annex get` first.',
    };
  return undefined;
}

function whatItIsInstead(bytes: Uint8Array): { why: string; fix: string } {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString('latin1');
  if (bytes.length === 0) return { why: 'is empty (zero bytes)', fix: 'Export or download it again.' };
  const pointer = pointerIn(bytes);
  if (pointer !== undefined) return pointer;
  for (const [start, what] of OTHER_FORMATS) {
    if (head.startsWith(start)) return { why: `is ${what}, which can't be read`, fix: READABLE };
  }
  if (bytes.subarray(0, 64).every((byte) => byte === 0)) {
    return { why: 'holds only zeros where an image should begin', fix: 'Export or download it again.' };
  }
  if (isText(bytes)) {
    const what = /^\s*<(?:!doctype html|html)/i.test(head) ? 'an HTML page' : textKind(head);
    return { why: `is ${what}, not an image`, fix: 'Replace it by the image or move it elsewhere.' };
  }
  return { why: "isn't in an image format that can be read", fix: READABLE };
}

function textKind(head: string): string {
  return /<svg[\s>]/i.test(head) ? 'an SVG drawing' : 'a text file';
}

/** UTF-8 without control characters, as far as its first bytes tell. */
function isText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 512);
  if (head.some((byte) => byte < 32 && (byte < 9 || byte > 13))) return false;
  try {
    // As a stream, a character cut in two at the end is no error.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function isTruncated(format: ImageFormat, bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .subarray(-4096)
    .toString('latin1');
  if (format === 'png') return !tail.includes('IEND');
  if (format === 'jpeg') return !tail.includes('\xff\xd9');
  if (format === 'webp') return bytes.length < 12 || Buffer.from(bytes).readUInt32LE(4) + 8 > bytes.length;
  return false;
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  if (bytes.length < signature.length) return false;
  for (let i = 0; i < signature.length; i++) if (bytes[i] !== signature.charCodeAt(i)) return false;
  return true;
}
