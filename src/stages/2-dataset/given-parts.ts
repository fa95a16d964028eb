// Which part of the split the data itself gives to each image: by patterns, folders or tables, whose parts the samples have
// already, else by lists, else by the names of images; and what is said of it, and of what looks like parts and isn't used.
import { join } from 'node:path';
import {
  type Fault,
  foldsDivided,
  partListsAmbiguous,
  partListsAssumed,
  partListsBeside,
  partListsOverlap,
  partListsUnfit,
  partListsUnread,
  partListsUnused,
  partsInNamesAssumed,
  partsInNamesUnused,
  splitFileBeside,
} from '../../errors.ts';
import { readTextHead } from '../../shared/plain-file.ts';
import { PART } from '../1-config/pattern.ts';
import type { Settings } from '../1-config/settings.ts';
import { foldsAround, groupByFold } from './fold-folders.ts';
import { listsBeside } from './part-lists/beside.ts';
import { type FoundLists, findPartLists, type PlacedList } from './part-lists.ts';
import { type NamedParts, partsInNames } from './part-names.ts';
import { lostParts } from './skip-bad-files.ts';
import type { SplitPart } from './terms.ts';

interface InPart {
  readonly image: string;
  readonly part: SplitPart | undefined;
}

export interface GivenParts<S> {
  readonly samples: readonly S[];
  /** What gave the parts, for behind "by"; undefined: nothing did. */
  readonly by: string | undefined;
  readonly faults: readonly Fault[];
}

/** Undefined: a split file, or a pattern that captures the part, goes before lists that lie in the folder. */
export async function partListsFor(
  settings: Pick<Settings, 'data' | 'split' | 'images' | 'masks'>,
  listed: Parameters<typeof findPartLists>[1],
): Promise<FoundLists | undefined> {
  if (settings.split !== undefined || capturesPart(settings)) return undefined;
  return findPartLists(settings.data, listed);
}

function capturesPart({ images, masks }: Pick<Settings, 'images' | 'masks'>): boolean {
  return [images, masks].some((pattern) => pattern?.toLowerCase().includes(`{${PART}}`));
}

/** Where there are no labels: files that lists have left out may be those that are missing. */
export function saidOfLists(lists: FoundLists | undefined): readonly Fault[] {
  const chosen = lists?.chosen;
  if (chosen === undefined || !chosen.list.isOfNames || chosen.leftOut.length === 0) return [];
  return [partListsAssumed(chosen.list, { ...chosen, used: chosen.parts.size, others: [] })];
}

export interface SettleOptions<S> {
  readonly settings: Pick<Settings, 'data' | 'groupBy' | 'images' | 'masks'>;
  /** What gave the samples the parts that they have, for behind "by", where that's not their folders. */
  readonly partsBy: string | undefined;
  /** Bad files that were left out. */
  readonly skipped: readonly string[];
  /** Else nothing is said of what is divided anew. */
  readonly isForTraining: boolean;
  /** The image and what labels it alone. */
  readonly filesOf: (sample: S) => readonly string[];
}

/** @param lists undefined: the settings say the parts */
export async function settleParts<S extends InPart>(
  samples: readonly S[],
  lists: FoundLists | undefined,
  options: SettleOptions<S>,
): Promise<GivenParts<S>> {
  const ownBy = capturesPart(options.settings)
    ? 'what {part} captures in their names'
    : (options.partsBy ?? 'their folders');
  const isGiven = samples.some(({ part }) => part !== undefined);
  if (isGiven || lists === undefined) {
    const faults = lists === undefined ? [] : unusedLists(samples, lists, ownBy);
    return { samples, by: isGiven ? ownBy : undefined, faults };
  }
  const { chosen } = lists;
  if (chosen !== undefined && samples.some(({ image }) => chosen.parts.has(image)))
    return withListedParts(samples, chosen, lists.others, options);
  const unfit = chosen ?? lists.unfit;
  const unused = unfit === undefined ? [] : [partListsUnfit(unfit.list, unfit.missing)];
  const named = partsInNames(samples.map(({ image }) => image));
  if (named?.areAll !== true) {
    const faults = options.isForTraining ? await dividedAnew(samples, named, lists, options) : [];
    return { samples, by: undefined, faults: [...unused, ...faults] };
  }
  return {
    samples: samples.map((sample) => ({ ...sample, part: named.parts.get(sample.image) })),
    by: 'the words in their names',
    faults: [...unused, partsInNamesAssumed(countsOf(named.counts), firstOf(named.parts))],
  };
}

/** What looks like parts, where the split is drawn all the same. */
async function dividedAnew(
  samples: readonly InPart[],
  named: NamedParts | undefined,
  lists: FoundLists,
  { settings }: Pick<SettleOptions<InPart>, 'settings'>,
): Promise<readonly Fault[]> {
  const images = samples.map(({ image }) => image);
  const folds = settings.groupBy === undefined ? foldsAround(images) : [];
  return [
    ...(named === undefined
      ? []
      : [partsInNamesUnused(countsOf(named.counts), images.length, firstOf(named.parts))]),
    ...(folds.length === 0 ? [] : [foldsDivided(folds, groupByFold(folds))]),
    ...(await besideData(settings, lists, images)),
  ];
}

/** An error where a bare name means several of the samples. */
function withListedParts<S extends InPart>(
  samples: readonly S[],
  chosen: PlacedList,
  others: readonly PlacedList[],
  { skipped, filesOf }: SettleOptions<S>,
): GivenParts<S> {
  const { list, parts, missing, twice } = chosen;
  if (twice.length > 0) return { samples, by: undefined, faults: [partListsOverlap(list, twice)] };
  const other = others.filter((one) => differing(one, (image) => parts.get(image)?.part).length > 0);
  const isLeftOut = ({ image }: S) => chosen.saysTraining && !parts.has(image);
  const left = samples.filter((sample) => !isLeftOut(sample));
  const leftOut = [...new Set([...chosen.leftOut, ...samples.filter(isLeftOut).flatMap(filesOf)])];
  const used = left.flatMap(filesOf).length;
  const said = { leftOut, used, missing, others: other.flatMap((one) => one.list.files) };
  const ambiguous = twiceMeant(left, chosen);
  const placed = left.map((sample) => ({ ...sample, part: parts.get(sample.image)?.part }));
  const lost = lostParts(
    skipped.map((file) => ({ part: parts.get(file)?.part })),
    placed,
  );
  return {
    samples: placed,
    by: wordsOf(chosen),
    faults: [partListsAssumed(list, said), ...(ambiguous === undefined ? [] : [ambiguous]), ...lost],
  };
}

function twiceMeant(samples: readonly InPart[], { parts }: PlacedList): Fault | undefined {
  const byLine = new Map<string, string>();
  for (const { image } of samples) {
    const line = parts.get(image)?.line;
    if (line === undefined) continue;
    const other = byLine.get(line);
    if (other !== undefined) return partListsAmbiguous(line, [other, image]);
    byLine.set(line, image);
  }
  return undefined;
}

/** Of lists that say something else than what counts. */
function unusedLists(samples: readonly InPart[], { chosen, others }: FoundLists, by: string) {
  const byImage = new Map(samples.map(({ image, part }) => [image, part]));
  const all = chosen === undefined ? others : [chosen, ...others];
  return all.flatMap((one) => {
    const images = differing(one, (image) => byImage.get(image));
    return images.length === 0 ? [] : [partListsUnused(one.list, by, images)];
  });
}

/** Images that have another part in the list. */
function differing({ parts }: PlacedList, partOf: (image: string) => SplitPart | undefined) {
  return [...parts].flatMap(([image, { part }]) => {
    const known = partOf(image);
    return known === undefined || known === part ? [] : [image];
  });
}

const NAMED = 3;

function wordsOf({ list: { files, column } }: PlacedList): string {
  if (column !== undefined) return `the column "${column}" of ${files[0]}`;
  const more = files.length > NAMED ? ` and ${files.length - NAMED} more` : '';
  return `the ${files.length === 1 ? 'list' : 'lists'} ${files.slice(0, NAMED).join(', ')}${more}`;
}

/** What is there and can't be used as it is. */
async function besideData(
  { data }: SettleOptions<InPart>['settings'],
  { unread }: FoundLists,
  images: readonly string[],
): Promise<readonly Fault[]> {
  if (unread.length > 0) return [partListsUnread(unread)];
  const split = join(data, 'split.json');
  if (await isSplitFile(split)) return [splitFileBeside(split)];
  const beside = await listsBeside(data, images);
  return beside.length === 0 ? [] : [partListsBeside(beside)];
}

async function isSplitFile(path: string): Promise<boolean> {
  const head = await readTextHead(path, 1024, { links: 'refused' }).catch(() => '');
  return /^\s*\{\s*"schema-version"\s*:\s*\d+\s*,\s*"source"/.test(head);
}

function countsOf(counts: ReadonlyMap<SplitPart, number>) {
  return (['train', 'validation', 'test'] as const).flatMap((part) => {
    const images = counts.get(part);
    return images === undefined ? [] : [{ part: part === 'train' ? 'training' : part, images }];
  });
}

function firstOf(parts: ReadonlyMap<string, SplitPart>): string {
  const [first] = [...parts].find(([, part]) => part === 'train') ?? [...parts][0];
  return first;
}
