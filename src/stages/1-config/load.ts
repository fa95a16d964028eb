// Flags or inputs -> Settings, with the data folder's settings file where there is one.
import { resolve } from 'node:path';
import { type Fault, InputError } from '../../errors.ts';
import { trainingFaults } from './fan-out.ts';
import { parseSettings } from './parse.ts';
import { pathsInFile } from './paths-in-file.ts';
import type { Settings } from './settings.ts';
import { readSettingsFile, type SettingsFile } from './settings-file.ts';

/**
 * For one training.
 * @param flags flags or inputs as typed, by setting name; an empty text counts as not given
 * @param cwd absolute path from which relative ones count
 * @throws InputError with every fault of the flags and of the file
 */
export async function loadSettings(flags: Readonly<Record<string, string>>, cwd: string): Promise<Settings> {
  const settings = await loadAllRuns(flags, cwd);
  const faults = trainingFaults(settings);
  if (faults.length > 0) throw new InputError(faults);
  return settings;
}

/**
 * The same for all runs of folds or of a sweep together, and for what trains nothing: which of them it is need not be
 * given.
 * @param defaults as typed, in place of the table's own
 */
export async function loadAllRuns(
  flags: Readonly<Record<string, string>>,
  cwd: string,
  defaults: Readonly<Record<string, string>> = {},
): Promise<Settings> {
  const data = (flags.data ?? '').trim();
  const faults: Fault[] = [];
  let file: SettingsFile | undefined;
  let settings: Settings | undefined;
  try {
    if (data !== '') file = await readSettingsFile(resolve(cwd, data), data);
  } catch (error) {
    faults.push(...faultsOf(error));
  }
  try {
    settings = parseSettings({ flags, cwd, defaults, ...(file === undefined ? {} : { file }) });
    if (file !== undefined) faults.push(...(await pathsInFile(settings, file, flags)));
  } catch (error) {
    faults.push(...faultsOf(error));
  }
  if (settings === undefined || faults.length > 0) throw new InputError(faults);
  return settings;
}

/** The settings file, as the user would name it, where it gives this setting and the flags don't. */
export async function fileThatGives(
  name: string,
  flags: Readonly<Record<string, string>>,
  cwd: string,
): Promise<string | undefined> {
  const data = (flags.data ?? '').trim();
  if (data === '' || (flags[name] ?? '').trim() !== '') return undefined;
  const file = await readSettingsFile(resolve(cwd, data), data);
  return file?.values[name] === undefined ? undefined : file.path;
}

/** Anything but a fault of the input is ours and goes on up. */
function faultsOf(error: unknown): readonly Fault[] {
  if (error instanceof InputError) return error.faults;
  throw error;
}
