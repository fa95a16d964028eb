// Parts of a split in names that stand beside each other: of images (train_1.png, img_0001_test.png), exports and their subsets.
// Names only; nothing is opened.
import { basename } from 'node:path/posix';
import { withoutExtension } from './endings.ts';
import { type NamedPart, partWord } from './folder-words.ts';
import type { SplitPart } from './terms.ts';

export interface NamedParts {
  /** By path. */
  readonly parts: ReadonlyMap<string, SplitPart>;
  /** Each image is named after one, which leaves no doubt. */
  readonly areAll: boolean;
  /** By what the names say, such as "train": how many images. */
  readonly counts: ReadonlyMap<SplitPart, number>;
}

/** Undefined: few names say a part, or all that do say the same one. */
export function partsInNames(images: readonly string[]): NamedParts | undefined {
  const said = new Map<string, NamedPart>();
  for (const image of images) {
    const word = partWord(basename(withoutExtension(image)));
    if (word !== undefined && word.kind !== 'doubtful' && word.part !== 'unlabelled')
      said.set(image, word.part);
  }
  const validates = [...said.values()].includes('validation');
  const parts = new Map<string, SplitPart>();
  const counts = new Map<SplitPart, number>();
  for (const [image, word] of said) {
    if (word === 'unlabelled') continue;
    const part = word === 'evaluation' ? (validates ? 'test' : 'validation') : word;
    parts.set(image, part);
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  const isSplit = counts.has('train') && counts.size > 1 && 2 * parts.size >= images.length;
  return isSplit ? { parts, areAll: parts.size === images.length, counts } : undefined;
}

/** Names with the part that they say, such as "holdout" and "eval" beside "train" and not alone. */
export function partsAmong(names: readonly string[]): ReadonlyMap<string, SplitPart> {
  const words = [...new Set(names)].flatMap((name) => {
    const word = partWord(name);
    const { part, kind } = word ?? {};
    return part === undefined || kind === undefined || part === 'unlabelled' ? [] : [{ name, part, kind }];
  });
  const validates = words.some(({ part }) => part === 'validation');
  const isConfirmed = (own: NamedPart) => words.some(({ part, kind }) => kind !== 'doubtful' && part !== own);
  return new Map(
    words
      .filter(({ part, kind }) => kind !== 'doubtful' || isConfirmed(part))
      .map(({ name, part }) => [name, part === 'evaluation' ? (validates ? 'test' : 'validation') : part]),
  );
}

/** The name says its part without others beside it. */
export function isSurePart(name: string): boolean {
  const word = partWord(name);
  return word !== undefined && word.kind !== 'doubtful' && word.part !== 'evaluation';
}
