// What is wrong with one of many images, in words; the others go on.
import { type Fault, unreadableImage } from '../errors.ts';
import { ImageError } from '../image/recognize.ts';
import { isOutOfMemory } from '../shared/out-of-memory.ts';
import { NotPlainFile } from '../shared/plain-file.ts';
import { imageProblem } from '../stages/2-dataset/image-problem.ts';

/** The fault of one image; whatever else went wrong goes on up. */
export function imageFault(name: string, error: unknown): Fault {
  if (error instanceof ImageError) return imageProblem(name, error.problem, false);
  if (error instanceof NotPlainFile) return unreadableImage(name, error.message, 'Give an image file.');
  if (isOutOfMemory(error)) throw error;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code !== undefined && syscall !== undefined && error instanceof Error && syscall !== 'write')
    return unreadableImage(name, `can't be read (${code})`, 'Give this user permission to read it.');
  throw error;
}
