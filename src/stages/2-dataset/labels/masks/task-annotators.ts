// Masks that Label Studio exports of several annotations of one task: whether these show the same, which their files alone tell.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { annotatorsDisagree, type Fault, newestTaken } from '../../../../errors.ts';
import { MOST_BYTES, readPlainFile } from '../../../../shared/plain-file.ts';
import type { TaskName } from '../../task-names.ts';
import type { DataFolder } from '../source.ts';

export interface TaskMask extends TaskName {
  readonly file: string;
}

type Settings = Pick<DataFolder['settings'], 'data' | 'annotators'>;

/** Where they differ, an error until `annotators` says that the newest counts: that with the greatest number. */
export async function settleAnnotators(
  masks: readonly TaskMask[],
  { data, annotators }: Settings,
): Promise<Fault | undefined> {
  const differing: { readonly named: string; readonly by: readonly string[] }[] = [];
  for (const ofTask of groupedBy(masks, ({ task }) => task)) {
    const annotations = groupedBy(ofTask, ({ annotation }) => annotation);
    if (annotations.length === 1) continue;
    const shown = new Set<string>();
    for (const own of annotations) shown.add(await contentOf(data, own));
    const by = annotations.map(([one]) => one.by);
    if (shown.size > 1) differing.push({ named: ofTask[0].file, by });
  }
  if (differing.length === 0) return undefined;
  return (annotators === 'newest' ? newestTaken : annotatorsDisagree)('Label Studio', differing);
}

function groupedBy(masks: readonly TaskMask[], keyOf: (mask: TaskMask) => unknown): readonly TaskMask[][] {
  const groups = new Map<unknown, TaskMask[]>();
  for (const mask of masks) {
    const own = groups.get(keyOf(mask));
    if (own === undefined) groups.set(keyOf(mask), [mask]);
    else own.push(mask);
  }
  return [...groups.values()];
}

/** The same for the same masks of the same classes, however they're numbered: one program has written them all. */
async function contentOf(root: string, masks: readonly TaskMask[]): Promise<string> {
  const each: string[] = [];
  for (const { file, of } of masks) {
    const bytes = await readPlainFile(join(root, file), MOST_BYTES.whole, { links: 'refused' });
    each.push(JSON.stringify([of, createHash('sha256').update(bytes).digest('hex')]));
  }
  return each.sort().join();
}
