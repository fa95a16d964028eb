// What commenting for another run takes: which artifact of it.
import type { OptionRows } from './options.ts';
import { TABLE } from './table.ts';

export const COMMENT_OPTIONS = { artifactName: TABLE.artifactName } as const satisfies OptionRows;
