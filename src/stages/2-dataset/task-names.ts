// The names that Label Studio gives to masks: by the number of a task, which no image's name says. Names only.
import { basename } from 'node:path/posix';
import { withoutExtension } from './endings.ts';

export interface TaskName {
  readonly task: string;
  /** Of two annotations of a task the newer has the greater number. */
  readonly annotation: number;
  /** Who made it; empty where nobody is named. */
  readonly by: string;
  /** The class. */
  readonly of: string;
}

/** By whom, with which tool of the project, of which class. */
const NAMED = /^task-(\d+)-annotation-(\d+)-by-([^-]*)-[^-]+-(.+)-\d+$/;
/** The whole name of an image that somebody has named after its task. */
const IMAGE_NAMED = /^task[\s_.-]*0*(\d+)$/i;

/** Undefined: it's called otherwise. */
export function taskNameOf(file: string): TaskName | undefined {
  const [, task, annotation, by, of] = NAMED.exec(withoutExtension(basename(file)).normalize('NFC')) ?? [];
  return task === undefined ? undefined : { task, annotation: Number(annotation), by, of };
}

/** The number of the task that an image is named after. */
export function taskOfImage(file: string): string | undefined {
  return IMAGE_NAMED.exec(withoutExtension(basename(file)))?.[1];
}
