// The settings after parsing: what every later stage may ask for. Which there are, and of what type, says the table.
import type { ValueOf } from './setting.ts';
import type { TABLE } from './table.ts';

type Table = typeof TABLE;

/** `undefined` where the recipe is to choose. Paths are absolute. */
export type Settings = { readonly [Property in keyof Table]: ValueOf<Table[Property]> };

export type ExportFormat = NonNullable<Settings['export']>[number];

export type Monitor = Settings['monitor'];
