// Folders that can't be classes, since the names in them say that one holds the masks of another, or that each folder holds
// the pictures of one thing: what patterns would pair them. Names only; nothing is opened. Asked where all else is in doubt.
import { basename, dirname, extname } from 'node:path/posix';
import { type Fault, foldersPair } from '../../../../errors.ts';
import { withoutExtension } from '../../endings.ts';
import { maskWord, partWord, saidBy } from '../../folder-words.ts';

/** Of many: a file may be missing here and there. */
export const NEARLY = 0.9;
const MOST_ENDINGS = 8;
const MOST_FOLDERS = 12;

export function pairedFolders(files: readonly string[]): Fault | undefined {
  return ofTracking(files) ?? ofThings(files) ?? ofSides(files);
}

/** The Cell Tracking Challenge: `01/t000.tif` and `01_GT/SEG/man_seg000.tif`. */
function ofTracking(files: readonly string[]): Fault | undefined {
  const mask = files.find((file) => /(?:^|\/)\d+_(?:GT|ST)\/SEG\/man_seg\d+\.tiff?$/.test(file));
  if (mask === undefined) return undefined;
  const [, above, sequence, kind] = /^(.*\/)?(\d+)_(GT|ST)\//.exec(mask)!;
  const isImage = (file: string) => dirname(file) === `${above ?? ''}${sequence}`;
  const image = files.find(isImage);
  if (image === undefined) return undefined;
  const front = literal(above ?? '');
  return foldersPair({
    folders: [dirname(image), dirname(mask)],
    examples: [image, mask],
    images: `${front}{sequence}/t{name}${extname(image)}`,
    masks: `${front}{sequence}_${kind}/SEG/man_seg{name}${extname(mask)}`,
    others: [],
    note: 'Its masks number the cells, where a value is to be a class: draw them anew as 0 and 255, or as classes. Frames without a mask are left out by `skip-bad-files`.',
  });
}

/** `IMD001/IMD001_image/IMD001.bmp`, `IMD001/IMD001_lesion/IMD001_lesion.png`: a folder for each thing. */
function ofThings(files: readonly string[]): Fault | undefined {
  const kinds = new Map<string, { readonly things: Set<string>; readonly example: string }>();
  const things = new Set<string>();
  for (const file of files) {
    const at = thingOf(file);
    if (at === undefined) continue;
    things.add(at.thing);
    const known = kinds.get(at.pattern);
    if (known === undefined) kinds.set(at.pattern, { things: new Set([at.thing]), example: file });
    else known.things.add(at.thing);
  }
  const whole = [...kinds].filter(([, kind]) => kind.things.size >= NEARLY * things.size);
  if (things.size < 3 || whole.length < 2 || whole.length > MOST_ENDINGS) return undefined;
  const image =
    whole.find(([pattern]) => saysImage(pattern)) ?? whole.find(([pattern]) => !saysMask(pattern));
  const others = whole.filter((one) => one !== image);
  const mask = others.find(([pattern]) => saysMask(pattern)) ?? others[0];
  if (image === undefined) return undefined;
  return foldersPair({
    folders: [...things].sort(),
    examples: [image[1].example, mask[1].example],
    images: image[0],
    masks: mask[0],
    others: others.filter((one) => one !== mask).map(([pattern]) => pattern),
  });
}

/** The outermost folder that the file is named after, and the rest of its path as a pattern. */
function thingOf(file: string): { readonly thing: string; readonly pattern: string } | undefined {
  const folders = file.split('/').slice(0, -1);
  const name = basename(file);
  const depth = folders.findIndex((folder) => folder.length > 1 && name.startsWith(folder));
  if (depth < 0) return undefined;
  const thing = folders[depth];
  const named = (text: string) => literal(text).replaceAll(literal(thing), '{name}');
  const below = folders.slice(depth + 1).map(named);
  const isFolderEnough = below.some((folder) => folder.includes('{name}'));
  // `crazing/crazing_1.jpg`: classes whose pictures are counted.
  if (
    !isFolderEnough &&
    /^.[^\p{L}]*\d[^\p{L}]*$/u.test(withoutExtension(named(name)).replace('{name}', '.'))
  )
    return undefined;
  const last = isFolderEnough ? `*${extname(name)}` : named(name);
  return { thing, pattern: ['**', ...below, last].join('/') };
}

export interface Side {
  readonly folder: string;
  readonly files: readonly string[];
  /** What their names are without the extension, each with a file. */
  readonly stems: ReadonlyMap<string, string>;
}

/** `1. Images/a/X.jpg` and `2. Truths/a/lesions/X_MA.tif`, or `images/X.jpg` and `maps/X.png`. */
function ofSides(files: readonly string[]): Fault | undefined {
  const { above, sides } = sidesOf(files);
  const areParts = sides.some(({ folder }) => partWord(folder) !== undefined);
  if (sides.length < 2 || sides.length > MOST_FOLDERS || areParts) return undefined;
  for (const images of [...sides].sort((a, b) => likelyImages(b) - likelyImages(a))) {
    const found = sides.flatMap((side) => {
      const endings = side === images ? undefined : endingsOf(side, images);
      return endings === undefined ? [] : [{ side, endings }];
    });
    if (found.length === 0 || likelyImages(images) <= 0) continue;
    const [first, ...others] = found.map(({ side, endings }) => ({
      side,
      pattern: masksPattern(above, side, endings),
    }));
    return foldersPair({
      folders: [images, ...found.map(({ side }) => side)].map(({ folder }) => `${above}${folder}`),
      examples: [images.files[0], first.side.files[0]],
      images: `${literal(above)}${literal(images.folder)}/${below(above, images)}{name}${endingFor(images.files)}`,
      masks: first.pattern,
      others: others.map(({ pattern }) => pattern),
    });
  }
  return undefined;
}

export function sidesOf(files: readonly string[]): {
  readonly above: string;
  readonly sides: readonly Side[];
} {
  let above = '';
  for (;;) {
    const byFolder = new Map<string, string[]>();
    for (const file of files) {
      const [folder, ...rest] = file.slice(above.length).split('/');
      if (rest.length === 0) return { above, sides: [] };
      const known = byFolder.get(folder);
      if (known === undefined) byFolder.set(folder, [file]);
      else known.push(file);
    }
    if (byFolder.size !== 1) {
      const sides = [...byFolder].map(([folder, own]) => ({
        folder,
        files: own,
        stems: new Map(own.map((file) => [basename(withoutExtension(file)), file])),
      }));
      return { above, sides };
    }
    above = `${above}${[...byFolder.keys()][0]}/`;
  }
}

/** Photographs are stored as JPEG, and the folder of images is called so. */
function likelyImages({ folder, files, stems }: Side): number {
  if (stems.size < files.length) return 0;
  const jpeg = files.filter((file) => /\.jpe?g$/i.test(file)).length / files.length;
  return jpeg + (saysImage(folder) ? 2 : 0) - (saysMask(folder) ? 2 : 0);
}

/** By what the names of the masks are longer; undefined: they aren't of these images. */
function endingsOf(masks: Side, images: Side): ReadonlySet<string> | undefined {
  const endings = new Set<string>();
  const shown = new Set<string>();
  let own = 0;
  for (const file of masks.files) {
    const stem = basename(withoutExtension(file));
    const image = imageOf(stem, images.stems);
    if (image === undefined) continue;
    own++;
    shown.add(image);
    endings.add(stem.slice(image.length));
  }
  const fits = own >= NEARLY * masks.files.length && shown.size >= NEARLY * images.stems.size;
  return fits && endings.size <= MOST_ENDINGS && isLikeMasks(masks, images, endings) ? endings : undefined;
}

/** Masks are seldom stored as JPEG; copies and other views of photographs have their names, too. */
function isLikeMasks(masks: Side, images: Side, endings: ReadonlySet<string>): boolean {
  const isJpeg = (file: string) => /\.jpe?g$/i.test(file);
  if (masks.files.some(isJpeg)) return false;
  return saysMask(masks.folder) || !endings.has('') || images.files.every(isJpeg);
}

function imageOf(stem: string, images: Side['stems']): string | undefined {
  for (
    let end = stem.length;
    end > 0;
    end = Math.max(...['_', '-', '.', ' '].map((sign) => stem.lastIndexOf(sign, end - 1)))
  )
    if (images.has(stem.slice(0, end))) return stem.slice(0, end);
  return undefined;
}

/** Of several endings, each in a folder of its own, the folder is the class. */
function masksPattern(above: string, side: Side, endings: ReadonlySet<string>): string {
  const front = `${literal(above)}${literal(side.folder)}/${below(above, side)}`;
  const { files } = side;
  const all = [...endings].sort().map(literal);
  if (all.length === 1) return `${front}{name}${all[0]}${endingFor(files)}`;
  return `${front}{class}/{name}{${all.join(',')}}${endingFor(files)}`;
}

/** The folders in a side: where all of the first ones are named after parts of a split, `train2017` and `val2017`, these. */
function below(above: string, { folder, files }: Side): string {
  const start = above.length + folder.length + 1;
  const inner = [...new Set(files.map((file) => file.slice(start).split('/').slice(0, -1)[0]))];
  const parts = inner.map((name) =>
    /^(.*?)(train(?:ing)?|val(?:id(?:ation)?)?|test(?:ing)?)(?!\p{Ll})(.*)$/iu.exec(name ?? ''),
  );
  const forms = new Set(parts.map((part) => `${part?.[1]}{part}${part?.[3]}`));
  const isSplit = inner.length > 1 && parts.every((part) => part !== null);
  if (isSplit && forms.size === 1)
    return `${literal([...forms][0].replace('{part}', '\0')).replace('\0', '{part}')}/**/`;
  const behind = new Set(parts.map((part) => part?.[3]));
  const isSetOff = parts.every((part) => part?.[1].endsWith(' '));
  return isSplit && behind.size === 1 && isSetOff ? `* {part}${literal([...behind][0] ?? '')}/**/` : '**/';
}

export function endingFor(files: readonly string[]): string {
  const all = new Set(files.map((file) => extname(file)));
  return all.size === 1 ? [...all][0] : '.*';
}

function saysImage(text: string): boolean {
  return (
    /(?:^|[^\p{L}])images?(?![\p{L}])|photo|(?<![\p{L}])rgb(?![\p{L}])/iu.test(text) ||
    saidBy(text).role === 'image'
  );
}

function saysMask(text: string): boolean {
  return text
    .split('/')
    .some((folder) => maskWord(folder) !== undefined || /lesion|truth|segment/i.test(folder));
}

/** What a pattern reads as a sign stands as "any character". */
export function literal(text: string): string {
  return text.replace(/[[\](){}!+@*?\\|^$,]/g, '?');
}
