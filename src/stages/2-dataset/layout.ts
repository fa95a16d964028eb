// What the names of folders and files say: which file is an image and which a mask, which part of the split it's
// in, and under what key the two belong together. Names only; nothing is opened.
import picomatch from 'picomatch';
import { type Fault, patternTooSlow } from '../../errors.ts';
import { matchBounded } from './bounded-match.ts';
import type { SplitPart } from './terms.ts';

/** A file with its role. Images and masks with the same folder belong together by their stems (pair.ts). */
export interface PlacedFile {
  /** Relative to the data folder, `/` separated. */
  readonly path: string;
  /** The path's folders without those that only say role or part, with the part in front. */
  readonly folder: string;
  /** File name without its extension. */
  readonly stem: string;
  readonly part: SplitPart | undefined;
}

export interface Layout {
  readonly images: readonly PlacedFile[];
  readonly masks: readonly PlacedFile[];
}

/** Endings by which a mask's stem differs from its image's. `_L` is CamVid's; a small `_l` would be "left". */
const MASK_SUFFIX =
  /[_-](?:[Mm]asks?|[Ll]abels?|[Gg][Tt]|L|[Ss]eg(?:mentation)?|[Aa]nnot(?:ation)?|[Gg]round_?[Tt]ruth|gtFine_label(?:Train)?Ids)$/;
const IMAGE_SUFFIX = /[_-](?:[Ii]mage|[Ii]mg|leftImg8bit|0000)$/;

const IMAGE_WORDS = 'images?|imgs?|jpegimages|leftimg8bit';
const MASK_WORDS = 'masks?|labels?|annotations?|annots?|gt|gtfine|groundtruths?|segmentationclass';
const PART_WORDS = '(?:training|train|validation|valid|val|testing|test)(?:set)?';
/** nnU-Net's `imagesTr`, `labelsTs`: parts only behind a role. */
const SHORT_PARTS = 'tr|ts';
const FOLDER = new RegExp(
  `^(?<part1>${PART_WORDS})?(?:(?<image>${IMAGE_WORDS})|(?<mask>${MASK_WORDS}))?(?<part2>${PART_WORDS}|${SHORT_PARTS})?$`,
);

/** Places files by the names of their folders, or by suffix where images and masks share a folder. */
export function layOut(files: readonly string[]): Layout {
  const described = files.map((path) => describe(path));
  if (!described.some(({ role }) => role === 'mask'))
    return layOutBySuffix(described.map(({ file }) => file));
  const masks = described.filter(({ role }) => role === 'mask').map(({ file }) => file);
  const images = described.filter(({ role }) => role === 'image').map(({ file }) => file);
  // CamVid has its images in `train/` itself; where a part (or the whole) has a folder of images, others are strays.
  const partsWithImages = new Set(images.map(({ part }) => part));
  const unplaced = described.filter(({ role }) => role === undefined).map(({ file }) => file);
  return { images: [...images, ...unplaced.filter(({ part }) => !partsWithImages.has(part))], masks };
}

export interface GlobLayout {
  readonly layout: Layout;
  readonly faults: readonly Fault[];
}

/** Places files by globs where given; a file that both globs match is a mask. */
export function layOutByGlobs(
  files: readonly string[],
  globs: { readonly images: string | undefined; readonly masks: string | undefined },
): GlobLayout {
  const byNames = layOut(files);
  const faults: Fault[] = [];
  const select = (name: 'images' | 'masks'): readonly PlacedFile[] => {
    const pattern = globs[name];
    if (pattern === undefined) return byNames[name];
    const matched = matchGlob(name, pattern, files);
    faults.push(...matched.faults);
    return matched.files.map((path) => describe(path, matched.base).file);
  };
  const masks = select('masks');
  const isMask = new Set(masks.map(({ path }) => path));
  const images = select('images').filter(({ path }) => !isMask.has(path));
  return { layout: { images, masks }, faults };
}

/** The files that a glob of the setting `name` matches; `base`: the folders it begins with. */
export function matchGlob(
  name: 'images' | 'masks',
  pattern: string,
  files: readonly string[],
): { readonly files: readonly string[]; readonly base: string; readonly faults: readonly Fault[] } {
  const bare = pattern.replace(/^(?:\.\/)+/, '');
  const matches = matchBounded(picomatch.makeRe(bare).source, files);
  const base = staticBase(bare);
  if (matches === 'too-slow') return { files: [], base, faults: [patternTooSlow(name, pattern)] };
  return { files: files.filter((_, i) => matches[i] !== undefined), base, faults: [] };
}

/** `a.png`, `a.fits.gz` and `a.fits.fz` without what says how they are stored. */
export function withoutExtension(path: string): string {
  return path.replace(/\.[^./]*(?:\.[gf]z)?$/i, '');
}

/** The stem without the ending that says "mask". */
export function maskBase(stem: string): string {
  return stem.replace(MASK_SUFFIX, '');
}

/** The stem without the ending that says "image". */
export function imageBase(stem: string): string {
  return stem.replace(IMAGE_SUFFIX, '');
}

/** A file by its path alone. */
export function placedIn(path: string): PlacedFile {
  return describe(path).file;
}

/** All in one folder: a file is a mask if its name ends like one's and the name without the ending is there too. */
export function layOutBySuffix(files: readonly PlacedFile[]): Layout {
  const stems = new Set(
    files.flatMap(({ folder, stem }) => [`${folder}/${stem}`, `${folder}/${imageBase(stem)}`]),
  );
  const isMask = ({ folder, stem }: PlacedFile) =>
    maskBase(stem) !== stem && stems.has(`${folder}/${maskBase(stem)}`);
  return { images: files.filter((file) => !isMask(file)), masks: files.filter(isMask) };
}

/** The outermost folder that names a role or a part decides; `base` is the path that a glob begins with. */
function describe(path: string, base = ''): { file: PlacedFile; role: 'image' | 'mask' | undefined } {
  const segments = path.split('/');
  const name = segments.pop()!;
  let role: 'image' | 'mask' | undefined;
  let part: SplitPart | undefined;
  const rest: string[] = [];
  for (const [depth, segment] of segments.entries()) {
    const { role: saidRole, part: saidPart } = saidBy(segment);
    const tells =
      (role === undefined && saidRole !== undefined) || (part === undefined && saidPart !== undefined);
    role ??= saidRole;
    part ??= saidPart;
    if (!tells && depth >= (base === '' ? 0 : base.split('/').length)) rest.push(segment);
  }
  // macOS writes "é" as two characters, others as one: the same name all the same.
  const stem = withoutExtension(name).normalize('NFC');
  const folder = [part ?? '', ...rest].join('/').normalize('NFC');
  return { file: { path, folder, stem, part }, role };
}

/** What the name of one folder says. */
export function saidBy(folder: string): {
  readonly role: 'image' | 'mask' | undefined;
  readonly part: SplitPart | undefined;
} {
  const said = FOLDER.exec(folder.toLowerCase().replace(/[\s_-]/g, ''))?.groups;
  const role = said?.image !== undefined ? 'image' : said?.mask !== undefined ? 'mask' : undefined;
  return { role, part: partOf(said?.part1 ?? (role === undefined ? undefined : said?.part2)) };
}

function partOf(word: string | undefined): SplitPart | undefined {
  if (word === undefined) return undefined;
  if (word.startsWith('tr')) return 'train';
  return word.startsWith('v') ? 'validation' : 'test';
}

/** The folders of a pattern before the first that holds a wildcard. */
function staticBase(pattern: string): string {
  const segments = pattern.split('/').slice(0, -1);
  const wild = segments.findIndex((segment) => /[*?[\]{}()!+@]/.test(segment));
  return segments.slice(0, wild < 0 ? segments.length : wild).join('/');
}
