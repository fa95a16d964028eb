// Which image each task of Label Studio's exports shows: its masks are called by the task's number alone.
import { join } from 'node:path/posix';
import { candidatesIn } from '../shapes/candidates.ts';
import { eachOfListOrLines } from '../shapes/json-elements.ts';
import { resolveImages } from '../shapes/resolve.ts';
import type { DataFolder, NamedTask } from '../source.ts';
import { FORM, parsed } from './find.ts';
import { imagePaths } from './image-path.ts';
import { taskOf } from './regions.ts';

interface TaskInFile {
  readonly id: string;
  readonly file: string;
  /** As it's written; none where a task shows several images, and nothing says which of them is labelled. */
  readonly named: string | undefined;
  readonly isAnnotated: boolean;
}

export async function labelStudioTasks(folder: DataFolder): Promise<readonly NamedTask[]> {
  const tasks: TaskInFile[] = [];
  for (const file of await candidatesIn(folder, FORM)) {
    // What can't be read is told where the shapes are looked for.
    await readTasks(folder.settings.data, file, (task) => tasks.push(task)).catch(() => undefined);
  }
  const named = tasks.flatMap(({ named: name, file }) =>
    name === undefined ? [] : [{ named: name, file, size: undefined, shapes: [] }],
  );
  const { images, ambiguous } = resolveImages(named, folder);
  const imageOf = new Map(
    [...images.values()].flatMap(({ image, entries }) =>
      entries.map((entry) => [JSON.stringify([entry.file, entry.named]), image]),
    ),
  );
  return tasks.map(({ named: name = '', ...task }): NamedTask => {
    const image = imageOf.get(JSON.stringify([task.file, name]));
    return { ...task, named: name, images: image === undefined ? (ambiguous.get(name) ?? []) : [image] };
  });
}

async function readTasks(root: string, file: string, take: (task: TaskInFile) => void): Promise<void> {
  await eachOfListOrLines(join(root, file), ({ text }) => {
    const task = taskOf(parsed(text));
    if (task === undefined || task.id === '') return;
    const paths = imagePaths(task.data);
    const isAnnotated = task.annotations.length > 0;
    take({ id: task.id, file, named: paths.length === 1 ? paths[0] : undefined, isAnnotated });
  });
}
