// The options that a command takes beside or in place of the settings: one table a command, read like the settings'.
import { type Fault, settingNotForCommand, settingUnknown } from '../../errors.ts';
import { suggestionFor } from '../../shared/nearest-word.ts';
import { OPTIONS_ELSEWHERE } from './names-elsewhere.ts';
import { readSetting } from './parse.ts';
import type { Setting, ValuesOf } from './setting.ts';
import { SETTINGS } from './table.ts';

/** One row of a command's table. */
export interface Option<T> extends Pick<Setting<T>, 'name' | 'type' | 'default' | 'unset' | 'help'> {
  /** True where the flag alone says `true`: `--flip-averaging`. */
  readonly isSwitch?: true;
  /** The setting that it says here. */
  readonly inPlaceOf?: string;
}

/** By property of what is read. */
export type OptionRows = Readonly<Record<string, Option<unknown>>>;

/**
 * @param flags as typed, by name; an empty text counts as not given
 * @param cwd absolute path from which relative ones count
 * @returns the values, only where nothing is wrong, and every fault
 */
export function parseOptions<Rows extends OptionRows>(
  command: string,
  table: Rows,
  flags: Readonly<Record<string, string>>,
  cwd: string,
): { readonly values: ValuesOf<Rows> | undefined; readonly faults: readonly Fault[] } {
  const rows = Object.entries(table);
  const names = rows.map(([, { name }]) => name);
  const faults = Object.keys(flags)
    .filter((name) => !names.includes(name))
    .map((name) => misplaced(name, command, rows));
  const values: Record<string, unknown> = {};
  for (const [property, option] of rows) {
    const text = (flags[option.name] ?? '').trim();
    const given = text === '' ? undefined : { value: text, folder: cwd, source: undefined };
    const found = readSetting(option, given, cwd, (value) => {
      values[property] = value;
    });
    faults.push(...found);
  }
  return { values: faults.length === 0 ? (values as ValuesOf<Rows>) : undefined, faults };
}

function misplaced(
  name: string,
  command: string,
  rows: readonly (readonly [property: string, Option<unknown>])[],
): Fault {
  const names = rows.map(([, option]) => option.name);
  const instead = rows.find(([, { inPlaceOf }]) => inPlaceOf === name)?.[1].name;
  if (SETTINGS.some((setting) => setting.name === name)) return settingNotForCommand(name, command, instead);
  const elsewhere = new Map([...OPTIONS_ELSEWHERE].filter(([, ours]) => names.includes(ours)));
  return settingUnknown(name, suggestionFor(name, names, elsewhere), undefined);
}
