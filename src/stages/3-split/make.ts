// Makes the split: from a split.json given back, from the data set's own folders, or drawn by content and seed, where
// what an earlier run had in a part stays there.
import type { EarlierSplit } from '../../earlier/split.ts';
import {
  type Fault,
  splitImageTwice,
  splitLacksImage,
  splitUnknownImage,
  tooFewImages,
} from '../../errors.ts';
import type { Dataset, Sample, SplitPart } from '../2-dataset/dataset.ts';
import { assignGroups, type Fractions } from './assign.ts';
import { auditSplit } from './audit.ts';
import { readSplit } from './file.ts';
import { assignFolds } from './folds.ts';
import { type Group, groupSamples } from './group.ts';
import { type DrawnBy, type Known, knownParts, leaks, NOTHING_KNOWN } from './keep.ts';
import { siblingFaults } from './siblings.ts';
import { PARTS, type Split } from './split.ts';

/** The fractions are shares of the images that are to be divided: of all, or of those that no folder has placed. */
export interface SplitOptions extends DrawnBy {
  /** Path of a split.json to take as it is. */
  readonly splitFile?: string | undefined;
  /** With `folds`: training and validation are divided into folds, of which this one (from 1) validates. */
  readonly fold?: number | undefined;
  /** The one that goes first, first. */
  readonly earlier?: readonly EarlierSplit[];
}

type Placement = ReadonlyMap<string, SplitPart>;

interface Placed {
  readonly placement: Placement;
  readonly faults: readonly Fault[];
  /** Where it was drawn: what an earlier run says of it. */
  readonly known?: Known;
}

export interface MadeSplit {
  /** `undefined` when there is an error among the faults. */
  readonly split: Split | undefined;
  readonly faults: readonly Fault[];
  /** A sentence: what an earlier run's split has to do with this one. Undefined: nothing. */
  readonly note: string | undefined;
}

export async function makeSplit(dataset: Dataset, options: SplitOptions): Promise<MadeSplit> {
  const source = sourceOf(dataset, options);
  const placed =
    source === 'file'
      ? await placeByFile(dataset, options)
      : source === 'folders'
        ? placeByFolders(dataset, options)
        : draw(dataset.samples, options, fractionsOf(options));
  const { placement, faults } = placed.faults.some(isError) ? placed : placeByFold(dataset, options, placed);
  const known = placed.known ?? NOTHING_KNOWN;
  if (faults.some(isError)) return { split: undefined, faults, note: known.reason };
  const idsOf = (part: SplitPart) =>
    dataset.samples.map(({ id }) => id).filter((id) => placement.get(id) === part);
  const drawn = { train: idsOf('train'), validation: idsOf('validation'), test: idsOf('test'), source };
  const by = source === 'folders' ? { by: dataset.partsBy } : {};
  const split: Split = { ...drawn, ...by, ...keptOf(placed) };
  const leaking = leaks(dataset.samples, options.earlier ?? [], split);
  const siblings = siblingFaults(dataset, split, options.groupBy);
  const all = [...faults, ...leaking, ...siblings, ...auditSplit(dataset, split, options)];
  return { split: all.some(isError) ? undefined : split, faults: all, note: noteOf(split, known, dataset) };
}

function sourceOf(dataset: Dataset, { splitFile }: SplitOptions): Split['source'] {
  if (splitFile !== undefined) return 'file';
  return dataset.samples.some(({ part }) => part !== undefined) ? 'folders' : 'hash';
}

function fractionsOf({ validationFraction, testFraction }: SplitOptions): Fractions {
  return { validation: validationFraction, test: testFraction };
}

/** Before folds are made of it: a fold is another part of the same split. */
function keptOf({ placement, known }: Placed): Pick<Split, 'kept'> {
  if (known?.name === undefined) return {};
  const images = [...known.parts].filter(([id, part]) => placement.get(id) === part).length;
  return images === 0 ? {} : { kept: { from: known.name, images } };
}

/** Images with a part that the data gives were divided by nobody, now or before. */
function noteOf({ kept }: Split, { reason }: Known, { samples }: Dataset): string | undefined {
  if (kept === undefined) return reason;
  const divided = samples.filter(isFree).length;
  const rest = divided - kept.images;
  const which = divided < samples.length ? ' that the data leaves to divide' : '';
  return `The split goes on with that of ${kept.from}: ${kept.images} of ${divided} images${which} stay in their part${rest === 0 ? '' : `, ${rest} ${rest === 1 ? 'is' : 'are'} divided now`}.`;
}

/** Training images are divided where the data lacks another part. */
function isFree({ part }: Sample): boolean {
  return part === undefined || part === 'train';
}

/** Goes on with an earlier run's split where that leaves no part empty. */
function draw(
  samples: readonly Sample[],
  options: SplitOptions,
  fractions: Fractions,
  given: ReadonlySet<SplitPart | undefined> = new Set(),
): Placed {
  const groups = groupSamples(samples, options.seed);
  const parts = PARTS.filter((part) => part === 'train' || fractions[part] > 0);
  if (groups.length < parts.length) {
    return { placement: new Map(), faults: [tooFewImages(groups.length, samples.length, parts)] };
  }
  // Nothing is drawn of what goes to training as a whole.
  if (parts.length === 1) return { placement: placementOf(assignGroups(groups, fractions)), faults: [] };
  const known = knownParts(samples, options.earlier ?? [], options, given);
  const kept = assignGroups(groups, fractions, settledGroups(groups, known, parts));
  const shown = new Set(kept.values());
  if (known.name === undefined || parts.every((part) => shown.has(part)))
    return { placement: placementOf(kept), faults: [], known };
  const reason = `The split is drawn anew: a part of the one of ${known.name} has no image left.`;
  const anew = assignGroups(groups, fractions);
  return { placement: placementOf(anew), faults: [], known: { ...NOTHING_KNOWN, reason } };
}

/** What new images have joined goes where most is lost otherwise: what was tested with is not trained on. */
function settledGroups(
  groups: readonly Group[],
  { parts }: Known,
  able: readonly SplitPart[],
): ReadonlyMap<Group, SplitPart> {
  const settled = new Map<Group, SplitPart>();
  for (const group of groups) {
    const known = new Set(idsOf(group).map((id) => parts.get(id)));
    const part = (['test', 'validation', 'train'] as const).find(
      (one) => known.has(one) && able.includes(one),
    );
    if (part !== undefined) settled.set(group, part);
  }
  return settled;
}

/** Folders are kept as they are; a part that has none is cut from the rest. */
function placeByFolders({ samples }: Dataset, options: SplitOptions): Placed {
  const given = new Set(samples.map(({ part }) => part));
  const fractions: Fractions = {
    validation: given.has('validation') ? 0 : options.validationFraction,
    test: given.has('test') ? 0 : options.testFraction,
  };
  const cut = draw(samples.filter(isFree), options, fractions, given);
  const kept = samples.flatMap(({ id, part }) =>
    part === undefined || part === 'train' ? [] : [[id, part] as const],
  );
  return { ...cut, placement: new Map([...kept, ...cut.placement]) };
}

/** Images that the file doesn't know join their group's part, else are divided as the file divides its own. */
async function placeByFile({ samples }: Dataset, options: SplitOptions): Promise<Placed> {
  const { split, faults: fileFaults } = await readSplit(options.splitFile!);
  if (split === undefined) return { placement: new Map(), faults: fileFaults };
  const known = new Set(samples.map(({ id }) => id));
  const placement = new Map<string, SplitPart>();
  const faults: Fault[] = [...fileFaults];
  for (const part of PARTS) {
    for (const id of split[part]) {
      const earlier = placement.get(id);
      if (earlier !== undefined) faults.push(splitImageTwice(id, [earlier, part]));
      else if (!known.has(id)) faults.push(splitUnknownImage(id, part));
      else placement.set(id, part);
    }
  }
  if (placement.size === 0) return { placement, faults };
  const groups = groupSamples(samples, options.seed);
  const all = placement.size;
  const fractions = { validation: split.validation.length / all, test: split.test.length / all };
  const settled = new Map(
    groups.flatMap((group) => {
      const part = idsOf(group)
        .map((id) => placement.get(id))
        .find((one) => one !== undefined);
      return part === undefined ? [] : [[group, part] as const];
    }),
  );
  for (const [group, part] of assignGroups(groups, fractions, settled)) {
    for (const { id, image } of group.samples) {
      if (placement.has(id)) continue;
      placement.set(id, part);
      faults.push(splitLacksImage(image, part));
    }
  }
  return { placement, faults };
}

/** The test part stays as it is; validation is the fold, whatever part its images were in. */
function placeByFold({ samples }: Dataset, options: SplitOptions, placed: Placed): Placed {
  const { folds, fold, seed } = options;
  if (folds === undefined || fold === undefined) return placed;
  const divided = samples.filter(({ id }) => placed.placement.get(id) !== 'test');
  const { foldOf, faults } = assignFolds(divided, { folds, seed });
  const placement = new Map(placed.placement);
  for (const [id, number] of foldOf) placement.set(id, number === fold ? 'validation' : 'train');
  return { placement, faults: [...placed.faults, ...faults] };
}

function placementOf(assigned: ReadonlyMap<Group, SplitPart>): Placement {
  return new Map([...assigned].flatMap(([group, part]) => idsOf(group).map((id) => [id, part])));
}

function idsOf({ samples }: Group): string[] {
  return samples.map(({ id }) => id);
}

function isError({ severity }: Fault): boolean {
  return severity === 'error';
}
