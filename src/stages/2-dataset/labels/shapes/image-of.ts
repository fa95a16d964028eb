// Finds the image that an export names. Only the images of the data folder are looked at, whatever path is written: a name
// leads nowhere else.
import { basename, dirname, join } from 'node:path/posix';
import { withoutExtension } from '../../endings.ts';
import type { SplitPart } from '../../terms.ts';

export interface NamedBy {
  /** As the export writes it. */
  readonly named: string;
  /** The export, relative to the data folder. */
  readonly file: string;
  /** Of the split, as the export says it. */
  readonly part?: SplitPart | undefined;
}

/** The part that an image's folder says. */
export type PartOf = (image: string) => SplitPart | undefined;

/** Several images where nothing tells which is meant, none where no image is called so. */
export interface NamedImages {
  readonly images: readonly string[];
  /** The image lies or is called otherwise than the export says. */
  readonly isAssumed: boolean;
}

/** Label Studio puts eight digits of hex before the name that a file had. */
const UPLOADED = /^[0-9a-f]{8}-(?=.)/i;

export class ImageFinder {
  readonly #byName: readonly ReadonlyMap<string, readonly string[]>[];
  readonly #byStem: ReadonlyMap<string, readonly string[]>;
  readonly #partOf: PartOf;

  /**
   * @param images what is hardly a mask: it's meant where a mask is called the same
   * @param files all pictures
   */
  constructor(images: readonly string[], files: readonly string[], partOf: PartOf = () => undefined) {
    this.#byName = [images, files].map((paths) => groupedBy(paths, nameOf));
    this.#byStem = groupedBy(images, stemOf);
    this.#partOf = partOf;
  }

  find(entry: NamedBy): NamedImages {
    const way = entry.named.normalize('NFC').split(/[/\\]+/);
    const name = way.pop() ?? '';
    const folders = way.filter((one) => one !== '' && one !== '.');
    const decoded = decodeName(name);
    for (const one of new Set([name, decoded, decoded.replace(UPLOADED, '')])) {
      const images = this.#byName.map((named) => named.get(one)).find((found) => found !== undefined);
      if (images !== undefined) return this.#choose(images, folders, entry, one !== name);
    }
    // Saved anew in another format, or on a system that knows no small letters.
    return this.#choose(this.#byStem.get(stemOf(name)) ?? [], folders, entry, true);
  }

  /** Those at the end of the way that is written, of these the nearest to the export, of these those of its part. */
  #choose(
    images: readonly string[],
    way: readonly string[],
    { file, part }: NamedBy,
    isAssumed: boolean,
  ): NamedImages {
    const named = most(images, (path) => agreeing(foldersOf(path).reverse(), way.toReversed()));
    const near = most(named, (path) => agreeing(foldersOf(path), foldersOf(file)));
    const left = most(near, (path) => (part !== undefined && this.#partOf(path) === part ? 1 : 0));
    const isTold = left.length === 1 && (isAssumed || !leadsTo(left[0], way, file));
    return { images: left, isAssumed: isTold };
  }
}

/** Whether the way that is written ends at the image, from the data folder or from where the export lies. */
function leadsTo(image: string, way: readonly string[], file: string): boolean {
  if (way.length === 0) return true;
  const folder = dirname(image);
  const written = way.join('/');
  return folder === written || folder.endsWith(`/${written}`) || join(dirname(file), written) === folder;
}

function most(images: readonly string[], rate: (path: string) => number): readonly string[] {
  if (images.length < 2) return images;
  const rates = images.map(rate);
  const best = Math.max(...rates);
  return images.filter((_, i) => rates[i] === best);
}

/** How many of the first are the same. */
function agreeing(one: readonly string[], other: readonly string[]): number {
  const differing = one.findIndex((name, i) => name.normalize('NFC') !== other[i]);
  return differing < 0 ? one.length : differing;
}

function foldersOf(path: string): string[] {
  return path.split('/').slice(0, -1);
}

/** `%20` of an address; what is none stays as it is. */
function decodeName(name: string): string {
  try {
    return basename(decodeURIComponent(name)).normalize('NFC');
  } catch {
    return name;
  }
}

function nameOf(path: string): string {
  return basename(path).normalize('NFC');
}

function stemOf(path: string): string {
  return withoutExtension(basename(path)).normalize('NFC').toLowerCase();
}

function groupedBy(
  images: readonly string[],
  keyOf: (path: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const image of images) {
    const key = keyOf(image);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [image]);
    else known.push(image);
  }
  return groups;
}
