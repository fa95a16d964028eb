// What an earlier run had in which part, for a split that goes on with it: an image that was tested with isn't trained
// on later only because others came.
import type { EarlierSplit } from '../../earlier/split.ts';
import { type Fault, testedBefore } from '../../errors.ts';
import type { Sample, SplitPart } from '../2-dataset/dataset.ts';
import { shortHash } from '../2-dataset/short-hash.ts';
import { PARTS, type Split } from './split.ts';

export interface DrawnBy {
  readonly seed: number;
  readonly validationFraction: number;
  readonly testFraction: number;
  readonly groupBy?: string | undefined;
  readonly folds?: number | undefined;
}

export interface Known {
  /** By id. */
  readonly parts: ReadonlyMap<string, SplitPart>;
  /** Whose parts these are; undefined: nobody's, and there are none. */
  readonly name: string | undefined;
  /** A sentence: why none of the earlier runs is gone on with. */
  readonly reason: string | undefined;
}

export const NOTHING_KNOWN: Known = { parts: new Map(), name: undefined, reason: undefined };

/**
 * By the first of the earlier runs whose split was asked for in the same way, and that knows an image of these.
 * @param given parts that folders give: what is said of their size makes no difference
 */
export function knownParts(
  samples: readonly Sample[],
  earlier: readonly EarlierSplit[],
  drawnBy: DrawnBy,
  given: ReadonlySet<SplitPart | undefined> = new Set(),
): Known {
  const knowing = earlier.flatMap((run) => {
    const parts = partsIn(samples, run);
    if (run.settings === undefined || parts.size === 0) return [];
    return [{ run, parts, other: drawnOtherwise(run.settings, drawnBy, given) }];
  });
  const found = knowing.find(({ other }) => other === undefined);
  if (found !== undefined) return { parts: found.parts, name: found.run.name, reason: undefined };
  const [first] = knowing;
  if (first === undefined) return NOTHING_KNOWN;
  return { ...NOTHING_KNOWN, reason: `The split is drawn anew: ${first.other} in ${first.run.name}.` };
}

/** By what the image holds, for files are renamed and numbered anew; else by its id, for others are edited. */
function partsIn(samples: readonly Sample[], { split }: EarlierSplit): Map<string, SplitPart> {
  const byContent = new Map<string, SplitPart>();
  const byId = new Map<string, SplitPart>();
  for (const part of PARTS) {
    for (const { id, image } of split[part].samples) {
      byContent.set(image, part);
      byId.set(id, part);
    }
  }
  return new Map(
    samples.flatMap(({ id, imageHash }) => {
      const part = byContent.get(shortHash(imageHash)) ?? byId.get(id);
      return part === undefined ? [] : [[id, part] as const];
    }),
  );
}

/** "`seed` is 7 and was 42"; undefined where all that a split follows from is the same. */
function drawnOtherwise(
  settings: NonNullable<EarlierSplit['settings']>,
  drawnBy: DrawnBy,
  given: ReadonlySet<SplitPart | undefined>,
): string | undefined {
  const now = {
    seed: drawnBy.seed,
    ...(given.has('validation') ? {} : { 'validation-fraction': drawnBy.validationFraction }),
    ...(given.has('test') ? {} : { 'test-fraction': drawnBy.testFraction }),
    'group-by': drawnBy.groupBy ?? null,
    folds: drawnBy.folds ?? null,
  };
  for (const [name, value] of Object.entries(now)) {
    const before = settings[name] ?? null;
    if (before !== value) return `\`${name}\` is ${worded(value)} and was ${worded(before)}`;
  }
  return undefined;
}

function worded(value: unknown): string {
  return value === null ? 'not set' : String(value);
}

/** Images that the baseline was tested with, and that are trained on or chosen by now: a comparison would flatter. */
export function leaks(
  samples: readonly Sample[],
  earlier: readonly EarlierSplit[],
  split: Split,
): readonly Fault[] {
  const learned = new Set([...split.train, ...split.validation]);
  return earlier
    .filter(({ isBaseline }) => isBaseline)
    .flatMap((run) => {
      const parts = partsIn(samples, run);
      const images = samples.filter(({ id }) => parts.get(id) === 'test' && learned.has(id));
      return images.length === 0
        ? []
        : [
            testedBefore(
              run.name,
              images.map(({ image }) => image),
            ),
          ];
    });
}
