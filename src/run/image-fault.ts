// What is wrong with one of many images, in words; the others go on.
import { type Fault, imageOverPixelLimit, unreadableImage } from '../errors.ts';
import { PIXEL_LIMIT } from '../image/pixel-limit.ts';
import { ImageError } from '../image/recognize.ts';
import { isOutOfMemory } from '../shared/out-of-memory.ts';
import { NotPlainFile } from '../shared/plain-file.ts';

/** The fault of one image; whatever else went wrong goes on up. */
export function imageFault(name: string, error: unknown): Fault {
  if (error instanceof ImageError) {
    const { problem } = error;
    if (problem.kind === 'unreadable') return unreadableImage(name, problem.why, problem.fix);
    return imageOverPixelLimit(name, `${problem.width}x${problem.height}`, PIXEL_LIMIT);
  }
  if (error instanceof NotPlainFile) return unreadableImage(name, error.message, 'Give an image file.');
  if (isOutOfMemory(error)) throw error;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code !== undefined && syscall !== undefined && error instanceof Error && syscall !== 'write')
    return unreadableImage(name, `can't be read (${code})`, 'Give this user permission to read it.');
  throw error;
}
