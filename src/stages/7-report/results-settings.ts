// The settings as results.json has them, and the name that a model goes by in headings.
import { basename, isAbsolute } from 'node:path';
import { words } from '../../results/json-values.ts';
import type { Results } from '../../results/results.ts';
import { pathFrom } from '../../shared/path-from.ts';
import { EVALUATION_DEFAULTS } from '../1-config/evaluate-options.ts';
import type { Setting } from '../1-config/setting.ts';
import type { Settings } from '../1-config/settings.ts';
import { TABLE } from '../1-config/table.ts';

/** @param cwd the folder from which paths are told */
export function settingsResults(settings: Settings, cwd: string): Results['settings'] {
  const told = Object.entries(settings).map(([key, value]) => [
    key,
    isPath(key, value) ? pathFrom(cwd, value) : value,
  ]);
  return words({ ...Object.fromEntries(told), failIf: settings.failIf?.map(({ text }) => text) });
}

/** A word such as `auto` in its place is none. */
function isPath(key: string, value: unknown): value is string {
  const { type } = TABLE[key as keyof Settings] as Setting<unknown>;
  return type.isPath === true && typeof value === 'string' && isAbsolute(value);
}

/**
 * What tells a model from the others of a repository: what it learns from, or how its artifact is called where somebody
 * has chosen that.
 */
export function modelName({ data, artifactName }: Pick<Settings, 'data' | 'artifactName'>): string {
  const isChosen = !BY_DEFAULT.includes(artifactName);
  return isChosen ? artifactName : basename(data) || artifactName;
}

const BY_DEFAULT = [TABLE.artifactName.default, EVALUATION_DEFAULTS['artifact-name']];
