// Reads best-epoch.json, .yml or .yaml of the data folder into names and values. What they mean is for parse.ts.
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError, settingsFileTwice, settingsFileUnreadable } from '../../errors.ts';
import { parseJson } from '../../shared/parse-json.ts';
import { parseYaml, valueOfYaml } from '../../shared/parse-yaml.ts';
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
  const values = path.endsWith('.json') ? readJson(text, path) : readYaml(text, path);
  // An empty YAML file is null: no settings.
  if (values === null && !path.endsWith('.json')) return {};
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new InputError(settingsFileUnreadable(path, 'it is not a mapping of names to values'));
  }
  return values as Record<string, unknown>;
}

function readJson(text: string, path: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw new InputError(settingsFileUnreadable(path, (error as Error).message), { cause: error });
  }
}

/** Of a file that is none of YAML at all each line has an error. */
const MOST_ERRORS = 5;

function readYaml(text: string, path: string): unknown {
  const unreadable = (message: string) =>
    settingsFileUnreadable(path, message.split('\n')[0]!.replace(/:$/, ''));
  try {
    const document = parseYaml(text);
    const errors = document.errors.slice(0, MOST_ERRORS);
    if (errors.length > 0)
      throw new InputError(
        errors.map(({ message }) => unreadable(message)),
        { cause: errors[0] },
      );
    return valueOfYaml(document);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(unreadable((error as Error).message), { cause: error });
  }
}
