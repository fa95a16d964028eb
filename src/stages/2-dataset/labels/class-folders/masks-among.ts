// Tells the masks that lie among the images of classes, by their endings or by a folder of their own. Names only.
import { basename, dirname } from 'node:path/posix';
import { maskBase, withoutMaskNumber } from '../../endings.ts';
import { saidBy } from '../../folder-words.ts';
import { layOutBySuffix, placedIn } from '../../layout.ts';

/**
 * The files without those that are named as the mask of another, and those.
 * @param known folders that are classes whatever their name says
 */
export function withoutMasks(
  files: readonly string[],
  known: ReadonlySet<string>,
): { readonly images: readonly string[]; readonly masks: readonly string[] } {
  const masks = new Set([...namedMasks(files), ...masksInFolders(files, known)]);
  return { images: files.filter((file) => !masks.has(file)), masks: files.filter((file) => masks.has(file)) };
}

/** `1_mask.png` beside `1.png`, and `1_mask_1.png`, which is of the same image. */
function namedMasks(files: readonly string[]): readonly string[] {
  const placed = files.map((file) => placedIn(file));
  const unnumbered = placed.map((file) => ({ ...file, stem: withoutMaskNumber(file.stem) ?? file.stem }));
  const masks = new Set(
    [...layOutBySuffix(placed).masks, ...layOutBySuffix(unnumbered).masks].map(({ path }) => path),
  );
  return [...masks];
}

/**
 * `cat/masks/1.png` beside `cat/images/` or of `cat/1.png`. By itself such a word may be a class: `mask/`, `no_mask/`.
 */
function masksInFolders(files: readonly string[], known: ReadonlySet<string>): readonly string[] {
  const stems = new Set(files.map((file) => `${dirname(file)}/${placedIn(file).stem}`));
  const besideImages = new Set(
    files.flatMap((file) =>
      foldersOf(file)
        .filter((path) => saidBy(basename(path)).role === 'image')
        .map(dirname),
    ),
  );
  return files.filter((file) => {
    const { stem } = placedIn(file);
    return foldersOf(file).some((path) => {
      const name = basename(path);
      if (known.has(name.normalize('NFC')) || saidBy(name).role !== 'mask') return false;
      const around = dirname(path);
      return (
        besideImages.has(around) || stems.has(`${around}/${stem}`) || stems.has(`${around}/${maskBase(stem)}`)
      );
    });
  });
}

/** `a`, `a/b` of `a/b/1.png`. */
function foldersOf(file: string): readonly string[] {
  const names = file.split('/').slice(0, -1);
  return names.map((_, depth) => names.slice(0, depth + 1).join('/'));
}
