// How our own readers say that a file is damaged.
import { ImageError } from './recognize.ts';

const FIX = 'Export or download it again.';

export function damagedImage(format: string, detail: string): ImageError {
  return new ImageError({ kind: 'unreadable', why: `is a damaged ${format} file (${detail})`, fix: FIX });
}

export function imageEndsEarly(format: string): ImageError {
  return new ImageError({ kind: 'unreadable', why: `is a ${format} file that ends too early`, fix: FIX });
}
