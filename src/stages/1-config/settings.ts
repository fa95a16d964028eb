// The settings after parsing: what every later stage may ask for. Which there are, and of what type, says the table.
import type { ValuesOf } from './setting.ts';
import type { TABLE } from './table.ts';

/** `undefined` where the recipe is to choose. Paths are absolute. */
export type Settings = ValuesOf<typeof TABLE>;

export type ExportFormat = NonNullable<Settings['export']>[number];

export type Monitor = Settings['monitor'];
