// Says which series are the images and which their masks: by words, else by a few pictures of each. What it takes for
// granted it tells; what it can't settle it asks.
import {
  type Fault,
  imagesDerived,
  imagesInDoubt,
  masksAssumed,
  masksInDoubt,
  type NamedSeries,
  seriesLeftOut,
  sidesInDoubt,
} from '../../../../../errors.ts';
import { folderNames } from '../../../folder-names.ts';
import { saidBy } from '../../../folder-words.ts';
import type { HistogramKind } from '../histogram.ts';
import type { Look, Peek } from '../peek.ts';
import { classesInNames, classPattern } from './class-pattern.ts';
import { type Group, pathsOf, type Series } from './find.ts';
import { namedSeries } from './patterns.ts';
import { isOneFolderOfMasks, liesAmongMasks, type Said, saidBySeries } from './words.ts';

/** Of each series: pictures are much alike. */
const LOOKED_AT = 3;
/** Series beyond are folders of classes or patients, and no picture of theirs is opened. */
const MOST_SERIES = 6;

export interface Choice {
  /** Undefined: it asks. */
  readonly sides: { readonly images: Series; readonly masks: Series } | undefined;
  /** Files of series that take no part. */
  readonly leftOut: ReadonlySet<string>;
  readonly faults: readonly Fault[];
  /** What the pictures of the masks have said, where no word did. */
  readonly because?: string;
  /** Masks and copies of them alone: their images may lie elsewhere. */
  readonly isWithoutImages?: true;
}

interface Member {
  readonly series: Series;
  readonly said: Said;
  readonly kind: HistogramKind | undefined;
  readonly named: NamedSeries;
}

/** Sizes over all pictures: each the same in all series. */
type Sizes = 'differ' | 'all-one' | 'agree-pair-by-pair';

/** Undefined: nothing says that these are images and masks. */
export async function chooseSides(group: Group, peek: Peek): Promise<Choice | undefined> {
  if (group.series.length > MOST_SERIES || isOneFolderOfMasks(group.series.map(({ naming }) => naming)))
    return undefined;
  const { looks, sizes } = await lookAt(group.series, peek);
  const named = namedSeries(group.series);
  const members = group.series.map((series, i) => ({
    series,
    said: saidBySeries(series.naming, named[i].pattern),
    kind: flattest(looks[i]),
    named: named[i],
  }));
  const masks = members.filter(isMask);
  const asksFor = (image: Member, among: readonly Member[]) => asks(doubtOf(image, among, pathsOf(group)));
  if (masks.length > 0 && masks.length < members.length) return byWords(members, sizes, asksFor);
  return sizes === 'differ' ? undefined : byLooks(members, sizes, asksFor);
}

type AsksFor = (image: Member, masks: readonly Member[]) => Choice;

function doubtOf({ named: image }: Member, masks: readonly Member[], files: readonly string[]): Fault {
  const named = namesOf(masks);
  const patterns = named.map(({ pattern }) => pattern);
  return masksInDoubt(image, named, classPattern(image.pattern, patterns, files));
}

function isMask({ said }: Member): boolean {
  return said.role === 'mask';
}

/** A few pictures that all series have, evenly spread. Masks are as large as their images. */
async function lookAt(
  series: readonly Series[],
  peek: Peek,
): Promise<{ readonly looks: readonly (readonly (Look | undefined)[])[]; readonly sizes: Sizes }> {
  const [first, ...others] = series;
  const common = [...first.files.keys()].filter((key) => others.every(({ files }) => files.has(key)));
  const step = Math.max(1, Math.floor(common.length / LOOKED_AT));
  const keys = common.filter((_, i) => i % step === 0).slice(0, LOOKED_AT);
  const looks: (Look | undefined)[][] = series.map(() => []);
  const all = new Set<string>();
  for (const key of keys) {
    for (const [i, { files }] of series.entries()) looks[i].push(await peek(files.get(key)![0].pieces.path));
    const sizes = new Set(looks.flatMap((own) => own[own.length - 1]?.size ?? []));
    if (sizes.size > 1) return { looks, sizes: 'differ' };
    for (const size of sizes) all.add(size);
  }
  return { looks, sizes: all.size > 1 ? 'agree-pair-by-pair' : 'all-one' };
}

const FLATNESS: readonly HistogramKind[] = ['flat', 'blended', 'continuous'];

/** A kind of file is as flat as most of it; a mask may be empty, and an image black. */
function flattest(looks: readonly (Look | undefined)[]): HistogramKind | undefined {
  const ranks = looks.flatMap((look) => (look === undefined ? [] : FLATNESS.indexOf(look.kind))).sort();
  return FLATNESS[ranks[Math.floor(ranks.length / 2)]];
}

const SWAPPED = 'what is called masks holds photographs and the images few values, as if they were swapped';

/** Some are called like masks, and some aren't. */
function byWords(members: readonly Member[], sizes: Sizes, asksFor: AsksFor): Choice | undefined {
  const others = members.filter((one) => !isMask(one));
  const called = others.filter(({ said }) => said.role === 'image');
  const beside = others.filter(({ said }) => !said.isDerived);
  const photographs = beside.filter(({ kind }) => kind === 'continuous');
  // What was made from masks is never the images: the photographs lie elsewhere.
  const images = meant([called, photographs, beside].find(({ length }) => length > 0) ?? []);
  const masks = members.filter(isMask);
  if (images.length === 0) return onlyDerived(others[0], masks[0]);
  // What no word tells may be masks as well, if its pictures look so.
  const rivals = others.filter((one) => !images.includes(one) && !called.includes(one) && looksLikeMask(one));
  const candidates = [...masks, ...rivals];
  if (images.length > 1)
    return images.some((one) => liesAmongMasks(filesOf(one)))
      ? undefined
      : asks(imagesInDoubt(masks[0].named, namesOf(images)));
  const [[image], mask] = [images, clearest(candidates)];
  if (mask === undefined) return asksFor(image, candidates);
  // "mask" beside "face" may be two classes of photographs.
  if (called.length === 0 && (sizes === 'differ' || mask.kind === 'continuous')) return undefined;
  if (image.kind === 'flat' && mask.kind === 'continuous')
    return asks(sidesInDoubt([mask.named, image.named], SWAPPED));
  return takes(image, mask, members);
}

function isDerived({ said }: Member): boolean {
  return said.isDerived;
}

function filesOf({ series }: Member): readonly string[] {
  return [...series.files.values()].flat().map(({ pieces }) => pieces.path);
}

function onlyDerived(derived: Member, masks: Member): Choice {
  const [ofDerived, ofMasks] = [filesOf(derived), filesOf(masks)];
  const patterns = { images: derived.named.pattern, masks: masks.named.pattern };
  const fault = imagesDerived(ofDerived.length, folderNames(ofDerived), folderNames(ofMasks), patterns);
  return { ...asks(fault), isWithoutImages: true };
}

function looksLikeMask({ said, kind }: Member): boolean {
  return !said.isDerived && (kind === 'flat' || kind === 'blended');
}

/** The only one, or the only one that isn't made from another; what somebody drew goes before what is called "mask" alone. */
function clearest(masks: readonly Member[]): Member | undefined {
  const drawnOnes = masks.filter(({ said }) => !said.isDerived);
  const hasIds = drawnOnes.some(({ said }) => !said.isTrainIds);
  const original = hasIds ? drawnOnes.filter(({ said }) => !said.isTrainIds) : drawnOnes;
  const [drawn, others] = [
    original.filter(({ said }) => said.isDrawn),
    original.filter(({ said }) => !said.isDrawn),
  ];
  if (drawn.length > 0)
    return drawn.length === 1 && others.every(({ said }) => said.isBareMask) ? drawn[0] : undefined;
  const left = others.some((one) => !isMask(one)) ? others : meant(original.length > 0 ? original : masks);
  return left.length === 1 ? left[0] : undefined;
}

/** `images` goes before `images_old`. */
function meant(members: readonly Member[]): readonly Member[] {
  const plain = members.filter(({ series }) => saidBy(series.naming.folder).role !== undefined);
  return plain.length === 1 ? plain : members;
}

/** No word tells the sides apart: of two, what holds few values are the masks. */
function byLooks(members: readonly Member[], sizes: Sizes, asksFor: AsksFor): Choice | undefined {
  const [derived, original] = [members.find(isDerived), members.find((member) => !isDerived(member))];
  if (members.every(isMask) && derived !== undefined && original !== undefined)
    return onlyDerived(derived, original);
  const [one, ...others] = [...members].sort((a, b) => flatnessOf(b) - flatnessOf(a));
  const [other] = others;
  if (one.said.isDerived) return undefined;
  const known = one.kind !== undefined && other.kind !== undefined;
  const because = known ? looksOf(one.kind, other.kind) : 'their pictures tell nothing';
  const differ = known && one.kind !== other.kind;
  const isTurned = members.length === 2 && differ && other.said.role === 'image';
  if (members.length === 2 && differ && !isTurned)
    return { ...takes(one, other, members, [masksAssumed(one.named, other.named, because)]), because };
  const areHalves = members.every(({ said }) => said.isHalf) && !members.every(isMask);
  const arePairs = areHalves || members.every(isGluedHalf) || sizes === 'agree-pair-by-pair';
  if (!isTurned && (!arePairs || folderCount(one.series) > 1)) return undefined;
  if (members.length > 2 && differ) return asksFor(one, others);
  const inNames = classesInNames(members.map(({ named }) => named.pattern));
  return asks(sidesInDoubt([one.named, other.named], because, inNames));
}

/** Folders inside both may be the classes, which class folders ask about. */
function folderCount({ files }: Series): number {
  const folders = [...files.values()].map(([{ keyFolder }]) => keyFolder.split('/').slice(1).join('/'));
  return new Set(folders).size;
}

function flatnessOf({ kind }: Member): number {
  return kind === undefined ? 0 : FLATNESS.indexOf(kind);
}

/** `trainA` and `trainB`; `A` alone may be a class. */
function isGluedHalf({ series }: Member): boolean {
  const { folder } = series.naming;
  const [files] = series.files.values();
  return /^[AB]$/.test(folder) && !files[0].pieces.path.split('/').includes(folder);
}

const HOLDS: Readonly<Record<HistogramKind, string>> = {
  flat: 'few values',
  blended: 'few values with blended edges',
  continuous: 'photographs',
};

function looksOf(images: HistogramKind, masks: HistogramKind): string {
  return images === masks
    ? `both hold ${HOLDS[images]}`
    : `since they hold ${HOLDS[masks]} and the others ${HOLDS[images]}`;
}

function namesOf(members: readonly Member[]): readonly NamedSeries[] {
  return members.map(({ named }) => named);
}

function asks(fault: Fault): Choice {
  return { sides: undefined, leftOut: new Set(), faults: [fault] };
}

function takes(
  images: Member,
  masks: Member,
  members: readonly Member[],
  assumed: readonly Fault[] = [],
): Choice {
  const left = members.filter((one) => one !== images && one !== masks);
  const paths = left.flatMap(filesOf);
  const instead = left.find((one) => !one.said.isDerived && looksLikeMask(one));
  const told =
    left.length === 0 ? [] : [seriesLeftOut(namesOf(left), images.named, masks.named, paths, instead?.named)];
  return {
    sides: { images: images.series, masks: masks.series },
    leftOut: new Set(paths),
    faults: [...assumed, ...told],
  };
}
