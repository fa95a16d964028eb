// The run folder is of one run: what a run writes lies aside, in a folder of its own in the output, until all of it is
// there. Then it takes the place of the earlier run's files.
import { readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Results } from '../results/results.ts';
import { filesOf, isOfSomeRun, type Report, reportOf } from '../results/run-folder.ts';
import { makeFolder } from '../shared/make-folder.ts';
import { remove, removeIfEmpty, rename } from '../shared/move-and-remove.ts';
import { quote } from '../shared/quote.ts';
import { notWritten, syncFolder } from '../shared/write-file-atomic.ts';
import { earlierIn } from './replaced.ts';

/** @param output the run folder, absolute */
export function unfinishedFolder(output: string): string {
  return join(output, 'unfinished');
}

/** Where a run leaves what grows while it trains: beside the files of an earlier one it would be of another run. */
export async function growingFolder(output: string): Promise<string> {
  return (await earlierIn(output)).length === 0 ? output : unfinishedFolder(output);
}

export interface InPlace {
  readonly report: Report;
  /** A line for the log where the folder of unfinished runs holds what none has written; undefined: it's gone. */
  readonly kept: string | undefined;
}

/**
 * Moves the finished run into its folder. A kill meanwhile leaves a folder without results.json, and never a split.json
 * beside another run's model.
 * @throws InputError `file-not-writable` with the cause
 */
export async function putInPlace(output: string, results: Results): Promise<InPlace> {
  const aside = unfinishedFolder(output);
  // What tells of the others goes first and comes last.
  const telling = ['results.json', results.split.path];
  const others = filesOf(results).filter((path) => !telling.includes(path));
  const earlier = await earlierIn(output);
  const gone = [...earlier.map(({ files }) => files[0]!), ...earlier.flatMap(({ files }) => files)];
  if (earlier.length === 0) gone.push(...others);
  try {
    for (const path of new Set([...telling, ...gone])) await remove(join(output, path), { force: true });
    for (const path of [...others, ...telling.toReversed()]) {
      await makeFolder(dirname(join(output, path)));
      await rename(join(aside, path), join(output, path));
    }
    const strange = await removeUnfinished(aside);
    await syncFolder(output);
    return { report: reportOf(output, results), kept: keptLine(aside, strange) };
  } catch (cause) {
    throw notWritten(output, cause);
  }
}

/** What runs have left there that were killed. @returns the files that none has written, relative */
async function removeUnfinished(aside: string): Promise<readonly string[]> {
  const strange: string[] = [];
  const folders = [aside];
  for (const entry of await readdir(aside, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(aside, path).split(sep).join('/');
    if (entry.isDirectory()) folders.push(path);
    else if (isOfSomeRun(name)) await remove(path, { force: true });
    else strange.push(name);
  }
  // The innermost first.
  folders.sort((a, b) => b.length - a.length);
  for (const folder of folders) await removeIfEmpty(folder);
  return strange.sort();
}

function keptLine(aside: string, strange: readonly string[]): string | undefined {
  if (strange.length === 0) return undefined;
  const more = strange.length === 1 ? '' : ` and ${strange.length - 1} more`;
  return `${aside} keeps what no run has written there: ${quote(strange[0]!)}${more}.`;
}
