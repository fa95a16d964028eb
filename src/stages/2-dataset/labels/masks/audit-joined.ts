// What can only be seen over all joined masks: whether they show different things, and what they hide of each other. Pure.

import { dirname, extname } from 'node:path/posix';
import {
  classCovered,
  classMasksMissing,
  classMasksOverlap,
  type Fault,
  masksAlike,
  masksJoined,
  masksUnited,
} from '../../../../errors.ts';
import { maskBase, withoutExtension } from '../../endings.ts';
import type { Overlaps } from './joined-mask.ts';
import type { Joining } from './joining.ts';
import type { PairMeasurement } from './measure.ts';
import { MovedPixels } from './moved-pixels.ts';
import type { Pair } from './pair.ts';

/** Two masks that share as much of what either shows are of the same thing: different objects share their edges. */
const ALIKE_OBJECTS = 0.3;
const ALIKE_CLASSES = 0.6;
/** A class that another covers as far as this was hardly meant to be below it. */
const COVERED = 0.5;

type Joined = Pick<PairMeasurement, 'pair' | 'overlaps' | 'moved'>;

/** @param classesGiven the user has listed the classes, and so their order */
export function auditJoined(
  measurements: readonly Joined[],
  joining: Joining,
  classesGiven: boolean,
): readonly Fault[] {
  const pairs = measurements.map(({ pair }) => pair);
  const audited = joining.byClass
    ? [...saidOfClasses(pairs, joining), ...auditOverlaps(measurements, joining, classesGiven)]
    : auditObjects(measurements, classesGiven);
  return [...audited, ...auditMoved(measurements)];
}

function auditMoved(measurements: readonly Joined[]): readonly Fault[] {
  const all = new MovedPixels();
  for (const { moved } of measurements) if (moved !== undefined) all.join(moved);
  return all.faults(['0', 'the value that each of them was drawn with']);
}

function auditObjects(measurements: readonly Joined[], classesGiven: boolean): readonly Fault[] {
  const several = measurements.filter(({ pair }) => pair.masks.length > 1);
  const { areas, covered } = summed(several);
  const twice = covered.reduce((sum, { pixels }) => sum + pixels, 0);
  const share = twice / (areas.get(1) ?? 1);
  const files = several[0].pair.masks.map(({ file }) => file);
  if (share > ALIKE_OBJECTS && !classesGiven)
    return [masksAlike(files[0], files[1], percent(Math.min(1, share / coveringPerImage(several))))];
  return [masksUnited(several.length, files, patternOfFirst(files))];
}

/** Of n masks of one image all but the first may show again what is there already. */
function coveringPerImage(several: readonly Joined[]): number {
  const all = several.reduce((sum, { pair }) => sum + pair.masks.length, 0);
  return all / several.length - 1;
}

/** Undefined: no ending tells the first from the others. */
function patternOfFirst([first, ...others]: readonly string[]): string | undefined {
  const stem = withoutExtension(first);
  const ending = `${stem.slice(maskBase(stem).length)}${extname(first)}`;
  const isOfFirst = maskBase(stem) !== stem && !others.some((file) => file.endsWith(ending));
  return isOfFirst ? `**/*${ending}` : undefined;
}

function saidOfClasses(pairs: readonly Pair[], { spec, toValue }: Joining): readonly Fault[] {
  const names = spec.classes.map(({ name }) => name);
  const masks = pairs.reduce((sum, pair) => sum + pair.masks.length, 0);
  const missing = names
    .map((name, value) => ({ name, value }))
    .filter(({ value }) => value > 0)
    .map(({ name, value }) => {
      const having = pairs.filter((pair) => pair.masks.some((mask) => toValue(mask) === value)).length;
      return { name, having, images: pairs.length - having };
    })
    .filter(({ having, images }) => having > 0 && images > 0);
  return [
    masksJoined(names, masks, pairs.length),
    ...(missing.length > 0 ? [classMasksMissing(missing, pairs.length)] : []),
  ];
}

/** What covers what, by value, that which loses most of its pixels first. */
interface Overlap {
  readonly below: number;
  readonly above: number;
  readonly pixels: number;
  /** Of the class below: what it loses. */
  readonly lost: number;
  /** What both show, of what either shows. */
  readonly agreement: number;
}

function auditOverlaps(
  measurements: readonly Joined[],
  joining: Joining,
  classesGiven: boolean,
): readonly Fault[] {
  const { areas, covered } = summed(measurements);
  const areaOf = (value: number) => areas.get(value) ?? 0;
  const names = joining.spec.classes.map(({ name }) => name);
  const overlaps: readonly Overlap[] = covered
    .filter(({ below, above }) => below !== above && above < names.length)
    .map((one) => ({
      ...one,
      lost: one.pixels / areaOf(one.below),
      agreement: one.pixels / (areaOf(one.below) + areaOf(one.above) - one.pixels),
    }))
    .sort((a, b) => b.lost - a.lost);
  if (overlaps.length === 0) return [];
  const doubtful = classesGiven ? [] : doubtfulOverlaps(overlaps, measurements, joining, areaOf);
  if (doubtful.length > 0) return doubtful;
  const told = overlaps.map(({ below, above, pixels, lost }) => {
    return { below: names[below], above: names[above], pixels, percent: (100 * lost).toFixed(1) };
  });
  return [classMasksOverlap(told)];
}

/** The same thing labelled twice, or a class that the order of the names leaves little of. */
function doubtfulOverlaps(
  overlaps: readonly Overlap[],
  measurements: readonly Joined[],
  { spec, toValue }: Joining,
  areaOf: (value: number) => number,
): readonly Fault[] {
  const alike = overlaps.find(({ agreement }) => agreement > ALIKE_CLASSES);
  if (alike !== undefined) {
    const place = (value: number) => placeOfClass(measurements, (mask) => toValue(mask) === value);
    return [masksAlike(place(alike.below), place(alike.above), percent(alike.agreement))];
  }
  const names = spec.classes.map(({ name }) => name);
  const [background, ...others] = names.map((name, value) => ({ name, area: areaOf(value) }));
  const order = [background, ...others.sort((a, b) => b.area - a.area)].map(({ name }) => name);
  return overlaps
    .filter(({ lost }) => lost > COVERED)
    .map(({ below, above, lost }) => classCovered(names[below], names[above], percent(lost), order));
}

/** The folder of a class's masks, or the first of them where other masks lie there, too. */
function placeOfClass(
  measurements: readonly Joined[],
  isOf: (mask: Pair['masks'][number]) => boolean,
): string {
  const masks = measurements.flatMap(({ pair }) => pair.masks);
  const { file } = masks.find(isOf)!;
  const folder = dirname(file);
  return masks.every((mask) => isOf(mask) || dirname(mask.file) !== folder) ? folder : file;
}

function summed(measurements: readonly Joined[]): Overlaps {
  const areas = new Map<number, number>();
  const covered = new Map<string, { below: number; above: number; pixels: number }>();
  for (const { overlaps } of measurements) {
    for (const [value, area] of overlaps?.areas ?? []) areas.set(value, (areas.get(value) ?? 0) + area);
    for (const { below, above, pixels } of overlaps?.covered ?? []) {
      const key = `${below} ${above}`;
      const known = covered.get(key)?.pixels ?? 0;
      covered.set(key, { below, above, pixels: known + pixels });
    }
  }
  return { areas, covered: [...covered.values()] };
}

function percent(share: number): number {
  return Math.round(100 * share);
}
