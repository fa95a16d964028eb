// Asks whether a number in the names of masks means the image of that number at all: a tool counts its tasks by itself, and
// whoever numbers the masks from 1 may have images that are numbered from 0. Names only.
import { basename } from 'node:path/posix';
import {
  type Fault,
  masksNumberedByTasks,
  numbersShifted,
  unpairedImage,
  unpairedMask,
} from '../../../../errors.ts';
import { withoutExtension } from '../../endings.ts';
import type { Found } from '../source.ts';
import type { Pair } from './pair.ts';

/** Words for what a tool counts. */
const COUNTED = /^(?:tasks?|jobs?|items?|rows?|records?|assets?|submissions?)[\s_.-]*$/i;
const NUMBERED = /^(?<word>.*?)(?<number>\d+)$/;

interface Numbered {
  readonly word: string;
  readonly number: number;
}

/** @param pairs found by their names, without a pattern that says what belongs together */
export function doubtNumbers({ items, faults }: Pick<Found<Pair>, 'items' | 'faults'>): Fault | undefined {
  const numbered = items.map(({ image, masks }) => ({
    image: numberIn(image),
    mask: numberIn(masks[0].file),
  }));
  const isByNumber = numbered.every(
    ({ image, mask }) => image !== undefined && mask !== undefined && image.word !== mask.word,
  );
  const [first] = items;
  if (first === undefined || !isByNumber) return undefined;
  const [{ mask }] = numbered;
  const example = [first.image, first.masks[0].file] as const;
  if (COUNTED.test(mask!.word)) return masksNumberedByTasks(items.length, ...example);
  const numbers = numbered.flatMap(({ image }) => image?.number ?? []);
  const [images, masks] = [unpairedImage, unpairedMask].map(({ code }) =>
    faults.flatMap((fault) => (fault.code === code && fault.file !== undefined ? [fault.file] : [])),
  );
  return images.length > 0 && images.length === masks.length && areAtBothEnds(numbers, images, masks)
    ? numbersShifted(items.length, images[0], masks.at(-1)!)
    : undefined;
}

/** What images are left over stands before all pairs and what masks behind them, or the other way round. */
function areAtBothEnds(
  numbers: readonly number[],
  images: readonly string[],
  masks: readonly string[],
): boolean {
  const [left, right] = [images, masks].map((files) =>
    files.map((file) => numberIn(file)?.number ?? Number.NaN),
  );
  const isBefore = (some: readonly number[], others: readonly number[]) =>
    some.every((one) => others.every((other) => one < other));
  return (
    (isBefore(left, numbers) && isBefore(numbers, right)) ||
    (isBefore(right, numbers) && isBefore(numbers, left))
  );
}

function numberIn(file: string): Numbered | undefined {
  const { word, number } = NUMBERED.exec(withoutExtension(basename(file)).normalize('NFC'))?.groups ?? {};
  return number === undefined ? undefined : { word, number: Number(number) };
}
