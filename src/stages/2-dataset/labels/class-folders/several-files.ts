// Tells where the names of a class say that several files are of one image: its depth and its crop, or a mask beside a
// photograph. Each would count as an image. Names only.
import { basename, dirname } from 'node:path/posix';
import { type Fault, severalFilesOfImage } from '../../../../errors.ts';
import { withoutExtension } from '../../endings.ts';
import type { ClassedImage } from './folders.ts';

/** Fewer images of several files may be chance. */
const LEAST = 3;
const MOST_KINDS = 4;

interface Named {
  readonly path: string;
  readonly key: string;
  readonly kind: string;
}

/** A warning of the first class most of whose files come several to an image. */
export function severalOfImage(images: readonly ClassedImage[]): readonly Fault[] {
  const byClass = new Map<string, string[]>();
  for (const { image, folder } of images) {
    const known = byClass.get(folder);
    if (known === undefined) byClass.set(folder, [image]);
    else known.push(image);
  }
  for (const [folder, files] of byClass) {
    const all = files.length;
    const example = sharing(files.map(byExtension), all) ?? sharing(files.flatMap(byEnding), all);
    if (example !== undefined) return [severalFilesOfImage(folder, example.together, all, example.files)];
  }
  return [];
}

function byExtension(path: string): Named {
  const key = withoutExtension(path);
  return { path, key, kind: path.slice(key.length) };
}

/** `1_crop`, `1_depth`: words behind a name; numbers count pictures. */
function byEnding(path: string): readonly Named[] {
  const [, name, kind] = /^(.+)[_-](\p{L}+)$/u.exec(basename(withoutExtension(path))) ?? [];
  return name === undefined ? [] : [{ path, key: `${dirname(path)}/${name}`, kind }];
}

/** The files of one image, if most come together with the same few endings each time. */
function sharing(named: readonly Named[], all: number) {
  const byKey = new Map<string, Named[]>();
  for (const one of named) {
    const known = byKey.get(one.key);
    if (known === undefined) byKey.set(one.key, [one]);
    else known.push(one);
  }
  const groups = [...byKey.values()].filter((group) => group.length > 1);
  const together = groups.flat();
  const kinds = new Set(together.map(({ kind }) => kind));
  if (groups.length < LEAST || kinds.size > MOST_KINDS || 2 * together.length <= all) return undefined;
  return { together: together.length, files: groups[0].map(({ path }) => path) };
}
