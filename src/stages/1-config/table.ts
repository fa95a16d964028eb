// The one table of settings: name, type, default, help, note. `Settings`, flags, inputs, the settings file, validation,
// the help text, action.yml and the documentation's tables all come from it.
import type { Setting, SettingRows } from './setting.ts';
import { data } from './table/data.ts';
import { run } from './table/run.ts';
import { split } from './table/split.ts';
import { stopping } from './table/stopping.ts';
import { sweep } from './table/sweep.ts';
import { training } from './table/training.ts';

/** By property of `Settings`. */
export const TABLE = { ...data, ...split, ...training, ...stopping, ...sweep, ...run } satisfies SettingRows;

/** Every row in the order of the documentation. */
export const SETTINGS: readonly Setting<unknown>[] = Object.values(TABLE);

/** Properties of the settings of which another value changes neither the model nor its test. */
export const WITHOUT_EFFECT: readonly string[] = Object.entries<Setting<unknown>>(TABLE)
  .filter(([, { withoutEffect }]) => withoutEffect === true)
  .map(([property]) => property);
