// Masks as Label Studio exports them, called by the number of a task: which image that is, its list of tasks says, or an image
// that is named after its task. A number alone pairs nothing. Names only.
import {
  annotatedImagesAmbiguous,
  annotatedImagesMissing,
  type Fault,
  imagesNotAnnotated,
  labelStudioNames,
  labelStudioUnpaired,
  noImages,
  unpairedImage,
  unpairedMask,
} from '../../../../errors.ts';
import type { Layout, PlacedFile } from '../../layout.ts';
import { isError } from '../../samples.ts';
import { taskNameOf, taskOfImage } from '../../task-names.ts';
import type { DataFolder, Found, NamedTask } from '../source.ts';
import type { Pair } from './pair.ts';
import { settleAnnotators, type TaskMask } from './task-annotators.ts';
import { whyMasks } from './why.ts';

const TOOL = 'Label Studio';

/** Undefined: most masks are called otherwise. */
export async function findByTasks(folder: DataFolder, layout: Layout): Promise<Found<Pair> | undefined> {
  const masks = folder.files.flatMap((file): readonly TaskMask[] => {
    const name = taskNameOf(file);
    return name === undefined ? [] : [{ ...name, file }];
  });
  const others = layout.masks.filter(({ path }) => taskNameOf(path) === undefined);
  if (masks.length <= others.length) return undefined;
  const images = layout.images.filter(({ path }) => taskNameOf(path) === undefined);
  const nothing = { claim: 'certain', why: 'no masks with their images', items: [] } as const;
  if (images.length === 0) return { ...nothing, faults: [noImages(folder.settings.data, masks.length)] };
  const tasks = await folder.tasks();
  const { pairs, faults } = pairByTasks(newestOf(masks), images, tasks.length > 0 ? tasks : tasksOf(images));
  const annotators = await settleAnnotators(masks, folder.settings);
  if (annotators !== undefined && isError(annotators)) return { ...nothing, faults: [annotators] };
  const said = [
    ...(annotators === undefined ? [] : [annotators]),
    ...(masks.length > newestOf(masks).length ? [saidOfOlder(masks)] : []),
    ...faults,
    ...others.map(({ path }) => unpairedMask(path)),
  ];
  if (pairs.length === 0 || faults.some((fault) => isError(fault) && fault.file === undefined))
    return { ...nothing, faults: said };
  const lists = new Set(tasks.flatMap(({ file }) => (file === undefined ? [] : [`"${file}"`])));
  const by = lists.size === 0 ? 'the numbers of tasks' : `the tasks in ${[...lists].join(', ')}`;
  return { claim: 'certain', why: whyMasks(pairs, folder.settings, by), items: pairs, faults: said };
}

/** Images that are named after their tasks. */
function tasksOf(images: readonly PlacedFile[]): readonly NamedTask[] {
  return images.flatMap(({ path }) => {
    const id = taskOfImage(path);
    return id === undefined ? [] : [{ id, named: path, images: [path], isAnnotated: true }];
  });
}

/** Of two annotations of a task the newer counts. */
function newestOf(masks: readonly TaskMask[]): readonly TaskMask[] {
  const newest = new Map<string, number>();
  for (const { task, annotation } of masks) newest.set(task, Math.max(annotation, newest.get(task) ?? 0));
  return masks.filter(({ task, annotation }) => newest.get(task) === annotation);
}

function saidOfOlder(masks: readonly TaskMask[]): Fault {
  const kept = new Set(newestOf(masks));
  return labelStudioNames(masks.flatMap((mask) => (kept.has(mask) ? [] : [mask.file])));
}

interface Paired {
  readonly pairs: readonly Pair[];
  readonly faults: readonly Fault[];
}

function pairByTasks(
  masks: readonly TaskMask[],
  images: readonly PlacedFile[],
  tasks: readonly NamedTask[],
): Paired {
  const byId = new Map<string, NamedTask[]>();
  for (const task of tasks) byId.set(task.id, [...(byId.get(task.id) ?? []), task]);
  const known = new Set(images.map(({ path }) => path));
  const masksOf = new Map<string, TaskMask[]>();
  const unknown: TaskMask[] = [];
  const missing = new Set<string>();
  const ambiguous = new Map<string, readonly string[]>();
  for (const mask of masks) {
    const own = byId.get(mask.task) ?? [];
    const meant = [...new Set(own.flatMap((task) => task.images))].filter((image) => known.has(image));
    if (own.length === 0) unknown.push(mask);
    else if (meant.length > 1) ambiguous.set(`task ${mask.task}`, meant);
    else if (meant.length === 0) missing.add(own[0].named);
    else masksOf.set(meant[0], [...(masksOf.get(meant[0]) ?? []), mask]);
  }
  const pairs = images.flatMap(({ path, part }): readonly Pair[] => {
    const own = masksOf.get(path);
    return own === undefined ? [] : [{ image: path, masks: own.map(({ file, of }) => ({ file, of })), part }];
  });
  const lists = [...new Set(tasks.flatMap(({ file }) => file ?? []))];
  const doubts = [
    ...(unknown.length > 0 ? [labelStudioUnpaired(unknown.length, unknown[0].file, lists)] : []),
    ...(ambiguous.size > 0 ? [annotatedImagesAmbiguous(TOOL, [...ambiguous])] : []),
  ];
  // That images have no mask follows from them.
  if (doubts.length > 0) return { pairs, faults: doubts };
  return {
    pairs,
    faults: [
      ...(missing.size > 0 ? [annotatedImagesMissing(TOOL, [...missing])] : []),
      ...saidOfImages(images, masksOf, tasks),
    ],
  };
}

/** Of a project that isn't done yet many images have no annotation. */
function saidOfImages(
  images: readonly PlacedFile[],
  masksOf: ReadonlyMap<string, unknown>,
  tasks: readonly NamedTask[],
): readonly Fault[] {
  const annotated = new Set(tasks.flatMap((task) => (task.isAnnotated ? task.images : [])));
  const isListed = tasks.some(({ file }) => file !== undefined);
  const bare = images.map(({ path }) => path).filter((path) => !masksOf.has(path));
  const undone = isListed ? bare.filter((path) => !annotated.has(path)) : [];
  const without = new Set(undone);
  return [
    ...(undone.length > 0 ? [imagesNotAnnotated(TOOL, undone)] : []),
    ...bare.filter((path) => !without.has(path)).map((path) => unpairedImage(path)),
  ];
}
