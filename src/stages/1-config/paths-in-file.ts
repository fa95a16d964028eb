// Paths that come with the data: a settings file may name only what lies in its own folder, and no link in the workspace
// leads what is read or written out of it. Whoever opens a pull request writes both.
import { lstat, readdir, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type Fault, linkOutOfWorkspace, linksInOutput, settingLeadsOut } from '../../errors.ts';
import type { Settings } from './settings.ts';
import type { SettingsFile } from './settings-file.ts';
import { TABLE } from './table.ts';

/**
 * Faults of the paths that only the file names.
 * @param flags what goes before the file
 */
export async function pathsInFile(
  settings: Settings,
  file: SettingsFile,
  flags: Readonly<Record<string, string>>,
): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const [property, { name, type }] of Object.entries(TABLE)) {
    const typed = file.values[name];
    const isFiles = typeof typed === 'string' && (flags[name] ?? '').trim() === '';
    const path: unknown = settings[property as keyof Settings];
    // A word such as `auto` is no path.
    if (type.isPath !== true || !isFiles || typeof path !== 'string' || !isAbsolute(path)) continue;
    if (!(await staysInside(file.folder, path))) faults.push(settingLeadsOut(name, typed, file.path));
  }
  return faults;
}

/**
 * Links in the workspace that lead data or output out of it, and links of any kind where the run will write.
 * @param workspace absolute; folders outside it were named by whoever wrote the workflow
 */
export async function workspaceLinks(
  { data, output }: Pick<Settings, 'data' | 'output'>,
  workspace: string,
): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const [name, path] of Object.entries({ data, output })) {
    if (isInside(workspace, path) && !(await staysInside(workspace, path)))
      faults.push(linkOutOfWorkspace(name, path));
  }
  if (faults.length === 0 && isInside(workspace, output)) {
    const links = await linksIn(output);
    if (links.length > 0) faults.push(linksInOutput(output, links[0]!));
  }
  return faults;
}

/**
 * Whether who writes the folder chooses what is at `path`: it's one of the folder, or reached by way of it, for a link there
 * can be made to lead elsewhere.
 */
export async function liesIn(folder: string, path: string): Promise<boolean> {
  if (isInside(await nearestReal(folder), await nearestReal(path))) return true;
  return dirname(path) !== path && liesIn(folder, dirname(path));
}

/** By its name and by where its links lead; what isn't there yet counts as where its nearest folder is. */
async function staysInside(folder: string, path: string): Promise<boolean> {
  return isInside(folder, path) && isInside(await realpath(folder), await nearestReal(path));
}

async function nearestReal(path: string): Promise<string> {
  // A link to nothing is a link all the same: writing would follow it.
  const stats = await lstat(path).catch(() => undefined);
  if (stats === undefined) return dirname(path) === path ? path : nearestReal(dirname(path));
  return realpath(path).catch(() => resolve(sep));
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function linksIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isSymbolicLink())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
