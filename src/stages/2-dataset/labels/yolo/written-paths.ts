// Finds the folders and lists of images that a data.yaml names. Its paths are those of the machine where it was written: what
// isn't there as it stands is looked for by the end of the path. Names only; nothing outside of the data folder is looked at.
import { dirname, join, normalize } from 'node:path/posix';

export interface Place {
  /** Relative to the data folder; "." is that itself. */
  readonly path: string;
  /** It lies elsewhere than the path says. */
  readonly isMended: boolean;
}

/** Whether something lies there. */
type Exists = (path: string) => boolean;

export class WrittenPaths {
  readonly #folders = new Set<string>(['.']);
  readonly #files: ReadonlySet<string>;

  /** @param lists files that may be lists of images */
  constructor(images: readonly string[], lists: readonly string[]) {
    for (const image of images)
      for (let folder = dirname(image); !this.#folders.has(folder); folder = dirname(folder))
        this.#folders.add(folder);
    this.#files = new Set([...images, ...lists]);
  }

  /**
   * A folder with images, or a list of them.
   * @param file that names it
   * @param root the folder that it says paths are relative to
   */
  place(written: string, file: string, root = ''): Place | undefined {
    const exists = (path: string) => this.#folders.has(path) || this.#files.has(path);
    return find(written, [join(dirname(file), root)], { file, root, exists });
  }

  /** An image in a list, whose paths begin at the list, or where the data begins. */
  image(written: string, list: string, file: string): Place | undefined {
    const begins = [dirname(list), dirname(file), '.'];
    return find(written, begins, { file: list, root: '', exists: (path) => this.#files.has(path) });
  }
}

/** For people: as its file means it. */
export function writtenWhole(path: string, file: string, root = ''): string {
  if (isAbsolute(path)) return path;
  return isAbsolute(root) ? join(root, path) : join(dirname(file), root, path);
}

interface Search {
  readonly file: string;
  readonly root: string;
  readonly exists: Exists;
}

function find(written: string, begins: readonly string[], { file, root, exists }: Search): Place | undefined {
  const [path, above] = [written, root].map((one) => one.replaceAll('\\', '/').normalize('NFC'));
  const isElsewhere = isAbsolute(path) || isAbsolute(above);
  // Roboflow writes `../train/images`, and means the folder beside the file; Ultralytics reads it so.
  const tries = isElsewhere ? [] : begins.flatMap((begin) => [join(begin, path), ...beside(begin, path)]);
  const asWritten = tries.map(withoutSlash).find(exists);
  if (asWritten !== undefined) return { path: asWritten, isMended: false };
  const names = `${above}/${path}`.split('/').filter((name) => !/^(?:|\.|\.\.|[a-z]:)$/i.test(name));
  for (let from = 0; from < names.length; from++) {
    const end = names.slice(from).join('/');
    const found = upFrom(dirname(file))
      .map((folder) => join(folder, end))
      .find(exists);
    if (found !== undefined) return { path: found, isMended: true };
  }
  return undefined;
}

function beside(begin: string, path: string): readonly string[] {
  return path.startsWith('../') ? [join(begin, path.slice(3))] : [];
}

function isAbsolute(path: string): boolean {
  return /^(?:\/|[a-z]:)/i.test(path);
}

function withoutSlash(path: string): string {
  return normalize(path).replace(/(?<=.)\/$/, '');
}

/** The folder and those around it, to the data folder. */
function upFrom(folder: string): readonly string[] {
  return folder === '.' ? ['.'] : [folder, ...upFrom(dirname(folder))];
}
