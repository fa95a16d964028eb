// A path as others may see it: from the folder in which the program was started. How the folders of a machine lie
// above that is nobody else's business, and the same elsewhere it isn't.
import { basename, isAbsolute, relative, sep } from 'node:path';

/**
 * "data/cells" of "/home/me/project/data/cells"; of what lies elsewhere, and of the folder itself, the name alone. Parted by
 * `/` on every system.
 * @param folder absolute, as `path` is
 */
export function pathFrom(folder: string, path: string): string {
  const parts = relative(folder, path).split(sep);
  const isInside = parts[0] !== '' && parts[0] !== '..' && !isAbsolute(parts.join(sep));
  return isInside ? parts.join('/') : basename(path);
}
