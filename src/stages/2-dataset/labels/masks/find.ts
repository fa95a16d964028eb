// Finds the masks and the image of each: by the settings, else by the words in names, else by what the names have in
// common. Only where these leave open which of two kinds are the masks, a few files are opened.
import { dirname } from 'node:path/posix';
import { masksAssumed, masksNotMeant, noImages, noMasks } from '../../../../errors.ts';
import { foldersOfClass } from '../../classes-file.ts';
import type { Layout } from '../../layout.ts';
import { findPartFolders, saidAssumed } from '../../part-folders.ts';
import { isError } from '../../samples.ts';
import type { DataFolder, Found } from '../source.ts';
import { patternOfClassWords } from './class-words.ts';
import { askOfEndings } from './classes-by-ending.ts';
import { doubtImages, isDerived, lookSwapped } from './doubtful-images.ts';
import { doubtNumbers } from './doubtful-numbers.ts';
import { findFurtherPairs } from './further-pairs.ts';
import { askOfNumbers } from './numbered-masks.ts';
import { findByTasks } from './of-tasks.ts';
import type { Pair } from './pair.ts';
import { type Peek, peekInto } from './peek.ts';
import { type Choice, chooseSides } from './series/choose.ts';
import { findSeries, type Group } from './series/find.ts';
import { layoutOfSeries } from './series/layout.ts';
import { pairAll } from './several.ts';
import { tellUnpaired } from './unpaired.ts';
import { whyMasks } from './why.ts';

const NO_MASKS = 'no masks with their images';

export async function findMasks(folder: DataFolder): Promise<Found<Pair>> {
  const { settings, placed } = folder;
  const { layout, faults } = placed();
  if (faults.length > 0) return { claim: 'certain', items: [], why: NO_MASKS, faults };
  const byTasks = settings.masks === undefined ? await findByTasks(folder, layout) : undefined;
  if (byTasks !== undefined) return byTasks;
  const byWords = findInLayout(folder, layout);
  if (settings.images !== undefined || settings.masks !== undefined) return byWords;
  const peek = peekInto(settings.data, folder.decoding);
  return checked(await findByNames(folder, byWords, peek), folder, peek);
}

/** With the pairs that are left over, and what is to be said of all. */
async function checked(
  found: Found<Pair>,
  { settings, files }: DataFolder,
  peek: Peek,
): Promise<Found<Pair>> {
  const numbers = doubtNumbers(found);
  if (numbers !== undefined) return { ...found, claim: 'certain', items: [], faults: [numbers] };
  if (found.items.length === 0 || found.faults.some(isError)) return found;
  const further = await findFurtherPairs(found, files, peek);
  const items = [...found.items, ...further.pairs];
  const isOne = further.pairs.length === 0;
  // Its patterns would match the first pairs alone.
  const said = found.faults.filter(({ code }) => isOne || code !== masksAssumed.code);
  const doubt = await doubtImages(items, files, peek);
  return {
    ...found,
    items,
    why: isOne ? found.why : whyMasks(items, settings),
    faults: [...said, ...further.faults, ...(doubt === undefined ? [] : [doubt])],
  };
}

async function findByNames(folder: DataFolder, byWords: Found<Pair>, peek: Peek): Promise<Found<Pair>> {
  const whole = isWhole(byWords, folder.files);
  const isDoubtful = byWords.items.some(({ image }) => isDerived(image));
  if (whole && !isDoubtful && !(await lookSwapped(byWords.items, peek))) return byWords;
  const chosen = await chooseSeries(folder, byWords, peek);
  const isOpen = chosen === undefined && (byWords.items.length === 0 || byWords.faults.some(isError));
  const endings = isOpen && !listsFolders(folder) ? await askOfEndings(folder.files, peek) : undefined;
  if (endings !== undefined) return { claim: 'certain', items: [], why: NO_MASKS, faults: [endings] };
  if (chosen === undefined || (whole && chosen.sides !== undefined)) return byWords;
  const { sides, group, leftOut } = chosen;
  if (sides === undefined) return { claim: 'certain', items: [], why: NO_MASKS, faults: chosen.faults };
  const inSeries = findInLayout(folder, layoutOfSeries(sides.images, sides.masks, group.others));
  if (inSeries.items.length < byWords.items.length) return byWords;
  // Words say more of what doesn't pair.
  const found = isSame(inSeries.items, byWords.items) ? byWords : inSeries;
  const told = found.faults.filter(({ file }) => file === undefined || !leftOut.has(file));
  const why = chosen.because === undefined ? found.why : `${found.why}; masks ${chosen.because}`;
  return { ...found, claim: 'certain', why, faults: [...chosen.faults, ...told] };
}

/** Folders that the user names as classes are classes. */
function listsFolders({ spec, files }: DataFolder): boolean {
  const classes = new Set(spec?.classes.flatMap(foldersOfClass));
  return (
    classes.size > 0 &&
    files.some((file) =>
      dirname(file)
        .split('/')
        .some((name) => classes.has(name)),
    )
  );
}

/** Nothing is left over that could be masks as well, and no word makes all of it one part of a split. */
function isWhole({ items, faults }: Found<Pair>, files: readonly string[]): boolean {
  const isOnePart =
    items.length > 0 && items.every(({ part }) => part !== undefined && part === items[0].part);
  const single = items.every(({ masks }) => masks.length === 1);
  return faults.length === 0 && single && !isOnePart && 2 * items.length === files.length;
}

function isSame(some: readonly Pair[], others: readonly Pair[]): boolean {
  const byImage = new Map(others.map((pair) => [pair.image, pair]));
  const isThere = ({ image, masks, part }: Pair) => {
    const other = byImage.get(image);
    return other?.part === part && masks.every(({ file }, i) => other?.masks[i]?.file === file);
  };
  return some.length === others.length && some.every(isThere);
}

/** Makes two images one picture that have a mask each by their names. */
function mixesPairs({ series }: Group, pairs: readonly Pair[]): boolean {
  const imageOf = new Map(
    pairs.flatMap(({ image, masks }) =>
      [image, ...masks.map(({ file }) => file)].map((file) => [file, image]),
    ),
  );
  const images = new Map<string, string>();
  for (const file of series.flatMap(({ files }) => [...files.values()].flat())) {
    const image = imageOf.get(file.pieces.path);
    const picture = `${file.keyFolder}/${file.key}`;
    if (image !== undefined && (images.get(picture) ?? image) !== image) return true;
    if (image !== undefined) images.set(picture, image);
  }
  return false;
}

function findInLayout({ settings, files, spec }: DataFolder, layout: Layout): Found<Pair> {
  const { images, masks } = layout;
  const asked = settings.masks !== undefined;
  const nothing = { items: [], why: NO_MASKS, claim: asked ? 'certain' : undefined } as const;
  if (images.length === 0) return { ...nothing, faults: [noImages(settings.data, masks.length)] };
  if (masks.length === 0) {
    const named = settings.images === undefined ? patternOfClassWords(files) : undefined;
    return { ...nothing, faults: [noMasks(settings.data, images.length, named)] };
  }
  const pairing = pairAll(layout);
  const { pairs } = pairing;
  const { leftOut = [] } = layout;
  // What patterns say is said, and of two classes that are listed one is all that masks can show.
  const isSaid = layout.exact === true || spec?.classes.length === 2;
  const numbers = isSaid ? undefined : askOfNumbers(pairs);
  const faults = [
    ...(leftOut.length === 0 ? [] : [masksNotMeant(leftOut)]),
    ...(numbers === undefined ? [] : [numbers]),
    ...tellUnpaired(pairing, layout, files),
  ];
  // A mask that is missing here and there is a fault of its own; where most are, it's doubtful what the folders mean.
  const most = 2 * pairs.length >= images.length;
  const why = pairs.length === 0 ? NO_MASKS : whyMasks(pairs, settings);
  const byNames = settings.images === undefined && pairs.some(({ part }) => part !== undefined);
  const said = byNames ? saidAssumed(findPartFolders(files), files) : [];
  return {
    claim: asked || most ? 'certain' : 'likely',
    why,
    items: numbers === undefined ? pairs : [],
    faults: [...said, ...faults],
  };
}

/** Of so many groups, those of most files, a few pictures are looked at. */
const GROUPS = 3;

async function chooseSeries(
  { files, spec }: DataFolder,
  byWords: Found<Pair>,
  peek: Peek,
): Promise<(Choice & { readonly group: Group }) | undefined> {
  const classes = new Set(spec?.classes.flatMap(foldersOfClass) ?? []);
  const known = byWords.claim === 'certain' ? byWords.items : [];
  const groups = findSeries(files)
    .filter((group) => !mixesPairs(group, known))
    .slice(0, GROUPS);
  // Folders that the user names as classes are classes.
  const folders = groups.flatMap(({ series }) => series.flatMap(({ naming }) => naming.folder.split('/')));
  if (folders.some((name) => classes.has(name))) return undefined;
  let last: (Choice & { readonly group: Group }) | undefined;
  for (const group of groups) {
    const choice = await chooseSides(group, peek);
    if (choice?.isWithoutImages) last ??= { ...choice, group };
    else if (choice !== undefined) return { ...choice, group };
  }
  return byWords.items.length === 0 ? last : undefined;
}
