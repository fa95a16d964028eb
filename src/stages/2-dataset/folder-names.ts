// The folders that files lie in, as a sentence names them: "a/, b/ and 3 more". Pure.
import { dirname } from 'node:path/posix';

const NAMED = 3;

/** @param files relative to the data folder, at least one */
export function folderNames(files: readonly string[]): string {
  const folders = foldersOf(files);
  const named = folders.slice(0, NAMED).map((folder) => (folder === '.' ? 'the data folder' : `${folder}/`));
  const more = folders.length - named.length;
  if (more > 0) return `${named.join(', ')} and ${more} more`;
  return named.length === 1 ? named[0] : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
}

/** Each once, in order; "." is the data folder itself. */
export function foldersOf(files: readonly string[]): readonly string[] {
  return [...new Set(files.map((file) => dirname(file)))].sort();
}
