// A mask file for each class by its ending, where names are too many, padded or sorted into folders otherwise than the
// images': `anno/0/00007_hair.png` and `anno/0/00007_nose.png` of `img/7.jpg` (CelebAMask-HQ). What it finds is asked.
import { basename, dirname } from 'node:path/posix';
import { type Fault, masksInDoubt, type NamedSeries } from '../../../../errors.ts';
import { patternConflicts } from '../../../1-config/pattern.ts';
import { unpadded, withoutExtension } from '../../endings.ts';
import { placedIn } from '../../layout.ts';
import { layOutByPatterns } from '../../patterns.ts';
import { pairFiles } from './pair.ts';
import { escaped, extensionPattern, folderPattern, sampled } from './pattern-pieces.ts';
import type { Peek } from './peek.ts';
import { mayBeClass } from './series/class-pattern.ts';
import { liesAmongMasks } from './series/words.ts';

/** Up to the last number that a word stands behind. */
const ENDED = /^(?<name>.*\d)(?<ending>[_\-. ]+\p{L}[^\d]*)$/u;
const SEPARATOR = /^[_\-. ]+/;
/** Of masks and images, as many must belong together. */
const NEARLY = 0.9;
const LEAST_FILES = 2;
const MOST_CLASSES = 64;
/** Of the images, by which a pattern is tried: matching half a million names takes a minute. */
const SAMPLED = 500;
/** Of the classes, so many are looked at, where no word says that these are masks. */
const LOOKED_AT = 3;

interface Keyed {
  readonly path: string;
  /** Under which images and masks belong together. */
  readonly key: string;
}

interface Mask extends Keyed {
  readonly ending: string;
}

type Series = ReadonlyMap<string, readonly Mask[]>;

/** @param files all of the data folder */
export async function askOfEndings(files: readonly string[], peek: Peek): Promise<Fault | undefined> {
  const { images, masks } = sidesOf(files);
  const series = seriesOf(masks);
  const separator = separatorOf(series);
  if (separator === undefined || !belong(images, masks)) return undefined;
  const firsts = [...series.values()].map(([{ path }]) => path);
  if (!liesAmongMasks(firsts.slice(0, 1)) && !(await lookLikeMasks(images[0].path, firsts, peek)))
    return undefined;
  return asked(images, { series, separator });
}

function sidesOf(files: readonly string[]) {
  const images: Keyed[] = [];
  const masks: Mask[] = [];
  const parts = new Map<string, string>();
  for (const path of files) {
    const folder = dirname(path);
    const part = parts.get(folder) ?? placedIn(path).part ?? '';
    parts.set(folder, part);
    const stem = withoutExtension(basename(path)).normalize('NFC');
    const { name, ending } = ENDED.exec(stem)?.groups ?? {};
    if (name === undefined) images.push({ path, key: `${part}/${unpadded(stem)}` });
    else masks.push({ path, key: `${part}/${unpadded(name)}`, ending });
  }
  return { images, masks };
}

/** By the ending, those of most files first. */
function seriesOf(masks: readonly Mask[]): Series {
  const series = new Map<string, Mask[]>();
  for (const mask of masks) {
    const known = series.get(mask.ending);
    if (known === undefined) series.set(mask.ending, [mask]);
    else known.push(mask);
  }
  return new Map([...series].sort(([, a], [, b]) => b.length - a.length));
}

/** Undefined: the endings aren't all set off in the same way, or may be no classes. */
function separatorOf(series: Series): string | undefined {
  const separators = new Set([...series.keys()].map((ending) => SEPARATOR.exec(ending)![0]));
  const areClasses = [...series].every(
    ([ending, { length }]) => length >= LEAST_FILES && mayBeClass(ending.replace(SEPARATOR, '')),
  );
  const areSeveral = series.size > 1 && series.size <= MOST_CLASSES;
  return areClasses && areSeveral && separators.size === 1 ? [...separators][0] : undefined;
}

/** Nearly all masks are of an image, and nearly all images have one; no number is that of two images. */
function belong(images: readonly Keyed[], masks: readonly Mask[]): boolean {
  const known = new Set(images.map(({ key }) => key));
  if (known.size < images.length) return false;
  const ofImages = masks.filter(({ key }) => known.has(key));
  const shown = new Set(ofImages.map(({ key }) => key));
  return ofImages.length >= NEARLY * masks.length && shown.size >= NEARLY * images.length;
}

async function lookLikeMasks(image: string, masks: readonly string[], peek: Peek): Promise<boolean> {
  const looks = [];
  for (const mask of masks.slice(0, LOOKED_AT)) looks.push(await peek(mask));
  return looks.every((look) => look?.kind === 'flat') && (await peek(image))?.kind === 'continuous';
}

/** Undefined: no pattern pairs them. */
function asked(
  images: readonly Keyed[],
  { series, separator }: { readonly series: Series; readonly separator: string },
): Fault | undefined {
  const sides = { images: pathsOf(images), masks: pathsOf([...series.values()].flat()) };
  const sample = sampled(images, SAMPLED);
  const keys = new Set(sample.map(({ key }) => key));
  const masks = [...series.values()].flat().filter(({ key }) => keys.has(key));
  for (const isCaptured of [true, false]) {
    const pattern = `${folderPattern(sides.images, isCaptured)}{name}${extensionPattern(sides.images)}`;
    const folder = folderPattern(sides.masks, isCaptured);
    const byClass = `${folder}{name}${separator}{class}${extensionPattern(sides.masks)}`;
    const patterns = { images: pattern, masks: byClass };
    if (!pairMost(sample.length, patterns, pathsOf([...sample, ...masks]))) continue;
    const named = [...series].map(([ending, own]): NamedSeries => {
      const extension = extensionPattern(pathsOf(own));
      return {
        pattern: `${folder}{name}${escaped(ending)}${extension}`,
        files: own.length,
        example: own[0].path,
      };
    });
    return masksInDoubt({ pattern, files: images.length, example: images[0].path }, named, byClass);
  }
  return undefined;
}

function pathsOf(files: readonly Keyed[]): readonly string[] {
  return files.map(({ path }) => path);
}

/** Nearly all images have masks by the patterns, and most of them several. */
function pairMost(
  images: number,
  patterns: { readonly images: string; readonly masks: string },
  files: readonly string[],
): boolean {
  if (patternConflicts(patterns).length > 0) return false;
  const { layout, faults } = layOutByPatterns(files, patterns);
  const pairs = faults.length > 0 ? [] : pairFiles(layout).pairs;
  return pairs.length >= NEARLY * images && 2 * pairs.filter(({ masks }) => masks.length > 1).length > images;
}
