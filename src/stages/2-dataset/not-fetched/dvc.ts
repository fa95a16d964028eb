// What DVC keeps of a folder: its pointers (NAME.dvc) and the outs of the stages in dvc.yaml and dvc.lock.
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { unlessOutOfMemory } from '../../../shared/out-of-memory.ts';
import { parseYaml, valueOfYaml } from '../../../shared/parse-yaml.ts';
import { readTextInData } from '../text-in-data.ts';
import { isAbsent, isAround } from './places.ts';

const LARGEST_BYTES = 4 * 1024 * 1024;

/** A name, or in dvc.yaml a name with options of its own. */
const out = z.union([
  z.string(),
  z.looseObject({ path: z.string() }).transform(({ path }) => path),
  z.record(z.string(), z.unknown()).transform((options) => Object.keys(options)[0] ?? ''),
]);
const outs = z.looseObject({ outs: z.array(out).catch([]), wdir: z.string().catch('.') });
const stages = z.looseObject({ stages: z.record(z.string(), outs.catch({ outs: [], wdir: '.' })) });

export interface DvcOut {
  /** Absolute path of the file that names it. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
}

/** An out that should be the folder, or around it or in it, and isn't there. */
export async function dvcOutOf(folder: string, around: readonly string[]): Promise<DvcOut | undefined> {
  for (const place of around) {
    for (const name of (await readdir(place).catch(() => [])).filter(isOfDvc).sort()) {
      for (const found of await outsIn(place, name)) {
        if (isAround(found.path, folder) && (await isAbsent(found.path))) return found;
      }
    }
  }
  return undefined;
}

function isOfDvc(name: string): boolean {
  return /\.dvc$/i.test(name) || name === 'dvc.yaml' || name === 'dvc.lock';
}

/** Nothing of a file that can't be understood: DVC itself says so better. */
async function outsIn(place: string, name: string): Promise<readonly DvcOut[]> {
  const file = join(place, name);
  try {
    const text = valueOfYaml(parseYaml(await readTextInData(file, LARGEST_BYTES)));
    const read = /\.dvc$/i.test(name) ? [outs.parse(text)] : Object.values(stages.parse(text).stages);
    return read.flatMap((stage) =>
      stage.outs.map((path) => ({ file, path: resolve(place, stage.wdir, path) })),
    );
  } catch (error) {
    return unlessOutOfMemory([])(error);
  }
}
