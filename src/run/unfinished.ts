// The run folder is of one run: what a run writes lies aside, in a folder of its own in the output, until all of it is
// there. Then it takes the place of the earlier run's files.
import { readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { type Results, resultsSchema } from '../results/results.ts';
import { filesOf, isOfSomeRun, leadsOut, type Report, reportOf } from '../results/run-folder.ts';
import { makeFolder } from '../shared/make-folder.ts';
import { moment } from '../shared/moment.ts';
import { remove, removeIfEmpty, rename } from '../shared/move-and-remove.ts';
import { parseJson } from '../shared/parse-json.ts';
import { MOST_BYTES, readPlainText } from '../shared/plain-file.ts';
import { quote } from '../shared/quote.ts';
import { notWritten, syncFolder } from '../shared/write-file-atomic.ts';

/** @param output the run folder, absolute */
export function unfinishedFolder(output: string): string {
  return join(output, 'unfinished');
}

/** Where a run leaves what grows while it trains: beside the files of an earlier run it would be of another one. */
export async function growingFolder(output: string): Promise<string> {
  return (await earlierResults(output)) === undefined ? output : unfinishedFolder(output);
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
  const old = (await earlierResults(output)) ?? results;
  const gone = filesOf(old).filter((path) => !telling.includes(path) && !leadsOut(output, path));
  try {
    for (const path of [...telling, ...gone]) await remove(join(output, path), { force: true });
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

/** A line for the log; undefined where there is nothing to replace. */
export async function replacingLine(output: string): Promise<string | undefined> {
  const results = await earlierResults(output);
  if (results === undefined) return undefined;
  const made = moment(results['created-at']);
  return `${output} holds a run of ${made}. This run replaces it, model and all, when it ends, also by an interrupt after its first epoch; \`output\` names another folder.`;
}

async function earlierResults(folder: string): Promise<Results | undefined> {
  const text = await readPlainText(join(folder, 'results.json'), MOST_BYTES.run).catch(() => 'null');
  try {
    return resultsSchema.safeParse(parseJson(text)).data;
  } catch {
    return undefined;
  }
}
