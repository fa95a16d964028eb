// Whether the data folder is worth a run, before packages are installed for one. What takes a look into the images is for
// the data set's scan; and where the packages are there already, it tells this as well, with all else that is wrong.
import { InputError } from '../errors.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import { lookAtFolder } from '../stages/2-dataset/data-folder.ts';
import { isError } from '../stages/2-dataset/samples.ts';

/** @throws InputError where there's nothing in it to learn from */
export async function requireData({ data, output }: Pick<Settings, 'data' | 'output'>): Promise<void> {
  const faults = await lookAtFolder(data, output);
  if (faults.some(isError)) throw new InputError(faults);
}
