// What becomes of bad files where `skip-bad-files` leaves them out: warnings, and what may not be left out with them. Pure.
import {
  annotationInvalid,
  annotationSizeMismatch,
  badFilesSkipped,
  brokenSymlink,
  type Fault,
  imageOverMemory,
  imageOverPixelLimit,
  imageWithoutValues,
  maskSizeMismatch,
  partLost,
  tooManyBadFiles,
  unpairedImage,
  unpairedMask,
  unreadableImage,
} from '../../errors.ts';
import type { SplitPart } from './terms.ts';

/** What is wrong with one file, or one pair, and says nothing of the others. */
const BAD_FILE: ReadonlySet<string> = new Set(
  [
    annotationInvalid,
    annotationSizeMismatch,
    brokenSymlink,
    imageOverMemory,
    imageOverPixelLimit,
    imageWithoutValues,
    maskSizeMismatch,
    unpairedImage,
    unpairedMask,
    unreadableImage,
  ].map(({ code }) => code),
);

export function isBadFile({ code, severity }: Fault): boolean {
  return severity === 'error' && BAD_FILE.has(code);
}

/** The same faults, those of bad files as warnings beneath one that counts them; an error where they are most. */
export function skipBadFiles(
  faults: readonly Fault[],
  left: number,
): { readonly faults: readonly Fault[]; readonly skipped: readonly string[] } {
  const bad = faults.filter(isBadFile);
  const skipped = [...new Set(bad.flatMap(({ file }) => file ?? []))].sort();
  if (skipped.length === 0) return { faults, skipped };
  const told = skipped.length > left ? tooManyBadFiles : badFilesSkipped;
  const warnings = faults.map((fault) =>
    isBadFile(fault) ? { ...fault, severity: 'warning' as const } : fault,
  );
  const areUnpaired = bad.every(({ code }) => code === unpairedImage.code || code === unpairedMask.code);
  // Where something else stopped the labels from being read, nobody knows how many are good.
  const isUnknown = left === 0 && warnings.some(({ severity }) => severity === 'error');
  return { faults: [...(isUnknown ? [] : [told(skipped, left, areUnpaired)]), ...warnings], skipped };
}

interface InPart {
  readonly part: SplitPart | undefined;
}

/** Parts of a given split of which nothing is left. */
export function lostParts(before: readonly InPart[], left: readonly InPart[]): readonly Fault[] {
  const still = new Set(left.map(({ part }) => part));
  const counts = new Map<SplitPart, number>();
  for (const { part } of before)
    if (part !== undefined && !still.has(part)) counts.set(part, (counts.get(part) ?? 0) + 1);
  return [...counts].map(([part, images]) => partLost(part, images));
}
