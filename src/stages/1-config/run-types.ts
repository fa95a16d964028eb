// The types of settings that name what a run leaves to later ones: its artifact, its series, its history.
import { resolve } from 'node:path';
import { LONGEST_SERIES } from '../../earlier/series.ts';
import { right, type SettingType, scalar, WRONG } from './types.ts';

/** What `initial-model` takes besides a path. */
export const INITIAL_MODEL_WORDS = ['auto', 'none', 'imagenet', 'baseline'] as const;

/** What the artifact service takes as a name: no characters that Windows or a URL gives a meaning to. */
export function artifactName(): SettingType<string> {
  return scalar('name', 'a name without any of " : < > | * ? \\ / and line breaks', (text) =>
    /[":<>|*?\\/\r\n]/.test(text) || text.length > 200 ? WRONG : right(text),
  );
}

/** A name of one's own, or `WORKFLOW/JOB/ARTIFACT`. */
export function seriesName(): SettingType<string> {
  return scalar('name', `a name of at most ${LONGEST_SERIES} characters, without line breaks`, (text) =>
    /\p{Cc}/u.test(text) || text.length > LONGEST_SERIES ? WRONG : right(text),
  );
}

/** As `git check-ref-format` has it, without names that a shell or an option could be mistaken for. */
const BRANCH = /^branch +(?<name>[A-Za-z0-9_](?:[A-Za-z0-9_-]|[./](?![./]|$))*)$/;

/** Hardly a folder's name. */
const MISTYPED = /^(?:auto|none|branch(?:\s.*)?)$/i;

/** A folder of such a name is written `./auto`. */
export function historyPlace(): SettingType<string> {
  const label = 'auto, none, branch NAME, path';
  const expected =
    'auto, none, branch and its name as in "branch best-epoch-history", or the path of a folder';
  const read = scalar(label, expected, (text, folder) => {
    if (text === 'auto' || text === 'none') return right(text);
    const { name } = BRANCH.exec(text)?.groups ?? {};
    if (name !== undefined && !name.endsWith('.lock')) return right(`branch ${name}`);
    return MISTYPED.test(text) ? WRONG : right(resolve(folder, text));
  });
  return { ...read, isPath: true };
}

/** What the setting says. */
export type HistorySetting =
  | { readonly kind: 'auto' | 'none' }
  | { readonly kind: 'branch'; readonly branch: string }
  | { readonly kind: 'folder'; readonly folder: string };

export function historySetting(value: string): HistorySetting {
  if (value === 'auto' || value === 'none') return { kind: value };
  const { name } = BRANCH.exec(value)?.groups ?? {};
  return name === undefined ? { kind: 'folder', folder: value } : { kind: 'branch', branch: name };
}
