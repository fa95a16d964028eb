// A path as words have it: from the folder in which the program was started, as it was typed there; of what lies elsewhere
// its last two parts, for files are mostly called the same and their folders are not.
import { basename, parse, resolve } from 'node:path';
import { pathFrom } from './path-from.ts';

/** "a/results.json" of "/home/me/a/results.json", "past" of "/home/me/past" from "/home/me" */
export function shortPath(path: string, folder?: string): string {
  const typed = folder === undefined ? undefined : pathFrom(folder, path);
  if (typed !== undefined && (typed.includes('/') || resolve(folder ?? '', typed) === path)) return typed;
  const { dir, base } = parse(path);
  return [basename(dir), base].filter((part) => part !== '').join('/');
}
