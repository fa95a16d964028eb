// Reads best-epoch.json, .yml or .yaml of the data folder into names and values. What they mean is for parse.ts.
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { type Fault, InputError, settingsFileTwice, settingsFileUnreadable } from '../../errors.ts';
import { MOST_BYTES, readPlainText } from '../../shared/plain-file.ts';

export interface SettingsFile {
  /** As the user would name it: the data folder as typed, then the file's name. */
  readonly path: string;
  /** Absolute: relative paths in the file count from here. */
  readonly folder: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const NAMES = ['best-epoch.json', 'best-epoch.yml', 'best-epoch.yaml'];

/**
 * @param folder absolute path of the data folder
 * @param typed the folder as the user wrote it, for messages
 * @returns undefined where there is no such file (a missing folder is for the data set's scan to report)
 * @throws InputError where there are several, or one that can't be read
 */
export async function readSettingsFile(folder: string, typed = folder): Promise<SettingsFile | undefined> {
  const found: string[] = [];
  for (const name of NAMES) {
    if (await lstat(join(folder, name)).catch(() => undefined)) found.push(name);
  }
  const [name] = found;
  if (name === undefined) return undefined;
  if (found.length > 1) throw new InputError(settingsFileTwice(found.map((one) => join(typed, one))));
  const path = join(typed, name);
  return { path, folder, values: asMapping(await readText(join(folder, name), path), path) };
}

/** A link could show any file of the machine in an error message, so only a plain file is read. */
async function readText(file: string, path: string): Promise<string> {
  try {
    return await readPlainText(file, MOST_BYTES.text, { links: 'refused' });
  } catch (error) {
    throw new InputError(settingsFileUnreadable(path, (error as Error).message), { cause: error });
  }
}

function asMapping(text: string, path: string): Readonly<Record<string, unknown>> {
  const values = path.endsWith('.json') ? parseJson(text, path) : parseYaml(text, path);
  // An empty YAML file is null: no settings.
  if (values === null && !path.endsWith('.json')) return {};
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new InputError(settingsFileUnreadable(path, 'it is not a mapping of names to values'));
  }
  return values as Record<string, unknown>;
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(settingsFileUnreadable(path, (error as Error).message), { cause: error });
  }
}

function parseYaml(text: string, path: string): unknown {
  const document = parseDocument(text, { version: '1.2', schema: 'core' });
  if (document.errors.length > 0) {
    const faults: Fault[] = document.errors.map(({ message }) =>
      settingsFileUnreadable(path, message.split('\n')[0]!.replace(/:$/, '')),
    );
    throw new InputError(faults, { cause: document.errors[0] });
  }
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new InputError(settingsFileUnreadable(path, (error as Error).message), { cause: error });
  }
}
