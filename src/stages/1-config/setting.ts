// What a row of the settings' table holds, and the type of the value that it reads. The rows stand in table/.
import type { SettingType } from './types.ts';

/** One row of the table. */
export interface Setting<T> {
  /** As users write it, in kebab case. */
  readonly name: string;
  readonly section: 'Data' | 'Split' | 'Training' | 'Stopping' | 'Sweep' | 'Run';
  readonly type: SettingType<T>;
  /** As a user would write it; none: required, or left undefined where `unset` says what that means. */
  readonly default?: string;
  /** What happens while an optional setting isn't given, for help and tables. */
  readonly unset?: string;
  /** False where the settings file may not hold it, because it belongs to whoever starts the run. */
  readonly inFile?: false;
  /** True where another value changes neither the model nor its test: a run with it would be the same one again. */
  readonly withoutEffect?: true;
  /** One sentence or two, without a line break. */
  readonly help: string;
  /**
   * For the page on settings beside `help`: when to touch it, and what decides while it's left alone. Whole sentences,
   * in Markdown; none where `help` says it all.
   */
  readonly note?: string;
  /** What each recipe takes while the setting is left to it. */
  readonly recipes?: { readonly auto: string; readonly classic: string };
}

/** By property of `Settings`. */
export type SettingRows = Readonly<Record<string, Setting<unknown>>>;

/** What a row reads: also `undefined` where it may be left out and has no default. */
export type ValueOf<Row> = Row extends { readonly type: SettingType<infer Value> }
  ? Value | (Row extends { readonly unset: string } ? undefined : never)
  : never;

export type ValuesOf<Rows> = { readonly [Property in keyof Rows]: ValueOf<Rows[Property]> };

/** What stands in the column "default". */
export function describeDefault(setting: Pick<Setting<unknown>, 'default' | 'unset'>): string {
  return setting.default ?? setting.unset ?? 'required';
}
