// Whether a data folder holds labels of another task than a trained model's. Mostly by names; every image stays closed.
import { dataOfOtherTask, type Fault } from '../../errors.ts';
import type { Settings } from '../1-config/settings.ts';
import { withArrayMasks } from './array-masks.ts';
import { readClasses } from './classes-file.ts';
import { checkFolder } from './data-folder.ts';
import { listFiles } from './files.ts';
import { findLabels } from './labels/find.ts';
import type { Task } from './terms.ts';

/** Undefined: it holds labels of this task, or of none that is sure. */
export async function labelsOfOtherTask(settings: Settings, task: Task): Promise<Fault | undefined> {
  const { data: root } = settings;
  if ((await checkFolder(root)) !== undefined) return undefined;
  const listed = await withArrayMasks(await listFiles(root, settings.output), settings);
  const { spec } = await readClasses(root, settings.classes);
  const { source, items, why } = await findLabels(settings, listed, spec);
  return source.task === task || items.length === 0
    ? undefined
    : dataOfOtherTask(root, items.length, source.task, why);
}
