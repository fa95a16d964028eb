// The folders that files lie in, as a tree. Names only; nothing is opened.

export interface Folder {
  /** Relative to the data folder, `/` separated; empty for the data folder itself. */
  readonly path: string;
  readonly name: string;
  /** By name. */
  readonly folders: ReadonlyMap<string, Folder>;
  /** Files right in it. */
  readonly own: number;
}

interface Growing extends Folder {
  readonly folders: Map<string, Growing>;
  own: number;
}

export function folderTree(files: readonly string[]): Folder {
  const root: Growing = { path: '', name: '', folders: new Map(), own: 0 };
  for (const file of files) {
    let folder = root;
    for (const name of file.split('/').slice(0, -1)) {
      let next = folder.folders.get(name);
      if (next === undefined) {
        next = {
          path: folder.path === '' ? name : `${folder.path}/${name}`,
          name,
          folders: new Map(),
          own: 0,
        };
        folder.folders.set(name, next);
      }
      folder = next;
    }
    folder.own++;
  }
  return root;
}
