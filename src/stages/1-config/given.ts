// A setting's value before it's read: as a flag, an input or the settings file has it.

/** One value as given, with where it was given. */
export interface Given {
  readonly value: string | readonly string[];
  readonly folder: string;
  readonly source: string | undefined;
}
