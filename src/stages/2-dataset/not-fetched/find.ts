// Why a data folder isn't there or holds nothing, where somebody keeps its content elsewhere: DVC, another repository, or
// git itself. It reads what they have left beside it.
import { dirname } from 'node:path';
import { dvcNotPulled, type Fault, leftOutOfCheckout, submoduleNotFetched } from '../../../errors.ts';
import { dvcOutOf } from './dvc.ts';
import { leftOut, submoduleOf } from './git.ts';
import { foldersAround, pathFrom } from './places.ts';

/**
 * @param folder absolute; it's missing, or has no image in it
 * @returns undefined where nobody says that there should be more
 */
export async function whyNotFetched(folder: string): Promise<Fault | undefined> {
  const around = await foldersAround(folder);
  const repository = around.at(-1) ?? folder;
  const submodule = await whySubmoduleIsEmpty(folder, around);
  if (submodule !== undefined) return submodule;
  const out = await dvcOutOf(folder, around);
  if (out !== undefined) {
    const [shown, kept, file] = [folder, out.path, out.file].map((path) => shownPath(repository, path));
    return dvcNotPulled(pathFrom(folder, out.file), { folder: shown, out: kept, file });
  }
  const name = await leftOut(folder, repository);
  return name === undefined ? undefined : leftOutOfCheckout(name);
}

/** As the repository has it; where there is none, the last folder is the file system's root, and paths are whole. */
function shownPath(last: string, path: string): string {
  return dirname(last) === last ? path : pathFrom(last, path);
}

/** The same of submodules alone. */
export async function whySubmoduleIsEmpty(
  folder: string,
  around?: readonly string[],
): Promise<Fault | undefined> {
  const path = await submoduleOf(folder, around ?? (await foldersAround(folder)));
  return path === undefined ? undefined : submoduleNotFetched(folder, path);
}
