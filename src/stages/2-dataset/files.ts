// Lists what lies in the data folder, following links only where they stay inside it. It looks at names, not into
// files.
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { dirname } from 'node:path/posix';
import { dataFolderUnreadable, dvcNotPulled, type Fault } from '../../errors.ts';
import { messageOf } from '../../shared/message-of.ts';
import { IMAGE_FILE } from './image-file.ts';
import { behindLink, kindOf } from './links.ts';
import { isNeverData } from './not-data.ts';
import { unreadFormats } from './unread-formats.ts';

export interface FoundFiles {
  /** Paths relative to the root, `/` separated, in the same order on every machine. */
  readonly files: readonly string[];
  /** The files that aren't named like images, in the same order: lists of classes or of parts, tables, notes. */
  readonly others: readonly string[];
  /** Folders without an image at any depth. */
  readonly emptyFolders: readonly string[];
  /** Nothing at all lies there but what is never data. */
  readonly isEmpty: boolean;
  readonly faults: readonly Fault[];
}

const POINTER = /\.dvc$/i;

/** Every file below `root`, those named like images apart; `output` and what is never data are passed over. */
export async function listFiles(root: string, output: string): Promise<FoundFiles> {
  const realRoot = await realpath(root);
  const skipped = await realpath(output).catch(() => output);
  const files: string[] = [];
  const others: string[] = [];
  const folders: string[] = [];
  const pointers: string[] = [];
  const faults: Fault[] = [];
  const visited = new Set<string>();
  let isEmpty = true;

  async function walk(folder: string): Promise<void> {
    const real = await realpath(folder);
    // A link may lead back up: each folder is read once.
    if (real === skipped || visited.has(real)) return;
    visited.add(real);
    const entries = await readdir(folder, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (isNeverData(entry.name)) continue;
      const kind = entry.isSymbolicLink() ? 'link' : kindOf(entry);
      if (kind !== undefined) await visit(join(folder, entry.name), kind);
    }
  }

  async function visit(path: string, kind: 'file' | 'folder' | 'link'): Promise<void> {
    const name = pathWithin(root, path);
    if (kind !== 'folder') isEmpty = false;
    if (kind === 'folder') {
      folders.push(name);
      await walk(path).catch((cause: unknown) => {
        faults.push(dataFolderUnreadable(name, messageOf(cause)));
      });
    } else if (kind === 'link') {
      const found = await behindLink(path, name, realRoot);
      if (typeof found === 'string') await visit(path, found);
      else if (found !== undefined) faults.push(found);
    } else if (POINTER.test(name)) {
      pointers.push(name);
    } else if (IMAGE_FILE.test(name)) {
      files.push(name);
    } else {
      others.push(name);
    }
  }

  await walk(root);
  const told = [...faults, ...(await unpulled(root, pointers)), ...unreadFormats(others)];
  return { files, others, emptyFolders: withoutFiles(folders, files), isEmpty, faults: told };
}

function withoutFiles(folders: readonly string[], files: readonly string[]): string[] {
  const filled = new Set<string>();
  for (const file of files) {
    for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) filled.add(folder);
  }
  return folders.filter((folder) => !filled.has(folder));
}

/** A DVC pointer whose file or folder is there is only bookkeeping. */
async function unpulled(root: string, pointers: readonly string[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const pointer of pointers) {
    const target = pointer.replace(POINTER, '');
    const isThere = await stat(join(root, target)).then(
      () => true,
      () => false,
    );
    if (!isThere) faults.push(dvcNotPulled(pointer));
  }
  return faults;
}

function pathWithin(root: string, path: string): string {
  return relative(root, path).split(sep).join('/') || basename(path);
}
