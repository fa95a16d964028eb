// Image files that take no part in the data set, and what is said of them: many of which no other fault speaks are told.
// Pure.
import { dirname } from 'node:path/posix';
import { type Fault, imagesLeftOut } from '../../errors.ts';
import type { Settings } from '../1-config/settings.ts';
import type { ClassesSpec } from './classes-file.ts';
import { isError } from './samples.ts';
import type { Task } from './terms.ts';

/** Of all image files, and more than a stray picture or two: else it's no question. */
const MANY = 0.1;
const LEAST = 3;

interface Scanned {
  readonly files: readonly string[];
  readonly task: Task;
  readonly settings: Pick<Settings, 'images' | 'masks'>;
  readonly spec: ClassesSpec | undefined;
}

/**
 * @param leftOut those of the files that are neither an image nor a label
 * @param faults all others: what they speak of isn't said twice, and an error may be the cause
 */
export function tellLeftOut(
  leftOut: readonly string[],
  scanned: Scanned,
  faults: readonly Fault[],
): readonly Fault[] {
  if (faults.some(isError) || isChosen(scanned)) return [];
  const told = new Set(faults.flatMap(({ file, leavesOut = [] }) => [...leavesOut, file ?? []].flat()));
  const silent = leftOut.filter((file) => !isTold(file, told));
  const all = scanned.files.length;
  if (silent.length < LEAST || silent.length <= MANY * all) return [];
  const labels = scanned.task === 'segmentation' ? 'masks' : 'classes';
  return [imagesLeftOut({ left: silent.length, all }, byFolder(silent), silent[0], labels)];
}

/** Patterns leave out what they don't match, and a list of class folders what it says to ignore. */
function isChosen({ settings: { images, masks }, task, spec }: Scanned): boolean {
  return images !== undefined || masks !== undefined || (task === 'classification' && spec !== undefined);
}

/** The file, or a folder that it lies in. */
function isTold(file: string, told: ReadonlySet<string>): boolean {
  for (let path = file; path !== '.'; path = dirname(path)) if (told.has(path)) return true;
  return false;
}

/** Those with most files first. */
function byFolder(files: readonly string[]): readonly { readonly folder: string; readonly files: number }[] {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return [...counts].map(([folder, own]) => ({ folder, files: own })).sort((a, b) => b.files - a.files);
}
