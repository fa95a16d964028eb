// A path as words have it: its last two parts, for files are mostly called the same and their folders are not.
import { basename, parse } from 'node:path';

/** "a/results.json" of "/home/me/a/results.json" */
export function shortPath(path: string): string {
  const { dir, base } = parse(path);
  return [basename(dir), base].filter((part) => part !== '').join('/');
}
