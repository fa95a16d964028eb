// The pieces of patterns that are suggested: of folders, names and extensions, as they come in paths. Names only.
import { basename, dirname } from 'node:path/posix';
import { withoutExtension } from '../../endings.ts';
import { saidBy } from '../../folder-words.ts';

/** Evenly spread. */
export function sampled<T>(all: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(most, all.length) }, (_, i) => all[Math.floor(i * step)]);
}

/** The folders all paths have in common, with `*` or a capture for those that differ, and `{part}` for parts of a split. */
export function folderPattern(paths: readonly string[], captured: boolean): string {
  const folders = [...new Set(paths.map(dirname))].map((folder) => (folder === '.' ? [] : folder.split('/')));
  const [first] = folders;
  if (folders.some(({ length }) => length !== first.length)) return '**/';
  let words = 0;
  const pattern = first.map((name, at) => {
    if (folders.every((one) => one[at] === name)) return escaped(name);
    if (folders.every((one) => isPart(one[at]))) return '{part}';
    return captured ? `{folder${++words}}` : '*';
  });
  return pattern.map((folder) => `${folder}/`).join('');
}

export function isPart(folder: string): boolean {
  const { role, part } = saidBy(folder);
  return role === undefined && part !== undefined;
}

export function extensionPattern(paths: readonly string[]): string {
  const extensions = new Set(
    paths.map((path) => basename(path).slice(withoutExtension(basename(path)).length)),
  );
  const [extension] = extensions;
  return extensions.size === 1 ? escaped(extension) : '.*';
}

export function escaped(text: string): string {
  return text.replace(/[[\](){}!+@*?\\|^$,]/g, '\\$&');
}
