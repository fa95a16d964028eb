// How the readers of arrays say what they can't read.
import { ImageError } from '../recognize.ts';

export const SAVE_AS_MASK = 'Save the class of each pixel as a matrix of height x width, or as a PNG.';

export function unreadable(why: string, fix: string): ImageError {
  return new ImageError({ kind: 'unreadable', why, fix });
}

export function endsEarly(): ImageError {
  return unreadable('ends too early', 'Export or download it again.');
}

export function damaged(detail: string): ImageError {
  return unreadable(`is a damaged file (${detail})`, 'Export or download it again.');
}
